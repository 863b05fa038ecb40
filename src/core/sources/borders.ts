import type { Folded } from '../text/fold.ts';

/*
 * Whether words that stand in a folded capture may be cut out there. A part of a word is no quotation of it, nor is a
 * figure without its sign or a digit, nor a word without the "non-" or "n't" that turns it round. Scripts without
 * case are cut anywhere: their particles and articles hang on the words.
 */

const wordUnit = /[\p{Ll}\p{Lu}\p{Lt}\p{M}\p{N}]/u;
const isWord = (char: string | undefined): boolean => char !== undefined && wordUnit.test(char);
const isDigit = (char: string | undefined): boolean => char !== undefined && char >= '0' && char <= '9';
const joinsDigits = (char: string | undefined): boolean => char !== undefined && ".,:/'".includes(char);

const negation = /(?:^|[^\p{L}])(?:non|un|anti|ex|de|dis|counter|pseudo|quasi)-$/u;

/** Whether a quotation may begin at this index of `folded`, which was made of `text`. */
export function startsAtBorder(text: string, folded: Folded, at: number): boolean {
  const words = folded.text;
  const [first, before] = [words[at], words[at - 1]];
  if (first === '-') return !isDigit(words[at + 1]) || isSign(text, folded.from[at] ?? 0);
  if (!isWord(first)) return true;
  if (isWord(before)) return false;
  if (isDigit(first)) {
    if (joinsDigits(before) && isDigit(words[at - 2])) return false;
    if (before !== undefined && '+±<>≤≥'.includes(before)) return false;
    return before !== '-' || !isSign(text, folded.from[at - 1] ?? 0);
  }
  return before !== '-' || !negation.test(words.slice(Math.max(0, at - 10), at));
}

/** Whether a quotation may end before this index of a folded text. */
export function endsAtBorder(words: string, end: number): boolean {
  const [last, after] = [words[end - 1], words[end]];
  if (!isWord(last)) return true;
  if (isWord(after)) return false;
  if (isDigit(last) && joinsDigits(after) && isDigit(words[end + 1])) return false;
  if (isDigit(last) && after !== undefined && '%‰°'.includes(after)) return false;
  return !(after === "'" && words[end + 1] === 't' && !isWord(words[end + 2]));
}

/** Whether the dash at an offset is a minus: a figure right after it, and no word or figure right before. */
export const isSign = (text: string, at: number): boolean =>
  /[-‐–−]/u.test(text[at] ?? '') &&
  /\p{N}/u.test(text[at + 1] ?? '') &&
  !/[\p{L}\p{N}%)]/u.test(text[at - 1] ?? '');
