import type { ActorRecord, OfficeRecord, Position } from '../model/records.ts';
import { sayEdtf } from '../text/date-words.ts';
import { type Cover, type Days, covers } from '../text/dates.ts';
import type { Located } from '../text/range.ts';
import type { Entry, Lookup } from '../workspace/lookup.ts';
import { foldTarget } from '../workspace/offers.ts';

/** A position of an actor as it stands to a date. */
export interface Held {
  readonly position: Position;
  readonly cover: Cover;
  /** The office note, where the position names one. */
  readonly office: Entry<OfficeRecord> | null;
  /** What to call it: the office's name, else its words, else the title. */
  readonly name: string;
}

/** How a period of `end: unknown` lies: it has begun, and nobody knows whether it was over. */
const unknownEnd = (position: Position): Days => ({
  earliest: position.start?.days?.earliest ?? null,
  latest: null,
});

export function coverOf(position: Position, asked: Days): Cover {
  const start = position.start?.days ?? null;
  if (!position.endUnknown) return covers(start, position.end?.days ?? null, asked);
  const cover = covers(start, unknownEnd(position), asked);
  return cover === 'yes' ? 'maybe' : cover;
}

/** Who left on a day that is not known had left by the day on which that is read. */
const hasLeft = ({ endUnknown }: Position, { earliest }: Days, today: string | null): boolean =>
  endUnknown && today !== null && earliest !== null && earliest >= today;

/**
 * All positions of an actor in the order of the record, each held against the days asked for. With `today` nobody
 * may still be in an office that the record says was left.
 */
export function positionsAt(
  record: ActorRecord,
  asked: Days,
  lookup: Lookup,
  today: string | null = null,
): Held[] {
  return record.positions.map((position) => {
    const office = officeOf(position, lookup);
    const name = office?.record.title?.value ?? position.office?.value ?? position.titles[0] ?? 'an office';
    const cover = hasLeft(position, asked, today) ? 'no' : coverOf(position, asked);
    return { position, cover, office, name };
  });
}

/** The office note that a position means; not one of another country that goes by the same words. */
function officeOf({ office, of }: Position, lookup: Lookup): Entry<OfficeRecord> | null {
  const found = office ? lookup.office(office.value) : null;
  return found && agree(of, found.record.of, lookup) ? found : null;
}

/** Whether two offices may be of one country or body; what is not said speaks against nothing. */
function agree(one: Located<string> | null, other: Located<string> | null, lookup: Lookup): boolean {
  if (!one || !other || foldTarget(one.value) === foldTarget(other.value)) return true;
  const path = lookup.link(one.value);
  return path !== null && path === lookup.link(other.value);
}

/** What tells an office from others: its note, else how a position writes it. */
export interface OfficeMeant {
  readonly office: Entry<OfficeRecord> | null;
  readonly position: Pick<Position, 'office' | 'of'> | null;
}

/** Whether two positions are in one office: of one office note, else in the same words. */
function isSameOffice(one: OfficeMeant, other: OfficeMeant, lookup: Lookup): boolean {
  if (one.office || other.office) return one.office?.path === other.office?.path;
  const [a, b] = [one.position?.office, other.position?.office];
  if (!a || !b || foldTarget(a.value) !== foldTarget(b.value)) return false;
  return agree(one.position?.of ?? null, other.position?.of ?? null, lookup);
}

/** In office: not those who are yet to hold it. Who acts and who is suspended stand beside each other. */
export const isInOffice = ({ position: { capacity } }: Held): boolean =>
  capacity === 'substantive' || capacity === 'acting' || capacity === 'suspended';

/** Somebody who holds an office. */
export interface OfficeHolder {
  readonly actor: Entry<ActorRecord>;
  readonly held: Held;
}

/**
 * Who held an office in the days asked for, surely or perhaps: on a day of hand-over both did. Each stands once, by
 * what says most of it: suspended or acting before in office.
 */
export function holdersAt(office: OfficeMeant, asked: Days, lookup: Lookup): OfficeHolder[] {
  const written = office.office?.id ?? office.position?.office?.value;
  const actors = written === undefined ? [] : lookup.holders(written);
  const found = actors.flatMap((actor): OfficeHolder[] => {
    const held = positionsAt(actor.record, asked, lookup).filter(
      (each) => each.cover !== 'no' && isInOffice(each) && isSameOffice(each, office, lookup),
    );
    const [first] = held.sort((a, b) => weight(b) - weight(a));
    return first ? [{ actor, held: first }] : [];
  });
  return found.sort((a, b) => weight(b.held) - weight(a.held));
}

const weight = ({ cover, position: { capacity } }: Held): number =>
  (cover === 'yes' ? 10 : 0) + (capacity === 'acting' ? 2 : capacity === 'suspended' ? 1 : 0);

/** `Choi Sang-mok (acting)`. */
export function sayHolder({ actor, held }: OfficeHolder): string {
  const { capacity } = held.position;
  const name = actor.record.title?.value ?? actor.id;
  return capacity === 'substantive' ? name : `${name} (${capacity})`;
}

export interface OfficeAnswer {
  /** Positions that cover the date or may. */
  readonly then: readonly Held[];
  /** The last one over by then, and the first one not yet begun. */
  readonly previous: Held | null;
  readonly next: Held | null;
  /** Whether the record speaks of that time at all, where `then` is empty. */
  readonly silent: boolean;
}

export function officeAt(
  record: ActorRecord,
  asked: Days,
  lookup: Lookup,
  today: string | null = null,
): OfficeAnswer {
  const held = positionsAt(record, asked, lookup, today);
  const start = (entry: Held): string => entry.position.start?.days?.earliest ?? '';
  const end = (entry: Held): string =>
    entry.position.endUnknown ? start(entry) : (entry.position.end?.days?.latest ?? '');
  const over = held.filter(
    (entry) =>
      entry.cover === 'no' &&
      (hasLeft(entry.position, asked, today) || (end(entry) !== '' && end(entry) < (asked.earliest ?? ''))),
  );
  const coming = held.filter((entry) => entry.cover === 'no' && start(entry) > (asked.latest ?? '9999'));
  return {
    then: held.filter(({ cover }) => cover !== 'no'),
    previous: over.sort((a, b) => end(b).localeCompare(end(a)))[0] ?? null,
    next: coming.sort((a, b) => start(a).localeCompare(start(b)))[0] ?? null,
    silent: over.length === 0,
  };
}

const capacityWords: Readonly<Record<Position['capacity'], (name: string) => string>> = {
  substantive: (name) => name,
  acting: (name) => `acting ${name}`,
  suspended: (name) => `${name} (suspended)`,
  elect: (name) => `${name}-elect`,
  nominee: (name) => `nominee for ${name}`,
  candidate: (name) => `candidate for ${name}`,
};

/** `candidate for President of South Korea`. */
export const sayHeld = ({ name, position }: Held): string => capacityWords[position.capacity](name);

/** `since 4 June 2025`, `from 27 April 2025 to 3 June 2025`. */
export function sayTerm({ start, end, endUnknown }: Position): string {
  const from = start ? sayEdtf(start.value) : null;
  if (end) return from ? `from ${from} to ${sayEdtf(end.value)}` : `until ${sayEdtf(end.value)}`;
  if (endUnknown) return from ? `from ${from}, left on a day not known` : 'left on a day not known';
  return from ? `since ${from}` : 'dates not recorded';
}
