import type { Frontmatter } from '../model/facts.ts';
import type { YamlProblem, YamlValue } from '../model/yaml.ts';
import type { Located, Range } from '../text/range.ts';
import { readYaml } from '../yaml/read.ts';

export interface FrontmatterPlace {
  /** The YAML between the lines. */
  readonly yaml: Range;
  /** Offset at which the body starts. */
  readonly bodyStart: number;
  /** False where no line closes it: then it is taken to reach to the first blank line. */
  readonly closed: boolean;
}

const opening = /^\uFEFF?---[ \t]*(?:\r\n?|\n)/;
const closing = /^(?:---|\.\.\.)[ \t]*$/m;
const blankLine = /^[ \t]*$/m;

/** Offset of a body without frontmatter. */
export const bodyStartOf = (text: string): number => (text.startsWith('\uFEFF') ? 1 : 0);

/** Finds what may be frontmatter: from `---` on the first line to the next line of `---` or `...`. */
export function findFrontmatter(text: string): FrontmatterPlace | null {
  const open = opening.exec(text);
  if (!open) return null;
  const start = open[0].length;
  const rest = text.slice(start).replaceAll('\r\n', ' \n').replaceAll('\r', '\n');
  const close = closing.exec(rest);
  if (close) {
    const end = start + close.index;
    return { yaml: { start, end }, bodyStart: Math.min(text.length, end + close[0].length), closed: true };
  }
  const end = start + (blankLine.exec(rest)?.index ?? rest.length);
  return { yaml: { start, end }, bodyStart: end, closed: false };
}

/** Reads the frontmatter at a place. Where YAML does not parse, `type` counts if its line can still be read. */
export function readFrontmatter(text: string, { yaml: range, closed }: FrontmatterPlace): Frontmatter {
  const { value, problems, duplicates } = readYaml(text.slice(range.start, range.end), range.start);
  const map = value?.type === 'map' ? value : null;
  const all = [
    ...(closed ? [] : [neverClosed(text)]),
    ...(value && !map && problems.length === 0 ? [notAMap(text, value)] : problems),
  ];
  const typed = map?.entries.find(({ key }) => key === 'type')?.value;
  const parsed =
    typed?.type === 'scalar' && typeof typed.value === 'string'
      ? { value: typed.value, range: typed.range }
      : null;
  const type = (problems.length > 0 ? typeLine(text, range) : null) ?? parsed;
  return { range, closed, type, yaml: problems.length > 0 ? null : map, problems: all, duplicates };
}

const neverClosed = (text: string): YamlProblem => {
  const start = bodyStartOf(text);
  return {
    message: 'This frontmatter is never closed. Write `---` on a line of its own below its last key.',
    range: { start, end: start + 3 },
  };
};

/** Said at its first line. */
const notAMap = (text: string, { range: { start, end } }: YamlValue): YamlProblem => ({
  message: 'The frontmatter is no list of keys and values. Write `key: value`, one a line.',
  range: { start, end: start + (/^[^\r\n]*/u.exec(text.slice(start, end))?.[0].trimEnd().length ?? 0) },
});

function typeLine(text: string, place: Range): Located<string> | null {
  const line = /^type:[ \t]*["']?([^\s"'#:,[\]{}]+)["']?[ \t]*(?:[ \t]#.*)?\r?$/mu;
  const match = line.exec(text.slice(place.start, place.end));
  if (!match?.[1]) return null;
  const start = place.start + match.index + match[0].indexOf(match[1], 5);
  return { value: match[1], range: { start, end: start + match[1].length } };
}
