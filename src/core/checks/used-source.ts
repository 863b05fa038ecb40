import type { Related } from '../model/finding.ts';
import type { SourceRecord } from '../model/records.ts';
import type { TextEdit } from '../text/edits.ts';
import type { Range } from '../text/range.ts';
import type { Entry, Lookup, SourceUse } from '../workspace/lookup.ts';
import { knownKeys } from '../schema/applicable.ts';
import { schemasAt } from '../schema/walk.ts';
import { fillEntry, insertEntry, replaceScalar } from '../yaml/edits.ts';
import { entryOf } from '../yaml/read.ts';
import type { CheckContext, Draft } from './check.ts';

/*
 * Findings about the record of a source: they stand once, at its key, and are owed to the notes that use it. The
 * functions that make them take any record, whichever file it stands in.
 */

/** Writes a key of a record that lacks it; null where that can't be done. */
export type WriteKey = (key: string, value: string) => TextEdit | null;

/** Libraries are the export of another program more often than not: it would write over what is added here. */
export const inNoLibrary: WriteKey = () => null;

/** More places than this nobody goes to. */
const mostRelated = 10;

/**
 * Where a source is used, as a finding about its record relates to it; null where nothing uses it. What is derived from
 * it is no use: a record owes to those who cite it.
 */
export function usedBy(
  source: Entry<SourceRecord>,
  lookup: Lookup,
): Pick<Draft, 'related' | 'usedBy' | 'subject'> | null {
  const uses = lookup.usesOf(source).filter(({ as }) => as !== 'origin');
  if (uses.length === 0) return null;
  return {
    related: uses.slice(0, mostRelated).map(related),
    usedBy: [...new Set(uses.map(({ released }) => released))].map((released) => ({ released })),
    subject: source.id,
  };
}

const related = ({ as, note, range }: SourceUse): Related => ({
  message: as === 'position' ? 'A position names it here.' : 'It is cited here.',
  file: note,
  range,
});

/** Where a finding about a whole record stands: at what citations call it. */
export const keyPlace = ({ record: { key, id, head } }: Entry<SourceRecord>): Range =>
  (key ?? id.explicit)?.range ?? head;

/** The record that a note of type source is, with a way to write into it; null for others, and where it can't be read. */
export function sourceRecord(
  context: CheckContext,
): { readonly source: Entry<SourceRecord>; readonly write: WriteKey } | null {
  const { note, lookup, textOf, schemas } = context;
  const { record, frontmatter } = note;
  if (record?.kind !== 'source' || !frontmatter || frontmatter.problems.length > 0) return null;
  const source = lookup.entryAt(note.path) as Entry<SourceRecord> | null;
  if (!source) return null;
  const write: WriteKey = (key, value) => {
    const { yaml, range } = frontmatter;
    const text = textOf({ start: 0, end: Infinity });
    const entry = entryOf(yaml, key);
    if (entry?.value.type === 'scalar')
      return entry.value.value === null
        ? fillEntry(text, entry, value)
        : replaceScalar(text, entry.value, value);
    const schema = schemas.ofType('source');
    if (entry || schema === null || !yaml) return null;
    return insertEntry(text, range, yaml, key, value, knownKeys(schemasAt(schemas, schema, yaml, [])));
  };
  return { source, write };
}
