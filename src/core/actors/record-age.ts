import type { ActorRecord } from '../model/records.ts';
import type { Day, Days } from '../text/dates.ts';
import { type Span, addSpan } from '../text/spans.ts';

/**
 * The last day for which a record that was checked counts as fresh; null where it was never checked, and of the dead
 * and of what has ended: nothing new becomes known of them. `every` is the workspace's own rule.
 */
export function freshUntil({ checked, checkEvery, ended }: ActorRecord, every: Span): Day | null {
  const last = checked?.days?.latest ?? null;
  return ended || last === null ? null : addSpan(last, checkEvery ?? every);
}

/** Whether a record is surely too old for a date. */
export function isStaleAt(record: ActorRecord, { earliest }: Days, every: Span): boolean {
  const until = freshUntil(record, every);
  return until !== null && earliest !== null && earliest > until;
}
