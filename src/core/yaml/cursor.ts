import type { YamlValue } from '../model/yaml.ts';
import type { Range } from '../text/range.ts';
import { continuedLines } from './document.ts';
import { flowPlace } from './flow-cursor.ts';
import { withLineFeeds } from './lexing.ts';
import {
  type Child,
  type Level,
  type Line,
  type Source,
  holdsCursor,
  isSpace,
  levelOf,
  linesOf,
  skipProperties,
  skipSpace,
  valueStart,
} from './outline.ts';
import { keyName, tolerantRoot } from './tolerant.ts';
import { type Word, wordAt } from './word.ts';

/** The place of the cursor in YAML that is being typed. */
export interface YamlCursor {
  /** `key`: a key of the map at `path` is being typed. `value`: the value at `path`. */
  readonly role: 'key' | 'value';
  readonly path: readonly (string | number)[];
  /**
   * What a completion replaces: the word typed so far and what follows of it (the content within quotes, a key up to
   * its colon). Where it follows a colon directly, a space has to come first.
   */
  readonly replace: Range;
  /** What is typed from `replace.start` up to the cursor. */
  readonly typed: string;
  /** Keys that the map has already, without the one being typed and without merged ones. */
  readonly siblings: readonly string[];
  /** Whether a colon already follows the key. */
  readonly hasColon: boolean;
  readonly flow: boolean;
  /** The quotes that the cursor is within. */
  readonly quote: '"' | "'" | null;
  /** The column of the keys beside this one, or of those that a map beginning here has: a snippet's lines add to it. */
  readonly indent: number;
  /**
   * The value may also become a nested map here: on a fresh line below `key:`, or right behind `- `. On a fresh line
   * below items the value at `path` is the list, which takes another item with its dash; that is no map.
   */
  readonly mayBeMap: boolean;
  /**
   * The document read with tolerance, the typed word included. In long documents values far from the cursor are there
   * without what is in them; aliases reach no further than their own part of the document.
   */
  readonly root: YamlValue | null;
}

type Path = readonly (string | number)[];

interface Place extends Word {
  readonly role: 'key' | 'value';
  readonly path: Path;
  readonly indent: number;
  readonly siblings?: readonly string[];
  readonly hasColon?: boolean;
  readonly flow?: boolean;
  readonly mayBeMap?: boolean;
}

/**
 * Where the cursor is, or null where nothing can be completed: in comments, in the text of block scalars and the
 * further lines of other scalars, in names of anchors, tags and aliases, in the indentation of a line, and outside.
 */
export function yamlCursor(text: string, yaml: Range, offset: number): YamlCursor | null {
  const start = yaml.start + (text.startsWith('\uFEFF', yaml.start) ? 1 : 0);
  if (offset < start || offset > yaml.end) return null;
  // No editor goes between the two halves of a line break.
  if (text[offset - 1] === '\r' && text[offset] === '\n') return null;
  // At the end of frontmatter stands the line that closes it.
  if (offset === yaml.end && /^(?:---|\.\.\.)\s*$/mu.test(text.slice(offset, offset + 4))) return null;
  const source = { text: withLineFeeds(text.slice(0, yaml.end)), cursor: offset };
  const lines = withCursor(withContinued(linesOf(source.text, start), source.text), source);
  if (!lines) return null;
  const levels: Level[] = [];
  const place = new Finder(source, levels).inLines(lines, []);
  if (!place) return null;
  const { siblings = [], hasColon = false, flow = false, mayBeMap = false, ...rest } = place;
  const typed = source.text.slice(place.replace.start, offset);
  let root: YamlValue | null | undefined;
  return {
    ...rest,
    typed,
    siblings,
    hasColon,
    flow,
    mayBeMap,
    get root() {
      // Not all who ask for the cursor ask for it, and it costs more than all else.
      if (root === undefined) root = tolerantRoot(source, levels, place);
      return root;
    },
  };
}

/** Longer YAML is not read at each key pressed to find out where quotes and brackets are closed. */
const mostContinued = 20_000;

