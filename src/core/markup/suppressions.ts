import type { Nodes } from 'mdast';
import type { SuppressedName, SuppressionFacts, SuppressionKind } from '../model/facts.ts';
import { LineIndex } from '../text/lines.ts';
import type { Located, Range } from '../text/range.ts';
import { endOf, startOf } from './inline-mask.ts';
import { parseMarkdown } from './parser.ts';

/** What every directive begins with: a text without it has no suppressions, and is not looked at again. */
export const suppressionMark = 'attache-';

export const directives: Readonly<Record<SuppressionKind, string>> = {
  'next-line': 'attache-disable-next-line',
  line: 'attache-disable-line',
  disable: 'attache-disable',
  enable: 'attache-enable',
};

/** A comment, and the language that it stands in. */
export interface Comment {
  readonly range: Range;
  /** Without the marks that make it a comment. */
  readonly inner: Range;
  readonly host: Host;
}

/** What lines are in the language around a comment. */
export interface Host {
  /** Offset at which the language ends: no line behind it is a next line. */
  readonly end: number;
  /** A line that holds nothing that a check could find; comments of ours alone on a line are passed over anyway. */
  readonly blank: RegExp;
  /** How far that goes which begins on this line; at least the line's end. */
  readonly reach: (line: Range) => number;
}

/** What says of checks that they keep quiet here: the words of a comment in either language. */
export const suppressionText = (kind: SuppressionKind, checks: readonly string[], reason: string): string =>
  `${directives[kind]} ${checks.join(', ')} -- ${reason}`;

/** The HTML comments of a Markdown text, as remark finds them: in code and in attributes there are none. */
export function htmlComments(text: string, bodyStart: number, host: Host): Comment[] {
  if (!text.includes(suppressionMark, bodyStart)) return [];
  const comments: Comment[] = [];
  const walk = (node: Nodes): void => {
    if (node.type === 'html') comments.push(...commentsOf(text, startOf(node), endOf(node), host));
    if ('children' in node) for (const child of node.children) walk(child);
  };
  walk(parseMarkdown(text, bodyStart));
  return comments;
}

/** A block of HTML may hold several comments, and words that are none. */
function commentsOf(text: string, start: number, end: number, host: Host): Comment[] {
  const html = text.slice(start, end);
  // What these hold is text to HTML.
  if (/^<(?:script|style|textarea)\b/iu.test(html)) return [];
  return [...html.matchAll(/<!--([^]*?)-->/gu)].map(({ index, 0: all, 1: inner = '' }) => {
    const from = start + index;
    return {
      range: { start: from, end: from + all.length },
      inner: { start: from + 4, end: from + 4 + inner.length },
      host,
    };
  });
}

/** Lines that are blank in Markdown, those of a block quote among them. */
export const blankInMarkdown = /^[ \t>]*$/u;

/** Reads the suppressions among the comments of one text, which come in its order. */
export function suppressionsAmong(text: string, comments: readonly Comment[]): SuppressionFacts[] {
  const read = comments.flatMap((comment) => {
    const words = wordsOf(text, comment);
    return words ? [{ words, comment }] : [];
  });
  if (read.length === 0) return [];
  const lines = new Lines(
    text,
    read.map(({ comment }) => comment),
  );
  const closes = new Closes(text.length);
  // From the last one up: what ends a `disable` stands below it.
  return read
    .toReversed()
    .map(({ words, comment }) => {
      const covers = (name: string): Range | null => coverOf(name, words, comment, closes, lines);
      const names = words.names.map((name) => ({ ...name, covers: covers(name.value) }));
      if (words.kind === 'enable') closes.add(words);
      return { ...words, names };
    })
    .reverse();
}

type Words = Omit<SuppressionFacts, 'names'> & { readonly names: readonly Located<string>[] };

// A `>` at the start of a line is the mark of the quote that the comment goes on in.
const gap = /(?:\n[ \t>]+|\s|,)+/uy;
const separator = /\s(?:-{2,3}|—)(?:\s|$)/u;

/** What a comment says, or null where it speaks to somebody else. */
function wordsOf(text: string, { range, inner }: Comment): Words | null {
  const said = text.slice(inner.start, inner.end);
  const directive = /^\s*(attache-[^\s,]+)/u.exec(said);
  if (!directive?.[1]) return null;
  const nameStart = directive[0].length;
  const rest = said.slice(nameStart);
  const split = separator.exec(rest);
  const place = (start: number, words: string): Located<string> => ({
    value: words,
    range: { start: inner.start + start, end: inner.start + start + words.length },
  });
  const words = place(directive[0].length - directive[1].length, said.trim());
  return {
    kind: kindOf(directive[1]),
    directive: place(nameStart - directive[1].length, directive[1]),
    names: namesIn(split ? rest.slice(0, split.index) : rest).map(({ at, name }) =>
      place(nameStart + at, name),
    ),
    reason: split
      ? trimmed(place(nameStart + split.index + split[0].length, rest.slice(endOfMatch(split))))
      : null,
    words: words.range,
    range,
  };
}

const endOfMatch = (match: RegExpExecArray): number => match.index + match[0].length;

