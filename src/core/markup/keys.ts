import type { Range } from '../text/range.ts';

// Pandoc's citation keys: letters, digits and `_`, with single marks of `:.#$%&-+?<>~/` inside (Pandoc manual,
// "Citation syntax"); anything goes inside `@{…}`.
const plainKey = /[\p{L}\p{N}\p{M}_](?:[\p{L}\p{N}\p{M}_]|[:.#$%&\-+?<>~/](?=[\p{L}\p{N}\p{M}_]))*/uy;

export interface CitationKey {
  readonly key: string;
  /** The key alone, without `@` and braces. */
  readonly keyRange: Range;
  /** Offset after the key and its brace. */
  readonly end: number;
}

/** Reads the key behind the `@` at `at`; null where no key can stand. */
export function readKey(text: string, at: number): CitationKey | null {
  // Of `@@` nobody makes a citation: it names a symbol (`Array[@@species]`), a variable or a part of a diff.
  if (/[\p{L}\p{N}@]/u.test(text[at - 1] ?? ' ')) return null;
  if (text[at + 1] === '{') return readBraced(text, at + 2);
  plainKey.lastIndex = at + 1;
  const found = plainKey.exec(text);
  if (!found) return null;
  const end = at + 1 + found[0].length;
  return { key: found[0], keyRange: { start: at + 1, end }, end };
}

/** Whether a key can be cited without braces. */
export const isPlainKey = (key: string): boolean => readKey(`@${key}`, 0)?.key === key;

/** A key as it is written behind `@`. */
export const writtenKey = (key: string): string => (isPlainKey(key) ? key : `{${key}}`);

function readBraced(text: string, start: number): CitationKey | null {
  let depth = 1;
  for (let at = start; at < text.length && text[at] !== '\n'; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) {
      return at === start ? null : { key: text.slice(start, at), keyRange: { start, end: at }, end: at + 1 };
    }
  }
  return null;
}
