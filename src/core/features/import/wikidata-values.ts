import { parseEdtf } from '../../text/edtf.ts';
import { at, isObject, listAt, shown, wordsAt } from './values.ts';

/** A statement of Wikidata's: what it says, and what is said of it. */
export type Statement = Readonly<Record<string, unknown>>;

const isCounted = (statement: unknown): statement is Statement =>
  isObject(statement) && at(statement, 'rank') !== 'deprecated';

/** The statements of a property that are not withdrawn. */
export const statements = (entity: unknown, property: string): readonly Statement[] =>
  listAt(at(entity, 'claims'), property).filter(isCounted);

/** Those that Wikidata holds for the best: the preferred ones, if there are any. */
export function bestStatements(entity: unknown, property: string): readonly Statement[] {
  const all = statements(entity, property);
  const preferred = all.filter((statement) => at(statement, 'rank') === 'preferred');
  return preferred.length > 0 ? preferred : all;
}

export const mainValue = (statement: Statement): unknown => valueOf(at(statement, 'mainsnak'));

export const isUnknown = (snak: unknown): boolean => at(snak, 'snaktype') === 'somevalue';

export const qualifiers = (statement: Statement, property: string): readonly unknown[] =>
  listAt(at(statement, 'qualifiers'), property);

/** Null for “unknown value” and “no value”. */
export const valueOf = (snak: unknown): unknown => at(at(snak, 'datavalue'), 'value') ?? null;

/** The item that a value names, as `Q57`. */
export function itemOf(value: unknown): string | null {
  const id = wordsAt(value, 'id');
  if (id !== null && /^Q[1-9]\d{0,14}$/u.test(id)) return id;
  const number = at(value, 'numeric-id');
  return typeof number === 'number' && Number.isSafeInteger(number) && number > 0 ? `Q${number}` : null;
}

export type TimeRead = { readonly edtf: string } | { readonly why: string };

const julian = 'Q1985786';

/**
 * A point in time as EDTF, as exact as its precision says (11 day, 10 month, 9 year, 8 decade). Days of the Julian
 * calendar are given in it, so that they are no days of EDTF.
 */
export function readTime(value: unknown): TimeRead {
  const time = wordsAt(value, 'time') ?? '';
  const [, year = '', month = '', date = ''] = /^\+(\d{4})-(\d\d)-(\d\d)T00:00:00Z$/u.exec(time) ?? [];
  const precision = at(value, 'precision');
  if (year === '') return { why: `“${shown(time)}” is no year from 0 to 9999` };
  if (typeof precision !== 'number' || precision < 8) return { why: 'it is known to a century at best' };
  if (precision >= 10 && wordsAt(value, 'calendarmodel')?.endsWith(julian) === true)
    return { why: 'it is of the Julian calendar' };
  const shapes = [`${year.slice(0, 3)}X`, year, `${year}-${month}`, `${year}-${month}-${date}`];
  const edtf = shapes[Math.min(precision, 11) - 8] ?? year;
  return parseEdtf(edtf) ? { edtf } : { why: `there is no ${edtf}` };
}
