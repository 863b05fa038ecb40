import type { Day } from '../../core/text/dates.ts';

/** The calendar day in a time zone of the IANA database. */
export const dayIn = (timeZone: string): Day =>
  new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' }).format();

/** The user's own calendar day. */
export function localDay(): Day {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
