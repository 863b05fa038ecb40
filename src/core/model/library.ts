import type { Range } from '../text/range.ts';
import type { Fix } from './edit.ts';
import type { Related } from './finding.ts';
import type { SourceRecord } from './records.ts';

/**
 * One entry of a library. All ranges of `record` count from `start`, so that an entry which only moves stays the same:
 * the same object, as long as its text is the same.
 */
export interface LibraryEntry {
  /** The citation key is the explicit id. */
  readonly record: SourceRecord;
  /** UTF-16 offset in the file. */
  readonly start: number;
  readonly length: number;
}

export interface LibraryProblem {
  /** In the file. */
  readonly range: Range;
  readonly message: string;
  readonly related?: readonly Related[];
  readonly fixes?: readonly Fix[];
}

/** A library as a door reads it. */
export type GivenLibrary =
  | { readonly text: string; readonly facts: LibraryFacts }
  | { readonly missing: true }
  | { readonly why: string };

/** Everything the rest of the house needs of one library file: plain and serialisable. */
export interface LibraryFacts {
  readonly path: string;
  /** In the order of the file; of one key only the first. */
  readonly entries: readonly LibraryEntry[];
  readonly problems: readonly LibraryProblem[];
}
