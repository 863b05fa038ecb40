import type { Days } from '../../text/dates.ts';
import { parseEdtf } from '../../text/edtf.ts';
import type { Capacity } from '../../model/vocabulary.ts';

/** A position as it is compared: an office by all that it may be called, and when it was held. */
export interface Term {
  /** `id:…` of an office note, else `words:…`. Two positions are in one office if they share one. */
  readonly offices: readonly string[];
  readonly capacity: Capacity;
  readonly start: string | null;
  /** A date or `unknown`. */
  readonly end: string | null;
}

/** What comes of a position when it meets those that are recorded. `at` is the index of the one it meets. */
export type Meeting =
  | { readonly kind: 'new' }
  | { readonly kind: 'same'; readonly at: number; readonly start: string | null; readonly end: string | null }
  | { readonly kind: 'conflict'; readonly at: number; readonly why: string };

/**
 * Holds a position against those recorded. It is one of them if the office is the same and the first days agree as far
 * as they are known, or where one is missing the periods fit; then what is missing there may be added. Nothing that is
 * recorded is changed: other days, and stretches that overlap, are conflicts.
 */
export function meet(theirs: Term, recorded: readonly Term[]): Meeting {
  const alike = recorded.flatMap((ours, at) => (isOneOffice(theirs, ours) ? [{ ours, at }] : []));
  const copy = alike.find(
    ({ ours }) => ours.capacity === theirs.capacity && ours.start === theirs.start && ours.end === theirs.end,
  );
  if (copy) return { kind: 'same', at: copy.at, start: null, end: null };
  const started = alike.filter(({ ours }) => agree(theirs.start, ours.start));
  const same =
    started.find(({ ours }) => ours.capacity === theirs.capacity && fits(theirs, ours)) ?? started[0];
  if (same) return joined(theirs, same.ours, same.at);
  const ofCapacity = alike.filter(({ ours }) => ours.capacity === theirs.capacity);
  const half = ofCapacity.filter(({ ours }) => mayBeOne(theirs, ours));
  if (half.length === 1 && half[0]) return joined(theirs, half[0].ours, half[0].at);
  if (half.length > 1 && theirs.start === null && half[0])
    return { kind: 'conflict', at: half[0].at, why: 'several terms are recorded, and it has no start' };
  const overlapping = ofCapacity.find(({ ours }) => surelyOverlap(theirs, ours));
  if (overlapping) return { kind: 'conflict', at: overlapping.at, why: 'the two stretches overlap' };
  return { kind: 'new' };
}

const isOneOffice = (a: Term, b: Term): boolean => a.offices.some((office) => b.offices.includes(office));

const daysOf = (date: string | null): Days | null => (date === null ? null : parseEdtf(date));

/** Whether two dates are there and some day may be meant by both. */
export function agree(a: string | null, b: string | null): boolean {
  const [one, other] = [daysOf(a), daysOf(b)];
  return one !== null && other !== null && !isBefore(one, other) && !isBefore(other, one);
}

const isBefore = (a: Days, b: Days): boolean =>
  a.latest !== null && b.earliest !== null && a.latest < b.earliest;

const fits = (a: Term, b: Term): boolean =>
  a.end === null || b.end === null || a.end === b.end || agree(a.end, b.end);

function joined(theirs: Term, ours: Term, at: number): Meeting {
  if (ours.capacity !== theirs.capacity)
    return { kind: 'conflict', at, why: `it is recorded as ${ours.capacity}, not ${theirs.capacity}` };
  // Who left on a day that is not known may have left on this one: but somebody wrote that it can't be told.
  const ends = theirs.end === null || ours.end === null || theirs.end === 'unknown' || fits(theirs, ours);
  if (!ends) return { kind: 'conflict', at, why: 'the ends differ' };
  const start = ours.start === null ? theirs.start : null;
  const end = ours.end === null ? theirs.end : null;
  if (start !== null && isUpsideDown(start, ours.end))
    return { kind: 'conflict', at, why: 'it begins after that one ends' };
  if (end !== null && isUpsideDown(ours.start, end))
    return { kind: 'conflict', at, why: 'it ends before that one begins' };
  return { kind: 'same', at, start, end };
}

function isUpsideDown(start: string | null, end: string | null): boolean {
  const [from, to] = [daysOf(start), daysOf(end)];
  return from !== null && to !== null && isBefore(to, from);
}

/** Where one of the two has no start: the ends agree, or nothing speaks against one stretch. */
function mayBeOne(theirs: Term, ours: Term): boolean {
  if (theirs.start !== null && ours.start !== null) return false;
  if (agree(theirs.end, ours.end)) return true;
  if (theirs.start === null && theirs.end === null) return true;
  const open = theirs.end === null || ours.end === null || theirs.end === 'unknown' || ours.end === 'unknown';
  return open && !isUpsideDown(theirs.start, ours.end) && !isUpsideDown(ours.start, theirs.end);
}

/** On some day both are sure to have been held; a day of hand-over alone is none. */
function surelyOverlap(a: Term, b: Term): boolean {
  if (a.start === null || b.start === null) return false;
  const [from, to] = (daysOf(a.start)?.latest ?? '') <= (daysOf(b.start)?.latest ?? '') ? [a, b] : [b, a];
  if (from.end === 'unknown') return false;
  if (from.end === null) return true;
  const [ended, began] = [daysOf(from.end)?.earliest, daysOf(to.start)?.latest];
  return ended != null && began != null && ended > began;
}

/** For a message: `2013-03-16 to now`. */
export const sayTerm = ({ start, end, capacity }: Term): string =>
  `${start ?? '?'} to ${end ?? 'now'}${capacity === 'substantive' ? '' : ` (${capacity})`}`;
