import type { TextEdit } from '../text/edits.ts';
import type { YamlEntry, YamlMap, YamlScalar, YamlValue } from '../model/yaml.ts';
import type { Range } from '../text/range.ts';
import {
  type LaidItem,
  type Layout,
  breakNear,
  isBlank,
  isComment,
  layoutOf,
  leadOf,
  lineEnd,
  lineStart,
  linesOf,
  nextLine,
  reachOfItem,
} from './layout.ts';
import { readYaml } from './read.ts';
import { type Context, canBePlain, contextOf, quotedLike, scalarSource, singleQuoted } from './scalars.ts';
import { textOf } from './values.ts';

/**
 * Edits of YAML by the places of its values: everything else stays byte for byte. `text` is the whole file, which
 * begins with the YAML or with the `---` above it. Where null is possible, the change can't be made soundly there.
 */

const edit = (text: string, start: number, end: number, newText: string): TextEdit => ({
  range: { start, end },
  newText,
  expected: text.slice(start, end),
});

/** Another text in the place of a scalar: in the quotes it had, else plain where that is read as these words. */
export const replaceScalar = (text: string, scalar: YamlScalar, value: string): TextEdit =>
  replaceSource(text, scalar, sourceLike(text, scalar.range, value, contextOf(scalar)));

function sourceLike(text: string, { start, end }: Range, value: string, context: Context): string {
  const quote = end > start && /["']/u.test(text.charAt(start)) ? text.charAt(start) : null;
  return quote ? quotedLike(quote, value) : scalarSource(value, context);
}

/** YAML source on one line in the place of a scalar, or where a key or `-` has no value yet. */
export function replaceSource(text: string, scalar: YamlScalar, source: string): TextEdit {
  const { start, end } = scalar.range;
  const written = text.slice(start, end);
  if (written === '') return fillGap(text, start, source);
  // A key of a flow map without a colon: its value has the key's place.
  if (isAbsent(scalar) && !written.startsWith('*')) return edit(text, end, end, `: ${source}`);
  if (!/^[|>]/u.test(written)) return edit(text, start, end, source);
  const comment = /[ \t]+#.*/u.exec(written.slice(0, lineEnd(written, 0)))?.[0] ?? '';
  return edit(text, start, start + written.replace(/[\r\n]+$/u, '').length, source + comment);
}

const isAbsent = (value: YamlValue): boolean =>
  value.type === 'scalar' && value.value === null && value.source === '';

function fillGap(text: string, at: number, source: string): TextEdit {
  const spaces = spacesBefore(text, at);
  // The space before a comment has to stay.
  return edit(text, at - spaces, text.startsWith('#', at) ? at - spaces : at, ` ${source}`);
}

function spacesBefore(text: string, at: number): number {
  let start = at;
  while (/[ \t]/u.test(text.charAt(start - 1))) start--;
  return at - start;
}

/** Gives a key its value, as YAML source that may go on over lines, indented relative to the key. */
export function fillEntry(text: string, entry: YamlEntry, source: string): TextEdit | null {
  const { value: scalar, keyRange } = entry;
  if (scalar.type !== 'scalar' || scalar.value !== null) return null;
  if (scalar.inFlow) return replaceSource(text, scalar, flowSource(source));
  const [first = '', ...lines] = source.replace(/[\r\n]+$/u, '').split(/\r\n|\r|\n/u);
  if (lines.length === 0) return replaceSource(text, scalar, first);
  const begin = replaceSource(text, scalar, first);
  const spaces = first === '' ? spacesBefore(text, begin.range.start) : 0;
  const from = begin.range.start - spaces;
  const end = lineEnd(text, begin.range.end);
  const rest = text.slice(begin.range.end, end);
  const indent = ' '.repeat(keyRange.start - lineStart(text, keyRange.start));
  const below = indented(lines, indent, breakNear(text, keyRange.start));
  return edit(text, from, end, (first === '' ? '' : begin.newText) + rest.trimEnd() + below);
}

const indented = (lines: readonly string[], indent: string, lineBreak: string): string =>
  lines.map((line) => lineBreak + (line === '' ? '' : indent + line)).join('');

/** Puts a plain scalar in quotes as it was typed, over several lines too. */
export function quoteScalar(text: string, { range: { start, end } }: YamlScalar): TextEdit {
  const typed = text.slice(start, end);
  if (typed === '') return fillGap(text, start, '""');
  if (/^["'|>]/u.test(typed)) return edit(text, start, end, typed);
  return edit(text, start, end, /["\\]/u.test(typed) ? singleQuoted(typed) : `"${typed}"`);
}

/** Takes a scalar out of its quotes, whatever type it is then read as; null where it can't stand without. */
export function unquoteScalar(text: string, scalar: YamlScalar): TextEdit | null {
  const { value, range } = scalar;
  if (!/["']/u.test(text.charAt(range.start)) || typeof value !== 'string') return null;
  return canBePlain(value, contextOf(scalar)) ? edit(text, range.start, range.end, value) : null;
}

/** Another name for a key, in the quotes it had. */
export function renameKey(text: string, { keyRange, value }: YamlEntry, key: string): TextEdit {
  const { start, end } = keyRange;
  return edit(text, start, end, sourceLike(text, keyRange, key, contextOf(value)));
}

/**
 * Writes a key that is not there yet, where `order` wants it: below the nearest key before it in `order`, else above
 * the nearest after it, else last; but not above the note's `type`, unless `order` says so. `map` is null where the
 * YAML holds nothing. `value` is YAML source; its further lines are indented relative to the key.
 */
export function insertEntry(
  text: string,
  yaml: Range,
  map: YamlMap | null,
  key: string,
  value: string,
  order: readonly string[],
): TextEdit | null {
  if (!map) return insertFirst(text, yaml, key, value);
  const layout = layoutOf(text, map);
  if (!layout || layout.items.some((item) => item.key === key)) return null;
  const { at, above } = placeFor(layout, key, order);
  if (layout.flow)
    return insertInFlow(text, map.range, layout, at, entrySource(key, flowSource(value), 'flow'));
  const indent = ' '.repeat(layout.column);
  const below = at > 0 ? reachOfItem(text, layout, at - 1, yaml.end) : yaml.start;
  const place = above ? leadOf(text, layout, at, below) : below;
  const lineBreak = breakNear(text, layout.items[Math.max(at - 1, 0)]?.start ?? place);
  const entry = blockEntry(key, value, indent, lineBreak);
  if (lineStart(text, place) === place) return edit(text, place, place, indent + entry + lineBreak);
  return edit(text, place, place, above ? entry + lineBreak + indent : lineBreak + indent + entry);
}

/** Writes a key of a map, or another value of it; null where it holds more than a value. */
export function setEntry(
  text: string,
  yaml: Range,
  map: YamlMap,
  key: string,
  value: string,
  order: readonly string[],
): TextEdit | null {
  const entry = map.entries.find((each) => each.key === key);
  if (!entry) return insertEntry(text, yaml, map, key, value, order);
  if (entry.value.type !== 'scalar') return null;
  return entry.value.value === null ? fillEntry(text, entry, value) : replaceScalar(text, entry.value, value);
}

function insertFirst(text: string, yaml: Range, key: string, value: string): TextEdit | null {
  const lines = linesOf(text.slice(yaml.start, yaml.end).replace('\uFEFF', ''));
  const holdsNothing = lines.every((line) => isBlank(line) || isComment(line) || line.trimEnd() === '---');
  if (!holdsNothing) return null;
  const lineBreak = breakNear(text, yaml.end);
  const entry = blockEntry(key, value, '', lineBreak);
  const onOwnLine = lineStart(text, yaml.end) === yaml.end;
  return edit(text, yaml.end, yaml.end, onOwnLine ? entry + lineBreak : lineBreak + entry);
}

/** An index among the items, and whether it is right above the one that is there now. */
interface Place {
  readonly at: number;
  readonly above: boolean;
}

function placeFor({ items, column }: Layout, key: string, order: readonly string[]): Place {
  const rank = order.indexOf(key);
  const type = column === 0 ? items.findIndex((item) => item.key === 'type') : -1;
  const place = besideNeighbour(items, order, rank) ?? { at: items.length, above: false };
  const mayPrecedeType = rank >= 0 && rank < order.indexOf('type');
  return place.at <= type && !mayPrecedeType ? { at: type + 1, above: false } : place;
}

function besideNeighbour(items: readonly LaidItem[], order: readonly string[], rank: number): Place | null {
  if (rank < 0) return null;
  for (const key of order.slice(0, rank).reverse()) {
    const at = items.findLastIndex((item) => item.key === key);
    if (at >= 0) return { at: at + 1, above: false };
  }
  for (const key of order.slice(rank + 1)) {
    const at = items.findIndex((item) => item.key === key);
    if (at >= 0) return { at, above: true };
  }
  return null;
}

function blockEntry(key: string, value: string, indent: string, lineBreak: string): string {
  const [first = '', ...lines] = value.replace(/[\r\n]+$/u, '').split(/\r\n|\r|\n/u);
  return entrySource(key, first, 'block') + indented(lines, indent, lineBreak);
}

const entrySource = (key: string, value: string, context: Context): string =>
  `${scalarSource(key, context)}:${value === '' && context === 'block' ? '' : ' '}${value}`;

/** YAML source as it can stand in a flow collection, on one line. */
function flowSource(source: string): string {
  const { value, problems } = readYaml(source, 0);
  const write = (of: YamlValue): string => {
    const written = source.slice(of.range.start, of.range.end);
    if (written.startsWith('*')) return written;
    if (isAbsent(of)) return '';
    if (of.type === 'list') return `[${of.items.map(write).join(', ')}]`;
    if (of.type === 'map')
      return `{ ${of.entries.map((one) => entrySource(one.key, write(one.value), 'flow')).join(', ')} }`;
    if (of.style === 'plain' && canBePlain(written, 'flow')) return written;
    return of.style === 'quoted' && !/[\r\n]/u.test(written) ? written : scalarSource(textOf(of), 'flow');
  };
  return value && problems.length === 0 ? write(value) : source.trim().replace(/\s*[\r\n]\s*/gu, ' ');
}

const beginsLine = (text: string, { start }: LaidItem): boolean =>
  isBlank(text.slice(lineStart(text, start), start));

function insertInFlow(
  text: string,
  { start, end }: Range,
  layout: Layout,
  at: number,
  entry: string,
): TextEdit {
  const { items } = layout;
  const [before, after] = [items[at - 1], items[at]];
  if (after && beginsLine(text, after)) {
    const place = leadOf(text, layout, at, start);
    const indent = text.slice(lineStart(text, after.start), after.start);
    return edit(text, place, place, `${indent}${entry},${breakNear(text, place)}`);
  }
  if (before && !after && beginsLine(text, before)) {
    const stop = lineEnd(text, before.end);
    if (stop < end && (before.comma ?? 0) < stop) {
      const indent = text.slice(lineStart(text, before.start), before.start);
      const line = breakNear(text, before.start) + indent + entry;
      const rest = text.slice(before.end, stop);
      return edit(text, before.end, stop, before.comma === null ? `,${rest}${line}` : `${rest}${line},`);
    }
  }
  if (before) return edit(text, before.end, before.end, `, ${entry}`);
  if (after) return edit(text, after.start, after.start, `${entry}, `);
  const isEmpty = isBlank(text.slice(start + 1, end - 1));
  return edit(text, start + 1, isEmpty ? end - 1 : start + 1, ` ${entry.trimEnd()} `);
}

/**
 * Takes an entry away with its lines and what is nested in it; comment lines above it stay. A block of which nothing
 * is left leaves its key without a value. Null for an entry that a merge key brings, or one that others refer to.
 * `layout` is the map's, where it is known already.
 */
export function removeEntry(
  text: string,
  map: YamlMap,
  { key, keyRange }: YamlEntry,
  layout = layoutOf(text, map),
): TextEdit | null {
  const index = layout?.items.findIndex(
    (item) => item.key === key && item.start <= keyRange.start && keyRange.start < item.end,
  );
  return layout && index !== undefined ? removeAt(text, map.range, layout, index) : null;
}

function removeAt(text: string, range: Range, layout: Layout, index: number): TextEdit | null {
  const item = layout.items[index];
  if (!item) return null;
  const below = text.slice(item.end);
  if (item.anchors.some((anchor) => below.includes(`*${anchor}`))) return null;
  return layout.flow ? removeInFlow(text, range, layout, index) : removeInBlock(text, layout, index, item);
}

function removeInBlock(text: string, layout: Layout, index: number, item: LaidItem): TextEdit {
  const next = layout.items[index + 1];
  const blankLine = /(?:\r\n|\r(?!\n)|\n)(?=[ \t]*(?:[\r\n]|$))/u.exec(text.slice(item.end));
  const limit = blankLine ? item.end + blankLine.index + blankLine[0].length : text.length;
  const reach = reachOfItem(text, layout, index, limit);
  const blank = /^\s*/u.exec(text.slice(reach, next?.start))?.[0] ?? '';
  if (beginsLine(text, item)) {
    const start = lineStart(text, item.start);
    // Blank lines would be added to a block scalar above that keeps them.
    const swallowed = layout.items[index - 1]?.keepsBlankLines ? /^(?:[ \t]*[\r\n])*/u.exec(blank)?.[0] : '';
    return edit(text, start, reach + (swallowed ?? '').length, '');
  }
  // The first of a map or list behind a `-`: the next one moves up to it.
  if (next) return edit(text, item.start, reach + blank.length, '');
  const spaces = spacesBefore(text, item.start);
  return edit(text, item.start - spaces, lineEnd(text, item.end), '');
}

function removeInFlow(text: string, range: Range, { items }: Layout, index: number): TextEdit | null {
  const item = items[index];
  if (!item) return null;
  const before = items[index - 1];
  const inside = text.slice(range.start + 1, item.start) + text.slice(item.end, range.end - 1);
  if (items.length === 1 && !inside.includes('#')) return edit(text, range.start + 1, range.end - 1, '');
  const end = item.comma === null ? item.end : item.comma + 1;
  const stop = lineEnd(text, end);
  const rest = text.slice(end, stop);
  const ownLine = beginsLine(text, item) && (isBlank(rest) || isComment(rest)) && stop < range.end;
  // The last one, without a comma of its own: the one before goes with it, unless a comment stands between.
  if (before && item.comma === null && !text.slice(before.end, item.start).includes('#'))
    return edit(text, before.end, ownLine ? stop : end, '');
  if (ownLine) return edit(text, lineStart(text, item.start), nextLine(text, end), '');
  const spaces = /^[ \t]+(?!#)/u.exec(rest)?.[0].length ?? 0;
  return edit(text, item.start, end + spaces, '');
}
