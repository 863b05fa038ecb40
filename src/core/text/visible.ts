/** A masked text without what has no width (U+00AD), and the way between its offsets and those of the masked text. */
export interface Visible {
  readonly text: string;
  /** Where a unit of the visible text stands in the masked one. */
  readonly toMasked: (offset: number) => number;
  /** Where a place of the masked text lies in the visible one. */
  readonly toVisible: (offset: number) => number;
}

const none = '\u00ad';
const same = (offset: number): number => offset;

export function visible(masked: string): Visible {
  if (!masked.includes(none)) return { text: masked, toMasked: same, toVisible: same };
  const kept: number[] = [];
  const before: number[] = [];
  for (let offset = 0; offset < masked.length; offset++) {
    before.push(kept.length);
    if (masked[offset] !== none) kept.push(offset);
  }
  return {
    text: masked.replaceAll(none, ''),
    toMasked: (offset) => kept[offset] ?? masked.length,
    toVisible: (offset) => before[offset] ?? kept.length,
  };
}
