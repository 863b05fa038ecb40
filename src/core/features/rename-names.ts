import type { NoteFacts } from '../model/facts.ts';
import { defaultId } from '../notes/records.ts';
import { nameOf } from '../text/paths.ts';
import { foldTarget } from '../workspace/offers.ts';
import type { Naming } from './namings.ts';

/** By what a record can be named. */
export type How = 'id' | 'key' | 'file' | 'path' | 'whole-path' | 'name';

export interface Names {
  /** Explicit, else from the file's name; null in a file of no known type. */
  readonly id: string | null;
  readonly explicit: boolean;
  /** A source's `key`. */
  readonly key: string | null;
  /** The file's name without `.md`. */
  readonly file: string;
  readonly path: string;
  /** Title, name and aliases. */
  readonly words: readonly string[];
}

export const withoutEnding = (path: string): string => path.replace(/\.md$/iu, '');

export function namesOf({ path, record }: NoteFacts): Names {
  const words = record ? [...(record.title ? [record.title] : []), ...record.aliases] : [];
  const names = record?.kind === 'actor' ? record.names : [];
  return {
    id: record ? (record.id.explicit?.value ?? record.id.fallback) : null,
    explicit: record?.id.explicit != null,
    key: record?.kind === 'source' ? (record.key?.value ?? null) : null,
    file: withoutEnding(nameOf(path)),
    path,
    words: [...words, ...names].map(({ value }) => value),
  };
}

/** An entry of a library has its key and no other name. */
export const namesOfEntry = (key: string): Names => ({
  id: key,
  explicit: true,
  key: null,
  file: '',
  path: '',
  words: [],
});

/** The names of a note once its file stands elsewhere. */
export const movedNames = (names: Names, path: string): Names => ({
  ...names,
  id: names.explicit || names.id === null ? names.id : defaultId(path),
  file: withoutEnding(nameOf(path)),
  path,
});

const nfc = (words: string): string => words.normalize('NFC');

/** By what some words name a record: as they are written first, since links ignore case. */
export function howNamed(names: Names, naming: Naming): How {
  const written = naming.record?.value ?? '';
  // Citations and values look among ids and keys; links, and the notes of claims, know no keys.
  const isLink = naming.form === 'link' || naming.claim !== null;
  for (const same of [nfc, foldTarget]) {
    const is = (name: string | null): boolean => name !== null && same(name) === same(written);
    if (!isLink && is(names.key)) return 'key';
    if (is(names.id)) return 'id';
    if (is(names.file)) return 'file';
    if (is(names.path) || is(withoutEnding(names.path))) return 'path';
    if (names.words.some(is)) return 'name';
  }
  return 'name';
}

/** What to write for a record that was named so; null where it is named by its words or has no such name. */
export function wordsFor(names: Names, how: How, written: string): string | null {
  if (how === 'name') return null;
  if (how === 'whole-path') return names.path;
  if (how === 'path') return /\.md$/iu.test(written) ? names.path : withoutEnding(names.path);
  // A file of no known type calls itself so in the ids of its claims.
  return how === 'id' ? (names.id ?? defaultId(names.path)) : names[how];
}
