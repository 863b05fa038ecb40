import type { ActorRecord, Position } from '../model/records.ts';
import type { Days } from '../text/dates.ts';
import { foldName } from '../text/fold.ts';
import type { Entry, Lookup } from '../workspace/lookup.ts';
import { mayBeOf } from './countries.ts';
import { type Held, positionsAt } from './offices.ts';
import type { TitleBeside } from './titled-surnames.ts';
import { conceptsOf } from './titles.ts';

/** How a title decided: its holder on the judged date, or the only one who had held it before. */
export type TitleStanding = 'then' | 'before';

export interface TitleDecision {
  /** Path of the actor's note; null where it stays open. */
  readonly actor: string | null;
  readonly candidates: readonly string[];
  readonly standing: TitleStanding | null;
}

interface Bearer {
  readonly path: string;
  readonly then: boolean;
  readonly over: boolean;
}

/**
 * Who is meant by a title beside a surname: of those who bear it, the one who holds such an office in the days asked
 * for, else the only one who had held it before. Null where none of them ever does: then it is somebody else's name.
 */
export function decideByTitle(
  owners: readonly string[],
  title: TitleBeside,
  asked: Days,
  lookup: Lookup,
): TitleDecision | null {
  const bearers = owners.flatMap((path) => bearer(path, title, asked, lookup) ?? []);
  if (bearers.length === 0) return null;
  const then = bearers.filter((each) => each.then);
  const over = bearers.filter((each) => each.over);
  if (title.time === 'former') return only(over, 'before') ?? open(over.length > 0 ? over : bearers);
  if (title.time === 'then') {
    const began = bearers.filter((each) => each.then || each.over);
    return only(began, then.length > 0 ? 'then' : 'before') ?? open(began.length > 0 ? began : bearers);
  }
  if (then.length > 0) return only(then, 'then') ?? open(then);
  if (title.maybeThis) return null;
  return only(over, 'before') ?? open(over.length > 0 ? over : bearers);
}

const only = ([first, ...more]: readonly Bearer[], standing: TitleStanding): TitleDecision | null =>
  first && more.length === 0 ? { actor: first.path, candidates: [first.path], standing } : null;

const open = (bearers: readonly Bearer[]): TitleDecision => ({
  actor: null,
  candidates: bearers.map(({ path }) => path),
  standing: null,
});

function bearer(path: string, title: TitleBeside, asked: Days, lookup: Lookup): Bearer | null {
  const entry = lookup.entryAt(path);
  if (entry?.record.kind !== 'actor') return null;
  const capacities = title.time === 'acting' ? acting : inOffice;
  const held = positionsAt((entry as Entry<ActorRecord>).record, asked, lookup).filter(
    (each) =>
      capacities.has(each.position.capacity) && isCalled(each, title.words) && mayBeMeant(each, title),
  );
  if (held.length === 0) return null;
  return {
    path,
    then: held.some(({ cover }) => cover !== 'no'),
    over: held.some((each) => isOver(each, asked)),
  };
}

const inOffice = new Set<Position['capacity']>(['substantive', 'suspended']);
const acting = new Set<Position['capacity']>(['acting']);

/** Over before the days asked for, not one that has yet to begin. */
const isOver = ({ position, cover }: Held, asked: Days): boolean => {
  const latest = position.end?.days?.latest ?? null;
  return cover === 'no' && latest !== null && asked.earliest !== null && latest < asked.earliest;
};

const namesOf = ({ position, office, name }: Held): string[] => [
  ...position.titles,
  name,
  ...(office?.record.titles.map(({ value }) => value) ?? []),
];

/** Whether the office goes by a title: the same words, or a concept in common in any language. */
export function isCalled(held: Held, title: string): boolean {
  const concepts = conceptsOf(title);
  return namesOf(held).some(
    (form) => foldName(form).text === title || conceptsOf(form).some((concept) => concepts.includes(concept)),
  );
}

/** Whether the place that is named beside the title is no other one's than the office's. */
export function mayBeMeant(held: Held, { country, of }: Pick<TitleBeside, 'country' | 'of'>): boolean {
  const { position, office } = held;
  const written = [position.of?.value, position.office?.value, office?.record.of?.value];
  const words = [...namesOf(held), ...written].join(' ');
  if (country !== null && !mayBeOf(country, words)) return false;
  return of === null || foldName(words).text.replace(/[-_]/gu, ' ').includes(foldName(of).text);
}
