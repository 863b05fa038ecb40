import type { ActorRecord, OfficeRecord, Position } from '../model/records.ts';
import { sayEdtf } from '../text/date-words.ts';
import { type Cover, type Days, covers } from '../text/dates.ts';
import type { Entry, Lookup } from '../workspace/lookup.ts';

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

/** All positions of an actor in the order of the record, each held against the days asked for. */
export function positionsAt(record: ActorRecord, asked: Days, lookup: Lookup): Held[] {
  return record.positions.map((position) => {
    const office = position.office ? lookup.byId('office', position.office.value) : null;
    const name = office?.record.title?.value ?? position.office?.value ?? position.titles[0] ?? 'an office';
    return { position, cover: coverOf(position, asked), office, name };
  });
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

export function officeAt(record: ActorRecord, asked: Days, lookup: Lookup): OfficeAnswer {
  const held = positionsAt(record, asked, lookup);
  const start = (entry: Held): string => entry.position.start?.days?.earliest ?? '';
  const end = (entry: Held): string => entry.position.end?.days?.latest ?? '';
  const over = held.filter(
    (entry) => entry.cover === 'no' && end(entry) !== '' && end(entry) < (asked.earliest ?? ''),
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
