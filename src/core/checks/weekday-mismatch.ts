import type { Fix } from '../model/edit.ts';
import { sayDay } from '../text/date-words.ts';
import { type Day, addDays, isDay, weekdayOf } from '../text/dates.ts';
import { inOneLine } from '../text/phrases.ts';
import { type Range, contains, shifted } from '../text/range.ts';
import { type WeekdayDate, weekdayDates, weekdayNames } from '../text/weekdays.ts';
import { type Check, type CheckContext, always } from './check.ts';
import { isQuoted, isTitled } from './own-words.ts';

export const weekdayMismatch: Check = {
  name: 'weekday-mismatch',
  levels: always('warning'),
  summary: 'A date and the weekday beside it don’t go together.',
  about: {
    why: 'A weekday is the cheapest test of a date. Where the two disagree one of them was copied wrong, and a reader can’t tell which: often it is the day, and sometimes the year.',
    bad: `---
type: note
as-of: 2025-09-01
---

The ministers met on Monday, 26 August 2025.
`,
    good: `---
type: note
as-of: 2025-09-01
---

The ministers met on Tuesday, 26 August 2025.
`,
    quiet:
      'It says nothing of quotations and titles, of dates without a year, and of years before 1924, when calendars still differed. Where a slip is worth reporting, quote it, or write “[sic]” behind it.',
    field: 'Desks that check facts read every weekday against a calendar.',
  },
  dependsOn: [],
  *test(context) {
    const { note, claims } = context;
    for (const { start, text, quoted } of note.prose) {
      if (quoted) continue;
      for (const found of weekdayDates(text)) {
        if (weekdayOf(found.day) === found.said || !isJudged(found, text, start, context)) continue;
        const date = moved(found, start);
        yield {
          range: date.range,
          message: messageFor(date),
          inClaim: claims.some(({ facts }) => contains(facts.content, date.range)),
          choices: (asked) => choicesFor(date, asked),
        };
      }
    }
  },
};

// The last countries to give up the Julian calendar did so in 1923.
const everywhereGregorian = '1924-01-01';
const disowned = /(?<!\p{L})(?:no|not(?: on)?|wrongly|misdated|mistakenly|instead of)(?: an?| to)?\s+$/iu;
const sic = /^[\s,]*[[(（]?\s?sic\b/iu;

function isJudged({ range, day }: WeekdayDate, text: string, start: number, context: CheckContext): boolean {
  return (
    day >= everywhereGregorian &&
    !disowned.test(text.slice(Math.max(0, range.start - 30), range.start)) &&
    !sic.test(text.slice(range.end, range.end + 8)) &&
    !isQuoted(text, range) &&
    !isTitled(context.textOf({ start, end: start + text.length }), range)
  );
}

const moved = (date: WeekdayDate, by: number): WeekdayDate => ({
  ...date,
  range: shifted(date.range, by),
  weekday: shifted(date.weekday, by),
  dayOfMonth: shifted(date.dayOfMonth, by),
  year: date.year && shifted(date.year, by),
});

function messageFor({ day, said }: WeekdayDate): string {
  const right = weekdayNames[weekdayOf(day)] ?? '';
  const year = yearThatFits(day, said);
  const then = year === null ? '' : `; in ${year} it ${year < day ? 'was' : 'is'}`;
  return `${sayDay(day)} is a ${right}, not a ${weekdayNames[said] ?? ''}${then}. Correct the weekday or the date.`;
}

// Further away it is no slip of the year.
const furthest = 2;

/** The nearest year in which the day falls on a weekday. */
function yearThatFits(day: Day, weekday: number): string | null {
  for (let away = 1; away <= furthest; away++) {
    for (const year of [Number(day.slice(0, 4)) - away, Number(day.slice(0, 4)) + away]) {
      const other = `${year}${day.slice(4)}`;
      if (isDay(other) && weekdayOf(other) === weekday) return String(year);
    }
  }
  return null;
}

function choicesFor(date: WeekdayDate, { textOf }: CheckContext): Fix[] {
  const { day, said, weekday, dayOfMonth, year } = date;
  const put = (range: Range, newText: string): Fix => {
    const edit = { range, newText, expected: textOf(range) };
    const { start, end } = date.range;
    const whole = textOf({ start, end: range.start }) + newText + textOf({ start: range.end, end });
    return { title: `Write “${inOneLine(whole)}”`, edits: [edit], safe: false };
  };
  const right = put(weekday, date.weekdayAs(weekdayOf(day)));
  const days = nearest(day, said).map((other) => put(dayOfMonth, dayAs(textOf(dayOfMonth), other)));
  const other = year && yearThatFits(day, said);
  return [right, ...days, ...(other ? [put(year, inWidthOf(textOf(year), other))] : [])];
}

/** The days before and after in the same month that fall on a weekday, the nearer first. */
function nearest(day: Day, weekday: number): Day[] {
  const ahead = (weekday - weekdayOf(day) + 7) % 7;
  const away = [ahead, ahead - 7].sort((a, b) => Math.abs(a) - Math.abs(b));
  return away.map((by) => addDays(day, by)).filter((other) => other.slice(0, 7) === day.slice(0, 7));
}

/** `26` or `26th` or `05`, as it was written. */
function dayAs(written: string, day: Day): string {
  const number = Number(day.slice(8));
  const padded = /^[0０]/u.test(written) ? day.slice(8) : String(number);
  return inWidthOf(written, padded) + (/\p{Ll}/u.test(written) ? ordinal(number) : '');
}

function ordinal(number: number): string {
  const ends = ['th', 'st', 'nd', 'rd'];
  return (number > 10 && number < 14 ? null : ends[number % 10]) ?? 'th';
}

/** Full-width figures stay full-width. */
const inWidthOf = (written: string, figures: string): string =>
  /[０-９]/u.test(written)
    ? figures.replace(/\d/gu, (figure) => String.fromCharCode(figure.charCodeAt(0) + 0xfee0))
    : figures;
