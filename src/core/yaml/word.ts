import type { Range } from '../text/range.ts';
import { type Source, closingQuote, commentAt, isSpace } from './outline.ts';

/** The word that the cursor is in or beside. */
export interface Word {
  readonly replace: Range;
  readonly quote: '"' | "'" | null;
}

/** The word of a scalar that begins at `at` and ends with its line or its colon at `end`; null in a comment. */
export function wordAt(source: Source, at: number, end: number): Word | null {
  const { text, cursor } = source;
  const first = at < end ? text[at] : undefined;
  if (first === '"' || first === "'") return quotedWord(source, first, at, end);
  const comment = commentAt(text, at, Math.max(end, cursor));
  if (cursor > comment) return null;
  return { replace: { start: Math.min(at, cursor), end: trimmed(text, at, comment, cursor) }, quote: null };
}

function quotedWord({ text, cursor }: Source, quote: '"' | "'", at: number, end: number): Word | null {
  const close = closingQuote(text, at, end);
  const contentEnd = close < 0 ? trimmed(text, at, end, cursor) : close;
  if (cursor > at && cursor <= contentEnd) return { replace: { start: at + 1, end: contentEnd }, quote };
  // Beside the quotes it is the whole that is touched.
  const start = Math.min(at, cursor);
  if (close < 0) return { replace: { start, end: contentEnd }, quote: null };
  return cursor > close + 1 ? null : { replace: { start, end: close + 1 }, quote: null };
}

/** The end without the spaces before it, but not before the cursor. */
export function trimmed(text: string, start: number, end: number, cursor: number): number {
  while (end > start && isSpace(text[end - 1])) end--;
  return Math.max(end, cursor);
}
