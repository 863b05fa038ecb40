import { SKIP } from '../markup/mask.ts';
import { foldName } from '../text/fold.ts';
import { conceptsOf, isTitle, longestTitle } from './titles.ts';

/** A title in prose beside a name; offsets are those of the text it was looked for in. */
export interface WrittenTitle {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  /** The title's own words, folded. */
  readonly words: string;
}

/** The longest known title that ends right before `at` ("Prime Minister " before a name), or null. */
export function titleBefore(text: string, at: number): WrittenTitle | null {
  const found = longestBefore(text, at);
  return found && mayFollow(leadOf(text, found.start)) ? found : null;
}

const writtenOn = /^(?:ex|then|former|acting|interim)-/iu;

/** The same whatever stands before it. */
export function longestBefore(text: string, at: number): WrittenTitle | null {
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
    const title = readTitle(text, start, end);
    if (title) found = title;
  }
  return found;
}

/** The words before this offset, without markup of no width. */
export const leadOf = (text: string, at: number): string =>
  text.slice(Math.max(0, at - 60), at).replaceAll(SKIP, '');

/** A Korean, Japanese or Chinese title right behind a name (이재명 대통령, 石破茂首相), or null. */
export function titleBehind(text: string, at: number): WrittenTitle | null {
  const space = text[at] === ' ' ? 1 : 0;
  for (let length = longestTitle.characters; length > 1; length--) {
    const slice = text.slice(at + space, at + space + length);
    if (slice.length < length || !/^[\p{Script=Hangul}\p{Script=Han}]+$/u.test(slice)) continue;
    const title = readTitle(text, at + space, at + space + length);
    if (title) return title;
  }
  return null;
}

function readTitle(text: string, start: number, end: number): WrittenTitle | null {
  const written = text.slice(start, end).replaceAll(SKIP, '').replace(/\s+/gu, ' ');
  const words = foldName(written).text;
  return isTitle(words) && conceptsOf(words).length > 0 ? { start, end, written, words } : null;
}

/** Countries, peoples and cities that stand before a title without changing the office. */
const peoples =
  /^(?:U\.?S\.?|U\.?K\.?|E\.?U\.?|American|British|Chinese|French|German|Indian|Indonesian|Iranian|Israeli|Italian|Japanese|Korean|Mexican|Philippine|Polish|Russian|Spanish|Taiwanese|Thai|Turkish|Ukrainian|Vietnamese|Canadian|Australian|Brazilian|Egyptian|Syrian|Mongolian|Dutch|Greek|Swiss|Swedish|Norwegian|Danish|Finnish|Saudi|South|North|New|Korea['’]s|Japan['’]s|China['’]s|America['’]s|Russia['’]s|Taiwan['’]s|ROK|DPRK|Seoul['’]s|Tokyo['’]s|Beijing['’]s)$/u;

const peopleAtEnd = /(?<![\p{L}\p{M}\p{N}])((?:(?:South|North|New) )?[\p{L}.’']+)\s+$/u;

/** The people's name or city that these words end in, with where it begins. */
export function peoplesBefore(lead: string): { readonly words: string; readonly start: number } | null {
  const found = peopleAtEnd.exec(lead);
  const last = found?.[1]?.split(' ').at(-1);
  return found?.[1] && last && peoples.test(last) ? { words: found[1], start: found.index } : null;
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
  if (!/^\p{Lu}/u.test(word) || peoples.test(word)) return true;
  const opens = /(?:^|[.!?。:“"(]\s*)[\p{L}\p{M}.'’-]+[ \n]+$/u.test(before) && before.length < 60;
  return (
    opens &&
    /^(?:The|When|While|But|And|After|Before|As|If|On|In|With|Under|For|Yet|So|Since|Although)$/u.test(word)
  );
}
