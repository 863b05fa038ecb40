import { Letter, letterAt } from './letters.ts';
import type { NameShape, Reading } from './name-shape.ts';
import { titleEndsAt, titleStartsAt } from './title-edges.ts';

/**
 * Whether a name of one or two characters of Han or Kana stands here as one: beside a known title, at the edge of a
 * segment, or after a full mention in the same text. Characters run on without spaces, so where no title follows and
 * another character of the script does, the name also has to end where a word ends: 李强 in 李强接任 but not in
 * 李强调, "Li stressed".
 */
export function standsAsHan(
  reading: Reading,
  shape: NameShape,
  start: number,
  end: number,
  mentioned: () => boolean,
): boolean {
  const { text } = reading;
  const [opens, closes] = [isEdge(text, start), isEdge(text, end)];
  if ((opens && closes) || titleFollows(reading, end)) return true;
  const titled = titlePrecedes(reading, start);
  if (shape.hanLength < 2) return titled && closes;
  return (opens || closes || titled || mentioned()) && isWords(text, start, end);
}

const titleFollows = (reading: Reading, end: number): boolean =>
  titleStartsAt(reading, reading.text.charAt(end) === ' ' ? end + 1 : end);

const titlePrecedes = (reading: Reading, start: number): boolean =>
  titleEndsAt(reading, reading.text.charAt(start - 1) === ' ' ? start - 1 : start);

const ideograph = /\p{Script=Han}/u;

/** Whether a segment, a run of one script, begins or ends at this offset. */
function isEdge(text: string, at: number): boolean {
  if (letterAt(text, at - 1) !== Letter.han || letterAt(text, at) !== Letter.han) return true;
  return isIdeograph(text, at - 1) !== isIdeograph(text, at);
}

const isIdeograph = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return (code >= 0xd800 && code <= 0xdfff) || ideograph.test(text.charAt(at));
};

/** Whether what stands at [start, end) is no part of longer words: 习主席 in 与习主席会谈, but not in 学习主席讲话. */
export const areWords = (text: string, start: number, end: number): boolean =>
  (isEdge(text, start) && isEdge(text, end)) || isWords(text, start, end);

const reach = 8;
let segmenter: Intl.Segmenter | null | undefined;

/** Whether words begin at `start` and end at `end`; false where the engine can't part Chinese and Japanese words. */
function isWords(text: string, start: number, end: number): boolean {
  const words = (segmenter ??= makeSegmenter());
  if (!words) return false;
  let [from, to] = [start, end];
  while (start - from < reach && letterAt(text, from - 1) === Letter.han) from--;
  while (to - end < reach && letterAt(text, to) === Letter.han) to++;
  const borders = new Set([to]);
  for (const { index } of words.segment(text.slice(from, to))) borders.add(from + index);
  return borders.has(start) && borders.has(end);
}

// ICU parts Han and Kana with one dictionary, whatever the language.
function makeSegmenter(): Intl.Segmenter | null {
  const { Segmenter } = Intl as { Segmenter?: typeof Intl.Segmenter };
  return Segmenter ? new Segmenter('zh', { granularity: 'word' }) : null;
}