function trimmed({ value, range }: Located<string>): Located<string> | null {
  const start = range.start + value.length - value.trimStart().length;
  const words = value.trim();
  return words === '' ? null : { value: words, range: { start, end: start + words.length } };
}

function kindOf(directive: string): SuppressionKind | null {
  const found = Object.entries(directives).find(([, word]) => word === directive);
  return found ? (found[0] as SuppressionKind) : null;
}

function namesIn(said: string): { at: number; name: string }[] {
  const names: { at: number; name: string }[] = [];
  for (let at = 0; at < said.length;) {
    gap.lastIndex = at;
    at += gap.exec(said)?.[0].length ?? 0;
    const name = /^[^\s,]+/u.exec(said.slice(at))?.[0];
    if (name === undefined) break;
    names.push({ at, name });
    at += name.length;
  }
  return names;
}

function coverOf(name: string, words: Words, comment: Comment, closes: Closes, lines: Lines): Range | null {
  const { start, end } = comment.range;
  switch (words.kind) {
    case 'line':
      return lines.around(end);
    case 'next-line':
      return lines.after(comment);
    case 'disable':
      return { start, end: closes.of(name) };
    default:
      return null;
  }
}

/** Where the next `enable` stands, for each name. */
class Closes {
  #ofAll: number;
  readonly #byName = new Map<string, number>();

  constructor(end: number) {
    this.#ofAll = end;
  }

  of(name: string): number {
    return Math.min(this.#ofAll, this.#byName.get(name) ?? Infinity);
  }

  /** One that stands above all those added before. */
  add({ names, range: { start } }: Words): void {
    if (names.length === 0) this.#ofAll = start;
    for (const { value } of names) this.#byName.set(value, start);
  }
}

/** How far those ranges go that begin on a line; at least the line's end. */
export function furthestOf(ranges: readonly Range[]): Host['reach'] {
  const sorted = ranges.toSorted((one, other) => one.start - other.start);
  const firstFrom = (offset: number): number => {
    let low = 0;
    let high = sorted.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sorted[middle]?.start ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return ({ start, end }) => {
    let reach = end;
    for (const range of sorted.slice(firstFrom(start), firstFrom(end + 1)))
      reach = Math.max(reach, range.end);
    return reach;
  };
}

/** The lines of one text, for what stands on them. */
class Lines {
  readonly #text: string;
  readonly #index: LineIndex;
  /** The first comment that begins on a line: no other can stand alone on it. */
  readonly #first = new Map<number, Comment>();
  readonly #ranges = new Map<number, Range>();
  /** What is covered from a line on, once it is known: several suppressions may stand one under another. */
  readonly #covered = new Map<Host, Map<number, Range | null>>();

  constructor(text: string, comments: readonly Comment[]) {
    this.#text = text;
    this.#index = new LineIndex(text);
    for (const comment of comments) {
      const { line } = this.#index.position(comment.range.start);
      if (!this.#first.has(line)) this.#first.set(line, comment);
    }
  }

  around(offset: number): Range {
    return this.#line(this.#index.position(offset).line);
  }

  /**
   * The next line that says something, and what begins on it. In Markdown blank lines may stand between, as formatters
   * and many writers want them below a comment; several suppressions of one line stand one under another.
   */
  after({ range, host }: Comment): Range | null {
    const known = this.#covered.get(host) ?? new Map<number, Range | null>();
    this.#covered.set(host, known);
    const passed: number[] = [];
    let covered: Range | null = null;
    let number = this.#index.position(range.end).line + 1;
    for (; number < this.#index.count; number++) {
      const before = known.get(number);
      if (before !== undefined) covered = before;
      if (before !== undefined) break;
      passed.push(number);
      const line = this.#line(number);
      if (line.start >= host.end) break;
      const alone = this.#aloneOn(number, host);
      if (alone) number = this.#index.position(alone.range.end).line;
      else if (!host.blank.test(this.#text.slice(line.start, line.end))) {
        covered = { start: line.start, end: Math.max(line.end, host.reach(line)) };
        break;
      }
    }
    for (const line of passed) known.set(line, covered);
    return covered;
  }

  #aloneOn(number: number, { blank }: Host): Comment | null {
    const comment = this.#first.get(number);
    if (!comment) return null;
    const { start, end } = comment.range;
    const rest = this.#text.slice(end, this.around(end).end);
    return blank.test(this.#text.slice(this.#line(number).start, start)) && blank.test(rest) ? comment : null;
  }

  #line(number: number): Range {
    const known = this.#ranges.get(number);
    if (known) return known;
    const start = this.#index.start(number);
    const line = this.#text.slice(start, this.#index.start(number + 1));
    const range = { start, end: start + line.length - (/[\r\n]*$/u.exec(line.slice(-2))?.[0].length ?? 0) };
    this.#ranges.set(number, range);
    return range;
  }
}

/** Whether an `enable` ends anything: for one name, or for all where it names none. */
export function endsSomething(
  all: readonly SuppressionFacts[],
  enable: SuppressionFacts,
  name: SuppressedName | null,
): boolean {
  return all.some(
    ({ kind, names }) =>
      kind === 'disable' &&
      names.some(
        ({ value, covers }) => covers?.end === enable.range.start && (name === null || value === name.value),
      ),
  );
}
