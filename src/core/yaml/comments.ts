import type { YamlValue } from '../model/yaml.ts';
import type { Range } from '../text/range.ts';
import { lexemesOf } from './document.ts';
import { placed } from './lexing.ts';

/** The comments of a YAML text that stands at `place`, `#` included: what a scalar holds is none. */
export function yamlComments(text: string, place: Range): Range[] {
  const comments: Range[] = [];
  for (const { start, source, kind } of placed(lexemesOf(text.slice(place.start, place.end)))) {
    if (kind !== 'other' || !source.startsWith('#')) continue;
    comments.push({ start: place.start + start, end: place.start + start + source.length });
  }
  return comments;
}

/** The entries and list items of a value, each from where it begins to where the last of what is nested in it ends. */
export function partsOf(value: YamlValue | null, text: string): Range[] {
  const parts: Range[] = [];
  const add = (start: number, of: YamlValue): void => {
    // A block ends behind its last line break, where the next key begins.
    const end = of.range.start + text.slice(of.range.start, of.range.end).trimEnd().length;
    parts.push({ start, end });
    walk(of);
  };
  const walk = (of: YamlValue): void => {
    if (of.type === 'list') for (const item of of.items) add(item.range.start, item);
    if (of.type === 'map') for (const entry of of.entries) add(entry.keyRange.start, entry.value);
  };
  if (value) walk(value);
  return parts;
}
