import type { WrittenDate } from '../model/records.ts';
import type { YamlMap, YamlScalar, YamlValue } from '../model/yaml.ts';
import { parseEdtf } from '../text/edtf.ts';
import type { Located } from '../text/range.ts';
import { entryOf } from './read.ts';

/** Readers of frontmatter values. Each takes what is there and leaves out what has another shape. */

export const valueOf = (map: YamlMap | null, key: string): YamlValue | null =>
  entryOf(map, key)?.value ?? null;

/** A scalar's text as it was typed: `2025` stays `2025`, a quoted string loses its quotes. */
export const textOf = (scalar: YamlScalar): string =>
  typeof scalar.value === 'string' ? scalar.value : scalar.source;

export function located(value: YamlValue | null): Located<string> | null {
  if (value?.type !== 'scalar' || value.value === null) return null;
  return { value: textOf(value), range: value.range };
}

export const locatedAt = (map: YamlMap | null, key: string): Located<string> | null =>
  located(valueOf(map, key));

export const textAt = (map: YamlMap | null, key: string): string | null => locatedAt(map, key)?.value ?? null;

/** Where a list is meant, one value alone is a list of one. */
export function itemsOf(value: YamlValue | null): readonly YamlValue[] {
  if (!value || (value.type === 'scalar' && value.value === null)) return [];
  return value.type === 'list' ? value.items : [value];
}

export const textsAt = (map: YamlMap | null, key: string): Located<string>[] =>
  itemsOf(valueOf(map, key)).flatMap((item) => located(item) ?? []);

export function dateAt(map: YamlMap | null, key: string): WrittenDate | null {
  const text = locatedAt(map, key);
  return text && { ...text, days: parseEdtf(text.value) };
}

/** The value if it is one of those allowed, else the fallback. */
export function oneOf<T extends string>(text: string | null, allowed: readonly T[], fallback: T): T {
  return allowed.find((value) => value === text) ?? fallback;
}

/** Half a character, as an editor may hold for a moment, can't be part of a pointer. */
export const wholeSigns = (key: string): string => key.replace(/\p{Cs}/gu, '\uFFFD');

/** As JSON has it, without places. Keys of maps can't reach an object's prototype. */
export function plainOf(value: YamlValue): unknown {
  if (value.type === 'scalar') return value.value;
  if (value.type === 'list') return value.items.map(plainOf);
  const plain = Object.create(null) as Record<string, unknown>;
  for (const { key, value: inner } of value.entries) plain[wholeSigns(key)] = plainOf(inner);
  return plain;
}
