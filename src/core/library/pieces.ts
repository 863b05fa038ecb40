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
  const was: Pieces<C> = before ?? { text: '', pieces: [] };
  const { head, found, tail } = stretchAnew(text, was, next);
  const lost = new Map(was.pieces.slice(head, tail).map((piece) => [textOf(was.text, piece), piece.content]));
  const filled = found.map((piece): Filled<C> => {
    const content = lost.get(textOf(text, piece)) ?? read(piece);
    return { ...piece, content };
  });
  return {
    pieces: was.pieces.slice(0, head).concat(filled, allMovedBy(was.pieces.slice(tail), shiftOf(text, was))),
    between: [...lost.values(), ...filled.map(({ content }) => content)],
  };
}

/** What was found where the text may have changed: it stands for the old pieces from `head` up to `tail`. */
interface Stretch {
  readonly head: number;
  readonly tail: number;
  readonly found: readonly Piece[];
}

/** Looks for pieces from the change on, until they meet one of before that the text behind the change holds. */
function stretchAnew(text: string, was: Pieces<unknown>, next: NextPiece): Stretch {
  const old = was.pieces;
  const same = commonStart(was.text, text);
  const sameEnd = commonEnd(was.text, text, same);
  const touched = old.findIndex(({ reach }) => reach > same);
  const head = touched < 0 ? old.length : touched;
  const found: Piece[] = [];
  let tail = head;
  for (let piece = next(text, old[head - 1]?.end ?? 0); piece; piece = next(text, piece.end)) {
    const oldStart = piece.start - shiftOf(text, was);
    while ((old[tail]?.start ?? Infinity) < oldStart) tail++;
    const meets = text.length - piece.start <= sameEnd && old[tail]?.start === oldStart;
    if (meets) return { head, tail, found };
    found.push(piece);
  }
  return { head, tail: old.length, found };
}

const shiftOf = (text: string, was: Pieces<unknown>): number => text.length - was.text.length;

const allMovedBy = <C>(pieces: readonly Filled<C>[], shift: number): readonly Filled<C>[] =>
  shift === 0 ? pieces : pieces.map((piece) => movedBy(piece, shift));

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
