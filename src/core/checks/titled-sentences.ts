import { actsNow } from '../actors/administration-now.ts';
import { fitOf } from '../actors/title-fit.ts';
import type { TitleUse } from '../actors/title-uses.ts';
import { plainWords } from '../markup/mask.ts';
import type { NoteFacts, Prose } from '../model/facts.ts';
import { noteDate } from '../notes/dated.ts';
import { quotedRanges } from '../notes/quotations.ts';
import type { Days } from '../text/dates.ts';
import { type ProseDate, timesInProse } from '../text/prose-dates.ts';
import type { Range } from '../text/range.ts';
import { sentences } from '../text/sentences.ts';
import { visible } from '../text/visible.ts';
import type { Lookup } from '../workspace/lookup.ts';

/** A date of a sentence. */
export interface SentenceDate extends ProseDate {
  /** Whether a title that does not fit it may be wrong: not the year of a birth or of a law. */
  readonly accuses: boolean;
  /** Whose date it is where it belongs to one title alone: "like President Moon in 2018". */
  readonly of: TitleUse | null;
}

/** The titles of one sentence, with the dates it is judged at. */
export interface TitledSentence {
  readonly uses: readonly TitleUse[];
  readonly dates: readonly SentenceDate[];
  /** Whether all that speaks of a time in it could be told. */
  readonly told: boolean;
  readonly asOf: Days | null;
}

/** The sentences of a note with titles that can be judged. */
export function titledSentences(
  note: NoteFacts,
  uses: readonly TitleUse[],
  lookup: Lookup,
): TitledSentence[] {
  const asOf = noteDate(note);
  return [...new Set(uses.map(({ block }) => block))].flatMap((block) => {
    const inBlock = uses.filter((use) => use.block === block);
    const quoted = quotedRanges(block.text);
    return sentences(block.text).flatMap((range): TitledSentence[] => {
      const own = inBlock.filter(({ mention }) => holds(range, mention.range.start - block.start));
      const judged = own.filter(
        ({ mention }) => !quoted.some((inner) => holds(inner, mention.range.start - block.start)),
      );
      const text = block.text.slice(range.start, range.end);
      const base = block.start + range.start;
      if (judged.length === 0 || speaksOfOtherTimes(text, own, base)) return [];
      const speaking = judged.filter((use) => use.form === 'title' || isActing(use, block, range));
      return [{ uses: speaking, ...datesOf(text, base, own, lookup), asOf }];
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
  /\b(?:former(?:ly)?|then|ex|elect|acting|interim|caretaker|late|one-time|sometime|ousted|deposed|impeached|removed|jailed|incoming|outgoing|would-be|designate|nominee|candidate|not|never|neither|nor|nobody|none|no one|no longer|if|ago|once|previously|back then|at the time|in those days|the eve of)\b|\b(?:past|future) \p{L}|n['’]t\b|전직|과거|한때|파면|탄핵|구속|퇴임|사임|전임|당시|차기|당선인|권한대행|후보|내정|지명자|前|元|かつて|曾|代行|当選|当時|次期|候補|候任|後補|候选|时任/iu;

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

function datesOf(
  text: string,
  base: number,
  uses: readonly TitleUse[],
  lookup: Lookup,
): Pick<TitledSentence, 'dates' | 'told'> {
  const times = timesInProse(text);
  const dates = times.flatMap(({ range, days, interval }): SentenceDate[] => {
    if (!days) return [];
    const before = visible(text.slice(0, range.start)).text;
    const of = uses.find((use) => isItsOwn(text, use, range, base) && fitOf(use, days, lookup) !== 'no');
    return [
      {
        range: { start: range.start + base, end: range.end + base },
        days,
        interval,
        accuses: !ofSomethingElse.test(before.slice(-12)),
        of: of ?? null,
      },
    ];
  });
  return { dates, told: dates.length === times.length };
}

const compared =
  /(?<![\p{L}\p{M}])(?:like|unlike|under|than|as|since|after|before|with|from|succeeded) (?:the )?(?:\p{Lu}[\p{L}.]* ){0,2}$/iu;

const asideOf =
  /(?<![\p{L}\p{M}])(?:like|unlike|as|just as|since|after|before) (?:the )?(?:\p{Lu}[\p{L}.]* ){0,2}$/iu;

/**
 * "Like President Moon in 2018", "as President Moon did in 2018, …": the date right behind a title that stands for a
 * time or a comparison, or in the clause that it is the subject of.
 */
function isItsOwn(text: string, { range }: TitleUse, date: Range, base: number): boolean {
  const [from, to] = [range.start - base, range.end - base];
  if (to > date.start || from < 0) return false;
  const gap = visible(text.slice(to, date.start)).text;
  const before = visible(text.slice(0, from)).text;
  if (/^\]*\s*(?:in|on|of|during)?\s*$/u.test(gap)) return compared.test(before);
  return /^[^,;:.]{0,60}$/u.test(gap) && /^\s*,/u.test(text.slice(date.end)) && asideOf.test(before);
}
