import { LineIndex } from './lines.ts';
import type { Range } from './range.ts';

/** One change of a text: `expected` is what stands at the range now, so that no edit lands on a text that has moved on. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
  readonly expected: string;
}

/** Applies edits that are in order and don't overlap. Throws where one doesn't find the text it expects. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let done = 0;
  for (const { range, newText, expected } of edits) {
    const found = text.slice(range.start, range.end);
    if (range.start < done || range.end < range.start || range.end > text.length)
      throw new Error(`The edit at ${placeIn(text, range)} overlaps another or lies outside the text.`);
    if (found !== expected)
      throw new Error(
        `The edit at ${placeIn(text, range)} expects ${JSON.stringify(expected)} and finds ${JSON.stringify(found)}.`,
      );
    result += text.slice(done, range.start) + newText;
    done = range.end;
  }
  return result + text.slice(done);
}

function placeIn(text: string, { start, end }: Range): string {
  const { line, character } = new LineIndex(text).position(start);
  return `line ${line + 1}, character ${character + 1} (${start}–${end})`;
}

/** Fixes that can be applied in one step, and their edits in the order of the text. */
export interface Together<T> {
  readonly taken: readonly T[];
  readonly edits: readonly TextEdit[];
}

/**
 * As many fixes as can be applied together, earlier ones first. What several fixes share is done once; a fix that gets
 * in another's way is left out whole, and can be taken in the next round.
 */
export function together<T extends { readonly edits: readonly TextEdit[] }>(
  fixes: readonly T[],
): Together<T> {
  const taken: T[] = [];
  const all: TextEdit[] = [];
  for (const fix of fixes) {
    const { edits } = fix;
    const isNew = (edit: TextEdit, at: number): boolean =>
      ![...all, ...edits.slice(0, at)].some((other) => isSame(edit, other));
    const added = edits.filter(isNew);
    const meetsOthers = added.some((edit) => all.some((other) => areInConflict(edit, other)));
    const meetsItself = added.some((edit, at) => added.slice(at + 1).some((other) => overlap(edit, other)));
    if (meetsOthers || meetsItself) continue;
    taken.push(fix);
    all.push(...added);
  }
  // Stable: insertions at one place stay in the order of the fixes, before what replaces text from there on.
  const inOrder = (one: TextEdit, other: TextEdit): number =>
    one.range.start - other.range.start || one.range.end - other.range.end;
  return { taken, edits: all.sort(inOrder) };
}

/** The edits alone. */
export const combine = (fixes: readonly { readonly edits: readonly TextEdit[] }[]): readonly TextEdit[] =>
  together(fixes).edits;

const isSame = (one: TextEdit, other: TextEdit): boolean =>
  one.range.start === other.range.start &&
  one.range.end === other.range.end &&
  one.newText === other.newText &&
  one.expected === other.expected;

const overlap = ({ range: one }: TextEdit, { range: other }: TextEdit): boolean =>
  one.start < other.end && other.start < one.end;

const isInsertion = ({ range }: TextEdit): boolean => range.start === range.end;

/**
 * Edits of two fixes. Where an insertion touches another edit, only whole lines are sure to be sound beside it: two
 * values put behind one colon are not.
 */
function areInConflict(one: TextEdit, other: TextEdit): boolean {
  if (overlap(one, other)) return true;
  const touching = one.range.start <= other.range.end && other.range.start <= one.range.end;
  return touching && [one, other].some((edit) => isInsertion(edit) && !isOfLines(edit));
}

const isOfLines = ({ newText }: TextEdit): boolean => /^[\r\n]|[\r\n]$/u.test(newText);
