import { distance } from 'fastest-levenshtein';

/** The candidate that a slip of a letter or two could have meant, or null where none or several are as near. */
export function nearest(written: string, candidates: Iterable<string>): string | null {
  // Of a single letter nothing is left by one slip.
  const allowed = Math.min(written.length - 1, written.length < 4 ? 1 : written.length < 8 ? 2 : 3);
  let best: string | null = null;
  let least = allowed + 1;
  let tied = false;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - written.length) > allowed) continue;
    const steps = distance(written.toLowerCase(), candidate.toLowerCase());
    tied = steps === least ? candidate !== best : steps > least && tied;
    if (steps < least) [best, least] = [candidate, steps];
  }
  return tied ? null : best;
}

/** ` Did you mean “x”?` as the end of a message, or nothing. */
export function didYouMean(written: string, candidates: Iterable<string>): string {
  const guess = nearest(written, candidates);
  return guess === null ? '' : ` Did you mean “${guess}”?`;
}

/**
 * The one candidate that differs in case alone, by one letter, by two that changed places, or in longer words by two
 * letters; else null. Stricter than `nearest`, for words that may well be what somebody meant.
 */
export function slipOf(written: string, candidates: readonly string[]): string | null {
  const lower = written.toLowerCase();
  const sameLetters = candidates.filter((candidate) => candidate.toLowerCase() === lower);
  const near =
    sameLetters.length > 0
      ? sameLetters
      : candidates.filter((candidate) => isSlip(lower, candidate.toLowerCase()));
  return near.length === 1 ? (near[0] ?? null) : null;
}

function isSlip(written: string, meant: string): boolean {
  if (Math.min(written.length, meant.length) < 3) return false;
  const steps = distance(written, meant);
  return steps <= 1 || (steps === 2 && (written.length >= 7 || isTransposed(written, meant)));
}

function isTransposed(written: string, meant: string): boolean {
  if (written.length !== meant.length) return false;
  let at = 0;
  while (at < written.length && written.charAt(at) === meant.charAt(at)) at++;
  return written.slice(0, at) + written.charAt(at + 1) + written.charAt(at) + written.slice(at + 2) === meant;
}
