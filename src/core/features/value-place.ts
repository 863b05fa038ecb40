import type { YamlValue } from '../model/yaml.ts';
import type { YamlCursor } from '../yaml/cursor.ts';
import { readYaml } from '../yaml/read.ts';
import type { SchemaDocument } from './schema-document.ts';

type Document = Pick<SchemaDocument, 'text' | 'range'>;

/** Whether nothing but its indentation stands before the cursor on its line. */
export const isFreshLine = ({ text }: Document, { replace, flow }: YamlCursor): boolean =>
  !flow && /(?:^|[\r\n])[ \t]*$/u.test(text.slice(0, replace.start));

/**
 * What goes before a value that is written at the cursor: a dash for an entry of a list on a line of its own, a space
 * behind a colon. Null where a value would get in the way of what stands there, as before the list that a key has.
 */
export function beforeValue(document: Document, cursor: YamlCursor, takesList: boolean): string | null {
  if (cursor.quote !== null) return '';
  const colon = document.text.charAt(cursor.replace.start - 1) === ':';
  const before = takesList && isFreshLine(document, cursor) ? '- ' : colon ? ' ' : '';
  const start = cursor.replace.start + before.length;
  const fits = (place: Document): boolean => {
    const { value, problems } = readWith(place, cursor, `${before}x`);
    return problems.length === 0 && value !== null && standsAlone(value, start);
  };
  if (fits(entryAround(document, cursor)) || fits(document)) return before;
  return isBroken(document, cursor) ? before : null;
}

/**
 * What goes behind a key that is written at the cursor: a comma in braces, where another key follows. Null where a key
 * would get in the way of what stands there.
 */
export function behindKey(document: Document, cursor: YamlCursor): string | null {
  if (cursor.hasColon || cursor.quote !== null) return '';
  const follows = /^\s*([^\s])/u.exec(document.text.slice(cursor.replace.end, document.range.end))?.[1];
  const behind = cursor.flow && follows !== undefined && !',}]'.includes(follows) ? ', ' : '';
  const fits = (place: Document): boolean => readWith(place, cursor, `x: x${behind}`).problems.length === 0;
  const sound = fits(entryAround(document, cursor)) || fits(document) || isBroken(document, cursor);
  return sound ? behind : null;
}

/** The entry of the root that the cursor is in: mostly it tells as much as the whole, in a part of the time. */
function entryAround({ text, range }: Document, { replace }: YamlCursor): Document {
  const lines = /^[^\s#-]/gmu;
  let start = range.start;
  let end = range.end;
  const inside = text.slice(range.start, range.end);
  for (const { index } of inside.matchAll(lines)) {
    const at = range.start + index;
    if (at <= replace.start) start = at;
    else if (at > replace.end) {
      end = at;
      break;
    }
  }
  return { text, range: { start, end } };
}

/** Where the YAML does not parse without the word either, nothing can be told. */
const isBroken = (document: Document, cursor: YamlCursor): boolean =>
  readWith(document, cursor, '').problems.length > 0;

function readWith({ text, range }: Document, { replace }: YamlCursor, word: string) {
  const whole = text.slice(range.start, replace.start) + word + text.slice(replace.end, range.end);
  return readYaml(whole, range.start);
}

/** Whether the word at this offset is a value by itself and not a part of what stands beside it. */
function standsAlone(value: YamlValue, start: number): boolean {
  if (value.range.start > start || value.range.end < start) return false;
  if (value.type === 'scalar') return value.range.start === start && value.source === 'x';
  const inner = value.type === 'map' ? value.entries.map((entry) => entry.value) : value.items;
  return inner.some((each) => standsAlone(each, start));
}
