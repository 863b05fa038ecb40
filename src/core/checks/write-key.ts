import { knownKeys } from '../schema/applicable.ts';
import { schemasAt } from '../schema/walk.ts';
import type { TextEdit } from '../text/edits.ts';
import { fillEntry, insertEntry, replaceScalar } from '../yaml/edits.ts';
import { entryOf } from '../yaml/read.ts';
import type { CheckContext } from './check.ts';

/** Writes a key of a record, or another value of it; null where that can't be done. */
export type WriteKey = (key: string, value: string) => TextEdit | null;

/** Writes into the frontmatter of a note; null where that can't be read. */
export function keyWriter({ note, textOf, schemas }: CheckContext): WriteKey | null {
  const { frontmatter } = note;
  if (!frontmatter || frontmatter.problems.length > 0) return null;
  return (key, value) => {
    const { yaml, range, type } = frontmatter;
    const text = textOf({ start: 0, end: Infinity });
    const entry = entryOf(yaml, key);
    if (entry?.value.type === 'scalar')
      return entry.value.value === null
        ? fillEntry(text, entry, value)
        : replaceScalar(text, entry.value, value);
    const schema = schemas.ofType(type?.value ?? '');
    if (entry || schema === null || !yaml) return null;
    return insertEntry(text, range, yaml, key, value, knownKeys(schemasAt(schemas, schema, yaml, [])));
  };
}

/** Whether the schema of a note's type has a key: a team's own type owes nothing that it does not know. */
export function hasKey({ note, schemas }: CheckContext, key: string): boolean {
  const { yaml, type } = note.frontmatter ?? {};
  const schema = schemas.ofType(type?.value ?? '');
  return !!yaml && schema !== null && knownKeys(schemasAt(schemas, schema, yaml, [])).includes(key);
}
