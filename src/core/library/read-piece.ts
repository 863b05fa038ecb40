import type { LibraryProblem } from '../model/library.ts';
import type { SourceRecord } from '../model/records.ts';
import type { Located } from '../text/range.ts';
import type { Piece } from './pieces.ts';

/** A piece with what was read in it. Its places count from its start, so that a piece that moves stays the same. */
export interface ReadPiece extends Piece {
  readonly key: Located<string> | null;
  /** Null where it is no entry, or none that can be cited. */
  readonly record: SourceRecord | null;
  readonly problem: LibraryProblem | null;
}
