import type { YamlEntry, YamlList, YamlMap, YamlValue } from '../model/yaml.ts';
import type { TextEdit } from '../text/edits.ts';
import type { Range } from '../text/range.ts';
import { fillEntry, insertEntry } from './edits.ts';
import { breakNear, layoutOf, lineStart, reachOfItem } from './layout.ts';
import { entryOf } from './read.ts';
import { canBePlain, valueSource } from './scalars.ts';

/** Where a value stands: the file, its YAML, and the map that holds its key. */
export interface ListPlace {
  readonly text: string;
  readonly yaml: Range;
  readonly map: YamlMap | null;
  readonly key: string;
}

/**
 * Adds items to the list under a key, behind those that are there, in the form the list has; makes a list of one value
 * alone, or the key. Null where that can't be done soundly. `order` is that of the keys.
 */
export function appendItems(
  place: ListPlace,
  items: readonly unknown[],
  order: readonly string[],
): TextEdit | null {
  const { text, yaml, map, key } = place;
  const entry = entryOf(map, key);
  if (!entry) return insertEntry(text, yaml, map, key, listSource(items), order);
  const { value } = entry;
  if (value.type === 'list') return appendTo(place, value, items);
  if (value.type === 'scalar' && value.value === null) return fillEntry(text, entry, listSource(items));
  return enclose(text, entry, items);
}

/** Maps stand on lines of their own, as in the notes that come with the extension; words in brackets. */
function listSource(items: readonly unknown[]): string {
  if (items.every((item) => typeof item === 'string')) return valueSource(items);
  return `\n${items.map((item) => `  - ${valueSource(item)}\n`).join('')}`;
}

const flowItems = (items: readonly unknown[]): string =>
  items.map((item) => valueSource(item, 'flow')).join(', ');

const edit = (text: string, start: number, end: number, newText: string): TextEdit => ({
  range: { start, end },
  newText,
  expected: text.slice(start, end),
});

function appendTo(place: ListPlace, list: YamlList, items: readonly unknown[]): TextEdit | null {
  const { text } = place;
  const { start, end } = list.range;
  if (text.charAt(start) === '-') return appendInBlock(place, list, items);
  if (text.charAt(start) !== '[' || text.charAt(end - 1) !== ']') return null;
  const last = list.items.at(-1);
  if (last) return edit(text, last.range.end, last.range.end, `, ${flowItems(items)}`);
  const inside = text.slice(start + 1, end - 1);
  return inside.trim() === '' ? edit(text, start + 1, end - 1, flowItems(items)) : null;
}

function appendInBlock(place: ListPlace, list: YamlList, items: readonly unknown[]): TextEdit | null {
  const { text, yaml, map, key } = place;
  const layout = map && layoutOf(text, map);
  const index = layout?.items.findIndex((item) => item.key === key) ?? -1;
  if (!layout || layout.flow || index < 0) return null;
  const column = list.range.start - lineStart(text, list.range.start);
  const at = reachOfItem(text, layout, index, yaml.end);
  const lineBreak = breakNear(text, list.range.start);
  const lines = items.map((item) => `${' '.repeat(column)}- ${valueSource(item)}`);
  if (lineStart(text, at) === at) return edit(text, at, at, lines.map((line) => line + lineBreak).join(''));
  return edit(text, at, at, lines.map((line) => lineBreak + line).join(''));
}

/** `aliases: One` → `aliases: [One, Other]`: what is there keeps its signs, and so has to be sound in brackets. */
function enclose(text: string, { value }: YamlEntry, items: readonly unknown[]): TextEdit | null {
  const { start, end } = value.range;
  const written = text.slice(start, end);
  if (/[\r\n]/u.test(written) || !isSoundInFlow(value, written)) return null;
  return edit(text, start, end, `[${written}, ${flowItems(items)}]`);
}

function isSoundInFlow(value: YamlValue, written: string): boolean {
  if (value.type === 'map') return written.startsWith('{');
  return value.type === 'scalar' && (value.style === 'quoted' || canBePlain(written, 'flow'));
}
