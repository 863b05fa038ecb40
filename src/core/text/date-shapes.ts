import { type DateShape, doubtful, perhaps, readingsOf, safely, tidyDate } from './date-readings.ts';
import { parseEdtf } from './edtf.ts';

export { dateProblem } from './date-problem.ts';
export type { DateShape } from './date-readings.ts';

/** What is longer is prose, not a date. */
const longest = 80;

/**
 * What somebody may have meant by a date that is no EDTF of levels 0 and 1. A shape is `safe` only where it is the
 * one way to read the text and nothing is lost; several are for a person to choose from. None where the text is right
 * already, or where nobody can tell.
 */
export function dateShapes(written: string): DateShape[] {
  if (written.length > longest || parseEdtf(written)) return [];
  const text = tidyDate(written);
  const single = readingsOf(text);
  const found = (single.length > 0 ? single : [...bounded(text), ...intervals(text)]).filter(({ edtf }) =>
    parseEdtf(edtf),
  );
  const shapes = [...new Map(found.map((shape) => [shape.edtf, shape])).values()];
  return shapes.length > 1 ? doubtful(shapes) : shapes;
}

/** Words for one end. Those that leave out the day itself, or may, lose something. */
const bounds: readonly (readonly [RegExp, (date: string) => string, boolean])[] = [
  [/^(?:not after|not later than|no later than) (?<rest>.+)$/iu, (date) => `../${date}`, true],
  [/^(?:not before|not earlier than|no earlier than) (?<rest>.+)$/iu, (date) => `${date}/..`, true],
  [/^(?:before|prior to|until|till|up to|by) (?<rest>.+)$/iu, (date) => `../${date}`, false],
  [/^(?:after|since|from|starting) (?<rest>.+)$/iu, (date) => `${date}/..`, false],
  [/^(?<rest>.+?)(?: onwards?| ?[-–])$/iu, (date) => `${date}/..`, false],
];

function bounded(text: string): DateShape[] {
  for (const [words, interval, exact] of bounds) {
    const rest = words.exec(text)?.groups?.['rest'];
    if (rest === undefined) continue;
    return readingsOf(rest)
      .filter(({ edtf }) => !edtf.includes('/'))
      .map(({ edtf, safe }) => ({ edtf: interval(withoutTime(edtf)), safe: safe && exact }));
  }
  return [];
}

/** Times and unspecified digits do not stand in an interval of level 1. */
const withoutTime = (edtf: string): string => edtf.replace(/T.*$/, '').replace(/(?:-XX)+/, '');

const separators: readonly RegExp[] = [
  /^(?<a>[^/]*) ?\/ ?(?<b>[^/]*)$/u,
  /^(?:from )?(?<a>.+?) (?:-{1,3}|to|until|till|through|thru) (?<b>.+)$/iu,
  /^(?<a>.+?) ?(?:–|~|→|\.\.|--) ?(?<b>.+)$/u,
  /^(?<a>\d{4})-(?<b>\d{4})$/u,
  /^(?<a>(?:\d{1,2} )?\p{L}{3,9}\.?(?: \d{1,2})?|\d{1,2})-(?<b>.+)$/u,
];

function intervals(text: string): DateShape[] {
  for (const separator of separators) {
    const { a, b } = separator.exec(text)?.groups ?? {};
    if (a === undefined || b === undefined) continue;
    const found = [...sided(a.trim(), b.trim())];
    if (found.length > 0) return found;
  }
  return [];
}

function* sided(first: string, last: string): Generator<DateShape> {
  const [start, end] = shared(first, last);
  for (const from of sideReadings(start)) {
    for (const to of sideReadings(end)) yield* joined(from, to);
  }
}

function* joined(from: DateShape, to: DateShape): Generator<DateShape> {
  const whole = `${from.edtf}/${to.edtf}`;
  const [start, end] = [withoutTime(from.edtf), withoutTime(to.edtf)];
  if (parseEdtf(whole)) yield { edtf: whole, safe: from.safe && to.safe };
  else if (parseEdtf(`${start}/${end}`)) yield* perhaps(`${start}/${end}`);
  else if (/\d/.test(start) && /\d/.test(end)) yield* perhaps(`${end}/${start}`);
}

function sideReadings(side: string): DateShape[] {
  if (side === '..' || /^open$/iu.test(side)) return safely('..');
  if (side === '' || side === '?' || /^unknown$/iu.test(side)) return safely('');
  if (/^(?:present|now|ongoing|today|current)$/iu.test(side)) return perhaps('..');
  return readingsOf(side).filter(({ edtf }) => !edtf.includes('/'));
}

/** Completes a side by what the other says for both: the year in `3–5 June 2025`, the month in `2025-06-03/05`. */
function shared(first: string, last: string): readonly [string, string] {
  const figures = /^(?:\d\d|\d\d-\d\d)$/.test(last) && /^\d{4}-\d\d(?:-\d\d)?$/.test(first);
  if (figures && first.length > last.length + 4) return [first, first.slice(0, -last.length) + last];
  return monthFirst(first, last) ?? [withTailOf(last, first), last];
}

/** `June 3–5, 2025`. */
function monthFirst(first: string, last: string): readonly [string, string] | null {
  const year = /^\d{1,2}(?:st|nd|rd|th)?,? (\d{4})$/iu.exec(last)?.[1];
  const month = /^(\p{L}+\.?) \d{1,2}(?:st|nd|rd|th)?$/u.exec(first)?.[1];
  return year && month ? [`${first}, ${year}`, `${month} ${last}`] : null;
}

/** `3–5 June 2025`, `28 May – 5 June 2025`, `June–August 2025`. */
function withTailOf(last: string, first: string): string {
  if (/^\d{1,2}(?:st|nd|rd|th)?$/u.test(first))
    return first + (/^\d{1,2}(?:st|nd|rd|th)?( \p{L}+\.?,? \d{4})$/u.exec(last)?.[1] ?? '');
  const lacksYear = /^(?:\d{1,2} )?\p{L}+\.?(?: \d{1,2})?$/u.test(first);
  return lacksYear && /\p{L}.* \d{4}$/u.test(last) ? first + last.slice(-5) : first;
}
