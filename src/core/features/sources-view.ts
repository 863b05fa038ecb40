import type { SourceRecord } from '../model/records.ts';
import { type SourceState, sourceStates } from '../model/vocabulary.ts';
import type { Service } from '../service.ts';
import { originsOf } from '../sources/origins.ts';
import { foldName } from '../text/fold.ts';
import { compare } from '../text/order.ts';
import type { Range } from '../text/range.ts';
import type { Entry } from '../workspace/lookup.ts';
import { captureOf } from '../workspace/offers.ts';
import { allSources } from './all-sources.ts';
import { withoutAccents } from './candidates.ts';
import { type ViewRow, claimsIn } from './claims-view.ts';
import { type CaptureState, captureState } from './rows.ts';

export type SourcesGrouping = 'publisher' | 'grade' | 'state' | 'year' | 'origin';

/** Which sources are shown; what is asked for holds together. */
export interface SourcesFilter {
  /** Words of which each stands in the title, id, publisher or a name of an author; empty for all. */
  readonly text: string;
  readonly unused: boolean;
  readonly undated: boolean;
  readonly uncaptured: boolean;
}

export interface SourcesAsked {
  readonly grouping: SourcesGrouping;
  readonly filter: SourcesFilter;
}

/** A row that holds sources which share something; an empty key is that of those which have nothing to share. */
export interface SourcesGroup {
  readonly key: string;
  readonly label: string;
  readonly sources: number;
}

export interface SourceViewRow {
  /** The identity of the record: see `Entry`. */
  readonly place: string;
  readonly file: string;
  /** Where the record says its title, or stands. */
  readonly range: Range;
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  /** As written; null where no date is known. */
  readonly issued: string | null;
  readonly grade: string | null;
  readonly state: SourceState;
  readonly claims: number;
  /** Places that cite it. */
  readonly cited: number;
  /** Nothing cites it, no position names it, and nothing is derived from it. */
  readonly unused: boolean;
  readonly capture: CaptureState;
  /** The capture's file, where it can be read. */
  readonly captureFile: string | null;
  /** Its address, where a browser can open that. */
  readonly url: string | null;
}

type Source = Entry<SourceRecord>;

/** The groups of the Sources view and how many sources each has. */
export function sourceGroups(service: Service, asked: SourcesAsked): SourcesGroup[] {
  const keyOf = grouped(service, asked.grouping);
  const counts = new Map<string, number>();
  for (const source of shown(service, asked.filter)) {
    const key = keyOf(source);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [...counts]
    .map(([key, sources]) => ({ key, label: labelOf(service, asked.grouping, key), sources }))
    .sort(inOrder(asked.grouping));
}

/** The sources of one group, by title. */
export function sourcesInGroup(service: Service, asked: SourcesAsked, group: string): SourceViewRow[] {
  const keyOf = grouped(service, asked.grouping);
  return shown(service, asked.filter)
    .filter((source) => keyOf(source) === group)
    .map((source) => rowOf(service, source))
    .map((row) => ({ row, title: foldName(row.title).text }))
    .sort((a, b) => compare(a.title, b.title) || compare(a.row.place, b.row.place))
    .map(({ row }) => row);
}

/** The claims that a source is evidence of, as the Claims view shows them. */
export function claimsCiting(service: Service, place: string): ViewRow[] {
  const byNote = new Map<string, Set<unknown>>();
  for (const { note, claim } of service.sources.claimsOf(place))
    byNote.set(note, (byNote.get(note) ?? new Set()).add(claim));
  return [...byNote].flatMap(([note, citing]) => claimsIn(service, note, (claim) => citing.has(claim)));
}

function shown(service: Service, { text, unused, undated, uncaptured }: SourcesFilter): Source[] {
  const words = folded(text).split(' ').filter(Boolean);
  return allSources(service).filter((source) => {
    if (unused && !isUnused(service, source)) return false;
    if (undated && dateOf(source) !== null) return false;
    if (uncaptured && source.record.capture) return false;
    const named = words.length === 0 ? '' : wordsOf(source);
    return words.every((word) => named.includes(word));
  });
}

const folded = (text: string): string => withoutAccents(foldName(text).text);

const wordsOf = ({ id, record: { title, publisher, authors } }: Source): string =>
  [id, title?.value ?? '', publisher ?? '', ...authors].map(folded).join('\n');

function isUnused({ sources }: Service, { place }: Source): boolean {
  const { cited, positions, derived } = sources.counts(place);
  return cited + positions + derived === 0;
}

/** `issued: unknown` is no date. */
const dateOf = ({ record: { issued } }: Source): string | null => (issued?.days ? issued.value : null);

const grouped =
  ({ lookup }: Service, grouping: SourcesGrouping) =>
  (source: Source): string => {
    const { publisher, reliability, state, issued } = source.record;
    switch (grouping) {
      case 'publisher':
        return publisher ?? '';
      case 'grade':
        return reliability ?? '';
      case 'state':
        return state;
      case 'year':
        return (issued?.days?.earliest ?? issued?.days?.latest ?? '').slice(0, 4);
      case 'origin':
        return originsOf([source], false, lookup)[0] ?? source.id;
    }
  };

const labelOf = ({ lookup }: Service, grouping: SourcesGrouping, key: string): string =>
  grouping === 'origin' ? (lookup.byId('source', key)?.record.title?.value ?? key) : key;

/** The latest year first, and origins of several sources before those of one; what shares nothing comes last. */
const inOrder =
  (grouping: SourcesGrouping) =>
  (a: SourcesGroup, b: SourcesGroup): number => {
    if (a.key === '' || b.key === '') return Number(a.key === '') - Number(b.key === '');
    if (grouping === 'year') return compare(b.key, a.key);
    if (grouping === 'state') return stateRank(a.key) - stateRank(b.key);
    const several = grouping === 'origin' ? b.sources - a.sources : 0;
    return several || compare(foldName(a.label).text, foldName(b.label).text) || compare(a.key, b.key);
  };

const stateRank = (state: string): number => sourceStates.findIndex((each) => each === state);

function rowOf(service: Service, source: Source): SourceViewRow {
  const { place, path, id, record } = source;
  const { cited, claims } = service.sources.counts(place);
  const capture = captureState(service, record);
  const range = record.title?.range ?? record.head;
  return {
    place,
    file: path,
    range,
    id,
    title: record.title?.value ?? id,
    publisher: record.publisher,
    issued: dateOf(source),
    grade: record.reliability,
    state: record.state,
    claims,
    cited,
    unused: isUnused(service, source),
    capture,
    captureFile: capture === 'ok' || capture === 'changed' ? captureOf(record) : null,
    url: record.url !== null && /^https?:\/\//iu.test(record.url) ? record.url : null,
  };
}
