import type { Range } from './range.ts';

/** A masked text without what has no width (U+00AD), and the way between its offsets and those of the masked text. */
export interface Visible {
  readonly text: string;
  /** Where a unit of the visible text stands in the masked one. */
  readonly toMasked: (offset: number) => number;
  /** Where a stretch of the visible text stands in the masked one, what has no width before and behind it left out. */
  readonly rangeOf: (start: number, end: number) => Range;
  /** Where a place of the masked text lies in the visible one. */
  readonly toVisible: (offset: number) => number;
}

const none = '\u00ad';
const same = (offset: number): number => offset;

export function visible(masked: string): Visible {
  if (!masked.includes(none))
    return { text: masked, toMasked: same, rangeOf: (start, end) => ({ start, end }), toVisible: same };
  const kept: number[] = [];
  const before: number[] = [];
  for (let offset = 0; offset < masked.length; offset++) {
    before.push(kept.length);
    if (masked[offset] !== none) kept.push(offset);
  }
  const toMasked = (offset: number): number => kept[offset] ?? masked.length;
  return {
    text: masked.replaceAll(none, ''),
    toMasked,
    rangeOf: (start, end) => ({ start: toMasked(start), end: toMasked(end - 1) + 1 }),
    toVisible: (offset) => before[offset] ?? kept.length,
  };
}
