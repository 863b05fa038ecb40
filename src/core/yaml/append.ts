import type { YamlEntry, YamlList, YamlScalar } from '../model/yaml.ts';
import type { Range } from '../text/range.ts';
import type { TextEdit } from '../text/edits.ts';
import { fillEntry, insertEntry, replaceSource } from './edits.ts';
import { breakNear, lineEnd, lineStart } from './layout.ts';
import { entryOf } from './read.ts';
import type { YamlMap } from '../model/yaml.ts';
import { type Context, canBePlain, scalarSource } from './scalars.ts';
import { textOf } from './values.ts';

/**
 * Adds a text to the list of a key: as the key's first where it is not there or empty, and beside the one value that a
 * list of one may be written as. Null where the change can't be made soundly.
 */
export function addToList(
  text: string,
  yaml: Range,
  map: YamlMap | null,
  key: string,
  value: string,
  order: readonly string[],
): TextEdit | null {
  const entry = entryOf(map, key);
  const list = `[${scalarSource(value, 'flow')}]`;
  if (!entry) return insertEntry(text, yaml, map, key, list, order);
  if (entry.value.type === 'list') return append(text, entry.value, value);
  if (entry.value.type !== 'scalar') return null;
  return entry.value.value === null ? fillEntry(text, entry, list) : besides(text, entry, entry.value, value);
}

function besides(
  text: string,
  { value: { range } }: YamlEntry,
  first: YamlScalar,
  value: string,
): TextEdit | null {
  const written = text.slice(range.start, range.end);
  if (/^[*|>]|[\r\n]/u.test(written)) return null;
  const kept =
    first.style === 'quoted' || canBePlain(written, 'flow') ? written : scalarSource(textOf(first), 'flow');
  return replaceSource(text, first, `[${kept}, ${scalarSource(value, 'flow')}]`);
}

const insertion = (at: number, newText: string): TextEdit => ({
  range: { start: at, end: at },
  newText,
  expected: '',
});

function append(text: string, { range, items }: YamlList, value: string): TextEdit | null {
  const source = (context: Context): string => scalarSource(value, context);
  const last = items.at(-1);
  const first = text.charAt(range.start);
  if (first === '[') {
    if (last) return insertion(last.range.end, `, ${source('flow')}`);
    const inside = text.slice(range.start + 1, range.end - 1);
    return inside.trim() === '' ? insertion(range.start + 1, source('flow')) : null;
  }
  if (first !== '-' || last?.type !== 'scalar') return null;
  const written = text.slice(last.range.start, last.range.end);
  if (written === '') return replaceSource(text, last, source('block'));
  if (/^[|>]|[\r\n]/u.test(written)) return null;
  const indent = text.slice(lineStart(text, range.start), range.start);
  if (indent.trim() !== '') return null;
  const end = lineEnd(text, last.range.end);
  return insertion(end, `${breakNear(text, range.start)}${indent}- ${source('block')}`);
}
