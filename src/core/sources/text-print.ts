import { quotedRanges } from '../notes/quotations.ts';
import { quickHash } from '../text/hash.ts';

/*
 * Which texts are largely the same, whoever prints them. A text is cut into shingles, runs of four words or eight
 * characters of CJK that overlap (Broder 1997); what two have in common is what one has of the other. Words in
 * quotation marks are left out: two reporters who heard the same speech quote the same words.
 */

/** A text made ready for being held against many others. */
export interface TextPrint {
  /** Hash of the shingle that begins at each token; 0 where none does. */
  readonly shingles: Uint32Array;
  /** How many tokens that shingle has. */
  readonly lengths: Uint8Array;
  /** A word weighs two, a character of CJK one. */
  readonly weights: Uint8Array;
  readonly weight: number;
  readonly tokens: Uint32Array;
  /** 1 where a token is a figure, or a name as far as capitals tell. */
  readonly marks: Uint8Array;
  /** The least shingle of each bin that has one: MinHash with one permutation (Li, Owen, Zhang 2012). */
  readonly signature: readonly number[];
}

const shingleWeight = 8;
/** Shorter texts are too easily the same: 50 words, or 100 characters of CJK. */
export const leastWeight = 100;
/** 128 bins. */
const binBits = 7;

const cjk = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}`;
const tokens = new RegExp(String.raw`[${cjk}]|(?:(?![${cjk}])[\p{L}\p{M}\p{N}])+`, 'gu');
const isCjk = new RegExp(`^[${cjk}]`, 'u');
const invisible = /[\u00AD\u200B-\u200D\u2060\uFEFF]/gu;

/** Null for a text that is too short to tell. */
export function textPrint(text: string): TextPrint | null {
  const hashes: number[] = [];
  const weights: number[] = [];
  const marks: number[] = [];
  /** Indexes of tokens before which something was left out. */
  const breaks = new Set<number>();
  for (const { words, prose } of ownWords(text)) {
    breaks.add(hashes.length);
    for (const { 0: token, index } of words.matchAll(tokens)) {
      const hash = quickHash(token.toLowerCase());
      hashes.push(hash);
      weights.push(isCjk.test(token) ? 1 : 2);
      marks.push(prose && isMark(token, words, index) ? 1 : 0);
    }
  }
  const weight = weights.reduce((sum, each) => sum + each, 0);
  if (weight < leastWeight) return null;
  const { shingles, lengths } = shinglesOf(hashes, weights, breaks);
  return {
    shingles,
    lengths,
    weights: Uint8Array.from(weights),
    weight,
    tokens: Uint32Array.from(hashes),
    marks: Uint8Array.from(marks),
    signature: least(shingles),
  };
}

/** A figure, or a word with a capital that does not begin a sentence. */
const isMark = (token: string, words: string, at: number): boolean =>
  /\d/u.test(token) || (/^\p{Lu}/u.test(token) && /[\p{L}\p{N},;]\s$/u.test(words.slice(at - 2, at)));

interface OwnWords {
  readonly words: string;
  /** Whether it is of a paragraph, and not a headline, where every word may have a capital. */
  readonly prose: boolean;
}

/** The text between the quotations. */
function ownWords(text: string): OwnWords[] {
  return blocksOf(text.normalize('NFKC').replace(invisible, '')).flatMap((block) => {
    const prose = /[^\p{L}\p{N}\s]\s*$/u.test(block);
    const quoted = quotedRanges(block);
    const ends = [...quoted.map(({ start }) => start), block.length];
    return ends.map((end, nth) => ({ words: block.slice(quoted[nth - 1]?.end ?? 0, end), prose }));
  });
}

/** No quotation is looked for beyond it: a mark that nothing closes would swallow the rest. */
const longestBlock = 4000;

/** Paragraphs, so that a quotation may go on over lines that are wrapped. */
const blocksOf = (text: string): string[] =>
  text
    .split(/\n\s*\n|(?<=[^\n]{160})\n/u)
    .flatMap((block) => block.match(new RegExp(`[^]{1,${longestBlock}}`, 'gu')) ?? []);

function shinglesOf(
  hashes: readonly number[],
  weights: readonly number[],
  breaks: ReadonlySet<number>,
): Pick<TextPrint, 'shingles' | 'lengths'> {
  const shingles = new Uint32Array(hashes.length);
  const lengths = new Uint8Array(hashes.length);
  for (let start = 0; start < hashes.length; start++) {
    let hash = 0;
    let weight = 0;
    let end = start;
    while (weight < shingleWeight && end < hashes.length && (end === start || !breaks.has(end))) {
      hash = mixed(hash ^ (hashes[end] ?? 0));
      weight += weights[end++] ?? 0;
    }
    if (weight < shingleWeight) continue;
    shingles[start] = hash === 0 ? 1 : hash;
    lengths[start] = end - start;
  }
  return { shingles, lengths };
}

/** Spreads a hash over all 32 bits (the last steps of MurmurHash3). */
function mixed(hash: number): number {
  let mix = hash;
  mix = Math.imul(mix ^ (mix >>> 16), 0x85ebca6b);
  mix = Math.imul(mix ^ (mix >>> 13), 0xc2b2ae35);
  return (mix ^ (mix >>> 16)) >>> 0;
}

function least(shingles: Uint32Array): number[] {
  const bins = new Map<number, number>();
  for (const shingle of shingles) {
    const bin = shingle >>> (32 - binBits);
    const before = bins.get(bin);
    if (shingle !== 0 && (before === undefined || shingle < before)) bins.set(bin, shingle);
  }
  return [...bins.values()];
}
