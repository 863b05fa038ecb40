import type { NoteFacts } from '../model/facts.ts';
import type { Days } from '../text/dates.ts';
import { type Range, contains } from '../text/range.ts';

/** The `on` of the innermost claim at a place that says one. */
export const claimDate = (note: NoteFacts, place: Range): Days | null =>
  note.claims.findLast(({ range, on }) => on?.days && contains(range, place))?.on?.days ?? null;

/** The `as-of` of a note. */
export const noteDate = ({ record }: NoteFacts): Days | null =>
  record?.kind === 'note' ? (record.asOf?.days ?? null) : null;
