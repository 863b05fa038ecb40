import { actsNow } from '../actors/administration-now.ts';
import { type KnownThen, fitOf, knownThen } from '../actors/title-fit.ts';
import { type TitleUse, titleUses } from '../actors/title-uses.ts';
import { plainWords } from '../markup/mask.ts';
import type { ClaimFacts, NoteFacts, Prose } from '../model/facts.ts';
import { quotedRanges } from '../notes/quotations.ts';
import type { Days } from '../text/dates.ts';
import { type ProseDate, type ProseTime, timesInProse } from '../text/prose-dates.ts';
import { type Range, contains } from '../text/range.ts';
import { sentences } from '../text/sentences.ts';
import { visible } from '../text/visible.ts';
import type { Lookup } from '../workspace/lookup.ts';
import type { CheckContext } from './check.ts';
import { daysOfYear, yearsThatFit } from './right-year.ts';

/** A title that its bearer did not hold then. */
export interface WrongTitle {
  readonly use: TitleUse;
  readonly days: Days;
  readonly known: KnownThen;
  /** The claim whose `on` says the date. */
  readonly claim: ClaimFacts | null;
}

/** A title that does not fit a date in its sentence, and fits the date that the note speaks for. */
export interface LaterTitle extends WrongTitle {
  readonly date: ProseDate;
}

/** Several titles of one sentence that are all wrong on one day: rather the day is wrong. */
export interface WrongTogether {
  readonly wrong: readonly WrongTitle[];
  readonly days: Days;
  /** Where the sentence says that day. */
  readonly date: ProseDate | null;
  readonly claim: ClaimFacts | null;
  /** Years away from it in which all titles of the sentence fit, the likeliest first. */
  readonly years: readonly number[];
}

export interface TitleFaults {
  /** All titles that were judged. */
  readonly uses: readonly TitleUse[];
  readonly wrong: readonly WrongTitle[];
  readonly later: readonly LaterTitle[];
  readonly together: readonly WrongTogether[];
}

const found = new WeakMap<CheckContext, TitleFaults>();

/** All that is wrong with the titles of a note; two checks speak of it. */
export function titleFaults(context: CheckContext): TitleFaults {
  const before = found.get(context);
  if (before) return before;
  const judged = sentencesOf(context.note, titleUses(context.note, context.mentions, context.lookup));
  const parts = judged.map((sentence) => faultsOf(sentence, context));
  const together: WrongTogether[] = [];
  for (const each of parts.flatMap((part) => part.together)) {
    if (!each.wrong.every((wrong) => isSaidBy(together, wrong, context.lookup))) together.push(each);
  }
  const faults = {
    uses: judged.flatMap(({ uses }) => uses),
    wrong: parts.flatMap((part) => part.wrong).filter((each) => !isSaidBy(together, each, context.lookup)),
    later: parts.flatMap((part) => part.later),
    together,
  };
  found.set(context, faults);
  return faults;
}

/** The year of a claim's `on` is asked about once: what fits in the other year has no fault of its own. */
const isSaidBy = (together: readonly WrongTogether[], { use, claim }: WrongTitle, lookup: Lookup): boolean =>
  together.some(({ claim: asked, days, years: [year] }) => {
    if (claim === null || asked !== claim || year === undefined) return false;
    const other = daysOfYear(days, year);
    return other !== null && fitOf(use, other, lookup) !== 'no';
  });

/** The titles of one sentence, with the dates it is judged at. */
interface Sentence {
  readonly uses: readonly TitleUse[];
  readonly times: readonly ProseTime[];
  readonly asOf: Days | null;
}

function sentencesOf(note: NoteFacts, uses: readonly TitleUse[]): Sentence[] {
  const asOf = note.record?.kind === 'note' ? (note.record.asOf?.days ?? null) : null;
  return [...new Set(uses.map(({ block }) => block))].flatMap((block) => {
    const inBlock = uses.filter((use) => use.block === block);
    const quoted = quotedRanges(block.text);
    return sentences(block.text).flatMap((range): Sentence[] => {
      const own = inBlock.filter(({ mention }) => holds(range, mention.range.start - block.start));
      const judged = own.filter(
        ({ mention }) => !quoted.some((inner) => holds(inner, mention.range.start - block.start)),
      );
      const text = block.text.slice(range.start, range.end);
      if (judged.length === 0 || speaksOfOtherTimes(text, own, block.start + range.start)) return [];
      const speaking = judged.filter((use) => use.form === 'title' || isActing(use, block, range));
      return [{ uses: speaking, times: timesOf(text, block.start + range.start), asOf }];
    });
  });
}

