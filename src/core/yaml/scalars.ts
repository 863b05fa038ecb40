import type { YamlValue } from '../model/yaml.ts';

/** Inside `[…]` and `{…}` commas and brackets end a plain scalar; elsewhere they are part of it. */
export type Context = 'block' | 'flow';

export const contextOf = ({ inFlow }: YamlValue): Context => (inFlow ? 'flow' : 'block');

/** A text as YAML source: plain where all readers of YAML give back the same words, else quoted. */
export const scalarSource = (value: string, context: Context): string =>
  canBePlain(value, context) && !isMisread(value) && !isLetterOfYaml11.test(value) ? value : quoted(value);

/** A value of JSON as YAML source on one line. */
export function valueSource(value: unknown, context: Context = 'block'): string {
  if (typeof value === 'string') return scalarSource(value, context);
  if (typeof value !== 'object' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map((item) => valueSource(item, 'flow')).join(', ')}]`;
  const entries = Object.entries(value).map(
    ([key, inner]) => `${scalarSource(key, 'flow')}: ${valueSource(inner, 'flow')}`,
  );
  return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`;
}

/** A text in quotes: in double ones, unless these would have to be escaped inside. */
export const quoted = (value: string): string =>
  /["\\]/u.test(value) && !unprintable.test(value) ? singleQuoted(value) : doubleQuoted(value);

/** In the quotes it had, if single ones can hold it. */
export const quotedLike = (quote: string, value: string): string =>
  quote === "'" && !unprintable.test(value) ? singleQuoted(value) : doubleQuoted(value);

export const singleQuoted = (value: string): string => `'${value.replaceAll("'", "''")}'`;

/** Line ends of YAML 1.1 and 1.2, and what neither may hold as it is (YAML 1.2.2, 5.1). */
const unprintable = /[\0-\x1F\x7F-\x9F\u2028\u2029\uFEFF\uFFFE\uFFFF]|\p{Cs}/u;
const escaped = new RegExp(`["\\\\]|${unprintable.source}`, 'gu');

const shortEscapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  '\\': '\\\\',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};

const doubleQuoted = (value: string): string =>
  `"${value.replace(escaped, (sign) => shortEscapes[sign] ?? escapeOf(sign.charCodeAt(0)))}"`;

const escapeOf = (code: number): string =>
  code < 0x100 ? `\\x${code.toString(16).padStart(2, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;

const indicatorFirst = /^[,[\]{}#&*!|>'"%@`?:]/u;

/** Whether a text can stand without quotes on one line (YAML 1.2.2, 7.3.3), whatever type it is then read as. */
export function canBePlain(value: string, context: Context): boolean {
  if (value === '' || value.trim() !== value || unprintable.test(value)) return false;
  if (indicatorFirst.test(value) || /^(?:-(?:[\s,[\]{}]|$)|---|\.\.\.)/u.test(value)) return false;
  if (/:(?:\s|$)|\s#/u.test(value)) return false;
  return context === 'block' || !/[,[\]{}]/u.test(value);
}

const isLetterOfYaml11 = /^[yn]$/iu;
const word = /^(?:true|false|yes|no|on|off|null|~|=|<<|[-+]?\.inf|\.nan)$/iu;
const sexagesimal = /^[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.[\d_]*)?$/u;
const withUnderscores = /^[-+]?(?=[^_]*_)(?:0[bx])?[\da-f][\da-f_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?$/iu;
const number = /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:e[-+]?\d+)?$/iu;
const otherBase = /^[-+]?0(?:b[01]+|o[0-7]+|x[\da-f]+)$/iu;
const calendarDay = /^\d{4}-\d{1,2}-\d{1,2}$/u;

/**
 * Whether YAML 1.1 or 1.2 takes a plain scalar for something that gives back other words. Dates and numbers that come
 * back as they were typed are none.
 */
export function isMisread(source: string): boolean {
  if (word.test(source) || sexagesimal.test(source) || otherBase.test(source)) return true;
  if (calendarDay.test(source)) return !isCalendarDay(source);
  if (number.test(source)) return String(Number(source)) !== source;
  return withUnderscores.test(source);
}

/** JavaScript and others take 30 February for 2 March. */
function isCalendarDay(source: string): boolean {
  const time = Date.parse(`${source}T00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(source);
}
