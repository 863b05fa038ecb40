import type { SourceRecord, WrittenDate } from '../model/records.ts';
import { bareDoi } from '../text/addresses.ts';
import type { YamlMap, YamlScalar, YamlValue } from '../model/yaml.ts';
import { namesAt } from '../notes/person-names.ts';
import { parseEdtf } from '../text/edtf.ts';
import type { Located, Range } from '../text/range.ts';
import { itemsOf, located, textAt, textOf, valueOf } from '../yaml/values.ts';
import { languageTag } from './languages.ts';
import { withoutMarkup } from './tex.ts';

/** The source that a CSL item describes. */
export function recordOfCsl(item: YamlMap, key: Located<string>): SourceRecord {
  const title = bareAt(item, 'title');
  return {
    kind: 'source',
    id: { explicit: key, fallback: key.value },
    head: key.range,
    title: title && { ...title, value: withoutMarkup(title.value) },
    aliases: [],
    key,
    authors: namesAt(item, 'author'),
    editors: namesAt(item, 'editor'),
    publisher: textAt(item, 'publisher'),
    containerTitle: withoutMarkupAt(item, 'container-title'),
    type: textAt(item, 'type'),
    url: textAt(item, 'URL') ?? textAt(item, 'url'),
    doi: bareDoi(textAt(item, 'DOI') ?? textAt(item, 'doi')),
    issued: dateAt(item, 'issued'),
    accessed: dateAt(item, 'accessed'),
    language: languageTag(textAt(item, 'language') ?? ''),
    reliability: null,
    state: 'active',
    derivedFrom: [],
    capture: null,
    marking: null,
  };
}

const withoutMarkupAt = (map: YamlMap, name: string): string | null => {
  const text = textAt(map, name);
  return text === null ? null : withoutMarkup(text);
};

/** A text with its place inside the quotation marks. */
export function bareAt(map: YamlMap, name: string): Located<string> | null {
  const value = valueOf(map, name);
  const text = located(value);
  if (!text || value?.type !== 'scalar' || text.value.trim() === '') return null;
  return { value: text.value.trim(), range: insideQuotes(value) };
}

const insideQuotes = ({ range, style }: YamlScalar): Range =>
  style === 'quoted' ? { start: range.start + 1, end: range.end - 1 } : range;

/** CSL's `date-parts`, `raw` and `literal`, Pandoc's `year`, `month` and `day`, and EDTF as it is. */
function dateAt(item: YamlMap, name: string): WrittenDate | null {
  const date = valueOf(item, name);
  const value = date && textOfDate(date);
  if (!date || !value) return null;
  const range = date.type === 'scalar' ? insideQuotes(date) : date.range;
  return { value, range, days: parseEdtf(value) };
}

function textOfDate(date: YamlValue): string | null {
  if (date.type === 'scalar') return date.value === null ? null : textOf(date).trim();
  if (date.type === 'list') return interval(date.items.map(dayOfMap));
  const parts = itemsOf(valueOf(date, 'date-parts')).map(dayOfParts);
  const exact = parts.length > 0 ? interval(parts) : (dayOfMap(date) ?? null);
  if (exact === null || exact === '') return textAt(date, 'literal') ?? textAt(date, 'raw');
  const season = /^[1-4]$/u.test(textAt(date, 'season') ?? '') && /^\d{4}$/u.test(exact);
  const whole = season ? `${exact}-2${textAt(date, 'season')}` : exact;
  return isTrue(valueOf(date, 'circa')) ? `${whole}~` : whole;
}

const interval = (days: readonly (string | null)[]): string | null => {
  const known = days.filter((day) => day !== null);
  return known.length === 0 ? null : known.slice(0, 2).join('/');
};

const dayOfParts = (parts: YamlValue): string | null => dayOf(itemsOf(parts).map(textOfPart));

const dayOfMap = (map: YamlValue): string | null =>
  map.type === 'map' ? dayOf(['year', 'month', 'day'].map((name) => textAt(map, name))) : null;

const textOfPart = (part: YamlValue): string | null => (part.type === 'scalar' ? textOf(part) : null);

/** `2020-02-03` of year, month and day, as far as they are there. */
function dayOf(parts: readonly (string | null)[]): string | null {
  const [year, ...rest] = parts.map((part) => Number(part ?? NaN));
  if (year === undefined || !Number.isInteger(year)) return null;
  const known = rest.slice(0, rest.findIndex((part) => !(part >= 1)) >>> 0);
  const written = `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
  return [written, ...known.map((part) => String(part).padStart(2, '0'))].join('-');
}

const isTrue = (value: YamlValue | null): boolean =>
  value?.type === 'scalar' && /^(?:true|1|yes)$/iu.test(textOf(value));
