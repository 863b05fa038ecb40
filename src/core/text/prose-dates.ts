import { dateShapes } from './date-shapes.ts';
import { monthNames } from './date-words.ts';
import type { Days } from './dates.ts';
import { parseEdtf } from './edtf.ts';
import type { Range } from './range.ts';
import { visible } from './visible.ts';

/*
 * Dates in running text, in English, Korean, Japanese and Chinese. Here they are found; date-shapes.ts reads them.
 * Masked text comes from notes: U+00AD is markup without width.
 */

/** What speaks of a time: its words, and the days they may mean; null where no year is said or nobody can tell. */
export interface ProseTime {
  readonly range: Range;
  readonly days: Days | null;
  /** An interval, or one side of it ("since 2019"). */
  readonly interval: boolean;
}

/** A full or half date with its year. */
export interface ProseDate extends ProseTime {
  readonly days: Days;
}

/** Full and half dates with a year, in order. "Since 2019" and "until 2019" mean all days after or before. */
export const datesInProse = (text: string): ProseDate[] =>
  timesInProse(text).flatMap(({ days, ...rest }) => (days ? [{ ...rest, days }] : []));

/** Everything that speaks of a time, in order: dates with a year, and those without ("4 June", "last year"). */
export function timesInProse(text: string): ProseTime[] {
  const { text: seen, rangeOf } = visible(text);
  // Full-width figures are read as any others, and as long.
  const plain = seen.replace(/[\uFF10-\uFF19]/gu, (figure) => figure.normalize('NFKC'));
  const found: Found[] = [];
  for (const [rule, read] of rules) {
    for (const match of plain.matchAll(rule)) {
      const range = { start: match.index, end: match.index + match[0].length };
      if (found.some((other) => range.start < other.end && other.start < range.end)) continue;
      found.push({ ...range, ...read(match[0]) });
    }
  }
  found.sort((a, b) => a.start - b.start);
  return bounded(plain, joined(plain, found)).map(({ start, end, days, interval }) => ({
    range: rangeOf(start, end),
    days,
    interval,
  }));
}

type Reading = Pick<ProseTime, 'days' | 'interval'>;
type Found = Range & Reading;

/** The days of words that have one reading alone. A weekday beside them is another check's. */
function read(words: string): Reading {
  const text = words
    .replace(weekdayBefore, '')
    .replace(/[号號]$/u, '日')
    .replace(/\s+/gu, ' ');
  const shapes = parseEdtf(text) ? [{ edtf: text }] : dateShapes(text);
  const edtf = shapes.length === 1 ? (shapes[0]?.edtf ?? '') : '';
  return { days: parseEdtf(edtf), interval: edtf.includes('/') };
}

const unknown = (): Reading => ({ days: null, interval: false });

const weekdayBefore = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*\.?,?\s+/u;

const month = String.raw`(?:${monthNames})\b\.?`;
const date = String.raw`\d{1,2}(?:st|nd|rd|th)?`;
const weekday = String.raw`(?:\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s+)?`;
const year = String.raw`\d{4}(?![\d,]\d|\d|\p{L}|\s?%)`;
const to = String.raw`(?:\s*[–—-]\s*|\s+(?:to|until|till|through)\s+)`;
const season = '[Ss]pring|[Ss]ummer|[Aa]utumn|[Ww]inter';

/** Words that may open a sentence; months keep their capital, for they are words and names without it. */
const anyCase = (words: string): string =>
  words
    .split(' ')
    .map((word) => `[${word.charAt(0)}${word.charAt(0).toUpperCase()}]${word.slice(1)}`)
    .join('|');

// A figure of four digits is a year only behind such a word, and not where it counts something ("in 2019 cases").
const yearAlone = String.raw`(?<=(?<![\p{L}\p{M}-])(?:${anyCase('in since by of during until till before after from between throughout early late mid around circa')}|[Mm]id-)[\s-]*|(?<!\d)(?:1[5-9]|20)\d\d(?:\s*[–—-]\s*|\s+(?:to|and|until|till|through)\s+))(?:1[5-9]|20)\d\d(?![\d\p{L}]|[.,/]\d|\s?%|-\d{2}\b|\s+(?!(?:was|is|has|as|this|its|his|does|thus|us)\b)(?:\p{Ll}+s|people|men|women|per|percent|million|billion)\b)`;

const rule = (source: string): RegExp => new RegExp(source, 'gu');

