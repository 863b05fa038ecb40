import { quickHash } from './hash.ts';

// 8,192 bits hold the some 500 different words of a 7 kB note with about one false yes in 500.
const bits = 8192;
const hashes = 4;

/** A set of words that may say yes wrongly and never says no wrongly; 1 kB whatever it holds. */
export function bloomOf(words: Iterable<string>): Uint32Array {
  const filter = new Uint32Array(bits / 32);
  for (const word of words) {
    for (const bit of bitsOf(word)) filter[bit >>> 5] = (filter[bit >>> 5] ?? 0) | (1 << (bit & 31));
  }
  return filter;
}

/** Whether a filter may hold a word, given by its `bitsOf`: reckoned once where many filters are asked. */
export const mayHold = (filter: Uint32Array, bits: readonly number[]): boolean =>
  bits.every((bit) => ((filter[bit >>> 5] ?? 0) & (1 << (bit & 31))) !== 0);

/** Double hashing (Kirsch and Mitzenmacher 2006). */
export function bitsOf(word: string): number[] {
  const hash = quickHash(word);
  const step = (Math.imul(hash, 0x9e3779b1) | 1) >>> 0;
  return Array.from({ length: hashes }, (_, round) => (hash + round * step) % bits);
}

// A run of letters ends where the script changes: 石破茂 stands in 8月23日石破茂首相, Trump in Trump은.
const cjk = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}ー';
const cjkRun = new RegExp(`^[${cjk}]`, 'u');
const runs = new RegExp(`[${cjk}]+|(?:(?![${cjk}])[\\p{L}\\p{N}\\p{M}])+`, 'gu');

/**
 * What a folded text is filed under: its words, and of Han, Kana and Hangul each pair of characters, and those that
 * stand alone.
 */
export function filterWords(folded: string): string[] {
  return (folded.match(runs) ?? []).flatMap((word) =>
    cjkRun.test(word) && word.length > 1 ? pairsOf(word) : [word],
  );
}

/** What a text is filed under that holds this folded name; a character of a name may stand in any run. */
export const wordsOfName = (folded: string): string[] =>
  filterWords(folded).filter((word) => word.length > 1 || !cjkRun.test(word));

const pairsOf = (word: string): string[] =>
  Array.from({ length: Math.max(0, word.length - 1) }, (_, at) => word.slice(at, at + 2));
