import { tidyDate } from './date-readings.ts';
import { months } from './date-words.ts';
import { daysInMonth } from './dates.ts';
import { isLevel2, parseEdtf } from './edtf.ts';

const general = 'write `2025-06-04`, `2025-06` or `2025-06~`';

/** Why a text is no date of EDTF levels 0 and 1, in one clause for a message. */
export function dateProblem(written: string): string {
  const text = tidyDate(written);
  if (text.length > 80) return general;
  const sides = text.split('/');
  return (sides.length === 2 ? intervalProblem(text, sides) : null) ?? singleProblem(text) ?? general;
}

function intervalProblem(text: string, sides: readonly string[]): string | null {
  const closed = sides.filter((side) => side !== '' && side !== '..');
  if (closed.length === 0) return 'an interval needs a date on one side';
  for (const side of closed) {
    const problem = parseEdtf(side) ? null : singleProblem(side);
    if (problem) return problem;
  }
  if (!closed.every((side) => parseEdtf(side))) return null;
  if (closed.some((side) => side.includes('T'))) return 'an interval is of days, without times';
  if (isLevel2(text)) return level2;
  return parseEdtf(text) ? null : 'the interval ends before it begins';
}

const level2 = 'level 2 of EDTF is not read';

/** Year, month and perhaps day in figures, whatever stands between them; a doubt or a time may follow. */
const figures =
  /^(?<year>\d{4})(?<s>[-/.])(?<month>\d{1,2})(?:\k<s>(?<date>\d{1,2}))?(?<rest>[?~%]|[T ].*)?$/u;

function singleProblem(text: string): string | null {
  const { year = '', month = '', date, rest = '' } = figures.exec(text)?.groups ?? {};
  if (year !== '') {
    const problem = dayProblem(Number(year), Number(month), date === undefined ? null : Number(date));
    if (problem) return problem;
    if (/^[T ]\d/.test(rest)) return timeProblem(rest.slice(1));
  }
  if (isLevel2(text)) return level2;
  return /^\d{1,2}([-/.])\d{1,2}\1\d{2}$/.test(text) ? 'the year needs four digits' : null;
}

function dayProblem(year: number, month: number, date: number | null): string | null {
  // 21 to 41 stand for seasons and quarters where no day follows.
  if (month === 0 || (month > 12 && (date !== null || month < 21 || month > 41)))
    return `there is no month ${month}`;
  if (date === null || month > 12) return null;
  const length = daysInMonth(year, month);
  if (date === 0) return 'there is no day 0';
  return date > length ? `${months[month - 1] ?? ''} ${year} has ${length} days` : null;
}

function timeProblem(time: string): string {
  const [, hour, minute] = /^(\d{1,2}):?(\d\d)?/.exec(time) ?? [];
  if (hour === '24') return 'midnight is `T00:00` of the next day';
  if (Number(hour) > 24) return `there is no hour ${Number(hour)}`;
  if (Number(minute) > 59) return `there is no minute ${Number(minute)}`;
  return 'write the time as `2025-06-04T09:30:00+09:00`';
}
