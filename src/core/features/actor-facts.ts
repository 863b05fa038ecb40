import { type Held, type OfficeAnswer, officeAt } from '../actors/offices.ts';
import { isStaleAt } from '../actors/record-age.ts';
import type { ActorRecord, Position } from '../model/records.ts';
import type { Service } from '../service.ts';
import { type Days, day } from '../text/dates.ts';
import type { Entry } from '../workspace/lookup.ts';

/** What the card of an actor says at a date, and `attache actor` too. */
export interface ActorFacts {
  readonly name: string;
  readonly native: string | null;
  readonly party: string | null;
  readonly country: string | null;
  /** Others who bear one of its names, by path. */
  readonly namesakes: readonly string[];
  /** What was held on the date or may have been, in the order of `byWeight`. */
  readonly then: readonly Held[];
  readonly answer: OfficeAnswer;
  /** What is held today and was not on the date. */
  readonly now: readonly Held[];
  /** Citation keys of the sources of its positions, those of the date first. */
  readonly sources: readonly string[];
  readonly stale: boolean;
}

export function actorFacts(service: Service, entry: Entry<ActorRecord>, asked: Days): ActorFacts {
  const { record, id } = entry;
  const answer = officeAt(record, asked, service.lookup, service.today);
  const then = byWeight(answer.then);
  const today = officeAt(record, day(service.today), service.lookup, service.today).then;
  const now = byWeight(today).filter((held) => !then.some(({ position }) => position === held.position));
  const told = [...then, ...now].map(({ position }) => position);
  return {
    name: record.title?.value ?? id,
    native: nativeOf(record),
    party: nameOf(service, partyOf(record, told, asked)),
    country: countryOf(service, record, [...then, answer.previous, answer.next]),
    namesakes: namesakesOf(service, entry),
    then,
    answer,
    now,
    sources: [...new Set([...told, ...record.positions].flatMap(({ source }) => source?.value ?? []))],
    stale: isStaleAt(record, asked, service.config.checkActorsEvery),
  };
}

const weights: readonly Position['capacity'][] = [
  'substantive',
  'acting',
  'suspended',
  'elect',
  'nominee',
  'candidate',
];

/**
 * What is held for sure comes before what may be; then somebody's own office before one that he acts in, and an
 * office before a candidature. Of those alike the record's order stays.
 */
export const byWeight = (held: readonly Held[]): Held[] =>
  [...held].sort(
    (a, b) =>
      Number(a.cover === 'maybe') - Number(b.cover === 'maybe') ||
      weights.indexOf(a.position.capacity) - weights.indexOf(b.position.capacity),
  );

export const nativeOf = (record: ActorRecord): string | null =>
  (
    record.names.find(({ kind }) => kind === 'native') ??
    record.names.find(({ lang, kind }) => lang !== null && lang !== 'en' && kind !== 'weak')
  )?.value ?? null;

/** The party of what is held on the date, else the last one before that is recorded. */
function partyOf(record: ActorRecord, told: readonly Position[], { latest }: Days): string | null {
  const startOf = ({ start }: Position): string => start?.days?.earliest ?? '';
  const before = record.positions
    .filter((position) => latest === null || startOf(position) <= latest)
    .sort((a, b) => (startOf(a) < startOf(b) ? 1 : -1));
  return [...told, ...before].find(({ party }) => party !== null)?.party ?? null;
}

/** Of the office, or of the position where that says so. */
function countryOf(service: Service, record: ActorRecord, held: readonly (Held | null)[]): string | null {
  for (const each of held) {
    const of = each?.position.of?.value ?? each?.office?.record.of?.value;
    if (of !== undefined) return nameOf(service, of);
  }
  const [first] = record.memberOf;
  return record.type === 'person' || !first ? null : nameOf(service, first.value);
}

/** Of an id the actor's name; words stay. */
const nameOf = (service: Service, written: string | null): string | null =>
  written === null ? null : (service.lookup.byId('actor', written)?.record.title?.value ?? written);

function namesakesOf(service: Service, { path, record }: Entry<ActorRecord>): string[] {
  const names = [
    record.title?.value,
    ...record.aliases.map(({ value }) => value),
    ...record.names.filter(({ kind }) => kind !== 'weak').map(({ value }) => value),
  ];
  const found = names.flatMap((name) => (name === undefined ? [] : service.lookup.actorsNamed(name)));
  return [...new Set(found)].filter((other) => other !== path).sort();
}
