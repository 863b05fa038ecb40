import type { Day } from './dates.ts';

/** Whether a name is a time zone of the IANA database, as far as this host knows it. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return name !== '';
  } catch {
    return false;
  }
}

/** The names of time zones that this host knows, UTC first. */
export const timeZones = (): string[] => [
  'UTC',
  ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC'),
];

/** The calendar day that a moment falls on in a time zone. */
export function dayAt(moment: number, timeZone: string): Day {
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, format);
  return format.format(moment);
}

/** Making one costs more than a keystroke should. */
const formats = new Map<string, Intl.DateTimeFormat>();
