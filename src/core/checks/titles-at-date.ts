import { fitOf, isHistory } from '../actors/title-fit.ts';
import { type TitleUse, titleUses } from '../actors/title-uses.ts';
import type { Days } from '../text/dates.ts';
import { visible } from '../text/visible.ts';
import type { Lookup } from '../workspace/lookup.ts';
import type { CheckContext } from './check.ts';
import { type TitledSentence, titledSentences } from './titled-sentences.ts';
import { type WrongTogether, isAsked, togetherByClaim, togetherByDate } from './wrong-together.ts';
import { type OutOfDate, type WrongTitle, claimOf, wrongTitle } from './wrong-title.ts';

export interface TitleFaults {
  /** All titles that were judged. */
  readonly uses: readonly TitleUse[];
  readonly wrong: readonly WrongTitle[];
  /** Titles that do not fit a date in their sentence, and fit the date that the note speaks for. */
  readonly later: readonly OutOfDate[];
  readonly together: readonly WrongTogether[];
}

/** All that is wrong with the titles of a note; two checks speak of it. */
export const titleFaults = (context: CheckContext): TitleFaults => context.once(allFaults);

function allFaults(context: CheckContext): TitleFaults {
  const { note, mentions, lookup } = context;
  const judged = titledSentences(note, titleUses(note, mentions, lookup), lookup);
  const parts = judged.map((sentence) => faultsOf(sentence, context));
  const together: WrongTogether[] = [];
  for (const each of parts.flatMap((part) => part.together)) {
    if (!each.wrong.every((wrong) => isAsked(together, wrong, lookup))) together.push(each);
  }
  return {
    uses: judged.flatMap(({ uses }) => uses),
    wrong: parts.flatMap((part) => part.wrong).filter((each) => !isAsked(together, each, lookup)),
    later: parts.flatMap((part) => part.later),
    together,
  };
}

/**
 * An explicit `on` decides alone. Without it a title is held against `as-of`, unless a date of the sentence excuses it.
 * "Then-" asks for the sentence's date, whatever the claim's.
 */
function faultsOf(sentence: TitledSentence, { note, lookup }: CheckContext): Omit<TitleFaults, 'uses'> {
  const { uses, told, asOf } = sentence;
  const dated = uses.map((use) => ({ use, claim: use.time === 'then' ? null : claimOf(note, use) }));
  const byClaim = dated.flatMap(({ use, claim }) =>
    claim?.on?.days ? (wrongTitle(use, claim.on.days, claim, lookup) ?? []) : [],
  );
  const free = dated.filter(({ use, claim }) => claim === null && told && !isExcused(use, sentence, lookup));
  const byDate = free.flatMap(({ use }) => outOfDate(use, sentence, lookup));
  const together = [
    ...togetherByClaim(byClaim, sentence, lookup),
    ...togetherByDate(byDate, sentence, lookup),
  ];
  const alone = ({ use }: WrongTitle): boolean =>
    !together.some(({ wrong }) => wrong.some((each) => each.use === use));
  const byNote = free.flatMap(({ use }) =>
    asOf && use.time !== 'then' && !isHistory(use, asOf, lookup) && !standsForItsTime(use, asOf, lookup)
      ? (wrongTitle(use, asOf, null, lookup) ?? [])
      : [],
  );
  return {
    wrong: [
      ...byClaim.filter((each) => alone(each) && !isLookedBackAt(each, asOf, lookup)),
      ...byNote.filter(alone),
      ...once(byDate.filter(({ use }) => use.time === 'then')),
    ],
    later: once(byDate.filter((each) => alone(each) && cameLater(each, asOf, lookup))),
    together,
  };
}

const ofItsTime =
  /(?<![\p{L}\p{M}])(?:[Uu]nder|[Ss]ince|succeed(?:s|ed|ing)|replac(?:es|ed|ing)|follow(?:s|ed|ing)|predecessor,?|success(?:or|ion) (?:to|of)) (?:the )?(?:\p{Lu}[\p{L}.]* ){0,2}$/u;

/** "Under President Biden the alliance grew": a term that is over, called by its title. */
function standsForItsTime(use: TitleUse, asOf: Days, lookup: Lookup): boolean {
  const { block, lead, time } = use;
  const before = visible(block.text.slice(Math.max(0, lead - block.start - 80), lead - block.start)).text;
  if (time !== 'now' || !ofItsTime.test(before)) return false;
  return fitOf({ ...use, time: 'former' }, asOf, lookup) === 'yes';
}

/** Whether a title is right on a date of its sentence. */
const isExcused = (use: TitleUse, { dates }: TitledSentence, lookup: Lookup): boolean =>
  dates.some(({ days, of }) => (of === null || of === use) && fitOf(use, days, lookup) !== 'no');

const outOfDate = (use: TitleUse, { dates }: TitledSentence, lookup: Lookup): OutOfDate[] =>
  dates.flatMap((date) => {
    if (!date.accuses || (date.of !== null && date.of !== use)) return [];
    const wrong = wrongTitle(use, date.days, null, lookup);
    return wrong ? [{ ...wrong, date }] : [];
  });

/** Looked back at from the note's date, "former" may be right of somebody who was in office at the claim's. */
function isLookedBackAt({ use, days }: WrongTitle, asOf: Days | null, lookup: Lookup): boolean {
  if (use.time !== 'former') return false;
  return fitOf(use, asOf ?? { earliest: days.latest, latest: null }, lookup) !== 'no';
}

/** One finding a title, at the last date that speaks against it. */
const once = (wrong: readonly OutOfDate[]): OutOfDate[] => [
  ...new Map(wrong.map((each) => [each.use, each])).values(),
];

/** Whether a title fits the date that the note speaks for, and not the earlier one that the sentence names. */
function cameLater({ use, date }: OutOfDate, asOf: Days | null, lookup: Lookup): boolean {
  const latest = date.days.latest;
  if (use.form !== 'title' || (use.time !== 'now' && use.time !== 'acting')) return false;
  if (asOf?.earliest == null || latest === null || latest >= asOf.earliest) return false;
  return fitOf(use, asOf, lookup) !== 'no';
}
