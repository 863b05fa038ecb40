import { distance } from 'fastest-levenshtein';

/** The candidate that a slip of a letter or two could have meant, or null where none or several are as near. */
export function nearest(written: string, candidates: Iterable<string>): string | null {
  const allowed = written.length < 4 ? 1 : written.length < 8 ? 2 : 3;
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
