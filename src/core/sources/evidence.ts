import type { ClaimFacts, NoteFacts, Stance } from '../model/facts.ts';
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
    return [{ key: facing.key, source, stance, locator: facing.locator?.written ?? null, range: facing.keyRange }];
  });
  return [...cited, ...linkedSources(facts, claim, lookup)];
}

function linkedSources(facts: NoteFacts, claim: ClaimFacts, lookup: Lookup): Evidence[] {
  return claim.links.flatMap((index) => {
    const link = facts.links[index];
    if (link?.form !== 'wiki') return [];
    const path = lookup.link(link.target);
    const entry = path === null ? null : lookup.entryAt(path);
    if (entry?.record.kind !== 'source') return [];
    const source = entry as Entry<SourceRecord>;
    return [
      { key: link.target, source, stance: 'supports' as const, locator: null, range: link.targetRange },
    ];
  });
}

/**
 * The origins of some sources: each followed through `derived-from` to the ends, `quoted` only for claims of kind
 * quote. Sources that share an end are one. Named by the first of its ends; an unknown end keeps the key written.
 */
export function originsOf(sources: readonly Entry<SourceRecord>[], quote: boolean, lookup: Lookup): string[] {
  const groups: Set<string>[] = [];
  for (const source of sources) {
    const ends = endsOf(source, quote, lookup);
    const touching = groups.filter((group) => [...ends].some((end) => group.has(end)));
    for (const group of touching) {
      for (const end of group) ends.add(end);
      groups.splice(groups.indexOf(group), 1);
    }
    groups.push(ends);
  }
  return groups.map((group) => [...group].sort()[0] ?? '').sort();
}

function endsOf(
  source: Entry<SourceRecord>,
  quote: boolean,
  lookup: Lookup,
  seen = new Set<string>(),
): Set<string> {
  seen.add(source.path);
  const ends = new Set<string>();
  const parents = source.record.derivedFrom.filter(({ as }) => as !== 'quoted' || quote);
  if (parents.length === 0) return ends.add(source.id);
  for (const parent of parents) {
    const entry = lookup.byId('source', parent.source.value);
    if (!entry) ends.add(parent.source.value);
    else if (seen.has(entry.path)) ends.add(entry.id);
    else for (const end of endsOf(entry, quote, lookup, seen)) ends.add(end);
  }
  return ends;
}
