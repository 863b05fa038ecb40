/** A calendar day as `YYYY-MM-DD`, so that days compare as strings. */
export type Day = string;

/**
 * The days a half-known date may mean; null is open. Both ends belong to it. Days before 0000 or after 9999 have no
 * string here: dates out there get the nearest `Day` as the one bound and an open end as the other.
 */
export interface Days {
  readonly earliest: Day | null;
  readonly latest: Day | null;
}

export const day = (value: Day): Days => ({ earliest: value, latest: value });

/** Whether a `YYYY-MM-DD` names a day that exists (2025-02-30 does not). */
export function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return false;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return month >= 1 && month <= 12 && date >= 1 && date <= daysInMonth(year, month);
}

/** Of the Gregorian calendar, reckoned back before 1582 as ISO 8601 does. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** The last day that has a string. */
export const lastDay: Day = '9999-12-31';

/** The day so many days after another; before it where `count` is below zero. */
export function addDays(from: Day, count: number): Day {
  const moment = new Date(`${from}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + count);
  const year = moment.getUTCFullYear();
  return year > 9999 || Number.isNaN(year)
    ? lastDay
    : writtenDay(year, moment.getUTCMonth() + 1, moment.getUTCDate());
}

/** The day of the week, 0 for Sunday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay();

export const writtenDay = (year: number, month: number, date: number): Day =>
  [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-');

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

/** An open or unknown day is before and after nothing. */
const isBefore = (a: Day | null | undefined, b: Day | null): boolean => a != null && b !== null && a < b;

/** Whether all days that `a` may mean lie before all that `b` may mean: only then is a range upside down. */
export const surelyBefore = (a: Days, b: Days): boolean => isBefore(a.latest, b.earliest);
