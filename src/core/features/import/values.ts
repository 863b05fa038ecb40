import { surelyBefore } from '../../text/dates.ts';
import { parseEdtf } from '../../text/edtf.ts';
import { dateProblem } from '../../text/date-shapes.ts';
import type { Report } from './imported.ts';

/** Readers of JSON from strangers: own keys alone count, and what has another shape is not there. */

export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const at = (value: unknown, key: string): unknown =>
  isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;

export const listAt = (value: unknown, key: string): readonly unknown[] => {
  const list = at(value, key);
  return Array.isArray(list) ? list : [];
};

export const entriesAt = (value: unknown, key: string): readonly (readonly [string, unknown])[] => {
  const map = at(value, key);
  return isObject(map) ? Object.entries(map) : [];
};

/** A text or a number as cleaned text; null where there is none. */
export function wordsAt(value: unknown, key: string): string | null {
  const found = at(value, key);
  if (typeof found === 'number' && Number.isFinite(found)) return String(found);
  return typeof found === 'string' ? clean(found) || null : null;
}

/** One line in NFC: no control characters, no halves of characters, no marks without width at its ends. */
export const clean = (text: string): string =>
  text
    .replace(/\p{Cs}/gu, '')
    .normalize('NFC')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .replace(/^[\s\p{Cf}]+|[\s\p{Cf}]+$/gu, '');

/** What a message may quote of a file: enough to find it by. */
export const shown = (text: string): string => {
  const chars = Array.from(clean(text));
  return chars.length > 60 ? `${chars.slice(0, 59).join('')}…` : chars.join('');
};

/** A date of the file if it is EDTF; else it is reported and null. */
export function dateOf(written: string | null, what: string, where: string, report: Report): string | null {
  if (written === null || parseEdtf(written)) return written;
  report(where, `The ${what} ${noDate(written)} and was left out.`);
  return null;
}

const noDate = (written: string): string => `“${shown(written)}” is no date (${dateProblem(written)})`;

/** Whether a period ends before it begins, on every day that its dates may mean. */
export function isUpsideDown(start: string | null, end: string | null): boolean {
  const [from, to] = [parseEdtf(start ?? ''), parseEdtf(end ?? '')];
  return from !== null && to !== null && surelyBefore(to, from);
}

/** The last day of a life; null, and reported, where it would be before the first. */
export function lastDay(
  begin: string | null,
  end: string | null,
  where: string,
  report: Report,
): string | null {
  if (!isUpsideDown(begin, end)) return end;
  report(where, `The last day (${end ?? ''}) is before the first (${begin ?? ''}) and was left out.`);
  return null;
}

/** From when to when; `end` may be `unknown`. */
export interface Period {
  readonly start: string | null;
  readonly end: string | null;
}

/** The period as it is written; null where it can't be: an office at a wrong time is worse than none. */
export function periodOf(written: Period, what: string, where: string, report: Report): Period | null {
  const { start } = written;
  const end = written.end?.toLowerCase() === 'unknown' ? 'unknown' : written.end;
  const wrong = [
    ...(start === null || parseEdtf(start) ? [] : [`its start ${noDate(start)}`]),
    ...(end === null || end === 'unknown' || parseEdtf(end) ? [] : [`its end ${noDate(end)}`]),
  ];
  if (wrong.length > 0) {
    report(where, `${what} was left out: ${wrong.join(', and ')}.`);
    return null;
  }
  if (!isUpsideDown(start, end)) return { start, end };
  report(
    where,
    `${what} was left out: it ends (${shown(end ?? '')}) before it begins (${shown(start ?? '')}).`,
  );
  return null;
}
