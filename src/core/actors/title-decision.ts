import type { Position } from '../model/records.ts';
import type { Days } from '../text/dates.ts';
import { foldName } from '../text/fold.ts';
import { mayBeOf, nameOneCountry } from './countries.ts';
import { coverOf } from './offices.ts';
import type { TitleBeside } from './title-beside.ts';
import type { Holder } from './title-holders.ts';

/**
 * How a title decided: its holder on the judged date, the only one who had held it before, or the one who came to
 * hold it by the date the note speaks for.
 */
export type TitleStanding = 'then' | 'before' | 'later';

export interface TitleDecision {
  /** Path of the actor's note; null where it stays open. */
  readonly actor: string | null;
  readonly candidates: readonly string[];
  readonly standing: TitleStanding | null;
  /** The date of the sentence, where that decided. */
  readonly on: Days | null;
}

/** The dates at which a title beside a name may be judged. */
export interface TitleDates {
  /** An explicit `on` of the claim, which decides alone. */
  readonly claim: Days | null;
  /** The note's `as-of`, or today. */
  readonly note: Days;
  /** The dates that the sentence itself names. */
  readonly sentence: readonly SentenceDate[];
}

export interface SentenceDate {
  readonly days: Days;
  /** Whether the sentence begins with it: then it is the date of what is said. */
  readonly leads: boolean;
}

/**
 * Who is meant by a title beside a name: of those who ever held such an office, the one who holds it on the judged
 * date, else the only one who had held it before, else who came to hold it by the date of the note. Null where nobody
 * does: then it is somebody else's name.
 */
export function decideByTitle(
  holders: readonly Holder[],
  title: TitleBeside,
  dates: TitleDates,
): TitleDecision | null {
  const known: Decisions = decisions.get(holders) ?? { byQuestion: new Map(), lists: [] };
  decisions.set(holders, known);
  const key = keyOf(title, dates);
  const made = known.byQuestion.get(key);
  if (made !== undefined) return made;
  const decision = inOneList(decide(holders, title, dates), known.lists);
  if (known.byQuestion.size >= mostDecisions) known.byQuestion.clear();
  known.byQuestion.set(key, decision);
  return decision;
}

interface Decisions {
  readonly byQuestion: Map<string, TitleDecision | null>;
  /** Those who may be meant, by the answers so far. */
  readonly lists: (readonly string[])[];
}

/** The same people are one list, whatever the question: lists are compared by identity. */
function inOneList(decision: TitleDecision | null, lists: (readonly string[])[]): TitleDecision | null {
  if (decision?.actor !== null) return decision;
  const { candidates } = decision;
  const same = lists.find(
    (list) => list.length === candidates.length && list.every((path, at) => path === candidates[at]),
  );
  if (same) return { ...decision, candidates: same };
  if (lists.length >= mostDecisions) lists.length = 0;
  lists.push(candidates);
  return decision;
}

// Holders are many where a surname and an office are common; notes that name them are judged again and again.
const decisions = new WeakMap<readonly Holder[], Decisions>();
const mostDecisions = 200;

function keyOf({ time, country, of, maybeThis }: TitleBeside, { claim, note, sentence }: TitleDates): string {
  const say = (days: Days | null): string => (days ? `${days.earliest ?? ''}/${days.latest ?? ''}` : '-');
  const said = sentence.map(({ days, leads }) => `${say(days)}${leads ? '!' : ''}`);
  return [time, country ?? '-', of ?? '-', maybeThis, say(claim), say(note), ...said].join('|');
}

function decide(all: readonly Holder[], title: TitleBeside, dates: TitleDates): TitleDecision | null {
  const bearers = all.flatMap((holder) => bearerOf(holder, title) ?? []);
  if (bearers.length === 0) return null;
  const judged = dates.claim ?? dates.note;
  const held = standings(bearers, judged);
  // An explicit date decides alone, but "then" is the sentence's to say.
  const own = dates.claim && title.time !== 'then' ? [] : dates.sentence;
  const other = own.map(({ days }) => ({ days, ...standings(bearers, days) }));
  if (title.time === 'former') return former(bearers, held, other);
  if (title.time === 'then') return thenHeld(bearers, held, other);
  if (title.maybeThis) return only(held.then, 'then');
  if (dates.claim) return byClaim(bearers, held, standings(bearers, dates.note));
  return byNote(bearers, held, dates.sentence, other);
}

type Bearer = Holder;

interface Standings {
  readonly then: readonly Bearer[];
  readonly over: readonly Bearer[];
  /** Who had begun by then and left on a day that is not known. */
  readonly left: readonly Bearer[];
  /** Who had begun to hold it by then, whether it was over or not. */
  readonly began: readonly Bearer[];
}

type AtDate = Standings & { readonly days: Days };

/** A holder with those of the terms that the title can mean. */
function bearerOf({ path, terms }: Holder, title: TitleBeside): Bearer | null {
  const capacities = title.time === 'acting' ? acting : inOffice;
  const meant = terms.filter(
    ({ called, position }) => capacities.has(position.capacity) && mayBeMeant(called.words, title),
  );
  return meant.length === 0 ? null : { path, terms: meant };
}

const inOffice = new Set<Position['capacity']>(['substantive', 'suspended']);
const acting = new Set<Position['capacity']>(['acting']);

