import type { Range } from '../text/range.ts';
import { blankInMarkdown } from './suppressions.ts';

export interface Removal {
  readonly range: Range;
  readonly newText: string;
  /** Nothing but the comment changes for a reader. */
  readonly safe: boolean;
}

const lineBreak = /^(?:\r\n?|\n)/u;
const isBlank = (line: string): boolean => blankInMarkdown.test(line);
/** Searched from its end, since a pattern would be tried at every sign of the text. */
function headOf(text: string): string {
  let start = text.length;
  while (start > 0 && !'\r\n\uFEFF'.includes(text.charAt(start - 1))) start--;
  return text.slice(start);
}

const tailOf = (text: string): string => /^[^\r\n]*/u.exec(text)?.[0] ?? '';

/** Takes a comment out of a text: with its line where it stands alone, and with the space before it elsewhere. */
export function withoutComment(text: string, range: Range): Removal {
  const before = headOf(text.slice(0, range.start));
  const after = tailOf(text.slice(range.end));
  if (isBlank(before) && isBlank(after)) {
    const line = { start: range.start - before.length, end: range.end + after.length };
    return text[range.start] === '#' ? withoutLine(text, line) : withoutBlock(text, line, before);
  }
  const spaces =
    after === ''
      ? (/[ \t]*$/u.exec(before)?.[0].length ?? 0)
      : /[ \t]$/u.test(before) && /^\s/u.test(after)
        ? 1
        : 0;
  // What follows a comment at the start of a block is HTML, and would become Markdown.
  const opensBlock = /^[ \t>]*(?:[-+*]|\d+[.)])?[ \t]*$/u.test(before);
  return { range: { start: range.start - spaces, end: range.end }, newText: '', safe: !opensBlock };
}

function withoutLine(text: string, { start, end }: Range): Removal {
  const ending = lineBreak.exec(text.slice(end))?.[0] ?? '';
  return { range: { start, end: end + ending.length }, newText: '', safe: true };
}

/** A comment parts the blocks around it: where nothing else does, its line stays as a blank one. */
function withoutBlock(text: string, line: Range, prefix: string): Removal {
  const above = /(?:\r\n?|\n)$/u.exec(text.slice(Math.max(0, line.start - 2), line.start));
  const below = lineBreak.exec(text.slice(line.end));
  const previous = above ? headOf(text.slice(0, line.start - above[0].length)) : '';
  const nextStart = line.end + (below?.[0].length ?? 0);
  const next = below ? tailOf(text.slice(nextStart)) : '';
  if (!isBlank(previous) && !isBlank(next))
    return { range: line, newText: prefix.includes('>') ? prefix.trimEnd() : '', safe: true };
  const twice = isBlank(previous) && isBlank(next) && previous.trim() === next.trim();
  return withoutLine(text, { start: line.start, end: twice ? nextStart + next.length : line.end });
}
