import type { Config } from '../model/config.ts';
import type { ClaimFacts, NoteFacts } from '../model/facts.ts';
import type { Days } from '../text/dates.ts';
import { type Range, contains } from '../text/range.ts';
import { isTimeZone } from '../text/time-zones.ts';

/** The innermost claim at a place that says its date. */
export const datedClaim = ({ claims }: NoteFacts, place: Range): ClaimFacts | null =>
  claims.findLast(({ range, on }) => on?.days && contains(range, place)) ?? null;

/** Its `on`. */
export const claimDate = (note: NoteFacts, place: Range): Days | null =>
  datedClaim(note, place)?.on?.days ?? null;

/** The `as-of` of a note. */
export const noteDate = ({ record }: NoteFacts): Days | null =>
  record?.kind === 'note' ? (record.asOf?.days ?? null) : null;

/** The explicit date of a place: its claim's `on`, else the note's `as-of`. */
export const dateOf = (note: NoteFacts, place: Range): Days | null =>
  claimDate(note, place) ?? noteDate(note);

/** Where days begin and end for a note. */
export function timeZoneOf({ record }: NoteFacts, { timezone }: Config): string {
  const own = record?.kind === 'note' ? record.timezone : null;
  return own !== null && isTimeZone(own) ? own : timezone;
}
