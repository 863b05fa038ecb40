import { Letter, letterAt } from './letters.ts';
import type { Reading } from './name-shape.ts';
import { titleEndsAt, titleOfWords, wordEdge } from './title-edges.ts';
import { beforeMonths, functionWords, institutions, memorials, postalCodes, states } from './word-lists.ts';

/**
 * Whether a name of one word is part of a longer name of something else, as far as capitals tell: "Wi-Fi", "Han
 * Chinese", "Washington, D.C.", "Robert E. Lee". Offsets are of the folded text.
 */
export const isPartOfOther = (reading: Reading, start: number, end: number): boolean =>
  strangerBefore(reading, start) || strangerAfter(reading, end) || namesTown(reading, end);

function strangerBefore(reading: Reading, start: number): boolean {
  const { text } = reading;
  const end = joinedBefore(text, start);
  if (end === null) return false;
  if (text.charAt(end) === '.') return isInitial(reading, end);
  const begin = wordEdge(text, end, -1);
  if (begin === end || !isCapital(reading, begin) || titleEndsAt(reading, end)) return false;
  // In capitals it is an abbreviation: WHO, IT.
  const isFunctionWord = functionWords.has(text.slice(begin, end)) && !isCapital(reading, begin + 1);
  return !(isFunctionWord && opensSentence(text, begin));
}

/** Where the word before ends that stands beside a name: over a space, a hyphen, `&`, or the point of an initial. */
function joinedBefore(text: string, start: number): number | null {
  const gap = /(?: & |&| |-)$/u.exec(text.slice(Math.max(0, start - 3), start));
  if (!gap) return null;
  const end = start - gap[0].length;
  return text.charAt(end - 1) === '.' ? end - 1 : end;
}

const isInitial = (reading: Reading, point: number): boolean =>
  isCapital(reading, point - 1) && wordEdge(reading.text, point, -1) === point - 1;

function strangerAfter(reading: Reading, end: number): boolean {
  const begin = capitalAfter(reading, end);
  if (begin === null || institutions.has(reading.text.slice(begin, wordEdge(reading.text, begin, 1))))
    return false;
  const title = titleOfWords(reading, begin, 1);
  // A title among other capitals is part of something else: "Lee General Hospital".
  return title === null || capitalAfter(reading, title) !== null;
}

/** Where the capitalised word begins that stands behind this offset: over a space, a hyphen or `&`. */
function capitalAfter(reading: Reading, end: number): number | null {
  const gap = /^(?: & |&| |-)/u.exec(reading.text.slice(end, end + 3));
  const begin = end + (gap?.[0].length ?? 0);
  const isWord = gap !== null && letterAt(reading.text, begin) === Letter.word;
  return isWord && isCapital(reading, begin) ? begin : null;
}

/** "Cleveland, Ohio", "Clinton, MS", "Washington, D.C.": a comma, and a state, its code, or letters with points. */
function namesTown(reading: Reading, end: number): boolean {
  const { text } = reading;
  if (text.slice(end, end + 2) !== ', ') return false;
  const begin = end + 2;
  if (/^\p{L}\.\p{L}\./u.test(text.slice(begin, begin + 4))) return true;
  const word = text.slice(begin, wordEdge(text, begin, 1));
  return (
    states.has(word) || (postalCodes.has(word) && isCapital(reading, begin) && isCapital(reading, begin + 1))
  );
}

/**
 * Whether a name of several words is the beginning of what is called after its bearer, or of the name of a child:
 * "George Washington University", "Donald Trump Jr.", "USS John F. Kennedy".
 */
export function isCalledAfter(reading: Reading, start: number, end: number): boolean {
  const { text } = reading;
  if (/(?:^|[^\p{L}])(?:uss|hms|ss) $/u.test(text.slice(Math.max(0, start - 5), start))) return true;
  const begin = /^,? /u.exec(text.slice(end, end + 2))?.[0] === ', ' ? end + 2 : end + 1;
  if (text.charAt(end) !== ' ' && begin === end + 1) return false;
  const word = text.slice(begin, wordEdge(text, begin, 1));
  if (begin === end + 2) return /^(?:jr|sr)$/u.test(word);
  return (
    (memorials.has(word) && isCapital(reading, begin)) ||
    text.slice(begin, begin + 10).startsWith('school of ')
  );
}

/** Whether the character of the source that was folded to this one is a capital. */
export function isCapital({ source, from }: Reading, at: number): boolean {
  const code = source.codePointAt(from[at] ?? source.length);
  return code !== undefined && /[\p{Lu}\p{Lt}]/u.test(String.fromCodePoint(code));
}

// What is no prose (U+001A) ends a sentence too: nobody knows what it was.
const opening = new RegExp(String.raw`(?:^ ?|[.!?:;…—|\n${'\u001a'}"“”„«»()[\]'*•>] ?|(?:^| )- )$`, 'u');

const opensSentence = (text: string, at: number): boolean =>
  opening.test(text.slice(Math.max(0, at - 3), at));

/** Whether the name of a month is a date here: a day or year beside it, or one of a few words before. */
export function isDate(text: string, start: number, end: number): boolean {
  const before = text.slice(Math.max(0, start - 12), start);
  const after = text.slice(end, end + 8);
  if (/\d(?:st|nd|rd|th)?(?:[ -]of)?[ -]$/u.test(before) || /^(?:,? |-|,? of )'?\d/u.test(after)) return true;
  const word = /(?<![\p{L}\p{M}\p{N}])(\p{L}+) $/u.exec(before);
  return word !== null && beforeMonths.has(word[1] ?? '');
}
