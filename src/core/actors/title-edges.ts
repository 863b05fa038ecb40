import { Letter, letterAt } from './letters.ts';
import type { Reading } from './name-shape.ts';
import { particleAt } from './particles.ts';
import { longestTitle } from './titles.ts';

// What may stand between a name and its title without a space: 石破茂前首相.
const former = /[前元副新现現代전현신]/u;

/** Whether a known title ends at this offset of the folded text. In Han and Hangul more of a word may precede it. */
export function titleEndsAt(reading: Reading, at: number): boolean {
  const { text, isTitle } = reading;
  if (letterAt(text, at - 1) === Letter.word) return titleOfWords(reading, at, -1) !== null;
  for (let length = 1; length <= longestTitle.characters && length <= at; length++) {
    if (letterAt(text, at - length) === Letter.space) break;
    // One character may as well be the end of another word.
    const alone = length > 1 || !runsOn(letterAt(text, at - 2));
    if (alone && isTitle(text.slice(at - length, at))) return true;
  }
  return false;
}

/** Whether a known title begins at this offset of the folded text. */
export function titleStartsAt(reading: Reading, at: number): boolean {
  const { text } = reading;
  if (letterAt(text, at) === Letter.word) return titleOfWords(reading, at, 1) !== null;
  return (
    titleEnd(reading, at) !== null || (former.test(text.charAt(at)) && titleEnd(reading, at + 1) !== null)
  );
}

/**
 * Whether a Korean title is written on to a name that ends here (이재명대통령은), and the eojeol ends with it, a
 * particle or another title.
 */
export function titleWrittenOn(reading: Reading, at: number): boolean {
  const start = former.test(reading.text.charAt(at)) && titleEnd(reading, at) === null ? at + 1 : at;
  const end = titleEnd(reading, start);
  if (end === null) return false;
  return (
    letterAt(reading.text, end) !== Letter.hangul ||
    particleAt(reading.text, end) ||
    titleWrittenOn(reading, end)
  );
}

const runsOn = (letter: Letter): boolean => letter === Letter.han || letter === Letter.hangul;

/** Where the longest known title that begins here ends. */
function titleEnd({ text, isTitle }: Reading, at: number): number | null {
  for (let end = Math.min(text.length, at + longestTitle.characters); end > at; end--) {
    if (isTitle(text.slice(at, end))) return end;
  }
  return null;
}

/**
 * The other end of the longest title that the words from here on make, or back from here, or null; words are parted
 * by a space or a hyphen.
 */
export function titleOfWords({ text, isTitle }: Reading, from: number, step: 1 | -1): number | null {
  let found: number | null = null;
  let at = from;
  for (let count = 0; count < longestTitle.words; count++) {
    at = wordEdge(text, at, step);
    if (isTitle(step === 1 ? text.slice(from, at) : text.slice(at, from))) found = at;
    const between = text.charAt(step === 1 ? at : at - 1);
    if (between !== ' ' && between !== '-') break;
    at += step;
  }
  return found;
}

/** The end of the word that begins at this offset, or the start of the one that ends at it. */
export function wordEdge(text: string, from: number, step: 1 | -1): number {
  let at = from;
  while (isWord(letterAt(text, step === 1 ? at : at - 1))) at += step;
  return at;
}

const isWord = (letter: Letter): boolean => letter === Letter.word || letter === Letter.mark;
