import { fitOf } from '../actors/title-fit.ts';
import type { ClaimFacts } from '../model/facts.ts';
import type { Days } from '../text/dates.ts';
import type { Lookup } from '../workspace/lookup.ts';
import { daysOfYear, yearsThatFit } from './right-year.ts';
import type { SentenceDate, TitledSentence } from './titled-sentences.ts';
import { type OutOfDate, type WrongTitle, isPlain } from './wrong-title.ts';

/** Several titles of one sentence that are all wrong on one day: rather the day is wrong. */
export interface WrongTogether {
  readonly wrong: readonly WrongTitle[];
  readonly days: Days;
  /** Where the sentence says that day. */
  readonly date: SentenceDate | null;
  /** The claim that says it. */
  readonly claim: ClaimFacts | null;
  /** Years near it in which all titles of the sentence fit, the likeliest first. */
  readonly years: readonly number[];
}

/** Two people at least: one alone may as well be called by a wrong title. */
const areSeveral = (wrong: readonly WrongTitle[]): boolean =>
  new Set(wrong.map(({ use }) => use.actor.path)).size > 1;

/** On the day of a claim. */
export function togetherByClaim(
  wrong: readonly WrongTitle[],
  sentence: TitledSentence,
  lookup: Lookup,
): WrongTogether[] {
  return [...new Set(wrong.map(({ claim }) => claim))].flatMap((claim) => {
    const own = wrong.filter((each) => each.claim === claim && isPlain(each.use));
    const days = claim?.on?.days;
    if (!days || !areSeveral(own)) return [];
    const date = sentence.dates.find((each) => sameDays(each.days, days)) ?? null;
    return [{ wrong: own, days, date, claim, years: yearsFor(own, days, sentence, lookup) }];
  });
}

/** On a date of the sentence: of several the one on which most are. */
export function togetherByDate(
  wrong: readonly OutOfDate[],
  sentence: TitledSentence,
  lookup: Lookup,
): WrongTogether[] {
  const found = sentence.dates.flatMap((date): WrongTogether[] => {
    const own = wrong.filter((each) => each.date === date && isPlain(each.use));
    if (date.interval || !areSeveral(own)) return [];
    const { days } = date;
    return [{ wrong: own, days, date, claim: null, years: yearsFor(own, days, sentence, lookup) }];
  });
  return found.sort((a, b) => b.wrong.length - a.wrong.length).slice(0, 1);
}

const sameDays = (one: Days, other: Days): boolean =>
  one.earliest === other.earliest && one.latest === other.latest;

const yearsFor = (
  wrong: readonly WrongTitle[],
  days: Days,
  sentence: TitledSentence,
  lookup: Lookup,
): number[] =>
  yearsThatFit(
    days,
    wrong.map(({ use }) => use),
    sentence.uses.filter(isPlain),
    lookup,
  );

/** The year of a claim's `on` is asked about once: what fits in the other year has no fault of its own. */
export const isAsked = (
  together: readonly WrongTogether[],
  { use, claim }: WrongTitle,
  lookup: Lookup,
): boolean =>
  together.some(({ claim: asked, days, years: [year] }) => {
    if (claim === null || asked !== claim || year === undefined) return false;
    const other = daysOfYear(days, year);
    return other !== null && fitOf(use, other, lookup) !== 'no';
  });
