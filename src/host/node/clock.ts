import type { Day } from '../../core/text/dates.ts';

/** The user's own calendar day. */
export function localDay(): Day {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
}
