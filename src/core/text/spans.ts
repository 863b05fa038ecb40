import { type Day, addDays, daysInMonth, lastDay, writtenDay } from './dates.ts';

/** A length of time as settings and records write it: `180d`, `6m`. */
export interface Span {
  readonly count: number;
  readonly unit: 'd' | 'w' | 'm' | 'y';
}

export function parseSpan(text: string): Span | null {
  const [, count, unit] = /^([1-9]\d*)([dwmy])$/u.exec(text) ?? [];
  return count === undefined ? null : { count: Number(count), unit: unit as Span['unit'] };
}

/** The day that lies so long after another; of months, the last one where a month is too short. */
export function addSpan(day: Day, { count, unit }: Span): Day {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  if (unit === 'd' || unit === 'w') return addDays(day, count * (unit === 'w' ? 7 : 1));
  const months = year * 12 + month - 1 + count * (unit === 'y' ? 12 : 1);
  const [inYear, inMonth] = [Math.floor(months / 12), (months % 12) + 1];
  if (inYear > 9999) return lastDay;
  return writtenDay(inYear, inMonth, Math.min(date, daysInMonth(inYear, inMonth)));
}
