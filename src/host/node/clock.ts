import type { Day } from '../../core/text/dates.ts';

/** The calendar day in a time zone of the IANA database. */
export function dayIn(timeZone: string): Day {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, format);
  return format.format();
}

/** Making one costs more than a keystroke should. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** The user's own calendar day. */
export function localDay(): Day {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
