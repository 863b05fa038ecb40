/*
 * What single characters are to a comparison of texts (words.ts).
 */

/** What to do with a UTF-16 unit. */
export const Kind = {
  word: 0,
  space: 1,
  dropped: 2,
  dash: 3,
  /** Counts between letters only: apostrophes and `_`. */
  inner: 4,
  /** Punctuation that has no space before it. */
  closing: 5,
  /** Joins what is before it. */
  mark: 6,
  /** Becomes something else: ask `foldCluster`. */
  special: 7,
} as const;

/** The kinds found out so far; 255 is not known yet. */
const kinds = new Uint8Array(0x10000).fill(255);
const folds = new Map<string, string>();

/** Whether a code point is of a script written without spaces between words, or Hangul, or its punctuation. */
export function isCjk(code: number): boolean {
  if (code < 0x1100) return false;
  return (
    (code >= 0x2e80 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7ff) ||
    code <= 0x11ff ||
    (code >= 0xa960 && code <= 0xa97f) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x20000 && code <= 0x3ffff)
  );
}

export function kindOf(unit: number): number {
  const known = kinds[unit] ?? Kind.special;
  return known === 255 ? (kinds[unit] = findKind(unit)) : known;
}

function findKind(unit: number): number {
  const char = String.fromCharCode(unit);
  if (/[\s\u0085]/u.test(char))
    return unit < 128 || char.normalize('NFKC') === char ? Kind.space : Kind.special;
  // Surrogates go together; conjoining Jamo and half-width voicing marks join with what is before them.
  if (unit >= 0xd800 && unit <= 0xdfff) return Kind.special;
  if (/[\p{M}\u1160-\u11ff\ud7b0-\ud7ff\uff9e\uff9f]/u.test(char)) return Kind.mark;
  if (/[*[\]•"“”„‟«»‹›「」『』《》〈〉〝〞〟\p{Cc}\p{Cf}\p{DI}]/u.test(char)) return Kind.dropped;
  if (/[-‐‑‒–—―−⸺⸻]/u.test(char)) return Kind.dash;
  if (/['‘’‚‛ʼ`´′_]/u.test(char)) return Kind.inner;
  if (/[,.;:!?)%]/u.test(char)) return Kind.closing;
  return unit < 128 || foldOne(char) === char ? Kind.word : Kind.special;
}

/** A character with its marks in comparable form; what its units are is still to be asked. */
export function foldCluster(cluster: string): string {
  const known = folds.get(cluster);
  if (known !== undefined) return known;
  const folded = foldOne(cluster);
  if (folds.size < 20_000) folds.set(cluster, folded);
  return folded;
}

const superscript = /^[²³¹⁰⁴-⁹]$/u;

function foldOne(cluster: string): string {
  const plain = cluster.normalize('NFKC').replace(/[\p{DI}\p{Cf}]/gu, '');
  // Up before down, so that ß is ss and a final sigma a sigma.
  const folded = plain.toUpperCase().toLowerCase().normalize('NFKC');
  return superscript.test(cluster) ? `^${folded}` : folded;
}

/** Where the character at an offset ends, with its combining marks. */
export function clusterEnd(text: string, at: number): number {
  let end = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
  while (end < text.length && kindOf(text.charCodeAt(end)) === Kind.mark) end++;
  return Math.min(end, text.length);
}
