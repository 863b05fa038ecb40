import type { Fix } from '../model/edit.ts';
import { nearest } from '../text/nearest.ts';
import type { Located } from '../text/range.ts';
import type { CheckContext } from './check.ts';

/** The one id or key that a slip could have meant, in the place of what is written; quotes round it stay. */
export function nearestFix(
  { value, range }: Located<string>,
  candidates: Iterable<string>,
  textOf: CheckContext['textOf'],
): Fix[] {
  const meant = nearest(value, candidates);
  const written = textOf(range);
  if (meant === null || !written.includes(value)) return [];
  const newText = written.replace(value, () => meant);
  return [{ title: `Change to “${meant}”`, edits: [{ range, newText, expected: written }], safe: false }];
}
