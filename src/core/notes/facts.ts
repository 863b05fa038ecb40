import type { NoteFacts } from '../model/facts.ts';
import { readMarkup } from '../markup/document.ts';
import { bloomOf, filterWords } from '../text/bloom.ts';
import { foldName } from '../text/fold.ts';
import { textHash } from '../text/hash.ts';
import { readClaims } from './claims.ts';
import { findFrontmatter, readFrontmatter } from './frontmatter.ts';
import { readQuotations } from './quotations.ts';
import { readRecord } from './records.ts';

/** Makes the facts of one note from its text: a pure function, to be cached by the text's hash. */
export function factsOf(path: string, text: string): NoteFacts {
  const place = findFrontmatter(text);
  const frontmatter = place.yaml && readFrontmatter(text, place.yaml);
  const markup = readMarkup(text, place.bodyStart);
  const record = frontmatter && readRecord(frontmatter, path);
  const { claims, problems } = readClaims(markup, frontmatter?.yaml ?? null);
  return {
    path,
    hash: textHash(text),
    frontmatter,
    record,
    headings: markup.headings,
    prose: markup.prose,
    claims,
    citations: markup.citations,
    links: markup.links,
    quotations: readQuotations(markup, claims),
    problems: [...markup.problems, ...problems].sort((a, b) => a.range.start - b.range.start),
    words: bloomOf(markup.prose.flatMap(({ text: prose }) => filterWords(foldName(prose).text))),
  };
}