/** Lines that go on with what is in quotes or brackets belong to it, wherever they begin: no key stands as deep. */
function withContinued(lines: readonly Line[], text: string): readonly Line[] {
  const from = lines[0]?.start ?? 0;
  const yaml = text.slice(from);
  if (yaml.length > mostContinued || !/["'[{]/u.test(yaml)) return lines;
  const continued = continuedLines(yaml);
  return lines.map((line) => (continued.has(line.start - from) ? { ...line, indent: Infinity } : line));
}

/** The blank line of the cursor counts as the line that is going to be written, at the cursor's column. */
function withCursor(lines: readonly Line[], source: Source): readonly Line[] | null {
  const index = lines.findIndex((line) => holdsCursor(line, source));
  const line = lines[index];
  if (!line || line.kind === 'comment') return null;
  if (line.kind === 'content') return source.cursor < line.at ? null : lines;
  const { cursor } = source;
  const indent = line.indent === Infinity ? line.indent : cursor - line.start;
  const written: Line = { ...line, at: cursor, end: cursor, indent, kind: 'content' };
  return lines.with(index, written);
}

class Finder {
  readonly #source: Source;
  readonly #levels: Level[];

  constructor(source: Source, levels: Level[]) {
    this.#source = source;
    this.#levels = levels;
  }

  inLines(lines: readonly Line[], path: Path): Place | null {
    const level = levelOf(this.#source, lines);
    const child = level?.children[level.mine];
    if (!level || !child) return null;
    this.#levels.push(level);
    if (child.kind === 'item') return this.#inItem(level, child, path);
    return child.kind === 'key' ? this.#inEntry(level, child, path) : this.#inOther(level, child, path);
  }

  #inItem(level: Level, child: Child, path: Path): Place | null {
    const { text, cursor } = this.#source;
    const { head, lines } = child;
    const index = level.children.slice(0, level.mine).filter(({ kind }) => kind === 'item').length;
    const inside = [...path, index];
    const isHere = this.#isOn(head);
    if (isHere && (cursor <= head.at || !isSpace(text[cursor - 1])) && cursor <= head.at + 1) return null;
    const { at, properties } = skipProperties(text, child.at, head.end);
    if (at < head.end && text[at] !== '#') return this.inLines([contentOf(child), ...lines.slice(1)], inside);
    if (!isHere) return this.inLines(lines.slice(1), inside);
    if (this.#isInProperties(child.at, properties) || (at < head.end && cursor > at)) return null;
    const written = { ...head, at: cursor, end: cursor, indent: cursor - head.start };
    return this.inLines([written, ...lines.slice(1)], inside);
  }

  #inEntry(level: Level, child: Child, path: Path): Place | null {
    const { text, cursor } = this.#source;
    const { head, colon, lines } = child;
    const isHere = this.#isOn(head);
    if (isHere && cursor <= colon) return this.#key(level, child, path);
    const inside = [...path, keyName(text, child)];
    const from = skipSpace(text, colon + 1, head.end);
    const at = valueStart(text, child);
    const isEmpty = at >= head.end || text[at] === '#';
    if (isHere && this.#isInProperties(from, skipProperties(text, from, head.end).properties)) return null;
    if (!isEmpty) return this.#inValue(child, at, inside);
    if (!isHere) return this.inLines(lines.slice(1), inside);
    if (at < head.end && cursor > at) return null;
    return { ...this.#fresh(), role: 'value', path: inside, indent: head.indent };
  }

  /** A word that is no key yet, or a value on a line of its own. */
  #inOther(level: Level, child: Child, path: Path): Place | null {
    const { text } = this.#source;
    const { head, at } = child;
    const first = text[at];
    const hasKeys = level.children.some(({ kind }) => kind === 'key');
    if (first === '[' || first === '{') return this.#inValue(child, at, path);
    if (!this.#isOn(head) || isNoText(text, head)) return null;
    if (level.list) return { ...this.#fresh(), role: 'value', path, indent: head.indent };
    if (hasKeys || path.length === 0) return this.#key(level, child, path);
    // Text over several lines: what stands before on its own was its first.
    if (level.mine > 0) return null;
    const place = this.#inValue(child, at, path);
    return place && { ...place, mayBeMap: true };
  }

  #key(level: Level, child: Child, path: Path): Place | null {
    const { text } = this.#source;
    const { head, at, colon } = child;
    if (this.#isInProperties(head.at, skipProperties(text, head.at, head.end).properties)) return null;
    const word = wordAt(this.#source, at, colon < 0 ? head.end : colon);
    if (!word) return null;
    const others = level.children.filter((other) => other !== child && other.kind === 'key');
    const siblings = others.map((other) => keyName(text, other));
    return { ...word, role: 'key', path, siblings, hasColon: colon >= 0, indent: head.indent };
  }

  #inValue(child: Child, at: number, path: Path): Place | null {
    const { text, cursor } = this.#source;
    const { head } = child;
    const { indent } = head;
    if (text[at] === '[' || text[at] === '{') {
      if (cursor <= at) return { ...this.#fresh(), role: 'value', path, indent };
      const place = flowPlace(this.#source, at, child.lines.at(-1)?.end ?? head.end);
      if (!place) return null;
      const { steps, ...rest } = place;
      return { ...rest, path: [...path, ...steps], indent, flow: true };
    }
    if (!this.#isOn(head) || '|>*&!'.includes(text[at] ?? ' ')) return null;
    const word = wordAt(this.#source, at, head.end);
    return word && { ...word, role: 'value', path, indent };
  }

  #isOn(line: Line): boolean {
    return holdsCursor(line, this.#source);
  }

  #isInProperties(from: number, to: number): boolean {
    return from < to && this.#source.cursor >= from && this.#source.cursor <= to;
  }

  #fresh(): Word {
    const { cursor } = this.#source;
    return { replace: { start: cursor, end: cursor }, quote: null };
  }
}

/** Aliases, block scalars, explicit keys: what is written there is neither a key nor a value of ours. */
const isNoText = (text: string, { at, end }: Line): boolean =>
  at < end && ('|>*&!'.includes(text[at] ?? '') || /^[?:](?:\s|$)/u.test(text.slice(at, at + 2)));

/** What stands behind a dash, as the first line of what the item is. */
function contentOf({ head, at }: Child): Line {
  return { ...head, at, indent: at - head.start };
}
