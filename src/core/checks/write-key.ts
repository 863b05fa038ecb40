import { rootKeys } from '../schema/walk.ts';
import type { TextEdit } from '../text/edits.ts';
import { setEntry } from '../yaml/edits.ts';
import type { CheckContext } from './check.ts';

/** Writes a key of a record, or another value of it; null where that can't be done. */
export type WriteKey = (key: string, value: string) => TextEdit | null;

/** Writes into the frontmatter of a note; null where that can't be read. */
export function keyWriter({ note, text, schemas }: CheckContext): WriteKey | null {
  const { frontmatter } = note;
  if (!frontmatter || frontmatter.problems.length > 0) return null;
  return (key, value) => {
    const { yaml, range, type } = frontmatter;
    const schema = schemas.ofType(type?.value ?? '');
    if (schema === null || !yaml) return null;
    return setEntry(text, range, yaml, key, value, rootKeys(schemas, schema, yaml));
  };
}

/** Whether the schema of a note's type has a key: a team's own type owes nothing that it does not know. */
export function hasKey({ note, schemas }: CheckContext, key: string): boolean {
  const { yaml, type } = note.frontmatter ?? {};
  const schema = schemas.ofType(type?.value ?? '');
  return !!yaml && schema !== null && rootKeys(schemas, schema, yaml).includes(key);
}
