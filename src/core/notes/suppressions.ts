import {
  type Comment,
  type Host,
  blankInMarkdown,
  furthestOf,
  htmlComments,
  suppressionMark,
  suppressionsAmong,
} from '../markup/suppressions.ts';
import type { ClaimFacts, Frontmatter, SuppressionFacts } from '../model/facts.ts';
import type { YamlValue } from '../model/yaml.ts';
import type { Range } from '../text/range.ts';
import { partsOf, yamlComments } from '../yaml/comments.ts';
import { readYaml } from '../yaml/read.ts';

/** The suppressions of a note: in comments of its frontmatter and of its body. */
export function readSuppressions(
  text: string,
  frontmatter: Frontmatter | null,
  bodyStart: number,
  claims: readonly ClaimFacts[],
): SuppressionFacts[] {
  if (!text.includes(suppressionMark)) return [];
  const inYaml = frontmatter ? commentsInYaml(text, frontmatter.range, frontmatter.yaml) : [];
  // A claim is kept quiet as a whole where it begins.
  const body = {
    end: text.length,
    blank: blankInMarkdown,
    reach: furthestOf(claims.map(({ range }) => range)),
  };
  return suppressionsAmong(text, [...inYaml, ...htmlComments(text, bodyStart, body)]);
}

/** The suppressions of a file that is YAML from end to end. */
export function yamlSuppressions(text: string): SuppressionFacts[] {
  if (!text.includes(suppressionMark)) return [];
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const { value } = readYaml(text.slice(start), start);
  return suppressionsAmong(text, commentsInYaml(text, { start, end: text.length }, value));
}

function commentsInYaml(text: string, place: Range, value: YamlValue | null): Comment[] {
  if (!text.slice(place.start, place.end).includes(suppressionMark)) return [];
  const host: Host = {
    end: place.end,
    blank: /^[ \t]*(?:#.*)?$/u,
    reach: furthestOf(partsOf(value, text)),
  };
  return yamlComments(text, place).map((range) => ({
    range,
    inner: { start: range.start + 1, end: range.end },
    host,
  }));
}
