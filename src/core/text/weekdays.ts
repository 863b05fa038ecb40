import { monthNames, months } from './date-words.ts';
import { type Day, isDay, writtenDay } from './dates.ts';
import type { Range } from './range.ts';
import { visible } from './visible.ts';

/*
 * Full dates that say their weekday, in English, Korean, Japanese and Chinese. Masked text comes from notes: U+00AD is
 * markup without width.
 */

/** A day in prose with the weekday beside it. Days are those of the week, 0 for Sunday. */
export interface WeekdayDate {
  /** Weekday and date. */
  readonly range: Range;
  readonly day: Day;
  readonly said: number;
  readonly weekday: Range;
  /** The day of the month as written, with the letters of `26th`. */
  readonly dayOfMonth: Range;
  /** Null of an era ("令和7年") and where the year stands elsewhere. */
  readonly year: Range | null;
  /** Another weekday in the form of this one. */
  readonly weekdayAs: (weekday: number) => string;
}

/** As a message says it. */
export const weekdayNames = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];

/** Most paragraphs name none, and need not be searched for each form. */
const mayNameOne =
  /Sun|Mon|Tue|Wed|Thu|Fri|Sat|요일|曜|星期|[礼禮]拜|[周週][日天一二三四五六]|[(（]\s?[일월화수목금토日月火水木金土]/u;

export function weekdayDates(text: string): WeekdayDate[] {
  if (!mayNameOne.test(text)) return [];
  const { text: seen, rangeOf } = visible(text);
  // Full-width figures are read as any others, and as long.
  const plain = seen.replace(/[\uFF10-\uFF19]/gu, (figure) => figure.normalize('NFKC'));
  const found = rules.flatMap((rule) =>
    [...plain.matchAll(rule)].flatMap((match): WeekdayDate[] => {
      const { groups = {}, indices } = match;
      const at = (name: string): Range | null => {
        const range = indices?.groups?.[name];
        return range ? rangeOf(...range) : null;
      };
      const named = weekdayNamed(groups['weekday'] ?? '');
      const day = dayOf(groups);
      const [weekday, dayOfMonth] = [at('weekday'), at('date')];
      if (!named || !day || !weekday || !dayOfMonth) return [];
      const range = rangeOf(match.index, match.index + match[0].trimEnd().length);
      return [{ range, day, ...named, weekday, dayOfMonth, year: at('year') }];
    }),
  );
  found.sort((a, b) => a.range.start - b.range.start);
  return found.filter(({ range }, at) => range.start >= (found[at - 1]?.range.end ?? 0));
}

type Groups = Readonly<Record<string, string | undefined>>;

function dayOf({ year, era, inEra, month = '', date = '' }: Groups): Day | null {
  const named = months.findIndex((name) => name.slice(0, 3) === month.slice(0, 3));
  const inYear = Number(year ?? eras.get(era ?? '')) + (inEra === '元' ? 1 : Number(inEra ?? 0));
  const inMonth = named >= 0 ? named + 1 : Number(month);
  const day = writtenDay(inYear, inMonth, Number.parseInt(date, 10));
  return isDay(day) ? day : null;
}

/** The year before the first of an era. */
const eras: ReadonlyMap<string, number> = new Map([
  ['令和', 2018],
  ['平成', 1988],
  ['昭和', 1925],
]);

const english = 'Sun|Mon|Tue|Wed|Thu|Fri|Sat';
const longEnglish = 'Sunday|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday';
const korean = '일월화수목금토';
const japanese = '日月火水木金土';
const chinese = '日一二三四五六';

function weekdayNamed(written: string): Pick<WeekdayDate, 'said' | 'weekdayAs'> | null {
  const inEnglish = english.split('|').indexOf(written.slice(0, 3));
  if (inEnglish >= 0) return { said: inEnglish, weekdayAs: (day) => englishAs(written, day) };
  const [, before = '', sign = '', after = ''] = /^(星期|礼拜|禮拜|[周週])?(.)(.*)$/u.exec(written) ?? [];
  const signs = before ? chinese : /[일월화수목금토]/u.test(sign) ? korean : japanese;
  const said = before && sign === '天' ? 0 : signs.indexOf(sign);
  return said < 0 ? null : { said, weekdayAs: (day) => before + signs.charAt(day) + after };
}

/** `Mon.`, `Mon`, `Monday`; what is cut otherwise (`Tues.`) gets three letters. */
function englishAs(written: string, day: number): string {
  const name = weekdayNames[day] ?? '';
  if (written.endsWith('day')) return name;
  return name.slice(0, 3) + (written.endsWith('.') ? '.' : '');
}

// The Sun is a newspaper, and so is the Mail on Sunday: short names count only where nothing can be one.
const shortly = String.raw`(?<=(?:^|[([:;|,–—-]|\b(?:[Oo]n|[Bb]y|[Uu]ntil|[Tt]ill|[Ss]ince|[Ff]rom|to|[Bb]efore|[Aa]fter|and|or|through))\s*)(?:(?:Mon|Tue|Tues|Wed|Weds|Thu|Thur|Thurs|Fri|Sat)\b\.?|(?<!(?:^|[,([;|])\s*)Sun\b\.?)`;
const onSunday = String.raw`(?<!\b(?:Mail|Sun|Independent|Scotland|Wales|Ireland|Star|Mirror|Express|People|World|Business|Herald|Tribune|Post|Record) (?:on )?)`;
const weekday = String.raw`(?<weekday>(?<![\p{L}\p{M}\p{N}-])(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur)day|${onSunday}Sunday|${shortly}))`;
const behind = String.raw`\s?[(（]\s?(?<weekday>(?:${longEnglish})|(?:Mon|Tue|Tues|Wed|Weds|Thu|Thur|Thurs|Fri|Sat|Sun)\.?)\s?[)）]`;
const month = String.raw`(?<month>${monthNames})\b\.?`;
const date = String.raw`(?<date>\d{1,2}(?:st|nd|rd|th)?)`;
const year = String.raw`(?<year>\d{4})(?![\d,]\d|\d|\p{L}|\s?%)`;
// `25–26 August 2025 (Monday)`: of several days nobody knows which is meant.
const single = String.raw`(?<!(?:\d(?:st|nd|rd|th)?|\b(?:${monthNames})\.?)\s*(?:[–—/,&+-]|to|and|or)\s*)(?<![\d.,/-])`;
const dayFirst = String.raw`${date}(?:\s+of)?\s+${month},?\s+${year}`;
const monthFirst = String.raw`${month}\s+${date},?\s+${year}`;
const iso = String.raw`(?<year>\d{4})-(?<month>\d\d)-(?<date>\d\d)(?![\d-]|T)`;

const asianDate = String.raw`(?<!\d)(?:(?<era>令和|平成|昭和)\s?(?<inEra>\d{1,2}|元)|(?<year>\d{4}))\s?[年년]\s?(?<month>\d{1,2})\s?[月월]\s?(?<date>\d{1,2})\s?[日일号號]`;
const dottedDate = String.raw`(?<![\d.])(?<year>\d{4})\.\s?(?<month>\d{1,2})\.\s?(?<date>\d{1,2})\.?`;
const inBrackets = String.raw`(?<weekday>[일월화수목금토](?:요일)?|[日月火水木金土](?:曜日?)?|(?:星期|礼拜|禮拜|[周週])[日天一二三四五六])`;
// 周一良 is a name.
const bare = String.raw`(?<weekday>[일월화수목금토]요일|[日月火水木金土]曜日?|(?:星期|礼拜|禮拜)[日天一二三四五六]|[周週][日天一二三四五六](?![\p{sc=Han}])|[周週][日天一二三四五六](?=上午|下午|中午|凌晨|[早晚的在]))`;

const rule = (source: string): RegExp => new RegExp(source, 'dgu');

const rules: readonly RegExp[] = [
  ...[dayFirst, monthFirst, iso].flatMap((form) => [
    rule(String.raw`${weekday},?\s+(?:the\s+)?${form}`),
    rule(String.raw`${weekday}\s?\(${form}\)`),
    rule(`${single}(?<![\\p{L}\\p{N}])${form}${behind}`),
  ]),
  ...[asianDate, dottedDate].flatMap((form) => [
    rule(String.raw`${form}\s?[(（]\s?${inBrackets}(?:[・･·、,]\s?[^()（）]{1,8})?\s?[)）]`),
    rule(String.raw`${form}\s?${bare}`),
    rule(String.raw`${bare}\s?[(（]${form}[)）]`),
  ]),
  rule(String.raw`${single}${iso}\s?[(（]\s?${inBrackets}\s?[)）]`),
];
