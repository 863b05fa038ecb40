import type { Range } from './range.ts';

/** A calendar day as `YYYY-MM-DD`, so that days compare as strings. */
export type Day = string;

/** The days a half-known date may mean; null is open. Both ends belong to it. */
export interface Days {
  readonly earliest: Day | null;
  readonly latest: Day | null;
}

export const day = (value: Day): Days => ({ earliest: value, latest: value });

/**
 * Reads a date or interval of EDTF levels 0 and 1 (ISO 8601-2, Library of Congress): years, months, days and
 * times, `?`, `~` and `%`, `XX` for unspecified digits at the end, intervals with `..` or an empty side for open.
 * Seasons and years before 0 or after 9999 are not read. Returns null for anything else.
 */
export function parseEdtf(text: string): Days | null {
  const sides = text.split('/');
  if (sides.length === 1) return parseSingle(text);
  if (sides.length !== 2) return null;
  const [from = '', to = ''] = sides;
  const first = parseSide(from);
  const last = parseSide(to);
  if (!first || !last || (isOpen(from) && isOpen(to))) return null;
  const upsideDown = first.earliest !== null && last.latest !== null && first.earliest > last.latest;
  return upsideDown ? null : { earliest: first.earliest, latest: last.latest };
}

const isOpen = (side: string): boolean => side === '' || side === '..';

const parseSide = (side: string): Days | null =>
  isOpen(side) ? { earliest: null, latest: null } : parseSingle(side);

const single = /^(\d{2}(?:\d{2}|\dX|XX))(?:-(\d{2}|XX)(?:-(\d{2}|XX))?)?[?~%]?$/;
const dateTime =
  /^(\d{4}-\d{2}-\d{2})T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?$/;

function parseSingle(text: string): Days | null {
  const time = dateTime.exec(text);
  if (time?.[1]) return parseSingle(time[1]);
  const [, year, month = 'XX', dayOfMonth = 'XX'] = single.exec(text) ?? [];
  if (year === undefined || isSparse(year, month, dayOfMonth)) return null;
  const earliest = [year.replaceAll('X', '0'), known(month) ?? '01', known(dayOfMonth) ?? '01'].join('-');
  const lastYear = year.replaceAll('X', '9');
  const lastMonth = known(month) ?? '12';
  const lastDay = known(dayOfMonth) ?? String(daysInMonth(Number(lastYear), Number(lastMonth)));
  const latest = [lastYear, lastMonth, lastDay].join('-');
  return isDay(earliest) && isDay(latest) ? { earliest, latest } : null;
}

/** A known part behind an unspecified one is level 2. */
const isSparse = (year: string, month: string, dayOfMonth: string): boolean =>
  (month === 'XX' && dayOfMonth !== 'XX') || (year.includes('X') && month !== 'XX');

const known = (part: string): string | null => (part === 'XX' ? null : part);

/** Whether a `YYYY-MM-DD` names a day that exists (2025-02-30 does not). */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** How a set of days lies to a period: all in it, none in it, or it can't be told. */
export type Cover = 'yes' | 'no' | 'maybe';

/**
 * Whether a period covers the days in question. `start` and `end` are themselves half-known; null stands for a
 * start that is not recorded and for an end that has not come.
 */
export function covers(start: Days | null, end: Days | null, asked: Days): Cover {
  if (isBefore(asked.latest, start?.earliest ?? null) || isBefore(end?.latest, asked.earliest)) return 'no';
  const started = notAfter(start?.latest, asked.earliest);
  return started && (end === null || notAfter(asked.latest, end.earliest)) ? 'yes' : 'maybe';
}

const notAfter = (a: Day | null | undefined, b: Day | null): boolean => a != null && b !== null && a <= b;

/** Surely before: an open or unknown day is before and after nothing. */
const isBefore = (a: Day | null | undefined, b: Day | null): boolean => a != null && b !== null && a < b;

const months = 'January February March April May June July August September October November December'.split(
  ' ',
);

/** A day as people write it in prose: `4 June 2025`. */
export function sayDay(value: Day): string {
  const [year = '', month = '', date = ''] = value.split('-');
  return `${Number(date)} ${months[Number(month) - 1] ?? month} ${year}`;
}

/** A written EDTF date in words: `4 June 2025`, `June 2025`, `2025`, `about June 2025`; other forms as written. */
export function sayEdtf(text: string): string {
  const match = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?([?~%]?)$/.exec(text);
  if (!match) return text;
  const [, year = '', month, date, doubt] = match;
  const name = month ? `${months[Number(month) - 1] ?? month} ${year}` : year;
  const words = date ? `${Number(date)} ${name}` : name;
  if (doubt === '~') return `about ${words}`;
  return doubt ? `${words} (uncertain)` : words;
}

const monthNames = `${months.join('|')}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec`;
/** Words that may open a sentence; months keep their capital, for they are words and names without it. */
const anyCase = (words: string): string =>
  words
    .replaceAll(
      /(\w)(\w+) ?/gu,
      (_, first: string, rest: string) => `[${first}${first.toUpperCase()}]${rest}|`,
    )
    .slice(0, -1);

const dateWords = new RegExp(
  [
    String.raw`\b(?:1[5-9]|20)\d{2}(?:s\b|\b)`,
    String.raw`(?<![\p{L}\d])['’]\d{2}\b`,
    String.raw`\b\d{1,2}[/.·]\d{1,2}\b`,
    String.raw`\b(?:${monthNames})\b\.?\s+\d{1,2}\b`,
    String.raw`\b\d{1,2}(?:st|nd|rd|th)?\s+(?:of\s+)?(?:${monthNames})\b`,
    // Some months are words and names as well: alone they count only after a word of time.
    String.raw`\b(?:January|February|April|June|July|September|October|November|December)\b`,
    String.raw`\b(?:${anyCase('in since until last next by early late mid that this every of')})[\s-]+(?:${monthNames})\b`,
    String.raw`\b(?:${anyCase('last previous next')}) (?:year|month|week)\b|\b[Yy]esterday\b`,
    '작년|지난해|지난달|昨年|去年|先月|上个月',
    String.raw`\d{1,4}\s*[年년]`,
    String.raw`\d{1,2}\s*[月월]`,
  ].join('|'),
  'u',
);

/** The first full or half date written in prose (English, Korean, Japanese, Chinese), or null. */
export function dateInProse(text: string): Range | null {
  const match = dateWords.exec(text);
  return match ? { start: match.index, end: match.index + match[0].length } : null;
}
