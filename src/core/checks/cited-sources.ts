import type { SourceRecord } from '../model/records.ts';
import type { JudgedClaim } from '../sources/claims.ts';
import { sourceLinked } from '../sources/evidence.ts';
import { type Range, contains } from '../text/range.ts';
import type { Entry } from '../workspace/lookup.ts';
import type { CheckContext } from './check.ts';

/** A place in the text of a note that cites a known source. */
export interface CitedSource {
  readonly source: Entry<SourceRecord>;
  /** Its key, or the target of a link. */
  readonly range: Range;
  /** Index in the note's citations; null for a link. */
  readonly citation: number | null;
  /** The claims that it is evidence of. */
  readonly claims: readonly JudgedClaim[];
  /** Whether it stands in a claim or is evidence of one. */
  readonly inClaim: boolean;
}

/** All places that cite a source, in the order of citations and then of links; none of claims that are taken back. */
export function citedSources({ note, claims, lookup }: CheckContext): CitedSource[] {
  const cited = [
    ...note.citations.map(({ key, keyRange }, citation) => ({
      source: lookup.byId('source', key),
      range: keyRange,
      citation,
    })),
    ...note.links.map((link) => ({
      source: sourceLinked(link, lookup),
      range: link.targetRange,
      citation: null,
    })),
  ];
  return cited.flatMap(({ source, range, citation }): CitedSource[] => {
    if (!source) return [];
    const around = claims.filter(
      ({ facts, evidence }) =>
        contains(facts.range, range) || evidence.some((each) => each.range.start === range.start),
    );
    if (around.length > 0 && around.every(({ facts }) => facts.state !== 'open')) return [];
    const evidenceOf = around.filter(({ evidence }) =>
      evidence.some((each) => each.range.start === range.start),
    );
    return [{ source, range, citation, claims: evidenceOf, inClaim: around.length > 0 }];
  });
}

export const titleOf = ({ record, id }: Entry<SourceRecord>): string => record.title?.value ?? id;

/** Whether a claim may go back to more than is known: it has a key that names no source, or a link to a page that is none. */
export const mayHaveOtherSources = ({ facts, evidence }: JudgedClaim, { note }: CheckContext): boolean =>
  evidence.some(({ source }) => !source) ||
  [...facts.cited.links, ...facts.leadIn.links].some((at) => {
    const link = note.links[at];
    const isPage = link?.form === 'link' || link?.form === 'address';
    return isPage && !evidence.some(({ range }) => range.start === link.targetRange.start);
  });
