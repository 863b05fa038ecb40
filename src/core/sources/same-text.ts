import { type TextPrint, leastWeight } from './text-print.ts';

/** How much of each of two texts stands in the other, from 0 to 1. */
export interface SharedWords {
  readonly ofOne: number;
  readonly ofOther: number;
}

/** Of less than this share nobody would say that it is the same text. */
const leastShare = 0.6;
/** What it takes where each has a long piece that the other has not. */
const leastShareBesideOwn = 0.67;

/**
 * How much two texts share where they are largely the same, else null. `otherSite` says that they are known to come
 * from two sites: two pages of one site share its frame, however long that is.
 */
export function sameText(one: TextPrint, other: TextPrint, otherSite: boolean): SharedWords | null {
  const [here, there] = [sharedBy(one, other), sharedBy(other, one)];
  const ofOne = here.weight / one.weight;
  const ofOther = there.weight / other.weight;
  const share = Math.max(ofOne, ofOther);
  if (share < leastShare || Math.min(here.weight, there.weight) < leastWeight) return null;
  const ownPieces = here.longestOwn >= leastWeight && there.longestOwn >= leastWeight;
  if (ownPieces && !(otherSite && share >= leastShareBesideOwn)) return null;
  return shareMarks(here.marks, other) && shareMarks(there.marks, one) ? { ofOne, ofOther } : null;
}

/** A longer piece is another passage, and no other name in the same one. */
const widestGap = 40;

/** How much of a text stands in another. */
interface Shared {
  readonly weight: number;
  /** The longest piece that does not stand in the other. */
  readonly longestOwn: number;
  /** Names and figures of what stands in the other, and of the gaps in it. */
  readonly marks: ReadonlySet<number>;
}

function sharedBy(text: TextPrint, other: TextPrint): Shared {
  const known = new Set(other.shingles);
  const marks = new Set<number>();
  let [weight, own, longestOwn, sharedUntil] = [0, 0, 0, 0];
  let ownMarks: number[] = [];
  const endPiece = (): void => {
    if (own <= widestGap) for (const mark of ownMarks) marks.add(mark);
    longestOwn = Math.max(longestOwn, own);
    own = 0;
    ownMarks = [];
  };
  for (const [at, shingle] of text.shingles.entries()) {
    if (shingle !== 0 && known.has(shingle))
      sharedUntil = Math.max(sharedUntil, at + (text.lengths[at] ?? 0));
    const [isShared, isMark] = [at < sharedUntil, text.marks[at] === 1];
    const [each = 0, token = 0] = [text.weights[at], text.tokens[at]];
    if (isShared) {
      endPiece();
      weight += each;
      if (isMark) marks.add(token);
    } else {
      own += each;
      if (isMark) ownMarks.push(token);
    }
  }
  endPiece();
  return { weight, longestOwn, marks };
}

/** From so many on, names and figures that differ tell one filled-in form from the next: readouts, results, weather. */
const fewMarks = 4;
const leastMarks = 0.6;

function shareMarks(marks: ReadonlySet<number>, other: TextPrint): boolean {
  if (marks.size < fewMarks) return true;
  const known = new Set(other.tokens);
  return [...marks].filter((mark) => known.has(mark)).length >= leastMarks * marks.size;
}
