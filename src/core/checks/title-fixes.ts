import type { Held } from '../actors/offices.ts';
import { fitOf } from '../actors/title-fit.ts';
import type { TitleUse } from '../actors/title-uses.ts';
import { isTitle } from '../actors/titles.ts';
import type { Fix } from '../model/edit.ts';
import { foldName } from '../text/fold.ts';
import type { TextEdit } from '../text/edits.ts';
import type { CheckContext } from './check.ts';
import { daysOfYear, onEdit, yearEdit, yearsThatFit } from './right-year.ts';
import { titleFaults } from './titles-at-date.ts';
import type { WrongTogether } from './wrong-together.ts';
import { type WrongTitle, claimOf, isPlain } from './wrong-title.ts';

/** What may be written instead of a wrong title: the one held then, that it is over, or another year. */
export const choicesFor = (wrong: WrongTitle, context: CheckContext): Fix[] => [
  ...heldThen(wrong, context),
  ...withoutMark(wrong, context),
  ...asFormer(wrong, context),
  ...otherYear(wrong, context),
];

/** Only a person knows what was meant: none is applied unasked. */
const choice = (title: string, ...edits: readonly TextEdit[]): Fix => ({ title, edits, safe: false });

/** The titles of offices that were surely held then, in the language of the one that is written. */
export function heldThen({ use, known, days }: WrongTitle, { textOf, lookup }: CheckContext): Fix[] {
  const { title, time, form } = use;
  if (!title || time !== 'now' || form !== 'title') return [];
  const expected = textOf(title);
  const instead = known.own.flatMap((held) => titleIn(held, expected, use.block.text) ?? []);
  return [...new Set(instead)].flatMap((newText) => {
    const words = foldName(newText.replace(/^acting /iu, '')).text;
    const asked = { ...use, words, time: /^acting /iu.test(newText) ? ('acting' as const) : time };
    if (words === use.words || fitOf(asked, days, lookup) === 'no') return [];
    return [choice(`Write “${newText}”, held then`, { range: title, newText, expected })];
  });
}

const ofLanguage: Readonly<Record<string, RegExp>> = {
  ko: /^\p{Script=Hangul}/u,
  ja: /^\p{Script=Han}/u,
  zh: /^\p{Script=Han}/u,
  en: /^\p{Script=Latin}/u,
};

/** Japanese and Chinese share titles: kana in the same paragraph tell them apart. */
function languageOf(title: string, around: string): string | null {
  const lang = Object.keys(ofLanguage).find((each) => ofLanguage[each]?.test(title)) ?? null;
  return lang === 'ja' && !hasKana(around) ? 'zh' : lang;
}

/** How a language addresses somebody in that position; null where the records don't say. */
function titleIn(held: Held, like: string, around: string): string | null {
  const { capacity } = held.position;
  const lang = languageOf(like, around);
  if (lang === null || (capacity !== 'substantive' && (capacity !== 'acting' || lang !== 'en'))) return null;
  const form = titlesIn(held, lang).find((title) => ofLanguage[lang]?.test(title)) ?? null;
  if (form === null || capacity === 'substantive') return form;
  return `${/^\p{Lu}/u.test(like) ? 'Acting' : 'acting'} ${form}`;
}

function titlesIn({ position, office, name }: Held, lang: string): string[] {
  const own = (office?.record.titles ?? []).filter(
    (title) => title.lang === null || title.lang === lang || title.lang.startsWith(`${lang}-`),
  );
  // "Governor of Gyeonggi" is addressed as what stands before the place.
  const head = /^(.+?) (?:of|for) /u.exec(name)?.[1] ?? '';
  return [
    ...position.titles,
    ...own.map(({ value }) => value),
    ...(isTitle(foldName(head).text) ? [head] : []),
  ];
}

const hasKana = (text: string): boolean => /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(text);

/** Without "former", "acting" of one who is in office. */
function withoutMark({ use, days }: WrongTitle, { textOf, lookup }: CheckContext): Fix[] {
  const { mark, title, time } = use;
  if (!mark || !title || (time !== 'former' && time !== 'acting')) return [];
  if (fitOf({ ...use, time: 'now' }, days, lookup) !== 'yes') return [];
  const expected = textOf(mark);
  // A title that opens the sentence keeps its capital; behind a name the space stays.
  const range = expected.startsWith(' ') ? { start: mark.start + 1, end: mark.end } : mark;
  const words = expected.trim();
  return [choice(`Leave out “${words}”`, { range, newText: '', expected: textOf(range) })];
}

/** "Former" before the title of an office that was surely over. */
function asFormer({ use, days }: WrongTitle, { lookup }: CheckContext): Fix[] {
  const { title, time, form, mention, block } = use;
  if (!title || time !== 'now' || form !== 'title') return [];
  if (fitOf({ ...use, time: 'former' }, days, lookup) !== 'yes') return [];
  const written = block.text.slice(title.start - block.start, title.end - block.start);
  const put = (at: number, newText: string): Fix[] => [
    choice(`Write “${newText.trim()}” before the title`, {
      range: { start: at, end: at },
      newText,
      expected: '',
    }),
  ];
  if (/^\p{Script=Hangul}/u.test(written))
    return put(title.start, mention.range.end === title.start ? ' 전 ' : '전 ');
  if (/^\p{Script=Han}/u.test(written)) return put(title.start, hasKana(block.text) ? '元' : '前');
  const before = block.text.slice(0, use.lead - block.start);
  const opens = /(?:^|[.!?。:]["”’)]*\s+)[\s\u00ad]*$/u.test(before);
  return put(use.lead, opens ? 'Former ' : 'former ');
}

/** The year before or after, where a claim says the date and all its titles are right then. */
function otherYear({ use, days, claim }: WrongTitle, context: CheckContext): Fix[] {
  if (!claim || use.form !== 'title') return [];
  const others = plainIn(claim, context);
  return yearsThatFit(days, [use], others, context.lookup, 1).flatMap((year) => {
    const edit = onEdit(claim, year, context);
    return edit ? [choice(`Change the year of \`on\` to ${year}`, edit)] : [];
  });
}

/** Titles whose date a claim says. */
const plainIn = (claim: WrongTogether['claim'], context: CheckContext): TitleUse[] =>
  titleFaults(context).uses.filter((use) => isPlain(use) && claimOf(context.note, use) === claim);

/** Years in which all titles fit: in the sentence, and in the claim where that says the date. */
export function yearChoices({ days, date, claim, years }: WrongTogether, context: CheckContext): Fix[] {
  const others = claim ? plainIn(claim, context) : [];
  return years.slice(0, 2).flatMap((year) => {
    const moved = daysOfYear(days, year);
    if (!moved || others.some((use) => fitOf(use, moved, context.lookup) === 'no')) return [];
    const edits = [
      ...(date ? [yearEdit(date, days, year, context)] : []),
      ...(claim ? [onEdit(claim, year, context)] : []),
    ];
    if (edits.includes(null)) return [];
    const sorted = edits.flatMap((edit) => edit ?? []).sort((a, b) => a.range.start - b.range.start);
    return [choice(`Change the year to ${year}`, ...sorted)];
  });
}
