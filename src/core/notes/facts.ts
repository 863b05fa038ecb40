import type { NoteFacts } from '../model/facts.ts';
import { isBuiltInType } from '../model/note-types.ts';
import { readAnchors } from '../markup/anchors.ts';
import { readMarkup } from '../markup/document.ts';
import { bloomOf, filterWords } from '../text/bloom.ts';
import { foldName } from '../text/fold.ts';
import { textHash } from '../text/hash.ts';
import { readClaims } from './claims.ts';
import { bodyStartOf, findFrontmatter, readFrontmatter } from './frontmatter.ts';
import { readQuotations } from './quotations.ts';
import { readRecord } from './records.ts';
import { readSuppressions } from './suppressions.ts';

/**
 * Makes the facts of one note from its text: a pure function, to be cached by the text's hash and the `ownTypes`, the
 * note types that the team's schemas add.
 */
export function factsOf(
  path: string,
  text: string,
  ownTypes: ReadonlySet<string> = new Set<string>(),
): NoteFacts {
  const isKnown = (type: string): boolean => isBuiltInType(type) || ownTypes.has(type);
  const place = findFrontmatter(text);
  const read = place && readFrontmatter(text, place);
  // Without a closing line it may as well be a rule and a paragraph: only a known type says that it is frontmatter.
  const frontmatter = read && (read.closed || isKnown(read.type?.value ?? '')) ? read : null;
  const bodyStart = (frontmatter && place?.bodyStart) ?? bodyStartOf(text);
  const markup = readMarkup(text, bodyStart);
  const record = frontmatter && readRecord(frontmatter, path, ownTypes);
  const { claims, problems } = readClaims(markup, frontmatter?.yaml ?? null);
  return {
    path,
    hash: textHash(text),
    frontmatter,
    record,
    headings: markup.headings,
    blockIds: markup.blocks.map(({ id }) => id.value),
    anchors: readAnchors(text.slice(bodyStart)),
    prose: markup.prose,
    claims,
    citations: markup.citations,
    links: markup.links,
    quotations: readQuotations(markup, claims),
    problems: [...markup.problems, ...problems].sort((a, b) => a.range.start - b.range.start),
    suppressions: readSuppressions(text, frontmatter, bodyStart, claims),
    words: bloomOf(markup.prose.flatMap(({ text: prose }) => filterWords(foldName(prose).text))),
  };
}