/** Whether the place that is named beside the title is no other one's than the office's. */
export function mayBeMeant(office: string, { country, of }: Pick<TitleBeside, 'country' | 'of'>): boolean {
  if (country !== null && !mayBeOf(country, office)) return false;
  return (
    of === null || office.includes(foldName(of).text.replace(/[-_]/gu, ' ')) || nameOneCountry(of, office)
  );
}

function standings(bearers: readonly Bearer[], asked: Days): Standings {
  const found = { then: [] as Bearer[], over: [] as Bearer[], left: [] as Bearer[], began: [] as Bearer[] };
  const sure = surelyThen(bearers, asked);
  for (const bearer of bearers) {
    const then = bearer.terms.some(({ position }) => mayCover(position, asked, sure));
    const over = bearer.terms.some(({ position }) => isOver(position, asked));
    if (then) found.then.push(bearer);
    if (over) found.over.push(bearer);
    if (bearer.terms.some(({ position }) => position.endUnknown && coverOf(position, asked) !== 'no'))
      found.left.push(bearer);
    if (then || over) found.began.push(bearer);
  }
  return found;
}

/** The offices that one of these surely held on all of the days, and whose they were then. */
function surelyThen(bearers: readonly Bearer[], asked: Days): ReadonlySet<string> {
  const offices = bearers.flatMap(({ terms }) =>
    terms
      .filter(({ position }) => coverOf(position, asked) === 'yes')
      .map(({ position }) => officeOf(position)),
  );
  return new Set(offices.filter((office) => office !== ''));
}

const officeOf = ({ office }: Position): string => foldName(office?.value ?? '').text.trim();

/** A term that may have been over by then was, where somebody else surely held the same office. */
function mayCover(position: Position, asked: Days, sure: ReadonlySet<string>): boolean {
  const cover = coverOf(position, asked);
  return cover === 'yes' || (cover === 'maybe' && !sure.has(officeOf(position)));
}

/** Over before the days asked for, not one that has yet to begin. */
const isOver = (position: Position, asked: Days): boolean => {
  const latest = position.end?.days?.latest ?? null;
  return (
    coverOf(position, asked) === 'no' && latest !== null && asked.earliest !== null && latest < asked.earliest
  );
};

const single = (bearers: readonly Bearer[]): Bearer | null =>
  bearers.length === 1 ? (bearers[0] ?? null) : null;

function only(
  bearers: readonly Bearer[],
  standing: TitleStanding,
  on: Days | null = null,
): TitleDecision | null {
  const found = single(bearers);
  return found && { actor: found.path, candidates: [found.path], standing, on };
}

const open = (...choices: readonly (readonly Bearer[])[]): TitleDecision => ({
  actor: null,
  candidates: (choices.find(({ length }) => length > 0) ?? []).map(({ path }) => path),
  standing: null,
  on: null,
});

/** "Former" asks for the past: before the judged date, else before the sentence's. */
function former(
  bearers: readonly Bearer[],
  { over, left }: Standings,
  other: readonly AtDate[],
): TitleDecision {
  const past = distinct([...over, ...left]);
  const at = other.find((each) => each.over.length === 1);
  return only(past, 'before') ?? (at && only(at.over, 'before', at.days)) ?? open(past, bearers);
}

/** "Then-" asks for the sentence's date. Without one it says only that the office had begun. */
function thenHeld(
  bearers: readonly Bearer[],
  { then, began }: Standings,
  other: readonly AtDate[],
): TitleDecision {
  const dated = other.filter((each) => each.then.length > 0);
  const holders = distinct(dated.flatMap((each) => each.then));
  if (holders.length > 0) return only(holders, 'then', dated[0]?.days ?? null) ?? open(holders);
  return only(began, then.length > 0 ? 'then' : 'before') ?? open(began, bearers);
}

const distinct = (bearers: readonly Bearer[]): Bearer[] => [...new Set(bearers)];

/** At an explicit date: who holds it by the note's date counts where his office began after the claim's. */
function byClaim(
  bearers: readonly Bearer[],
  { then, over, began }: Standings,
  note: Standings,
): TitleDecision {
  if (then.length > 0) return only(then, 'then') ?? open(then);
  const later = note.then.filter((bearer) => !began.includes(bearer));
  if (over.length > 0 && later.length > 0) return open(distinct([...over, ...later]));
  return only(over, 'before') ?? only(later, 'later') ?? open(over, later, bearers);
}

/**
 * At the note's date, where no date of the sentence speaks for another holder. A sentence that begins with its date
 * speaks of that day; a date further on may be that of something else ("the Cheonan, sunk in March 2010").
 */
function byNote(
  bearers: readonly Bearer[],
  { then, over }: Standings,
  sentence: readonly SentenceDate[],
  other: readonly AtDate[],
): TitleDecision {
  const dated = other.filter((each) => each.then.length > 0);
  const holders = distinct(dated.flatMap((each) => each.then));
  const on = dated[0]?.days ?? null;
  if (then.length === 0) {
    if (holders.length > 0) return only(holders, 'then', on) ?? open(holders);
    const begun =
      other.length === 0 ? over : over.filter((each) => other.some(({ began }) => began.includes(each)));
    return only(begun, 'before') ?? open(over, bearers);
  }
  const strangers = holders.filter((each) => !then.includes(each));
  if (strangers.length > 0) {
    const leads = sentence.some(
      ({ days, leads: first }) => first && dated.some((each) => each.days === days),
    );
    return (leads ? only(holders, 'then', on) : null) ?? open(distinct([...then, ...holders]));
  }
  return only(then, 'then') ?? only(holders, 'then', on) ?? open(then);
}
