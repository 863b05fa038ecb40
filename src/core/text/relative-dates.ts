import { type Day, addDays, isDay, weekdayOf } from './dates.ts';
import type { Range } from './range.ts';
import { dayAt } from './time-zones.ts';
import { visible } from './visible.ts';

/*
 * Words that say when only to those who know when they were written, in English, Korean, Japanese and Chinese: days,
 * weeks, months and years, and so many hours, days and so on ago. Masked text comes from notes: U+00AD is markup
 * without width.
 */

export type RelativeUnit = 'hour' | 'day' | 'week' | 'month' | 'year';

export interface RelativeDate {
  readonly range: Range;
  /** How many units from the day of writing; null where it is said in other parts (“last Monday”). */
  readonly away: number | null;
  readonly unit: RelativeUnit;
}

type Reading = Pick<RelativeDate, 'away' | 'unit'>;

export function relativeDates(text: string): RelativeDate[] {
  const { text: plain, rangeOf } = visible(text);
  const found = rules.flatMap(([rule, read]) =>
    [...plain.matchAll(rule)].map((match): RelativeDate => {
      return { range: rangeOf(match.index, match.index + match[0].length), ...read(match) };
    }),
  );
  return found.sort((a, b) => a.range.start - b.range.start);
}

/**
 * What a relative date comes to, as EDTF, counted from a day or a moment of which the day in a time zone counts; null
 * where nobody can say. A week has no shape of its own in EDTF, and is the days from Monday to Sunday.
 */
export function countedFrom(base: string, { away, unit }: RelativeDate, timeZone: string): string | null {
  if (away === null) return null;
  if (unit === 'hour') return hoursFrom(base, away, timeZone);
  const from = dayOf(base, timeZone);
  if (from === null) return null;
  if (unit === 'day') return addDays(from, away);
  if (unit === 'week') {
    const monday = addDays(from, 7 * away - ((weekdayOf(from) + 6) % 7));
    return `${monday}/${addDays(monday, 6)}`;
  }
  const [year = 0, month = 1] = from.split('-').map(Number);
  if (unit === 'year') return String(year + away).padStart(4, '0');
  const months = year * 12 + month - 1 + away;
  return [Math.floor(months / 12), (months % 12) + 1].map((part) => String(part).padStart(2, '0')).join('-');
}

/** Without the hour of writing the day is about right: noon is the likeliest. */
function hoursFrom(base: string, hours: number, timeZone: string): string | null {
  const isMoment = momentShape.test(base);
  const moment = Date.parse(isMoment ? base : `${base}T12:00:00Z`) + hours * 3_600_000;
  if (Number.isNaN(moment) || !(isMoment || isDay(base))) return null;
  return isMoment ? dayAt(moment, timeZone) : `${new Date(moment).toISOString().slice(0, 10)}~`;
}

/** A time without an offset is told by an unknown clock. */
const momentShape = /^\d{4}-\d\d-\d\dT.*(?:Z|[+-]\d\d(?::\d\d)?)$/u;

function dayOf(base: string, timeZone: string): Day | null {
  if (isDay(base)) return base;
  const moment = momentShape.test(base) ? Date.parse(base) : NaN;
  return Number.isNaN(moment) ? null : dayAt(moment, timeZone);
}

const units: readonly (readonly [RelativeUnit, string])[] = [
  ['hour', 'hour|시간|時間|小时|小時|个小时|個小時'],
  ['day', 'day|일|日|天'],
  ['week', 'week|주|주일|週間|周間|周|週|星期|个星期|個星期'],
  ['month', 'month|개월|달|か月|ヶ月|カ月|ヵ月|个月|個月'],
  ['year', 'year|년|年'],
];

const unitOf = (written: string): RelativeUnit =>
  units.find(([, words]) => words.split('|').includes(written.toLowerCase()))?.[0] ?? 'day';

const numbers = 'zero one two three four five six seven eight nine ten eleven twelve'.split(' ');

function countOf(written: string): number | null {
  const word = written.toLowerCase();
  if (/^\d+$/u.test(written)) return Number(written);
  if (word === 'a' || word === 'an') return 1;
  const [word12, han] = [numbers.indexOf(word), '〇一二三四五六七八九十'.indexOf(written)];
  if (written === '两' || written === '兩') return 2;
  return word12 >= 0 ? word12 : han >= 0 ? han : null;
}

const ago = ({ groups }: RegExpExecArray): Reading => {
  const count = countOf(groups?.['count'] ?? '');
  return { away: count === null ? null : -count, unit: unitOf(groups?.['unit'] ?? '') };
};

const directions: readonly (readonly [number, string])[] = [
  [-1, 'last|지난|先|昨|去|上|上个|上個'],
  [0, 'this|이번|今|本'],
  [1, 'next|다음|来|來|明|下|下个|下個'],
];

const besides = ({ groups }: RegExpExecArray): Reading => {
  const word = (groups?.['which'] ?? '').toLowerCase();
  const away = directions.find(([, words]) => words.split('|').includes(word))?.[0] ?? null;
  const [unit = '', kind] = [groups?.['unit']?.toLowerCase(), /^(?:week|주|週|周)$/iu] as const;
  if (kind.test(unit)) return { away, unit: 'week' };
  if (/^(?:month|달|月)$/iu.test(unit)) return { away, unit: 'month' };
  return /^(?:year|해|年)$/iu.test(unit) ? { away, unit: 'year' } : { away: null, unit: 'day' };
};

