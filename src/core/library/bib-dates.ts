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
  const text = plainText(year);
  if (!year || text === '') return null;
  const exact = /^\d{4}$/u.test(text);
  const value = exact ? text + monthAndDay(field, prefix) : text.replace(/\s*[-–]{1,2}\s*(?=\d{4}$)/u, '/');
  return { value, range: year.range, days: parseEdtf(value) };
}

function written(field: RawField | null): WrittenDate | null {
  const value = plainText(field);
  return field && value !== '' ? { value, range: field.range, days: parseEdtf(value) } : null;
}

const plainText = (field: RawField | null): string => (field?.text ?? '').replace(/[{}"]/gu, '').trim();

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** `-02-14` of a month by figure or name, with the day in a field of its own or beside it. */
function monthAndDay(field: Fields, prefix: string): string {
  const text = plainText(field(`${prefix}month`)).toLowerCase();
  const month = monthIn(text);
  if (month < 1 || month > 12) return '';
  const day = Number(plainText(field(`${prefix}day`)) || dayBeside(text));
  return `-${two(month)}${day >= 1 && day <= 31 ? `-${two(day)}` : ''}`;
}

/** 0 where no month is named. */
function monthIn(text: string): number {
  if (isFigure(text)) return Number(text);
  const name = /\p{L}{3,}/u.exec(text)?.[0] ?? '';
  return months.indexOf(name.slice(0, 3)) + 1;
}

/** The day in `14~may` and `July 30th`; a figure alone is the month. */
function dayBeside(text: string): string | undefined {
  if (isFigure(text)) return undefined;
  const match = /^\D*(\d{1,2})(?:\D{0,3})?$|^(\d{1,2})\D/u.exec(text);
  return match?.[1] ?? match?.[2];
}

const isFigure = (text: string): boolean => /^\d{1,2}$/u.test(text);

const two = (count: number): string => String(count).padStart(2, '0');
