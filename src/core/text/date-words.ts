import { type Day, type Days, daysInMonth, isDay } from './dates.ts';
import { parseEdtf } from './edtf.ts';

export const months: readonly string[] =
  'January February March April May June July August September October November December'.split(' ');

/** As an alternation of a pattern, the short ones too. */
export const monthNames = `${months.join('|')}|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec`;

const seasons: Readonly<Record<string, string>> = { 21: 'spring', 22: 'summer', 23: 'autumn', 24: 'winter' };

/** A day as people write it in prose: `4 June 2025`. */
export function sayDay(value: Day): string {
  const [year = '', month = '', date = ''] = value.split('-');
  return `${Number(date)} ${months[Number(month) - 1] ?? month} ${year}`;
}

/** A written EDTF date in words, such as `about June 2025`; what is no EDTF stays as written. */
export function sayEdtf(text: string): string {
  if (isDay(text) && text >= '1000') return sayDay(text);
  if (!parseEdtf(text)) return text;
  const [first = '', last] = text.split('/');
  return last === undefined ? sayDate(first) : sayInterval(first, last);
}

function sayInterval(first: string, last: string): string {
  if (first === '..') return `not after ${sayDate(last)}`;
  if (first === '') return `until ${sayDate(last)}, start unknown`;
  if (last === '..') return `from ${sayDate(first)}, still open`;
  if (last === '') return `from ${sayDate(first)}, end unknown`;
  if (first === last) return sayDate(first);
  return `${sayShared(first, last)} to ${sayDate(last)}`;
}

const plainDate = /^(?<year>\d{4})-(?<month>0[1-9]|1[012])(?:-(?<date>\d\d))?$/;

/** The start of an interval, without what its end says again: `3` (to 5 June 2025), `June` (to August 2025). */
function sayShared(first: string, last: string): string {
  const [from, to] = [plainDate.exec(first)?.groups, plainDate.exec(last)?.groups];
  const same = from?.['year'] === to?.['year'] && Boolean(from?.['date']) === Boolean(to?.['date']);
  if (!from || !to || !same) return sayDate(first);
  const month = months[Number(from['month']) - 1] ?? '';
  if (!from['date']) return month;
  return from['month'] === to['month'] ? `${Number(from['date'])}` : `${Number(from['date'])} ${month}`;
}

function sayDate(text: string): string {
  const doubt = /[?~%]$/.exec(text)?.[0];
  if (doubt === undefined) return sayBare(text);
  const words = sayBare(text.slice(0, -1));
  if (doubt === '~') return `about ${words}`;
  return doubt === '?' ? `${words} (uncertain)` : `about ${words}, uncertain`;
}

const parts = /^(?<year>-?[\dX]{4})(?:-(?<month>[\dX]{2}))?(?:-(?<date>[\dX]{2}))?(?:T(?<time>.+))?$/;

function sayBare(text: string): string {
  const { year = '', month, date, time } = parts.exec(text)?.groups ?? {};
  // Years of more than four digits stand behind a Y.
  if (year === '')
    return text.startsWith('Y-') ? `${BigInt(text.slice(2)) + 1n} BC` : `the year ${text.slice(1)}`;
  const name = sayYear(year);
  if (month === 'XX') return `some ${date ? 'day' : 'month'} in ${name}`;
  if (month === undefined) return name;
  const inYear = `${months[Number(month) - 1] ?? seasons[month] ?? month} ${name}`;
  if (date === 'XX') return `some day in ${inYear}`;
  const words = date ? `${Number(date)} ${inYear}` : inYear;
  return time ? `${words}, ${sayTime(time)}` : words;
}

/** Year 0 of ISO 8601 is 1 BC. Early years say their era, or `44` would look like a slip. */
function sayYear(year: string): string {
  if (year.includes('X')) {
    const [low, high] = [year.replaceAll('X', '0'), year.replaceAll('X', '9')];
    if (/^[1-9]\d[1-9]X$/.test(year)) return `the ${low}s`;
    return year.startsWith('-')
      ? `${sayYear(high)} to ${sayYear(low)}`
      : `${sayYear(low)} to ${sayYear(high)}`;
  }
  const number = Number(year);
  if (number <= 0) return `${1 - number} BC`;
  return number < 1000 ? `AD ${number}` : year;
}

/** `09:30 (UTC+9)`: seconds only where there are any, decimals never. */
function sayTime(time: string): string {
  const [, clock = '', seconds = '00', zone = ''] =
    /^(\d\d:\d\d)(?::(\d\d)(?:[.,]\d+)?)?(.*)$/.exec(time) ?? [];
  const words = seconds === '00' ? clock : `${clock}:${seconds}`;
  if (zone === '') return words;
  const [, sign = '', hours = '0', minutes = '00'] = /^([+-])(\d\d)(?::(\d\d))?$/.exec(zone) ?? [];
  const offset = `${sign.replace('-', '−')}${Number(hours)}${minutes === '00' ? '' : `:${minutes}`}`;
  return `${words} (UTC${zone === 'Z' || /^\+0+$/.test(offset) ? '' : offset})`;
}

/** The days that a date may mean, as they stand in a sentence: `on 4 June 2025`, `in June 2025`, `since 2019`. */
export function sayWhen({ earliest, latest }: Days): string {
  if (earliest === null || latest === null) {
    if (earliest !== null) return `since ${sayDay(earliest)}`;
    return latest === null ? 'at any time' : `until ${sayDay(latest)}`;
  }
  if (earliest === latest) return `on ${sayDay(earliest)}`;
  const [year, month] = [earliest.slice(0, 4), earliest.slice(0, 7)];
  if (earliest === `${year}-01-01` && latest === `${year}-12-31`) return `in ${year}`;
  const whole =
    earliest.endsWith('-01') && latest === `${month}-${daysInMonth(Number(year), Number(month.slice(5)))}`;
  return whole ? `in ${sayEdtf(month)}` : `from ${sayDay(earliest)} to ${sayDay(latest)}`;
}