const is =
  (away: number | null, unit: RelativeUnit = 'day') =>
  (): Reading => ({ away, unit });

const rule = (source: string): RegExp => new RegExp(source, 'giu');

/** “the last week of the war” and “his last year” are counted from something else. */
const notOwn = String.raw`(?<!(?:\b(?:the|his|her|their|its|my|our|your|every|each|very|one|that|second|a)|['’]s|s['’])\s+)(?<![\p{L}\p{M}\p{N}-])`;
const notOf = String.raw`(?![\p{L}\p{M}\p{N}-]|\s+(?:of|before|after|in office)\b)`;
const days = 'Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday';

// A Hangul word begins its eojeol, and only a particle may follow.
const hangul = (words: string): string =>
  String.raw`(?<![\p{sc=Hangul}])(?:${words})(?=(?:에(?:는|도)?|의|은|는|도|부터|까지|말|초|만|보다|밤|저녁|아침|오전|오후)?(?![\p{sc=Hangul}]))`;

// `3일 전`, `三天前` count from what stands before them (선거 3일 전), unless they begin a clause.
const opensClause = String.raw`(?<=(?:^|[\n。！？.!?,，、:：]|[은는이가을를]\s|[はがを])\s*)`;

const rules: readonly (readonly [RegExp, (match: RegExpExecArray) => Reading])[] = [
  [rule(String.raw`(?<![\p{L}\p{M}\p{N}-]|day (?:before|after) )yesterday(?![\p{L}\p{N}-])`), is(-1)],
  [rule(String.raw`(?<![\p{L}\p{M}\p{N}-])the day before yesterday(?![\p{L}-])`), is(-2)],
  [
    rule(
      String.raw`(?<![\p{L}\p{M}\p{N}-]|day after |of |for |for a better )tomorrow(?![\p{L}\p{N}-]|['’]s)`,
    ),
    is(1),
  ],
  [rule(String.raw`${notOwn}(?:this (?:morning|afternoon|evening)|tonight)(?![\p{L}-])`), is(0)],
  [rule(String.raw`${notOwn}(?<which>last|this|next) (?<unit>week|month|year)${notOf}`), besides],
  [rule(String.raw`${notOwn}(?:last|next) (?:night|${days})${notOf}`), is(null)],
  [
    rule(
      String.raw`(?<![\p{L}\p{M}\p{N}.,-])(?<count>\d{1,3}|an?|${numbers.slice(1).join('|')}) (?<unit>hour|day|week|month|year)s? ago(?![\p{L}-])`,
    ),
    ago,
  ],
  [rule(hangul('어제')), is(-1)],
  [rule(hangul('그제|그저께')), is(-2)],
  [rule(hangul('내일')), is(1)],
  [rule(hangul('작년')), is(-1, 'year')],
  [rule(hangul('올해|금년')), is(0, 'year')],
  [rule(hangul('내년')), is(1, 'year')],
  [rule(hangul(String.raw`(?<which>지난|이번|다음) ?(?<unit>주|달)`)), besides],
  [rule(hangul(String.raw`(?<which>지난)(?<unit>해)`)), besides],
  [
    rule(
      String.raw`${opensClause}(?<count>\d{1,3})\s?(?<unit>시간|일|주|주일|개월|달|년) 전(?=(?:에(?:는|도)?|부터|까지)?(?![\p{sc=Hangul}]))`,
    ),
    ago,
  ],
  // Han words are found inside others: 以上周边, 日本周边, 文明年代, 光明日报, 如今年轻人, 过去年份.
  [rule('(?<!一)(?:昨日|昨天)'), is(-1)],
  [rule('一昨日'), is(-2)],
  [rule('(?<![文说說光证證])(?:明日|明天)(?![报報香之])'), is(1)],
  [rule('今朝(?!鮮|鲜)|(?<!如)今早'), is(0)],
  [rule('(?<which>先|今|来)(?<unit>週)'), besides],
  [rule('(?<![首优優])(?<which>先)(?<unit>月)(?!球|面)'), besides],
  [rule('(?<which>上个|上個|下个|下個)(?<unit>月)'), besides],
  [rule('(?<![以])(?<which>上|下)(?<unit>[周週])(?![边邊围圍期年刊岁歲])'), besides],
  [rule('(?<!日)(?<which>本)(?<unit>[周週])(?![边邊围圍期年刊岁歲])'), besides],
  [rule('(?<![过過失])(?<which>昨|去)(?<unit>年)(?![轻輕龄齢齡代间間份])'), besides],
  [rule('(?<![如当當至])(?<which>今)(?<unit>年)(?![轻輕龄齢齡代间間])'), besides],
  [rule('(?<![文说說证證声聲])(?<which>明)(?<unit>年)(?![轻輕龄齢齡代间間])'), besides],
  [
    rule(
      String.raw`${opensClause}(?<count>\d{1,3}|[一二三四五六七八九十两兩])\s?(?<unit>个?小时|個?小時|時間|天|日|个?星期|個?星期|[周週]間?|个月|個月|[かヶカヵ]月|年)前`,
    ),
    ago,
  ],
];
