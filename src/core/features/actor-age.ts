import type { ActorRecord } from '../model/records.ts';
import type { Day } from '../text/dates.ts';

const dayMs = 86_400_000;

/** How long a record counts as checked where attache.yaml says nothing else. */
const daysAllowed = 180;

/** When a record was last checked, as written, where that is longer ago than it may be; null where it is not due. */
export function staleSince({ checked }: ActorRecord, today: Day): string | null {
  const latest = checked?.days?.latest;
  if (!checked || latest == null) return null;
  return (Date.parse(today) - Date.parse(latest)) / dayMs > daysAllowed ? checked.value : null;
}
