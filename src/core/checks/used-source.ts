import type { Related } from '../model/finding.ts';
import type { SourceRecord } from '../model/records.ts';
import type { Range } from '../text/range.ts';
import type { Entry, Lookup, SourceUse } from '../workspace/lookup.ts';
import type { CheckContext, Draft } from './check.ts';
import { type WriteKey, keyWriter } from './write-key.ts';

/*
 * Findings about the record of a source: they stand once, at its key, and are owed to the notes that use it. The
 * functions that make them take any record, whichever file it stands in.
 */

/** Libraries are the export of another program more often than not: it would write over what is added here. */
export const inNoLibrary: WriteKey = () => null;

/** What `except` may call a source. */
export const sourceNames = ({ id, record }: Entry<SourceRecord>): string[] => [
  ...new Set([id, record.key?.value ?? id]),
];

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
    subject: sourceNames(source),
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
  const { note, lookup } = context;
  const write = keyWriter(context);
  if (note.record?.kind !== 'source' || !write) return null;
  const source = lookup.entryAt(note.path) as Entry<SourceRecord> | null;
  return source && { source, write };
}
