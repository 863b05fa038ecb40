import { isCjk } from '../text/units.ts';
import type { Folded } from '../text/fold.ts';
import { isSign } from './borders.ts';
import { lineHyphen } from './stand-ins.ts';

/*
 * What a quotation is compared by once it isn't found as it is: words, figures with their sign, single signs of Han,
 * Kana and Hangul, and single marks. Offsets are those of the comparable form.
 */

export const TokenKind = { word: 0, figure: 1, cjk: 2, mark: 3 } as const;

export interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly kind: number;
}

const letter = 1;
const digit = 2;
const cjk = 3;
const mark = 4;
const high = 5;
const none = 6;

const classes = new Uint8Array(0x10000);

function classOf(unit: number): number {
  const known = classes[unit] ?? none;
  return known === 0 ? (classes[unit] = findClass(unit)) : known;
}

function findClass(unit: number): number {
  const char = String.fromCharCode(unit);
  if (unit >= 0xd800 && unit <= 0xdbff) return high;
  if (/\p{Nd}/u.test(char)) return digit;
  if (/[\p{L}\p{M}\p{N}]/u.test(char)) return isCjk(unit) ? cjk : letter;
  return unit === 32 || unit === 0 ? none : mark;
}

/** Calls back for each token of a folded text between two offsets. */
export function eachToken(
  text: string,
  folded: Folded,
  from: number,
  to: number,
  found: (start: number, end: number, kind: number) => void,
): void {
  const words = folded.text;
  for (let at = from; at < to;) {
    const start = at;
    const unit = words.charCodeAt(at);
    const what = classOf(unit);
    at++;
    if (what === none) continue;
    if (what === letter) {
      at = endOfWord(words, at, to);
      found(start, at, TokenKind.word);
    } else if (what === digit || (unit === 45 && isMinus(text, folded, start))) {
      at = endOfFigure(words, at, to);
      found(start, at, TokenKind.figure);
    } else if (what === high) {
      at = Math.min(at + 1, to);
      found(start, at, isCjk(words.codePointAt(start) ?? 0) ? TokenKind.cjk : TokenKind.mark);
    } else found(start, at, what === cjk ? TokenKind.cjk : TokenKind.mark);
  }
}

export function tokensOf(text: string, folded: Folded, from = 0, to = folded.text.length): Token[] {
  const tokens: Token[] = [];
  eachToken(text, folded, from, to, (start, end, kind) => {
    tokens.push({ text: folded.text.slice(start, end), start, end, kind });
  });
  return tokens;
}

const isMinus = (text: string, folded: Folded, at: number): boolean =>
  classOf(folded.text.charCodeAt(at + 1)) === digit && isSign(text, folded.from[at] ?? 0);

const isWordPart = (unit: number): boolean => classOf(unit) === letter || classOf(unit) === digit;

/** Letters and figures, also around an apostrophe or `_`. */
function endOfWord(words: string, at: number, to: number): number {
  let end = at;
  for (; end < to; end++) {
    const unit = words.charCodeAt(end);
    if (isWordPart(unit)) continue;
    if ((unit === 39 || unit === 95) && end + 1 < to && isWordPart(words.charCodeAt(end + 1))) continue;
    break;
  }
  return end;
}

const joinsDigits = ".,:/'^\u2044";

/** Digits with what parts them, and letters behind (`93rd`). */
function endOfFigure(words: string, at: number, to: number): number {
  let end = at;
  for (; end < to; end++) {
    const next = words.charCodeAt(end);
    if (isWordPart(next)) continue;
    const joined = joinsDigits.includes(words.charAt(end)) && classOf(words.charCodeAt(end + 1)) === digit;
    if (!joined || end + 1 >= to) break;
  }
  return end;
}

/** How much a token says of which passage is meant: words of three letters are articles and the like. */
export function weightOf({ kind, text }: Token): number {
  if (kind === TokenKind.mark) return 0.1;
  if (kind === TokenKind.cjk) return /\p{Script=Hiragana}/u.test(text) ? 0.5 : 1;
  return kind === TokenKind.figure || text.length > 3 ? 1 : 0.5;
}

/** A hyphen where the line ends may be the word's own or the typesetter's; the quotation tells which. */
export function joinLineHyphens(tokens: readonly Token[], isWord: (word: string) => boolean): Token[] {
  if (!tokens.some(({ text }) => text === lineHyphen)) return [...tokens];
  const joined: Token[] = [];
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at];
    if (!token) break;
    const before = joined.at(-1);
    const after = tokens[at + 1];
    if (token.text !== lineHyphen) joined.push(token);
    else if (before && after && isWord(before.text + after.text)) {
      joined[joined.length - 1] = { ...before, text: before.text + after.text, end: after.end };
      at++;
    } else joined.push({ ...token, text: '-' });
  }
  return joined;
}
