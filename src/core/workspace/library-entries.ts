import type { LibraryEntry, LibraryFacts } from '../model/library.ts';
import type { SourceRecord } from '../model/records.ts';
import { type Located, shifted } from '../text/range.ts';

/** The identity of a library's entry: no path holds a line feed. */
export const placeIn = (path: string, key: string): string => `${path}\n${key}`;

/** The file of an entry; null where a place is a note's. */
export function pathIn(place: string): string | null {
  const end = place.indexOf('\n');
  return end < 0 ? null : place.slice(0, end);
}

/** The file that a place is in. */
export const fileOf = (place: string): string => pathIn(place) ?? place;

export const keyOfEntry = ({ record }: LibraryEntry): string =>
  record.id.explicit?.value ?? record.id.fallback;

export interface LibraryPlace {
  readonly path: string;
  readonly entry: LibraryEntry;
}

/** What came, changed or went between two readings of a library, by key: an entry that only moved is none of them. */
export function changedEntries(
  before: LibraryFacts | null,
  after: LibraryFacts | null,
): Map<string, LibraryEntry | null> {
  const known = new Map((before?.entries ?? []).map((entry) => [keyOfEntry(entry), entry]));
  const changed = new Map<string, LibraryEntry | null>();
  for (const entry of after?.entries ?? []) {
    const key = keyOfEntry(entry);
    if (known.get(key)?.record !== entry.record) changed.set(key, entry);
    known.delete(key);
  }
  for (const key of known.keys()) changed.set(key, null);
  return changed;
}

/** An entry under another key. */
export function rekeyed({ record, ...entry }: LibraryEntry, key: string): LibraryEntry {
  const explicit = { value: key, range: record.id.explicit?.range ?? record.head };
  return { ...entry, record: { ...record, id: { explicit, fallback: key } } };
}

/** The record of an entry with its places in the file. */
export function recordOf({ record, start }: LibraryEntry): SourceRecord {
  const placed = <T extends Located<unknown>>(value: T | null): T | null =>
    value && { ...value, range: shifted(value.range, start) };
  return {
    ...record,
    id: { ...record.id, explicit: placed(record.id.explicit) },
    key: placed(record.key),
    head: shifted(record.head, start),
    title: placed(record.title),
    issued: placed(record.issued),
    accessed: placed(record.accessed),
  };
}

/**
 * A source note that goes by the key of an entry completes it: they are one source, and the fields of the note win
 * (FORMAT, Sources). What comes from the library stands at the note's `type`, since its own place is in another file.
 */
export function completed(note: SourceRecord, entry: SourceRecord): SourceRecord {
  const here = <T extends Located<unknown>>(value: T | null): T | null =>
    value && { ...value, range: note.head };
  return {
    ...note,
    title: note.title ?? here(entry.title),
    authors: note.authors.length > 0 ? note.authors : entry.authors,
    editors: note.editors.length > 0 ? note.editors : entry.editors,
    containerTitle: note.containerTitle ?? entry.containerTitle,
    type: note.type ?? entry.type,
    publisher: note.publisher ?? entry.publisher,
    url: note.url ?? entry.url,
    doi: note.doi ?? entry.doi,
    issued: note.issued ?? here(entry.issued),
    accessed: note.accessed ?? here(entry.accessed),
    language: note.language ?? entry.language,
  };
}
