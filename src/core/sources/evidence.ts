import type { CitationFacts, Cited, ClaimFacts, LinkFacts, NoteFacts, Stance } from '../model/facts.ts';
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

/** What a claim cites: itself, else by the lead-in right before it. */
export function evidenceOf(facts: NoteFacts, claim: ClaimFacts, lookup: Lookup): Evidence[] {
  const own = evidenceIn(facts, claim.cited, lookup);
  return own.length > 0 ? own : evidenceIn(facts, claim.leadIn, lookup);
}

/** What some citations and links of a note cite. */
export const evidenceIn = (facts: NoteFacts, { citations, links }: Cited, lookup: Lookup): Evidence[] => [
  ...citations.flatMap((index) => byKey(facts.citations[index], lookup)),
  ...links.flatMap((index) => byLink(facts.links[index], lookup)),
];

/** A bare `@key` counts only if it names a known source. */
function byKey(citation: CitationFacts | undefined, lookup: Lookup): Evidence[] {
  if (!citation) return [];
  const { key, keyRange, stance, locator } = citation;
  const source = lookup.byId('source', key);
  if (!source && citation.form === 'bare') return [];
  return [{ key, source, stance, locator: locator?.written ?? null, range: keyRange }];
}

function byLink(link: LinkFacts | undefined, lookup: Lookup): Evidence[] {
  const source = link ? sourceLinked(link, lookup) : null;
  if (!link || !source) return [];
  const key = link.form === 'wiki' ? link.target : (source.record.key?.value ?? source.id);
  return [{ key, source, stance: link.stance, locator: null, range: link.targetRange }];
}

/** The source that a link cites: by `[[…]]`, or because its address is the source's. */
export function sourceLinked({ form, target }: LinkFacts, lookup: Lookup): Entry<SourceRecord> | null {
  if (form === 'footnote') return null;
  if (form !== 'wiki') return lookup.sourceAt(target);
  const path = lookup.link(target);
  const entry = path === null ? null : lookup.entryAt(path);
  return entry?.record.kind === 'source' ? (entry as Entry<SourceRecord>) : null;
}

/** All that a note cites, in claims or not. */
export const citedIn = (facts: NoteFacts, lookup: Lookup): Evidence[] =>
  evidenceIn(facts, { citations: [...facts.citations.keys()], links: [...facts.links.keys()] }, lookup);

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
  seen.add(source.place);
  const ends = new Set<string>();
  const parents = source.record.derivedFrom.filter(({ as }) => as !== 'quoted' || quote);
  if (parents.length === 0) return ends.add(source.id);
  for (const parent of parents) {
    const entry = lookup.byId('source', parent.source.value);
    if (!entry) ends.add(parent.source.value);
    else if (seen.has(entry.place)) ends.add(entry.id);
    else for (const end of endsOf(entry, quote, lookup, seen)) ends.add(end);
  }
  return ends;
}
