import type { Fix } from '../model/edit.ts';
import type { Located } from '../text/range.ts';
import type { CheckContext } from './check.ts';

/** ` Did you mean “x”?` as the end of a message, and the fix that writes it; quotes round what is written stay. */
export function meaning(
  { value, range }: Located<string>,
  meant: string | null,
  textOf: CheckContext['textOf'],
): { readonly words: string; readonly fixes: readonly Fix[] } {
  if (meant === null) return { words: '', fixes: [] };
  const written = textOf(range);
  const edit = { range, newText: written.replace(value, () => meant), expected: written };
  const fixes = written.includes(value)
    ? [{ title: `Change to “${meant}”`, edits: [edit], safe: false }]
    : [];
  return { words: ` Did you mean “${meant}”?`, fixes };
}
