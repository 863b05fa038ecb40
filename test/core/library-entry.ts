import type { LibraryEntry } from '../../src/core/model/library.ts';

/** An entry of a library as its reader makes it, with its key five units behind its start. */
export function libraryEntry(
  key: string,
  start: number,
  title: string,
  record: Partial<LibraryEntry['record']> = {},
): LibraryEntry {
  const at = <T>(value: T) => ({ value, range: { start: 5, end: 5 + key.length } });
  return {
    start,
    length: 100,
    record: {
      kind: 'source',
      id: { explicit: at(key), fallback: key },
      head: at(key).range,
      title: at(title),
      aliases: [],
      key: null,
      authors: ['A. Author'],
      editors: [],
      containerTitle: null,
      type: null,
      publisher: null,
      url: null,
      doi: null,
      issued: null,
      accessed: null,
      language: null,
      reliability: null,
      state: 'active',
      derivedFrom: [],
      capture: null,
      marking: null,
      ...record,
    },
  };
}