/** In order: what one of them has found is no other one's. */
const rules: readonly (readonly [RegExp, (words: string) => Reading])[] = [
  [rule(String.raw`(?<![\d.,/-])\d{4}-\d\d-\d\d(?![\d-])`), read],
  [
    rule(
      String.raw`${weekday}(?<![\d.,/-])(?:${date}(?:\s+${month})?${to})?${date}(?:\s+of)?\s+${month},?\s+${year}`,
    ),
    read,
  ],
  [
    rule(String.raw`${weekday}\b${month}\s+${date}(?:${to}(?:${month}\s+)?${date})?(?:,\s*|\s+)${year}`),
    read,
  ],
  [rule(String.raw`\b(?:${month}${to})?${month}(?:\s+of)?,?\s+${year}`), read],
  [
    rule(String.raw`(?<!\d)\d{4}\s?[年년](?:\s?\d{1,2}\s?[月월](?:\s?\d{1,2}\s?[日일号號])?)?(?![间間간])`),
    read,
  ],
  [
    rule(String.raw`(?:令和|平成|昭和|大正)\s?(?:\d{1,2}|元)\s?年(?:\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?)?`),
    read,
  ],
  [rule(String.raw`(?<![\d.])(?:1[5-9]|20)\d\d\.\s?\d{1,2}\.\s?\d{1,2}(?![\d])\.?`), read],
  [rule(String.raw`(?<![\d/.-])\d{1,2}/\d{1,2}/\d{4}(?![\d/])`), read],
  [rule(String.raw`\b(?:${season})(?:\s+of)?,?\s+${year}`), read],
  [rule(String.raw`(?<![\d.,/-])(?:1[5-9]|20)\d0s\b`), read],
  [rule(yearAlone), read],
  // Without a year, or not to be told.
  [rule(String.raw`(?<![\d.,])(?:1[5-9]|20)\d{2}(?!\d|[.,]\d{3})`), unknown],
  [rule(String.raw`(?<![\p{L}\d])['’]\d{2}\b`), unknown],
  [rule(String.raw`\b\d{1,2}[/.·]\d{1,2}\b`), unknown],
  [rule(String.raw`\b(?:${monthNames})\b\.?\s+\d{1,2}\b`), unknown],
  [rule(String.raw`\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:${monthNames})\b`), unknown],
  // Some months are words and names as well: alone they count only after a word of time.
  [rule(String.raw`\b(?:January|February|April|June|July|September|October|November|December)\b`), unknown],
  [
    rule(
      String.raw`\b(?:${anyCase('in since until last next by early late mid that this every of')})[\s-]+(?:${monthNames})\b`,
    ),
    unknown,
  ],
  [rule(String.raw`\b(?:${anyCase('last previous next')}) (?:year|month|week)\b|\b[Yy]esterday\b`), unknown],
  [rule('작년|지난해|지난달|昨年|去年|先月|上个月'), unknown],
  [rule(String.raw`\d{1,4}\s*[年년]|\d{1,2}\s*[月월]|[〇零一二三四五六七八九]{4}年`), unknown],
];

const fromTo = /^\s*(?:to|until|till|through|[–—~～〜-]|부터|에서|から|至|到)\s*$/u;
const andBetween = /(?<!\p{L})[Bb]etween\s+(?:the\s+)?$/u;

/** Makes one of two that are the ends of an interval: "from 2018 to 2021", "between May 2018 and 2021". */
function joined(text: string, found: readonly Found[]): Found[] {
  const all: Found[] = [];
  for (const next of found) {
    const last = all.at(-1);
    const gap = last ? text.slice(last.end, next.start) : '';
    const isOne =
      fromTo.test(gap) || (/^\s+and\s+$/u.test(gap) && andBetween.test(text.slice(0, last?.start)));
    const [earliest, latest] = [last?.days?.earliest ?? null, next.days?.latest ?? null];
    if (last && isOne && earliest !== null && latest !== null && earliest <= latest) {
      all.splice(-1, 1, { start: last.start, end: next.end, days: { earliest, latest }, interval: true });
    } else all.push(next);
  }
  return all;
}

const vaguely = String.raw`(?:(?:about|around|the|early|late|end of|spring|summer|autumn|winter|of)\s+|mid-?\s*)*$`;
const onwards = new RegExp(
  String.raw`(?<![\p{L}\p{M}])(?:since|after|from|following|ever since)\s+${vaguely}|(?:自从|自|从)$`,
  'iu',
);
const backwards = new RegExp(
  String.raw`(?<![\p{L}\p{M}])(?:until|till|before|by|prior to|up to|ahead of)\s+${vaguely}`,
  'iu',
);
const onwardsBehind = /^\s*(?:부터|이후|이래|から|以降|以来|以來|之后|之後|以后|以後|起(?!草)|onwards?)/u;
const backwardsBehind = /^\s*(?:까지|이전|まで|以前|之前)/u;

/** "Since 2019" leaves the end open, "until 2019" the start. */
function bounded(text: string, found: readonly Found[]): Found[] {
  return found.map((each) => {
    if (!each.days || each.interval) return each;
    const [before, behind] = [
      text.slice(Math.max(0, each.start - 40), each.start),
      text.slice(each.end, each.end + 8),
    ];
    if (onwards.test(before) || onwardsBehind.test(behind))
      return { ...each, days: { ...each.days, latest: null }, interval: true };
    if (backwards.test(before) || backwardsBehind.test(behind))
      return { ...each, days: { ...each.days, earliest: null }, interval: true };
    return each;
  });
}
