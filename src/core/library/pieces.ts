/** A stretch of a library's text that is read alone: an entry, or a definition that entries use. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** How far the text was looked at to find its end: a change behind that leaves the piece as it is. */
  readonly reach: number;
  /** False where its closing sign was not found. */
  readonly closed: boolean;
}

/** Finds the next piece at or behind an offset. */
export type NextPiece = (text: string, from: number) => Piece | null;

export interface Pieces<P extends Piece = Piece> {
  readonly text: string;
  readonly pieces: readonly P[];
}

/**
 * The pieces of a text. Of what was read before, all is kept that the change can't have touched: `kept` makes the new
 * piece of an old one that has moved, `fresh` reads one anew.
 */
export function piecesOf<P extends Piece>(
  text: string,
  before: Pieces<P> | null,
  next: NextPiece,
  fresh: (piece: Piece) => P,
  moved: (piece: P, by: number) => P,
): P[] {
  const same = before ? commonStart(before.text, text) : 0;
  const pieces: P[] = [];
  for (const piece of before?.pieces ?? []) {
    if (piece.reach > same) break;
    pieces.push(piece);
  }
  const shift = before ? text.length - before.text.length : 0;
  const rest = before ? before.pieces.slice(pieces.length) : [];
  const sameEnd = before ? commonEnd(before.text, text, same) : 0;
  let at = 0;
  for (let piece = next(text, pieces.at(-1)?.end ?? 0); piece; piece = next(text, piece.end)) {
    const { start } = piece;
    while (at < rest.length && (rest[at]?.start ?? 0) + shift < start) at++;
    const old = rest[at];
    if (old && old.start + shift === start && text.length - start <= sameEnd) {
      for (const each of rest.slice(at)) pieces.push(shift === 0 ? each : moved(each, shift));
      return pieces;
    }
    pieces.push(fresh(piece));
  }
  return pieces;
}

/** Blocks are compared first: a text has millions of letters, and an edit changes one. */
const block = 4096;

function commonStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let at = 0;
  while (at + block <= most && one.slice(at, at + block) === other.slice(at, at + block)) at += block;
  while (at < most && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  return at;
}

/** How many letters at the end are the same, without those at the start that are. */
function commonEnd(one: string, other: string, start: number): number {
  const most = Math.min(one.length, other.length) - start;
  const endsAlike = (from: number, to: number): boolean =>
    one.slice(one.length - to, one.length - from) === other.slice(other.length - to, other.length - from);
  let length = 0;
  while (length + block <= most && endsAlike(length, length + block)) length += block;
  while (length < most && endsAlike(length, length + 1)) length++;
  return length;
}
