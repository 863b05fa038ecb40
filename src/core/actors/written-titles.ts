import { SKIP } from '../markup/mask.ts';
import { foldName } from '../text/fold.ts';
import { isPeople } from './countries.ts';
import { isTitleOfOffice, longestTitle, titleOfSeveral } from './titles.ts';

/** A title in prose beside a name; offsets are those of the text it was looked for in. */
export interface WrittenTitle {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  /** The title's own words, folded; of several people ("Presidents Lee and Trump") in the singular. */
  readonly words: string;
  readonly several: boolean;
}

/** Whether folded words are a title that may say who is meant: of our list, or of the records. */
export type KnownTitle = (folded: string) => boolean;

const writtenOn = /^(?:ex|then|former|acting|interim)-/iu;

/** The longest known title that ends right before `at` ("Prime Minister " before a name), whatever stands before it. */
export function longestBefore(
  text: string,
  at: number,
  isKnown: KnownTitle = isTitleOfOffice,
): WrittenTitle | null {
  const before = text.slice(Math.max(0, at - 120), at);
  const gap = /[\s\u00AD]+$/u.exec(before);
  if (!gap) return null;
  const end = at - gap[0].length;
  const words = [...before.slice(0, -gap[0].length).matchAll(/[\p{L}\p{M}'’\u00AD-]+/gu)];
  const base = at - before.length;
  let found: WrittenTitle | null = null;
  for (let count = 1; count <= Math.min(longestTitle.words, words.length); count++) {
    const word = words.at(-count);
    const start = base + (word?.index ?? 0) + (writtenOn.exec(word?.[0] ?? '')?.[0].length ?? 0);
    const title = readTitle(text, start, end, isKnown);
    if (title) found = title;
  }
  return found;
}

const farBack = 60;

/** The words before this offset, as far back as is looked, without markup of no width. */
export const leadOf = (text: string, at: number, back: number = farBack): string =>
  text.slice(Math.max(0, at - back), at).replaceAll(SKIP, '');

/** Whether the last word of a lead opens the sentence. A lead that is cut off begins anywhere. */
export function opensWith(lead: string, word: string): boolean {
  const before = lead.trimEnd().slice(0, -word.length);
  return before.trim() === '' ? lead.length < farBack - 1 : /[.!?。:“"(]["”’)]*\s*$/u.test(before);
}

// Korean titles are often written with a space inside: 외교부 장관, 경제 부총리.
const behindName = /^ ?(?:[\p{Script=Hangul}]+(?: [\p{Script=Hangul}]+){0,2}|[\p{Script=Han}]+)/u;

/** A Korean, Japanese or Chinese title right behind a name (이재명 대통령, 조 외교부 장관, 石破茂首相), or null. */
export function titleBehind(
  text: string,
  at: number,
  isKnown: KnownTitle = isTitleOfOffice,
): WrittenTitle | null {
  const run = behindName.exec(text.slice(at, at + longestTitle.characters + 4))?.[0] ?? '';
  const start = at + (run.startsWith(' ') ? 1 : 0);
  for (let end = at + run.length; end > start + 1; end--) {
    if (text[end - 1] === ' ') continue;
    const title = readTitle(text, start, end, isKnown);
    if (title) return title;
  }
  return null;
}

function readTitle(text: string, start: number, end: number, isKnown: KnownTitle): WrittenTitle | null {
  const written = text.slice(start, end).replaceAll(SKIP, '').replace(/\s+/gu, ' ');
  const folded = foldName(written).text;
  const words = /^\p{Script=Hangul}/u.test(folded) ? folded.replaceAll(' ', '') : folded;
  if (isKnown(words)) return { start, end, written, words, several: false };
  const singular = titleOfSeveral(words);
  return singular === null ? null : { start, end, written, words: singular, several: true };
}

const wordsAtEnd = /(?<![\p{L}\p{M}\p{N}])(?:((?:South|North|New|Saudi) [\p{L}.’']+)|([\p{L}.’']+))\s+$/iu;

/** The people's name or city that these words end in, with where it begins. */
export function peoplesBefore(lead: string): { readonly words: string; readonly start: number } | null {
  const found = wordsAtEnd.exec(lead);
  const words = found?.[1] ?? found?.[2];
  if (!found || !words || !/^\p{Lu}/u.test(words)) return null;
  if (isPeople(words)) return { words, start: found.index };
  const last = words.split(/\s+/u).at(-1) ?? '';
  return last !== words && isPeople(last)
    ? { words: last, start: found.index + words.length - last.length }
    : null;
}

/**
 * False where the word before a title may make it another office ("Vice President", "Assembly President"): a
 * capitalised word that is no people's name and does not open the sentence, or a deputy's word.
 */
export function mayFollow(before: string): boolean {
  const word = /([\p{L}\p{M}.'’-]+)[ \n]+$/u.exec(before)?.[1];
  if (word === undefined) return !/[\p{L}\p{N}\u001A-]$/u.test(before);
  if (
    /^(?:vice|deputy|assistant|under|associate|junior|shadow|ex|then)-?$/iu.test(word) ||
    word.endsWith('-')
  )
    return false;
  if (!/^\p{Lu}/u.test(word) || peoplesBefore(before) !== null) return true;
  return (
    opensWith(before, word) &&
    /^(?:The|When|While|But|And|After|Before|As|If|On|In|With|Under|For|Yet|So|Since|Although)$/u.test(word)
  );
}
