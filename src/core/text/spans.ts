import { type Day, daysInMonth } from './dates.ts';

/** A length of time as settings and records write it: `180d`, `6m`. */
export interface Span {
  readonly count: number;
  readonly unit: 'd' | 'w' | 'm' | 'y';
}

export function parseSpan(text: string): Span | null {
  const [, count, unit] = /^([1-9]\d*)([dwmy])$/u.exec(text) ?? [];
  return count === undefined ? null : { count: Number(count), unit: unit as Span['unit'] };
}

const lastDay: Day = '9999-12-31';

/** The day that lies so long after another; of months, the last one where a month is too short. */
export function addSpan(day: Day, { count, unit }: Span): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  if (unit === 'd' || unit === 'w') return addDays(day, count * (unit === 'w' ? 7 : 1));
  const months = year * 12 + month - 1 + count * (unit === 'y' ? 12 : 1);
  const [inYear, inMonth] = [Math.floor(months / 12), (months % 12) + 1];
  if (inYear > 9999) return lastDay;
  return written(inYear, inMonth, Math.min(date, daysInMonth(inYear, inMonth)));
}

function addDays(day: Day, count: number): Day {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() + count);
  const year = moment.getUTCFullYear();
  return year > 9999 || Number.isNaN(year)
    ? lastDay
    : written(year, moment.getUTCMonth() + 1, moment.getUTCDate());
}

const written = (year: number, month: number, date: number): Day =>
  [String(year).padStart(4, '0'), String(month).padStart(2, '0'), String(date).padStart(2, '0')].join('-');
