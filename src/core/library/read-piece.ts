import type { LibraryProblem } from '../model/library.ts';
import type { SourceRecord } from '../model/records.ts';
import type { Located } from '../text/range.ts';

/** What was read in a piece of a library. */
export interface ReadPiece {
  readonly key: Located<string> | null;
  /** Null where it is no entry, or none that can be cited. */
  readonly record: SourceRecord | null;
  readonly problem: LibraryProblem | null;
}
