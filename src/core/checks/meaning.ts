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

// As records have them, in any script (schemas/common.schema.json).
const ids = /^[\p{L}\p{M}\p{N}_:-]+$/u;

/** The fix that begins a note for an id which nobody bears; none where that can be no id. */
export const beginning = (type: string, id: string): Fix[] =>
  ids.test(id)
    ? [
        {
          title: `Create the ${type} “${id}”`,
          edits: [],
          begins: { type, name: nameFor(id), id, path: null },
          safe: false,
        },
      ]
    : [];

/** `north-korea` is what somebody made of North Korea; an id with capitals or without hyphens stays as it is. */
const nameFor = (id: string): string =>
  /^[\p{Ll}\p{N}-]+$/u.test(id)
    ? id
        .replace(
          /(^|-)(\p{Ll}?)/gu,
          (_, hyphen: string, letter: string) => `${hyphen === '' ? '' : ' '}${letter.toUpperCase()}`,
        )
        .trim()
    : id;
