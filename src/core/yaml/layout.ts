import { CST } from 'yaml';
import type { YamlMap } from '../model/yaml.ts';
import { tokensOf } from './document.ts';

/** An entry of a map as it is laid out, those included that values of ours leave out (`<<`). */
export interface LaidItem {
  /** The key of an entry, if it is a scalar. */
  readonly key: string | null;
  /** From the first sign of its own (`-`, an anchor, the key) to the last, a comment behind it excluded. */
  readonly start: number;
  readonly end: number;
  /** Of a flow collection: the comma behind it. */
  readonly comma: number | null;
  /** Whether it ends in a block scalar that keeps the blank lines below it (`|+`). */
  readonly keepsBlankLines: boolean;
  readonly anchors: readonly string[];
  readonly aliases: readonly string[];
}

export interface Layout {
  readonly flow: boolean;
  readonly column: number;
  readonly items: readonly LaidItem[];
}

/** How the entries of a map stand in the text; null where that can't be told: an alias, broken YAML. */
export function layoutOf(text: string, { range }: YamlMap): Layout | null {
  const flow = text.charAt(range.start) === '{';
  const column = range.start - lineStart(text, range.start);
  // Alone, the first line of a block would be indented less than the others.
  const indent = flow ? 0 : column;
  let at = range.start - indent;
  const piece = ' '.repeat(indent) + text.slice(range.start, range.end);
  for (const token of tokensOf(piece)) {
    if (token.type !== 'document') at += CST.stringify(token).length;
    else {
      const { value } = token;
      if (!value || !('items' in value) || value.type !== (flow ? 'flow-collection' : 'block-map'))
        return null;
      for (const before of token.start) at += before.source.length;
      if (value.type === 'flow-collection') at += value.start.source.length;
      return { flow, column, items: itemsFrom(value.items, at) };
    }
  }
  return null;
}

function itemsFrom(items: readonly CST.CollectionItem[], start: number): LaidItem[] {
  const laid: LaidItem[] = [];
  let at = start;
  for (const item of items) {
    const leaves: Leaf[] = [];
    at = addItem(item, at, leaves);
    const comma = leaves.slice(0, item.start.length).find(({ type }) => type === 'comma');
    const last = laid.at(-1);
    if (comma && last) laid[laid.length - 1] = { ...last, comma: comma.start };
    const own = leaves.filter(({ type }) => !fillers.has(type));
    const [first] = own;
    const end = own.at(-1);
    if (first && end) laid.push(laidItem(item, own, first.start, endOf(end)));
  }
  return laid;
}

function laidItem(item: CST.CollectionItem, own: readonly Leaf[], start: number, end: number): LaidItem {
  const names = (type: string): string[] =>
    own.filter((leaf) => leaf.type === type).map(({ source }) => source.slice(1));
  const header = own.findLast(({ type }) => type === 'block-scalar-header');
  const keepsBlankLines = own.at(-1)?.type === 'block-scalar' && header?.source.includes('+') === true;
  const key = item.key && CST.isScalar(item.key) ? CST.resolveAsScalar(item.key) : null;
  return {
    key: key ? key.value : null,
    start,
    end,
    comma: null,
    keepsBlankLines,
    anchors: names('anchor'),
    aliases: names('alias'),
  };
}

interface Leaf {
  readonly type: string;
  readonly start: number;
  readonly source: string;
}

const fillers = new Set(['space', 'newline', 'comment', 'comma']);

/** The last line break of a block scalar ends its line; all before it is the scalar. */
const endOf = ({ type, start, source }: Leaf): number =>
  start + (type === 'block-scalar' ? source.replace(/\r?\n$/u, '') : source).length;

function addItem({ start, key, sep, value }: CST.CollectionItem, from: number, leaves: Leaf[]): number {
  let at = from;
  for (const token of [...start, key, ...(sep ?? []), value]) if (token) at = addLeaves(token, at, leaves);
  return at;
}

function addLeaves(token: CST.Token, from: number, leaves: Leaf[]): number {
  let at = from;
  const add = (type: string, source: string): void => {
    leaves.push({ type, start: at, source });
    at += source.length;
  };
  if (token.type === 'block-map' || token.type === 'block-seq') {
    for (const item of token.items) at = addItem(item, at, leaves);
  } else if (token.type === 'flow-collection') {
    add(token.start.type, token.start.source);
    for (const item of token.items) at = addItem(item, at, leaves);
    for (const { type, source } of token.end) add(type, source);
  } else if (token.type === 'block-scalar') {
    for (const prop of token.props) at = addLeaves(prop, at, leaves);
    add(token.type, token.source);
  } else if ('source' in token) {
    add(token.type, token.source);
    if ('end' in token) for (const { type, source } of token.end ?? []) add(type, source);
  }
  return at;
}

/** Where the line of an offset starts; a byte order mark is before the line, not in it. */
export function lineStart(text: string, at: number): number {
  const start = Math.max(text.lastIndexOf('\n', at - 1), text.lastIndexOf('\r', at - 1)) + 1;
  const first = at === 0 ? 0 : start;
  return first === 0 && at > 0 && text.startsWith('\uFEFF') ? 1 : first;
}

/** Where the line of an offset ends, before its line break. */
export function lineEnd(text: string, at: number): number {
  const length = text.slice(at).search(/[\r\n]/u);
  return length < 0 ? text.length : at + length;
}

/** Where the next line starts; the text's end where there is none. */
export function nextLine(text: string, at: number): number {
  const end = lineEnd(text, at);
  return end + breakAt(text, end).length;
}

const breakAt = (text: string, at: number): string =>
  text.startsWith('\r\n', at) ? '\r\n' : /[\r\n]/u.test(text.charAt(at)) ? text.charAt(at) : '';

/** The line break in use around an offset. */
export const breakNear = (text: string, at: number): string =>
  breakAt(text, lineEnd(text, at)) || (/(\r\n|\r|\n)[^\r\n]*$/u.exec(text.slice(0, at))?.[1] ?? '\n');

/** The lines that begin within a range, each with its line break. */
export const linesOf = (text: string): string[] => text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/gu) ?? [];

export const isBlank = (line: string): boolean => line.trim() === '';
export const isComment = (line: string): boolean => line.trimStart().startsWith('#');

/**
 * Where an entry or item of a block ends, together with the comments below it that are indented deeper and so belong
 * to what is nested in it: the start of the next line, or the text's end.
 */
export function reachOfItem(text: string, { column, items }: Layout, index: number, limit: number): number {
  const item = items[index];
  if (!item) return limit;
  const until = items[index + 1]?.start ?? limit;
  let reach = Math.min(nextLine(text, item.end), Math.max(limit, item.end));
  let at = reach;
  for (const line of linesOf(text.slice(reach, until))) {
    const indent = line.length - line.trimStart().length;
    at += line.length;
    if (isBlank(line)) continue;
    if (!isComment(line) || indent <= column) break;
    reach = at;
  }
  return reach;
}

/** Where the comment lines begin that stand right above an entry; its own start where it does not begin its line. */
export function leadOf(text: string, { items }: Layout, index: number, from: number): number {
  const item = items[index];
  if (!item) return from;
  let start = lineStart(text, item.start);
  if (text.slice(start, item.start).trim() !== '') return item.start;
  while (start > from) {
    const above = lineStart(text, start - (text.slice(0, start).endsWith('\r\n') ? 2 : 1));
    if (above < from || above >= start || !isComment(text.slice(above, start))) break;
    start = above;
  }
  return start;
}
