import type { YamlEntry, YamlList, YamlMap, YamlValue } from '../model/yaml.ts';
import { type TextEdit, applyEdits } from '../text/edits.ts';
import type { Range } from '../text/range.ts';
import { fillEntry, insertEntry } from './edits.ts';
import { breakNear, isBlank, layoutOf, lineStart, reachOfItem } from './layout.ts';
import { entryOf, readYaml } from './read.ts';
import { canBePlain, valueSource } from './scalars.ts';
import { itemsOf, textsAt, valueOf } from './values.ts';

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

/**
 * Adds a text to the list under a key. Null where that can't be done so that a reader finds just one text more, where
 * it holds anything else, or has the text.
 */
export function addToList(place: ListPlace, item: string, order: readonly string[]): TextEdit | null {
  const { text, yaml, map, key } = place;
  const before = textsAt(map, key).map(({ value }) => value);
  const holdsOthers = itemsOf(valueOf(map, key)).some(({ type }) => type !== 'scalar');
  const added = holdsOthers || before.includes(item) ? null : appendItems(place, [item], order);
  if (!added) return null;
  const end = yaml.end + added.newText.length - added.expected.length;
  const { value, problems } = readYaml(applyEdits(text, [added]).slice(yaml.start, end), yaml.start);
  const after = value?.type === 'map' ? textsAt(value, key).map((each) => each.value) : [];
  return problems.length === 0 && after.join('\n') === [...before, item].join('\n') ? added : null;
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
  if (last)
    return edit(text, last.range.end, last.range.end, `,${gapBefore(text, list, last)}${flowItems(items)}`);
  const inside = text.slice(start + 1, end - 1);
  return inside.trim() === '' ? edit(text, start + 1, end - 1, flowItems(items)) : null;
}

/** What stands before an item in brackets: one on a line of its own gets another line behind it. */
function gapBefore(text: string, list: YamlList, item: YamlValue): string {
  const start = lineStart(text, item.range.start);
  const indent = text.slice(start, item.range.start);
  return isBlank(indent) && start > list.range.start ? breakNear(text, item.range.start) + indent : ' ';
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
