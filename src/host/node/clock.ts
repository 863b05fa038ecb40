import { type Day, writtenDay } from '../../core/text/dates.ts';
import { dayAt } from '../../core/text/time-zones.ts';

/** The calendar day in a time zone of the IANA database. */
export const dayIn = (timeZone: string): Day => dayAt(Date.now(), timeZone);

/** The user's own calendar day. */
export function localDay(): Day {
  const now = new Date();
  return writtenDay(now.getFullYear(), now.getMonth() + 1, now.getDate());
}
