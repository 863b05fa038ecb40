import { parseEdtf } from '../../text/edtf.ts';
import { readingsOf, tidyDate } from '../../text/date-readings.ts';

/**
 * The date of a time stamp or of words, as EDTF; null where it can be read in several ways or in none. The day is the
 * publisher's own: it is not moved into another time zone.
 */
export function issuedDay(written: string | null): string | null {
  if (written === null) return null;
  const text = tidyDate(written.slice(0, 100));
  const stamped = /^\d{4}-\d{2}-\d{2}(?=[T ]\d)/u.exec(text)?.[0];
  const readings = stamped === undefined ? readingsOf(text).filter(({ safe }) => safe) : [{ edtf: stamped }];
  const [only] = readings;
  return only && readings.length === 1 && parseEdtf(only.edtf) && !only.edtf.includes('/') ? only.edtf : null;
}
