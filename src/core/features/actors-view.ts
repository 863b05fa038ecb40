import { coverOf, officeAt } from '../actors/offices.ts';
import type { ActorRecord, ActorType } from '../model/records.ts';
import type { Capacity } from '../model/vocabulary.ts';
import type { Service } from '../service.ts';
import { day } from '../text/dates.ts';
import { foldName } from '../text/fold.ts';
import { compare } from '../text/order.ts';
import type { Range } from '../text/range.ts';
import type { Entry } from '../workspace/lookup.ts';
import { idOf } from '../workspace/offers.ts';
import { byWeight, nativeOf } from './actor-facts.ts';
import { type ActorsFilter, actorFilter, isDue } from './actor-filter.ts';
import { headOf } from './subjects.ts';

export type ActorsGrouping = 'type' | 'mentions';

export interface ActorsAsked {
  readonly grouping: ActorsGrouping;
  readonly filter: ActorsFilter;
}

/** A row that holds actors of one type, or those that are mentioned, or that nothing mentions. */
export interface ActorsGroup {
  readonly key: ActorType | 'mentioned' | 'unmentioned';
  readonly actors: number;
}

export interface HeldOffice {
  readonly name: string;
  readonly capacity: Capacity;
}

export interface OfficeToday extends HeldOffice {
  /** The record leaves open whether it is held. */
  readonly perhaps: boolean;
}

export interface ActorViewRow {
  /** The actor's note, and its name there. */
  readonly file: string;
  readonly range: Range;
  readonly id: string;
  readonly type: ActorType;
  readonly name: string;
  /** As it is written at home, where that differs. */
  readonly native: string | null;
  /** What the record says is held today. */
  readonly offices: readonly OfficeToday[];
  /** How many terms in offices the record has, of all times. */
  readonly terms: number;
  readonly mentions: number;
  /** Open mentions that may mean this actor. */
  readonly undecided: number;
  readonly claims: number;
  /** When the record was last checked, as written, where it is due to be checked again. */
  readonly staleSince: string | null;
}

const groupsInOrder: Readonly<Record<ActorsGrouping, readonly ActorsGroup['key'][]>> = {
  type: ['person', 'organisation', 'place', 'event'],
  mentions: ['mentioned', 'unmentioned'],
};

/** The groups of the Actors view and how many actors each has; empty ones are left out. */
export function actorGroups(service: Service, asked: ActorsAsked): ActorsGroup[] {
  const counts = new Map<ActorsGroup['key'], number>();
  const groupOf = grouped(service, asked.grouping);
  for (const actor of actorsShown(service, asked.filter)) {
    const key = groupOf(actor);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return groupsInOrder[asked.grouping]
    .map((key) => ({ key, actors: counts.get(key) ?? 0 }))
    .filter(({ actors }) => actors > 0);
}

/** The actors of one group: by name, or those mentioned most first. */
export function actorsInGroup(service: Service, asked: ActorsAsked, group: string): ActorViewRow[] {
  const groupOf = grouped(service, asked.grouping);
  const most = (row: ActorViewRow): number => (asked.grouping === 'mentions' ? row.mentions : 0);
  return actorsShown(service, asked.filter)
    .filter((actor) => groupOf(actor) === group)
    .map((actor) => ({ row: rowOf(service, actor), name: foldName(nameOf(actor)).text }))
    .sort((a, b) => most(b.row) - most(a.row) || compare(a.name, b.name) || compare(a.row.file, b.row.file))
    .map(({ row }) => row);
}

function actorsShown(service: Service, filter: ActorsFilter): Entry<ActorRecord>[] {
  const isShown = actorFilter(service, filter);
  const shown: Entry<ActorRecord>[] = [];
  for (const note of service.notes.values()) {
    if (note.record?.kind !== 'actor') continue;
    const actor = { place: note.path, path: note.path, id: idOf(note), record: note.record };
    if (isShown(actor)) shown.push(actor);
  }
  return shown;
}

const grouped =
  ({ uses }: Service, grouping: ActorsGrouping) =>
  ({ path, record }: Entry<ActorRecord>): ActorsGroup['key'] => {
    if (grouping === 'type') return record.type;
    return uses.counts(path).mentions > 0 ? 'mentioned' : 'unmentioned';
  };

const nameOf = ({ id, record }: Entry<ActorRecord>): string => record.title?.value ?? id;

function rowOf(service: Service, actor: Entry<ActorRecord>): ActorViewRow {
  const { path, id, record } = actor;
  const name = nameOf(actor);
  const native = nativeOf(record);
  return {
    ...headOf(service, path),
    id,
    type: record.type,
    name,
    native: native === name ? null : native,
    offices: heldToday(service, record),
    terms: record.positions.length,
    ...service.uses.counts(path),
    staleSince: isDue(service, record) ? (record.checked?.value ?? null) : null,
  };
}

function heldToday(service: Service, record: ActorRecord): OfficeToday[] {
  const today = day(service.today);
  // Most terms are over: of those nobody has to be asked what the office is called.
  const positions = record.positions.filter((position) => coverOf(position, today) !== 'no');
  if (positions.length === 0) return [];
  const { then } = officeAt({ ...record, positions }, today, service.lookup, service.today);
  return byWeight(then).map(({ name, position, cover }) => ({
    name,
    capacity: position.capacity,
    perhaps: cover === 'maybe',
  }));
}
