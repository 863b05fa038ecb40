import type { Piece } from './pieces.ts';
import { isEntryType } from './bib-types.ts';

/*
 * Where the entries of a .bib stand. BibTeX takes all text outside of entries for a comment and counts braces without
 * regard to backslashes; both is done here. An entry whose brace is missing ends where a line begins the next one.
 */

const opener = /@[ \t]*([a-z][\w+-]*)\s*[{(]/giu;
const keyAndComma = /\s*[^\s,{}()="#%]+\s*,/uy;
const wordBefore = /[\p{L}\p{N}_.+-]$/u;

/** The next `@type{…}`, `@string`, `@comment` or `@preamble`. */
export function nextBibPiece(text: string, from: number): Piece | null {
  opener.lastIndex = from;
  for (let match = opener.exec(text); match; match = opener.exec(text)) {
    const resume = opener.lastIndex;
    const type = (match[1] ?? '').toLowerCase();
    if (isOpener(text, match.index, resume, from, type)) return pieceAt(text, match.index, resume, type);
    opener.lastIndex = match.index + 1;
  }
  return null;
}

/** Mail addresses, handles and lines behind `%` are none. */
function isOpener(text: string, at: number, open: number, from: number, type: string): boolean {
  if (wordBefore.test(text.slice(Math.max(at - 1, 0), at))) return false;
  const line = text.slice(Math.max(text.lastIndexOf('\n', at - 1) + 1, from), at);
  if (line.trimStart().startsWith('%')) return false;
  return isEntryType(type) || startsWithKey(text, open);
}

function startsWithKey(text: string, at: number): boolean {
  keyAndComma.lastIndex = at;
  return keyAndComma.test(text);
}

function pieceAt(text: string, start: number, open: number, type: string): Piece {
  const isComment = type === 'comment';
  const closeOf = text.charAt(open - 1) === '{' ? closeOfBraces : closeOfParentheses;
  const close = closeOf(text, open, isComment);
  if (close.closed) return { start, end: close.at, reach: close.at, closed: true };
  if (isComment) return { start, end: lineEnd(text, open), reach: Infinity, closed: false };
  const at = close.reach === Infinity ? nextLineWithEntry(text, open) : close.at;
  const end = open + text.slice(open, at).trimEnd().length;
  return { start, end, reach: close.reach, closed: false };
}

interface Close {
  readonly at: number;
  readonly closed: boolean;
  readonly reach: number;
}

/** Codes are compared, not letters: all of a library goes through these loops. */
const signs = {
  lineFeed: 10,
  carriageReturn: 13,
  quote: 34,
  closingParenthesis: 41,
  at: 64,
  open: 123,
  close: 125,
} as const;

function closeOfBraces(text: string, open: number, isComment: boolean): Close {
  let depth = 0;
  for (let at = open; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === signs.open) depth++;
    else if (sign === signs.close && depth-- === 0) return closedAt(at);
    else if (sign === signs.at && !isComment && beginsEntryAtLine(text, at)) return cutOffAt(at);
  }
  return unclosed(text);
}

/** A parenthesis in quotes or braces closes nothing. */
function closeOfParentheses(text: string, open: number, isComment: boolean): Close {
  let depth = 0;
  let quoted = false;
  for (let at = open; at < text.length; at++) {
    const sign = text.charCodeAt(at);
    if (sign === signs.open) depth++;
    else if (sign === signs.close) depth = Math.max(depth - 1, 0);
    else if (sign === signs.quote && depth === 0) quoted = !quoted;
    else if (sign === signs.closingParenthesis && depth === 0 && !quoted) return closedAt(at);
    else if (sign === signs.at && !isComment && beginsEntryAtLine(text, at)) return cutOffAt(at);
  }
  return unclosed(text);
}

const closedAt = (at: number): Close => ({ at: at + 1, closed: true, reach: at + 1 });

/** By the entry that begins there, whose head was just read. */
const cutOffAt = (at: number): Close => ({ at, closed: false, reach: entryHead.lastIndex });

const unclosed = (text: string): Close => ({ at: text.length, closed: false, reach: Infinity });

const beginsEntryAtLine = (text: string, at: number): boolean =>
  isLineBreak(text.charCodeAt(at - 1)) && beginsEntry(text, at);

const isLineBreak = (sign: number): boolean => sign === signs.lineFeed || sign === signs.carriageReturn;

const entryHead = /@([a-z]+)[ \t]*[{(][ \t]*[^\s,{}()="#%]+[ \t]*,/iuy;

function beginsEntry(text: string, at: number): boolean {
  entryHead.lastIndex = at;
  return isEntryType((entryHead.exec(text)?.[1] ?? '').toLowerCase());
}

/** Nothing closes it up to the end of the file: then also an indented line begins the next entry. */
function nextLineWithEntry(text: string, from: number): number {
  for (const match of text.slice(from).matchAll(/[\r\n][ \t]+@/gu)) {
    const at = from + match.index + match[0].length - 1;
    if (beginsEntry(text, at)) return at;
  }
  return text.length;
}

function lineEnd(text: string, from: number): number {
  const at = text.slice(from).search(/[\r\n]/u);
  return at < 0 ? text.length : from + at;
}
