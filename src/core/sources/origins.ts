import type { SourceRecord } from '../model/records.ts';
import type { Derivation } from '../model/vocabulary.ts';
import { type Entry, type Lookup } from '../workspace/lookup.ts';

/** Sources that go back to one document. */
export interface OriginGroup {
  /** The first of its ends; an unknown end keeps the key written. */
  readonly origin: string;
  readonly sources: readonly Entry<SourceRecord>[];
}

/**
 * Some sources by their origins: each is followed through `derived-from` to the ends, `quoted` only for claims of kind
 * quote. Sources that share an end are one.
 */
export function originGroups(
  sources: readonly Entry<SourceRecord>[],
  quote: boolean,
  lookup: Lookup,
): OriginGroup[] {
  const groups: { ends: Set<string>; sources: Entry<SourceRecord>[] }[] = [];
  for (const source of sources) {
    const group = { ends: endsOf(source, quote, lookup), sources: [source] };
    for (const other of groups.filter(({ ends }) => [...group.ends].some((end) => ends.has(end)))) {
      for (const end of other.ends) group.ends.add(end);
      group.sources.unshift(...other.sources);
      groups.splice(groups.indexOf(other), 1);
    }
    groups.push(group);
  }
  return groups
    .map(({ ends, sources: members }) => ({ origin: [...ends].sort()[0] ?? '', sources: members }))
    .sort((a, b) => (a.origin < b.origin ? -1 : 1));
}

export const originsOf = (
  sources: readonly Entry<SourceRecord>[],
  quote: boolean,
  lookup: Lookup,
): string[] => originGroups(sources, quote, lookup).map(({ origin }) => origin);

/** The ids of the documents that a source goes back to: its own where it goes back to none. */
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

/** The known sources that one says it is derived from in one of these ways. */
export const parentsOf = (
  source: Entry<SourceRecord>,
  ways: readonly Derivation[],
  lookup: Lookup,
): Entry<SourceRecord>[] =>
  source.record.derivedFrom.flatMap(({ source: { value }, as }) => {
    const parent = as !== null && ways.includes(as) ? lookup.byId('source', value) : null;
    return parent && parent.place !== source.place ? [parent] : [];
  });

/**
 * The document that a source republishes or rewrites, as far back as the workspace has it; null where it is a document
 * of its own. A translation is one: whoever reads it can't be sent to the original.
 */
export function originalOf(source: Entry<SourceRecord>, lookup: Lookup): Entry<SourceRecord> | null {
  let original: Entry<SourceRecord> | null = null;
  const seen = new Set([source.place]);
  for (let at = source; ;) {
    const isTranslation = at.record.derivedFrom.some(({ as }) => as === 'translated');
    const [parent] = isTranslation ? [] : parentsOf(at, ['republished', 'rewritten'], lookup);
    if (!parent || seen.has(parent.place)) return original;
    seen.add(parent.place);
    at = original = parent;
  }
}

/** Two sources whose captures are largely the same text. */
export interface Alike {
  readonly one: string;
  readonly other: string;
  /** How much of the words of one stand in the other; the greater share of the two ways round. */
  readonly share: number;
}

/** Which of some sources have captures that are largely the same text, by their ids. */
export const alikeAmong = (sources: readonly Entry<SourceRecord>[], lookup: Lookup): Alike[] =>
  sources.length < 2
    ? []
    : sources.flatMap((source, at) =>
        lookup.alike(source).flatMap(({ place, share, ownShare }): Alike[] => {
          const like = sources.slice(at + 1).find((other) => other.place === place);
          if (!like) return [];
          return share >= ownShare
            ? [{ one: source.id, other: like.id, share }]
            : [{ one: like.id, other: source.id, share: ownShare }];
        }),
      );

export const sayShare = (share: number): string => `${Math.floor(share * 100)} %`;
