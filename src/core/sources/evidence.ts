import type { CitationFacts, Cited, ClaimFacts, LinkFacts, NoteFacts, Stance } from '../model/facts.ts';
import type { SourceRecord } from '../model/records.ts';
import type { Range } from '../text/range.ts';
import { type Entry, type Lookup, citedAs } from '../workspace/lookup.ts';

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
  const key = link.form === 'wiki' ? link.target : citedAs(source);
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

/** An address, a link or the words of a footnote may be a source; a link to a record of another kind is none. */
export function mayBecomeSource(link: LinkFacts, lookup: Lookup): boolean {
  if (sourceLinked(link, lookup)) return false;
  const path = link.form === 'wiki' ? lookup.link(link.target) : null;
  return path === null || lookup.entryAt(path) === null;
}

/** All that a note cites, in claims or not. */
export const citedIn = (facts: NoteFacts, lookup: Lookup): Evidence[] =>
  evidenceIn(facts, { citations: [...facts.citations.keys()], links: [...facts.links.keys()] }, lookup);

/** The sources that are known, each once. */
export const distinctSources = (evidence: readonly Evidence[]): Entry<SourceRecord>[] => [
  ...new Map(evidence.flatMap(({ source }) => (source ? [[source.place, source] as const] : []))).values(),
];
