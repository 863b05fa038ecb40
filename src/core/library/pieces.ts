/** A stretch of a library's text that is read alone: an entry, or a definition that entries use. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** How far the text was looked at to find its end: a change behind that leaves the piece as it is. */
  readonly reach: number;
  /** False where its closing sign was not found. */
  readonly closed: boolean;
}

/** A piece with what was read in it: places in `content` count from its start, so that it stays the same as it moves. */
export interface Filled<C> extends Piece {
  readonly content: C;
}

/** Finds the next piece at or behind an offset. */
export type NextPiece = (text: string, from: number) => Piece | null;

export interface Pieces<C> {
  readonly text: string;
  readonly pieces: readonly Filled<C>[];
}

export interface Change<C> {
  readonly pieces: readonly Filled<C>[];
  /** What stood where the text has changed, and what stands there now. */
  readonly between: readonly C[];
}

/**
 * The pieces of a text. Of what was read before, all is kept that stands where a change can't have touched it; in
 * between, what has the same text as something that stood there. `read` may look at the piece's text alone.
 */
export function piecesOf<C>(
  text: string,
  before: Pieces<C> | null,
  next: NextPiece,
  read: (piece: Piece) => C,
): Change<C> {
  const old = before?.pieces ?? [];
  const same = before ? commonStart(before.text, text) : 0;
  const sameEnd = before ? commonEnd(before.text, text, same) : 0;
  const shift = text.length - (before?.text.length ?? 0);
  const touched = old.findIndex(({ reach }) => reach > same);
  const head = touched < 0 ? old.length : touched;
  const found: Piece[] = [];
  let tail = head;
  for (let piece = next(text, old[head - 1]?.end ?? 0); ; piece = next(text, piece.end)) {
    const start = piece?.start ?? Infinity;
    while (tail < old.length && (old[tail]?.start ?? 0) + shift < start) tail++;
    const meets = text.length - start <= sameEnd && (old[tail]?.start ?? NaN) + shift === start;
    if (!piece || meets) break;
    found.push(piece);
  }
  const lost = new Map(
    old.slice(head, tail).map((piece) => [textOf(before?.text ?? '', piece), piece.content]),
  );
  const between = [...lost.values()];
  const pieces = old.slice(0, head);
  for (const piece of found) {
    const content = lost.get(textOf(text, piece)) ?? read(piece);
    between.push(content);
    pieces.push({ ...piece, content });
  }
  for (const piece of old.slice(tail)) pieces.push(shift === 0 ? piece : movedBy(piece, shift));
  return { pieces, between };
}

const textOf = (text: string, { start, end, closed }: Piece): string => `${closed}${text.slice(start, end)}`;

/** Written out: an edit at the start of a large file moves tens of thousands. */
const movedBy = <C>({ start, end, reach, closed, content }: Filled<C>, by: number): Filled<C> => ({
  start: start + by,
  end: end + by,
  reach: reach + by,
  closed,
  content,
});

/** Blocks are compared first: a text has millions of letters, and an edit changes one. */
const block = 4096;

export function commonStart(one: string, other: string): number {
  const most = Math.min(one.length, other.length);
  let at = 0;
  while (at + block <= most && one.slice(at, at + block) === other.slice(at, at + block)) at += block;
  while (at < most && one.charCodeAt(at) === other.charCodeAt(at)) at++;
  return at;
}

/** How many letters at the end are the same, without those at the start that are. */
export function commonEnd(one: string, other: string, start: number): number {
  const most = Math.min(one.length, other.length) - start;
  const endsAlike = (from: number, to: number): boolean =>
    one.slice(one.length - to, one.length - from) === other.slice(other.length - to, other.length - from);
  let length = 0;
  while (length + block <= most && endsAlike(length, length + block)) length += block;
  while (length < most && endsAlike(length, length + 1)) length++;
  return length;
}
