import { fitOf } from '../actors/title-fit.ts';
import type { TitleUse } from '../actors/title-uses.ts';
import type { ClaimFacts } from '../model/facts.ts';
import { type Day, type Days, isDay } from '../text/dates.ts';
import type { TextEdit } from '../text/edits.ts';
import type { Located, Range } from '../text/range.ts';
import type { Lookup } from '../workspace/lookup.ts';
import type { CheckContext } from './check.ts';

// Further away it is no slip of the year.
const furthest = 5;

/** The same days in another year; null where one of them does not exist there, and for what is no day, month or year. */
export function daysOfYear({ earliest, latest }: Days, year: number): Days | null {
  if (earliest === null || latest?.slice(0, 4) !== earliest.slice(0, 4)) return null;
  const there = (day: Day): Day => `${String(year).padStart(4, '0')}${day.slice(4)}`;
  const moved = { earliest: there(earliest), latest: there(latest) };
  return isDay(moved.earliest) && isDay(moved.latest) ? moved : null;
}

/**
 * Years near a date in which all these titles surely fit, and none of the others is wrong; the nearest first, and of
 * two the later.
 */
export function yearsThatFit(
  days: Days,
  uses: readonly TitleUse[],
  others: readonly TitleUse[],
  lookup: Lookup,
  within = furthest,
): number[] {
  const year = Number(days.earliest?.slice(0, 4));
  const away = Array.from({ length: within }, (_, at) => [at + 1, -at - 1]).flat();
  const isOneDay = days.earliest === days.latest;
  return away.flatMap((by) => {
    const other = daysOfYear(days, year + by);
    if (!other) return [];
    const fits = uses.every((use) => {
      const cover = fitOf(use, other, lookup);
      return isOneDay ? cover === 'yes' : cover !== 'no';
    });
    return fits && others.every((use) => fitOf(use, other, lookup) !== 'no') ? [year + by] : [];
  });
}

/** The edit that puts another year into a date as it is written; null where its year does not stand there as such. */
export function yearEdit(
  { range }: { range: Range },
  days: Days,
  year: number,
  { textOf }: CheckContext,
): TextEdit | null {
  const written = textOf(range);
  const before = days.earliest?.slice(0, 4) ?? '';
  const at = written.indexOf(before);
  if (before === '' || at < 0 || written.includes(before, at + 4)) return null;
  if (!staysItsWeekday(written, days, year)) return null;
  const start = range.start + at;
  return { range: { start, end: start + 4 }, newText: String(year), expected: before };
}

/** The edit of a claim's `on`. */
export const onEdit = ({ on }: ClaimFacts, year: number, context: CheckContext): TextEdit | null =>
  on?.days && isSimple(on) ? yearEdit(on, on.days, year, context) : null;

const isSimple = ({ value }: Located<string>): boolean => /^\d{4}(?:-\d\d){0,2}[?~%]?$/.test(value);

const weekdays = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];

/** Another year of a date with a weekday is right only where that day falls on it as well. */
function staysItsWeekday(written: string, days: Days, year: number): boolean {
  const name = /^(Sun|Mon|Tue|Wed|Thu|Fri|Sat)/u.exec(written)?.[1];
  const other = daysOfYear(days, year)?.earliest;
  return name === undefined || weekdays[new Date(`${other ?? ''}T00:00:00Z`).getUTCDay()] === name;
}
