import type { ClaimFacts, LinkFacts, NoteFacts, Stance } from '../model/facts.ts';
import type { SourceRecord } from '../model/records.ts';
import type { Range } from '../text/range.ts';
import type { Entry, Lookup } from '../workspace/lookup.ts';

/** One link from a claim to a source, resolved. `source` is null where the key names none. */
export interface Evidence {
  readonly key: string;
  readonly source: Entry<SourceRecord> | null;
  readonly stance: Stance;
  readonly locator: string | null;
  readonly range: Range;
}

/** What a claim cites. A bare `@key` counts only if it names a known source; `[[source]]` cites it too. */
export function evidenceOf(facts: NoteFacts, claim: ClaimFacts, lookup: Lookup): Evidence[] {
  const cited = claim.evidence.flatMap(({ citation, stance }) => {
    const facing = facts.citations[citation];
    if (!facing) return [];
    const source = lookup.byId('source', facing.key);
    if (!source && facing.form === 'bare') return [];
    return [{ key: facing.key, source, stance, locator: facing.locator, range: facing.keyRange }];
  });
  return [...cited, ...linkedSources(facts, claim, lookup)];
}

function linkedSources(facts: NoteFacts, claim: ClaimFacts, lookup: Lookup): Evidence[] {
  return claim.links.flatMap((index) => {
    const link = facts.links[index];
    const source = link ? sourceOfLink(link, lookup) : null;
    if (!link || !source) return [];
    return [
      { key: link.target, source, stance: 'supports' as const, locator: null, range: link.targetRange },
    ];
  });
}

/** The sources that are known, each once. */
export const distinctSources = (evidence: readonly Evidence[]): Entry<SourceRecord>[] => [
  ...new Map(evidence.flatMap(({ source }) => (source ? [[source.place, source] as const] : []))).values(),
];

/** The source that a link cites. */
export function sourceOfLink(link: LinkFacts, lookup: Lookup): Entry<SourceRecord> | null {
  if (link.form !== 'wiki') return null;
  const path = lookup.link(link.target);
  const entry = path === null ? null : lookup.entryAt(path);
  return entry?.record.kind === 'source' ? (entry as Entry<SourceRecord>) : null;
}
