import { type Node, type Pair, isMap, isPair, isScalar, isSeq, visit } from 'yaml';
import { documentOf } from './document.ts';
import { type Source, closingQuote, isSpace, skipSpace } from './outline.ts';
import { type Word, trimmed } from './word.ts';

/** Where the cursor is within brackets or braces. */
export interface FlowPlace extends Word {
  readonly role: 'key' | 'value';
  /** The way from the brackets to the value, or to the map whose key is typed. */
  readonly steps: readonly (string | number)[];
  readonly hasColon: boolean;
  readonly siblings: readonly string[];
}

interface Found {
  readonly role: 'key' | 'value';
  readonly steps: readonly (string | number)[];
  readonly node: Node;
  readonly siblings: readonly string[];
}

/** Longer lists in brackets cost too much to read at each key pressed. */
const mostBefore = 20_000;
const mostAround = 4_000;

/**
 * The cursor in a flow collection that begins at `from` and reaches to `to` at most. What stands before the cursor
 * decides where it is: behind it, brackets may still be open. A letter takes the cursor's place, so that there is a
 * scalar to look for.
 */
export function flowPlace(source: Source, from: number, to: number): FlowPlace | null {
  const { text, cursor } = source;
  if (cursor - from > mostBefore) return null;
  const before = text.slice(from, cursor);
  if (isClosedQuote(before)) return besideQuote(source, from, to);
  const withLetter = `${before}${gapBefore(source, before, to)}x`;
  const found = scalarAt(withLetter, withLetter.length - 1);
  if (!found) return null;
  const start = from + Math.min(found.node.range?.[0] ?? before.length, before.length);
  const quote = quoteOf(found.node);
  const isFresh = start === cursor && quote === null;
  // Right behind a bracket that closes nothing can be typed; nor is a further line of a text a word of its own.
  if ((isFresh && /[\]}]$/u.test(before)) || text.slice(start, cursor).includes('\n')) return null;
  const end = endOfWord(source, { start, to, role: found.role, quote });
  return {
    role: found.role,
    steps: found.steps,
    replace: { start: quote === null ? start : start + 1, end },
    quote,
    hasColon:
      found.role === 'key' && hasColon(text, quote !== null && text[end] === quote ? end + 1 : end, to),
    siblings: siblingsAround(source, { found, withLetter, from, to, isFresh }),
  };
}

/** `key:` without a space before its value would be one word for YAML. */
const gapBefore = ({ text, cursor }: Source, before: string, to: number): string =>
  before.endsWith(':') && (cursor >= to || /[\s,\]}]/u.test(text[cursor] ?? ' ')) ? ' ' : '';

function hasColon(text: string, at: number, to: number): boolean {
  const colon = skipSpace(text, at, to);
  return colon < to && text[colon] === ':';
}

interface Around {
  readonly found: Found;
  readonly withLetter: string;
  readonly from: number;
  readonly to: number;
  readonly isFresh: boolean;
}

/** The other keys of the map, those behind the cursor included where these can be told. */
function siblingsAround({ text, cursor }: Source, around: Around): readonly string[] {
  const { found, withLetter, from, to, isFresh } = around;
  if (found.role === 'value' || to - from > mostAround) return found.siblings;
  const comma = isFresh && isSpace(text[cursor]) ? ', ' : '';
  const whole = scalarAt(withLetter + comma + text.slice(cursor, to), withLetter.length - 1);
  const isSame = whole?.role === 'key' && whole.steps.join('\n') === found.steps.join('\n');
  return isSame ? whole.siblings : found.siblings;
}

const isClosedQuote = (before: string): boolean => {
  const last = before.slice(-1);
  // Within a quoted text the letter would be part of it; behind one it is a word of its own.
  return (last === '"' || last === "'") && quoteOf(scalarAt(`${before}x`, before.length)?.node) === null;
};

/** Right behind the closing quote it is the whole quoted text that the cursor touches. */
function besideQuote(source: Source, from: number, to: number): FlowPlace | null {
  const { text, cursor } = source;
  const inside = flowPlace({ text, cursor: cursor - 1 }, from, to);
  if (inside?.quote == null) return null;
  return { ...inside, quote: null, replace: { start: inside.replace.start - 1, end: cursor } };
}

const quoteOf = (node: Node | undefined): '"' | "'" | null => {
  if (!isScalar(node)) return null;
  return node.type === 'QUOTE_DOUBLE' ? '"' : node.type === 'QUOTE_SINGLE' ? "'" : null;
};

interface Start {
  readonly start: number;
  readonly to: number;
  readonly role: 'key' | 'value';
  readonly quote: string | null;
}

/** How far the word goes that begins at `start`. */
function endOfWord({ text, cursor }: Source, { start, to, role, quote }: Start): number {
  const newline = text.indexOf('\n', cursor);
  const last = trimmed(text, cursor, newline < 0 ? to : Math.min(to, newline), cursor);
  if (quote !== null) {
    const close = closingQuote(text, start, last);
    // A quote that only the next value opens closes nothing.
    if (close >= cursor && !/,\s*[\w-]+:\s*$/u.test(text.slice(cursor, close))) return close;
  } else if (start === cursor) {
    if (isSpace(text[cursor])) return cursor;
    if (text[cursor] === '"' || text[cursor] === "'") {
      const close = closingQuote(text, cursor, last);
      return close < 0 ? last : close + 1;
    }
  }
  const length = text.slice(cursor, last).search(/[,[\]{}]|:(?=[\s,[\]{}]|$)|\s#/u);
  const end = length < 0 ? last : cursor + length;
  if (role === 'value' && quote === null && text[end] === ':' && end < last) {
    // The next key follows without a comma yet.
    const space = text.slice(cursor, end).search(/\s/u);
    return space < 0 ? cursor : cursor + space;
  }
  return trimmed(text, cursor, end, cursor);
}

/** The scalar that covers an offset of a flow collection, and the way to it. */
function scalarAt(flow: string, at: number): Found | null {
  const document = documentOf(flow);
  if (typeof document === 'number') return null;
  let found: Found | null = null;
  visit(document, {
    Scalar(key, node, parents) {
      const [start = 0, end = 0] = node.range ?? [];
      if (start > at || at >= end) return undefined;
      const role = key === 'key' ? 'key' : 'value';
      found = { role, node, steps: stepsTo([...parents, node], role), siblings: siblingsOf(parents, role) };
      return visit.BREAK;
    },
  });
  return found;
}

function stepsTo(chain: readonly unknown[], role: 'key' | 'value'): (string | number)[] {
  const steps: (string | number)[] = [];
  chain.forEach((node, index) => {
    const next = chain[index + 1];
    if (isSeq(node)) steps.push(node.items.indexOf(next));
    if (isPair(node) && (role === 'value' || index < chain.length - 2)) steps.push(keyOf(node));
  });
  return steps;
}

function siblingsOf(parents: readonly unknown[], role: 'key' | 'value'): string[] {
  const [map, pair] = parents.slice(-2);
  if (role === 'value' || !isMap(map)) return [];
  return map.items.filter((item) => item !== pair).map(keyOf);
}

const keyOf = ({ key }: Pair): string => (isScalar(key) ? String(key.value) : '');