const holds = ({ start, end }: Range, at: number): boolean => start <= at && at < end;

const isActing = ({ range }: TitleUse, { start, text }: Prose, sentence: Range): boolean =>
  actsNow(
    visible(text.slice(sentence.start, range.start - start)).text,
    visible(text.slice(range.end - start, sentence.end)).text,
  );

/** Words that deny the sentence, or speak of another time or of somebody who does not hold the office. */
const otherTime =
  /\b(?:former(?:ly)?|then|ex|elect|acting|interim|caretaker|late|one-time|sometime|ousted|deposed|impeached|removed|jailed|incoming|outgoing|would-be|designate|nominee|candidate|not|never|neither|nor|nobody|none|no one|no longer|if)\b|\b(?:past|future) \p{L}|n['’]t\b|전직|파면|탄핵|구속|퇴임|사임|전임|당시|차기|당선인|권한대행|후보|내정|지명자|前|元|代行|当選|当時|次期|候補|候任|後補|候选|时任/iu;

/** The words that say when of a title that is judged are what it is judged by. */
function speaksOfOtherTimes(text: string, uses: readonly TitleUse[], base: number): boolean {
  let words = text;
  for (const part of uses.flatMap(({ mark, title }) => [mark, title])) {
    if (!part) continue;
    const [from, to] = [Math.max(0, part.start - base), Math.max(0, part.end - base)];
    words = words.slice(0, from) + ' '.repeat(to - from) + words.slice(to);
  }
  return otherTime.test(plainWords(words));
}

/** When somebody was born is not when the sentence takes place, nor is the year of a book or a law. */
const ofSomethingElse = /(?:\b(?:born|b\.)(?: on| in)?|\bof|[(（])\s*$/u;

const timesOf = (text: string, base: number): ProseTime[] =>
  timesInProse(text)
    .filter(({ range }) => !ofSomethingElse.test(text.slice(Math.max(0, range.start - 12), range.start)))
    .map((time) => ({ ...time, range: { start: time.range.start + base, end: time.range.end + base } }));

function faultsOf(sentence: Sentence, { note, lookup }: CheckContext): Omit<TitleFaults, 'uses'> {
  const { uses, times, asOf } = sentence;
  const dates = times.flatMap((time) => (time.days ? [{ ...time, days: time.days }] : []));
  const isWrong = (use: TitleUse, days: Days, claim: ClaimFacts | null): WrongTitle[] => {
    const known = fitOf(use, days, lookup) === 'no' ? knownThen(use, days, lookup) : null;
    return known ? [{ use, days, known, claim }] : [];
  };
  const dated = uses.map((use) => ({ use, claim: claimAt(note, use.mention.range) }));
  const byClaim = dated.flatMap(({ use, claim }) =>
    claim?.on?.days && use.time !== 'then' ? isWrong(use, claim.on.days, claim) : [],
  );
  const free = dated.filter(({ claim, use }) => claim === null || use.time === 'then').map(({ use }) => use);
  const fitsSome = (use: TitleUse): boolean => dates.some(({ days }) => fitOf(use, days, lookup) !== 'no');
  const told = dates.length === times.length;
  const outOfDate = told ? free.filter((use) => dates.length > 0 && !fitsSome(use)) : [];
  const byDate = outOfDate.flatMap((use) =>
    dates.flatMap((date) => isWrong(use, date.days, null).map((wrong) => ({ ...wrong, date }))),
  );
  const together = [
    ...jointByClaim(byClaim, dates, uses, lookup),
    ...jointByDate(byDate, dates, uses, lookup),
  ];
  const alone = ({ use }: WrongTitle): boolean =>
    !together.some(({ wrong }) => wrong.some((each) => each.use === use));
  const byNote = free.filter((use) => use.time !== 'then' && asOf && told && !fitsSome(use));
  return {
    wrong: [
      ...byClaim.filter((each) => alone(each) && !isFormerByNow(each, sentence, lookup)),
      ...byNote.flatMap((use) => (asOf ? isWrong(use, asOf, null) : [])).filter(alone),
      ...once(byDate.filter(({ use }) => use.time === 'then')),
    ],
    later: once(
      byDate.filter(
        (each) =>
          alone(each) &&
          each.use.form === 'title' &&
          (each.use.time === 'now' || each.use.time === 'acting') &&
          asOf &&
          cameLater(each, asOf, lookup),
      ),
    ),
    together,
  };
}

/** Looked back at from the note's date, "former" may be right of somebody who was in office at the claim's. */
function isFormerByNow({ use, days }: WrongTitle, { asOf }: Sentence, lookup: Lookup): boolean {
  if (use.time !== 'former') return false;
  return fitOf(use, asOf ?? { earliest: days.latest, latest: null }, lookup) !== 'no';
}

/** One finding a title, at the last date that speaks against it. */
const once = <T extends WrongTitle>(wrong: readonly T[]): T[] => [
  ...new Map(wrong.map((each) => [each.use, each])).values(),
];

/** Whether a title fits the date that the note speaks for, and not the earlier one that the sentence names. */
const cameLater = ({ use, date }: LaterTitle, asOf: Days, lookup: Lookup): boolean =>
  date.days.latest !== null &&
  asOf.earliest !== null &&
  date.days.latest < asOf.earliest &&
  fitOf(use, asOf, lookup) !== 'no';

/** The innermost claim around a place that says its date. */
export const claimAt = (note: NoteFacts, place: Range): ClaimFacts | null =>
  note.claims.findLast(({ range, on }) => on?.days && contains(range, place)) ?? null;

export const isInClaim = ({ use }: WrongTitle, { note }: CheckContext): boolean =>
  note.claims.some(({ content }) => contains(content, use.mention.range));

const isPlain = ({ use }: WrongTitle): boolean => use.form === 'title' && use.time === 'now';

/** Two people at least: one alone may as well be called by a wrong title. */
const areSeveral = (wrong: readonly WrongTitle[]): boolean =>
  new Set(wrong.map(({ use }) => use.actor.path)).size > 1;

function jointByClaim(
  wrong: readonly WrongTitle[],
  dates: readonly ProseDate[],
  uses: readonly TitleUse[],
  lookup: Lookup,
): WrongTogether[] {
  return [...new Set(wrong.map(({ claim }) => claim))].flatMap((claim) => {
    const own = wrong.filter((each) => each.claim === claim && isPlain(each));
    const days = claim?.on?.days;
    if (!days || !areSeveral(own)) return [];
    const date = dates.find((each) => sameDays(each.days, days)) ?? null;
    return [{ wrong: own, days, date, claim, years: yearsFor(own, days, uses, lookup) }];
  });
}

const yearsFor = (
  wrong: readonly WrongTitle[],
  days: Days,
  uses: readonly TitleUse[],
  lookup: Lookup,
): number[] =>
  yearsThatFit(
    days,
    wrong.map(({ use }) => use),
    uses.filter(({ form, time }) => form === 'title' && time === 'now'),
    lookup,
  );

/** The date in the sentence on which most titles are wrong. */
function jointByDate(
  wrong: readonly LaterTitle[],
  dates: readonly ProseDate[],
  uses: readonly TitleUse[],
  lookup: Lookup,
): WrongTogether[] {
  const joint = dates.flatMap((date) => {
    const own = wrong.filter((each) => each.date === date && isPlain(each));
    if (date.interval || !areSeveral(own)) return [];
    return [
      { wrong: own, days: date.days, date, claim: null, years: yearsFor(own, date.days, uses, lookup) },
    ];
  });
  return joint.sort((a, b) => b.wrong.length - a.wrong.length).slice(0, 1);
}

const sameDays = (one: Days, other: Days): boolean =>
  one.earliest === other.earliest && one.latest === other.latest;
