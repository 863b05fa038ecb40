import type { WrittenDate } from '../model/records.ts';
import { parseEdtf } from '../text/edtf.ts';
import type { Range } from '../text/range.ts';

/** A field with its text: names of `@string` are put in, TeX is not read. */
export interface RawField {
  readonly text: string;
  readonly range: Range;
}

type Fields = (name: string) => RawField | null;

/** BibLaTeX's `date`, else BibTeX's `year` with `month` and `day`. */
export const bibIssued = (field: Fields): WrittenDate | null => bibDate(field, '');

export const bibAccessed = (field: Fields): WrittenDate | null =>
  bibDate(field, 'url') ?? written(field('lastchecked')) ?? written(field('accessed'));

function bibDate(field: Fields, prefix: string): WrittenDate | null {
  const date = written(field(`${prefix}date`));
  if (date) return date;
  const year = field(`${prefix}year`);
  const text = unbraced(year?.text ?? '');
  if (!year || text === '') return null;
  const exact = /^\d{4}$/u.test(text);
  const value = exact ? text + monthAndDay(field, prefix) : text.replace(/\s*[-–]{1,2}\s*(?=\d{4}$)/u, '/');
  return { value, range: year.range, days: parseEdtf(value) };
}

function written(field: RawField | null): WrittenDate | null {
  const value = unbraced(field?.text ?? '');
  return field && value !== '' ? { value, range: field.range, days: parseEdtf(value) } : null;
}

const unbraced = (text: string): string => text.replace(/[{}"]/gu, '').trim();

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `-02-14` of a month by figure or name, with the day in a field of its own or beside it (`14~may`, `July 30th`). */
function monthAndDay(field: Fields, prefix: string): string {
  const text = unbraced(field(`${prefix}month`)?.text ?? '').toLowerCase();
  const name = /\p{L}{3,}/u.exec(text)?.[0].slice(0, 3) ?? '';
  const month = /^\d{1,2}$/u.test(text) ? Number(text) : months.indexOf(name) + 1;
  if (month < 1 || month > 12) return '';
  const beside = name === '' ? undefined : /^\D*(\d{1,2})(?:\D{0,3})?$|^(\d{1,2})\D/u.exec(text);
  const day = Number(unbraced(field(`${prefix}day`)?.text ?? '') || (beside?.[1] ?? beside?.[2] ?? NaN));
  const two = (count: number): string => String(count).padStart(2, '0');
  return `-${two(month)}${day >= 1 && day <= 31 ? `-${two(day)}` : ''}`;
}
