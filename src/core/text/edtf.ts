import edtf from 'edtf';
import { type Day, type Days, day, isDay } from './dates.ts';

/*
 * EDTF levels 0 and 1, as the Library of Congress specifies them (2019, in ISO 8601-2): years, months, days and times;
 * years of more than four digits behind Y, and negative ones; seasons 21 to 24; `?`, `~` and `%` behind a whole date;
 * X for the last digits that are not specified; intervals, with `..` for an open side and nothing for an unknown one.
 *
 * The library judges what calendars allow and gives the bounds. The shape is checked here, because it takes
 * 2025-02-29 for 1 March, XXXX, `/` and times in intervals, and refuses one-day intervals and level-1 features that
 * stand together (`201X~`, `2025-21?`), which the specification nowhere forbids.
 *
 * Where the texts leave a choice:
 * - Times are ISO 8601-1:2019, so seconds may be missing or have decimals, and 24:00 is not written. Times never stand
 *   in an interval ("time of day is excluded").
 * - Unspecified digits in an interval are level 2 and refused, as the specification lists them there.
 * - A time's offset does not move the day: the day that is written counts.
 */

const shape =
  /^(?:Y-?[1-9]\d{4,}|-?\d\d(?:\dX|XX)|-?\d{4}(?:-XX(?:-XX)?|-\d\d(?:-(?:\d\d|XX))?)?)(?<doubt>[?~%]?)$/;

const dateTime =
  /^(?<date>-?\d{4}-\d\d-\d\d)T(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:[.,]\d+)?)?(?:Z|(?!-00(?::00)?$)[+-](?:0\d|1[0-4])(?::[0-5]\d)?)?$/;

/** More than any date needs; what is longer is not worth a parser's time. */
const longest = 60;

/** Reading costs the library some 60 µs, and a workspace writes the same dates again and again. */
const known = new Map<string, Days | null>();
const knownAtMost = 4096;

/** Reads a date or interval of EDTF levels 0 and 1; null for anything else. */
export function parseEdtf(text: string): Days | null {
  if (isDay(text)) return day(text);
  if (text.length > longest || !/^[-./Y\d]/.test(text)) return null;
  const before = known.get(text);
  if (before !== undefined) return before;
  const days = read(text);
  if (known.size >= knownAtMost) known.clear();
  known.set(text, days);
  return days;
}

/** Milliseconds of the first and the last moment, UTC. */
interface Span {
  readonly from: number;
  readonly to: number;
}

function read(text: string): Days | null {
  const sides = text.split('/');
  const [first = '', last = ''] = sides;
  if (sides.length === 1) {
    const span = readDate(dateTime.exec(text)?.groups?.['date'] ?? text);
    return span && { earliest: dayFrom(span.from), latest: dayTo(span.to) };
  }
  if (sides.length > 2 || (isOpen(first) && isOpen(last))) return null;
  const [start, end] = [readSide(first), readSide(last)];
  if (!start || !end || start.from > end.to) return null;
  return { earliest: dayFrom(start.from), latest: dayTo(end.to) };
}

const isOpen = (side: string): boolean => side === '' || side === '..';

function readSide(side: string): Span | null {
  if (isOpen(side)) return { from: -Infinity, to: Infinity };
  return side.includes('X') ? null : readDate(side);
}

function readDate(text: string): Span | null {
  const match = shape.exec(text);
  if (!match) return null;
  const bare = match.groups?.['doubt'] ? text.slice(0, -1) : text;
  const reading = ask(bare, 1);
  if (!reading) return null;
  // By its shape: the library names a reading after its class, which a bundle may call otherwise.
  if (/-2[1-4]$/.test(bare) && bare.split('-').filter(Boolean).length === 2)
    return seasonSpan(Number(bare.slice(0, -3)), bare.slice(-2));
  if (Number.isNaN(reading.min)) return bare.startsWith('Y-') ? beforeAll : afterAll;
  // Where a month has no such day, the library goes on into the next.
  const dayOfMonth = /\d-\d\d-(\d\d)$/.exec(bare)?.[1];
  const exists = dayOfMonth === undefined || new Date(reading.min).getUTCDate() === Number(dayOfMonth);
  return exists ? { from: reading.min, to: reading.max } : null;
}

const beforeAll: Span = { from: -Infinity, to: -Number.MAX_VALUE };
const afterAll: Span = { from: Number.MAX_VALUE, to: Infinity };

function ask(text: string, level: 1 | 2): ReturnType<typeof edtf> | null {
  try {
    return edtf(text, { level });
  } catch {
    return null;
  }
}

/**
 * Whether a text that is no EDTF of levels 0 and 1 is one of level 2. The library would also take two and three
 * figures alone for centuries and decades, and so `06/2025` for an interval.
 */
export const isLevel2 = (text: string): boolean =>
  text.length <= longest &&
  parseEdtf(text) === null &&
  !text.split('/').some((side) => /^\d{1,3}$/.test(side)) &&
  ask(text, 2) !== null;

/**
 * A season is half-known: nobody says which hemisphere, and by weather, sun or Asian calendars its borders lie up to
 * seven weeks apart. Spring and autumn stay within their year in both; summer and winter reach over its ends.
 */
function seasonSpan(year: number, season: string): Span {
  const overNewYear = season === '22' || season === '24';
  return overNewYear
    ? { from: utc(year - 1, 10, 1), to: utc(year + 1, 3, 0) }
    : { from: utc(year, 0, 1), to: utc(year, 11, 31) };
}

/** Unlike Date.UTC, takes the years 0 to 99 for what they are. */
const utc = (year: number, month: number, date: number): number =>
  new Date(0).setUTCFullYear(year, month, date);

const firstDay = utc(0, 0, 1);
const afterLastDay = utc(10_000, 0, 1);

const dayFrom = (time: number): Day | null =>
  time < firstDay ? null : time < afterLastDay ? isoDay(time) : '9999-12-31';

const dayTo = (time: number): Day | null =>
  time >= afterLastDay ? null : time >= firstDay ? isoDay(time) : '0000-01-01';

const isoDay = (time: number): Day => new Date(time).toISOString().slice(0, 10);
