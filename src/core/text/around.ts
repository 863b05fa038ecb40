import type { Range } from './range.ts';

/** A stretch of text with a place in it, as a row of a list shows it. */
export interface Around {
  readonly text: string;
  /** The place within `text`. */
  readonly place: Range;
}

const most = { before: 24, after: 40 };

/** The words around a place in its line, cut between words where there are any. */
export function around(text: string, { start, end }: Range): Around {
  const lineStart = Math.max(text.lastIndexOf('\n', start - 1), text.lastIndexOf('\r', start - 1)) + 1;
  const breaks = /[\r\n]/gu;
  breaks.lastIndex = end;
  const lineEnd = breaks.exec(text)?.index ?? text.length;
  const before = cutBefore(text.slice(lineStart, start));
  const after = cutAfter(text.slice(end, lineEnd));
  return {
    text: `${before}${oneLine(text.slice(start, end))}${after}`,
    place: { start: before.length, end: before.length + end - start },
  };
}

/** As long as what was given, so that places hold. */
const oneLine = (text: string): string => text.replace(/\s/gu, ' ');

function cutBefore(text: string): string {
  const line = oneLine(text).trimStart();
  if (line.length <= most.before) return line;
  const kept = line.slice(-most.before);
  const space = kept.indexOf(' ');
  return `…${space < 0 || space === kept.length - 1 ? whole(kept) : kept.slice(space + 1)}`;
}

function cutAfter(text: string): string {
  const line = oneLine(text).trimEnd();
  if (line.length <= most.after) return line;
  const kept = line.slice(0, most.after);
  const space = kept.lastIndexOf(' ');
  return `${space <= 0 ? whole(kept) : kept.slice(0, space)}…`;
}

/** Without half a character at either end. */
const whole = (text: string): string => text.replace(/^[\udc00-\udfff]|[\ud800-\udbff]$/gu, '');
