import type { YamlEntry, YamlList, YamlMap, YamlValue } from '../model/yaml.ts';
import { bodyStartOf, findFrontmatter } from '../notes/frontmatter.ts';
import { type Range, contains } from '../text/range.ts';

/** The frontmatter with the lines around it; null where none is closed. */
export function frontmatterExtent(text: string): Range | null {
  const place = findFrontmatter(text);
  if (!place?.closed) return null;
  const start = bodyStartOf(text);
  return { start, end: trimmedEnd(text, { start, end: place.bodyStart }) };
}

/** Keys that stand in the map itself: those that come in by `<<` and what an alias stands for are written elsewhere. */
export const writtenEntries = ({ range, entries }: YamlMap): readonly YamlEntry[] =>
  entries.filter(({ keyRange }) => contains(range, keyRange));

export const writtenItems = ({ range, items }: YamlList): readonly YamlValue[] =>
  items.filter((item) => contains(range, item.range));

/** From a key to the last words of its value, comments and blank lines behind it left out. */
export const extentOf = (text: string, { keyRange, value }: YamlEntry): Range => ({
  start: keyRange.start,
  end: Math.max(keyRange.end, endOf(text, value)),
});

/** Where the last words of a value end; a block's own range ends where the next key begins. */
export function endOf(text: string, value: YamlValue): number {
  const { start, end } = value.range;
  if (value.type === 'scalar')
    return value.source === '' && value.value === null ? 0 : trimmedEnd(text, value.range);
  if (/[[{*]/u.test(text.charAt(start))) return end;
  if (value.type === 'list') return Math.max(start, ...writtenItems(value).map((item) => endOf(text, item)));
  return Math.max(start, ...writtenEntries(value).map((entry) => extentOf(text, entry).end));
}

export const trimmedEnd = (text: string, { start, end }: Range): number =>
  start + text.slice(start, end).trimEnd().length;
