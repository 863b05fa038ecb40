/**
 * Block YAML by its indentation alone: what stands beside what, and under what. A parser gives up where half a word
 * stands, or fuses it with the next line; while a person types, the columns are what can still be relied on.
 */

/** A line; `at` is where its content begins, `end` where it ends without the spaces behind it. */
export interface Line {
  readonly start: number;
  readonly at: number;
  readonly end: number;
  readonly indent: number;
  readonly kind: 'content' | 'blank' | 'comment';
}

/** A key with all that is nested below it, a list item, or anything else that stands on a line of its own. */
export interface Child {
  readonly kind: 'key' | 'item' | 'other';
  /** Its first line and those below it; a comment or a blank line is among them. */
  readonly lines: readonly Line[];
  readonly head: Line;
  /** Where its own text begins, behind anchors and tags, and for an item behind its dash. */
  readonly at: number;
  /** Where the colon of a key stands, else -1. */
  readonly colon: number;
}

/** What stands side by side, with the child that the cursor is in. */
export interface Level {
  readonly list: boolean;
  readonly children: readonly Child[];
  readonly mine: number;
}

export interface Source {
  readonly text: string;
  readonly cursor: number;
}

export function linesOf(text: string, from: number): Line[] {
  const lines: Line[] = [];
  for (let start = from; ;) {
    const newline = text.indexOf('\n', start);
    lines.push(lineOf(text, start, newline < 0 ? text.length : newline));
    if (newline < 0) return lines;
    start = newline + 1;
  }
}

function lineOf(text: string, start: number, newline: number): Line {
  const at = skipSpace(text, start, newline);
  let end = newline;
  while (end > at && isSpace(text[end - 1])) end--;
  const kind = at === end ? 'blank' : text[at] === '#' || isMarker(text, start, at) ? 'comment' : 'content';
  return { start, at, end, indent: at - start, kind };
}

/** Directives and the lines between documents say nothing of keys. */
const isMarker = (text: string, start: number, at: number): boolean =>
  start === at &&
  (text[at] === '%' ||
    ((text.startsWith('---', at) || text.startsWith('...', at)) && isSpaceOrEnd(text[at + 3])));

export const isSpace = (char: string | undefined): boolean => char === ' ' || char === '\t' || char === '\r';

const isSpaceOrEnd = (char: string | undefined): boolean =>
  char === undefined || char === '\n' || isSpace(char);

export function skipSpace(text: string, at: number, end: number): number {
  while (at < end && isSpace(text[at])) at++;
  return at;
}

/** Behind anchors and tags; `properties` is where the last of them ends, or `at` itself. */
export function skipProperties(text: string, at: number, end: number): { at: number; properties: number } {
  let properties = at;
  while (at < end && (text[at] === '&' || text[at] === '!')) {
    while (at < end && !isSpace(text[at])) at++;
    properties = at;
    at = skipSpace(text, at, end);
  }
  return { at, properties };
}

/** Where a quoted text that begins at `at` is closed, or -1. */
export function closingQuote(text: string, at: number, end: number): number {
  const quote = text[at];
  for (let next = at + 1; next < end; next++) {
    if (text[next] === '\\' && quote === '"') next++;
    else if (text[next] === quote) {
      if (quote !== "'" || text[next + 1] !== "'" || next + 1 >= end) return next;
      next++;
    }
  }
  return -1;
}

/** Where a comment begins in a text without quotes, or `end`. */
export function commentAt(text: string, at: number, end: number): number {
  for (let next = at; next < end; next++)
    if (text[next] === '#' && (next === at || isSpace(text[next - 1]))) return next;
  return end;
}

/** Where the colon behind a key stands; -1 where the text is no key. */
function colonOf(text: string, at: number, end: number): number {
  const first = text[at] ?? '';
  if ('[{'.includes(first) || (first === '?' && isSpaceOrEnd(text[at + 1]))) return -1;
  if (first === '"' || first === "'") {
    const close = closingQuote(text, at, end);
    const colon = close < 0 ? end : skipSpace(text, close + 1, end);
    return colon < end && text[colon] === ':' ? colon : -1;
  }
  const last = commentAt(text, at, end);
  for (let next = text.indexOf(':', at); next >= 0 && next < last; next = text.indexOf(':', next + 1))
    if (isSpaceOrEnd(text[next + 1])) return next;
  return -1;
}

const isItem = (text: string, { at }: Line): boolean => text[at] === '-' && isSpaceOrEnd(text[at + 1]);

export const holdsCursor = ({ start, end }: Line, { cursor, text }: Source): boolean => {
  if (cursor < start) return false;
  return cursor <= end || skipSpace(text, end, cursor) === cursor;
};

/** The level that these lines make, or null where none of them says anything. */
export function levelOf(source: Source, lines: readonly Line[]): Level | null {
  const isWritten = (line: Line): boolean => line.kind === 'content' && line.at < line.end;
  const content = lines.find(isWritten) ?? lines.find(({ kind }) => kind === 'content');
  if (!content) return null;
  const { indent } = content;
  const list = isItem(source.text, content);
  const children: Child[] = [];
  let mine = 0;
  let first = -1;
  const close = (next: number): void => {
    const head = lines[first];
    if (head) children.push(childOf(source.text, head, lines.slice(first, next)));
  };
  lines.forEach((line, index) => {
    const deeper = first >= 0 && (line.indent > indent || (!list && isItem(source.text, line)));
    if (line.kind === 'content' && !deeper && !continues(source.text, lines, first, index)) {
      close(index);
      first = index;
    }
    if (line.kind === 'content' && holdsCursor(line, source)) mine = first < 0 ? 0 : children.length;
  });
  close(lines.length);
  return { list, children, mine };
}

/** Whether a line that is not indented goes on with what an earlier line has opened all the same. */
function continues(text: string, lines: readonly Line[], first: number, index: number): boolean {
  const line = lines[index];
  const head = lines[first];
  if (!line || !head) return false;
  if (line.at < line.end) return isCloser(text[line.at]);
  // The cursor is on a blank line: it may be one of a text or a list in brackets that goes on below.
  const next = lines.slice(index + 1).find(({ kind }) => kind !== 'blank');
  if (!next) return false;
  if (isCloser(text[next.at])) return true;
  return next.indent > head.indent && hasValue(text, childOf(text, head, [head]));
}

const isCloser = (char: string | undefined): boolean => char !== undefined && ']},'.includes(char);

function childOf(text: string, head: Line, lines: readonly Line[]): Child {
  if (isItem(text, head)) {
    const at = skipSpace(text, head.at + 1, head.end);
    return { kind: 'item', lines, head, at, colon: -1 };
  }
  const { at } = skipProperties(text, head.at, head.end);
  const colon = colonOf(text, at, head.end);
  return { kind: colon < 0 ? 'other' : 'key', lines, head, at, colon };
}

/** Where the value on a key's own line begins, behind anchors and tags. */
export const valueStart = (text: string, { head, colon }: Child): number =>
  skipProperties(text, skipSpace(text, colon + 1, head.end), head.end).at;

const hasValue = (text: string, child: Child): boolean => {
  const at = child.kind === 'key' ? valueStart(text, child) : child.at;
  return at < child.head.end && text[at] !== '#';
};
