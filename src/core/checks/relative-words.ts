import { sayDay, sayEdtf } from '../text/date-words.ts';
import { isDay } from '../text/dates.ts';
import type { RelativeDate } from '../text/relative-dates.ts';

/** Words that name a part of what they stand for, so that a date in their place would say less. */
const names =
  /^(?:yesterday|the day before yesterday|tomorrow|(?:last|next|this) (?:month|year)|\S+ days? ago)$/iu;
/** Behind these a date stands alone. */
const governs =
  /(?<!\p{L})(?:since|until|till|by|from|before|after|of|for|to|in|on|through|than|and|or|between|during) $/iu;
/** These look for the words that go away. */
const belongs =
  /(?<!\p{L})(?:early|late|earlier|later|mid|only|just|about|around|some|over|under|nearly|almost|exactly|than|sometime|the) $/iu;

/** An absolute date, as EDTF, in words that can stand where a relative one does; null where they would not fit. */
export function absoluteWords({ range, unit }: RelativeDate, edtf: string, text: string): string | null {
  const written = text.slice(range.start, range.end);
  if (!/^\d{4}(?:-\d\d){0,2}$/u.test(edtf)) return null;
  if (/[\p{sc=Hangul}\p{sc=Han}]/u.test(written)) return asian(written, edtf);
  const before = text.slice(Math.max(0, range.start - 20), range.start);
  const isPossessive = /^['’]s/u.test(text.slice(range.end));
  if (!names.test(written) || belongs.test(before) || isPossessive) return null;
  if (/ago$/iu.test(written) && unit !== 'day') return null;
  const date = isDay(edtf) ? sayDay(edtf) : sayEdtf(edtf);
  if (governs.test(before)) return date;
  const preposition = isDay(edtf) ? 'on' : 'in';
  return `${/^\p{Lu}/u.test(written) ? preposition.replace(/^./u, (letter) => letter.toUpperCase()) : preposition} ${date}`;
}

/** A morning, and so many months ago, say another thing than the date. */
const inAsian =
  /^(?:어제|그제|그저께|내일|작년|올해|금년|내년|지난 ?[달해]|이번 ?달|다음 ?달|昨[日天年]|一昨日|明[日天年]|[去今]年|先月|[上下][个個]月)$/u;

function asian(written: string, edtf: string): string | null {
  if (!inAsian.test(written)) return null;
  const units = /\p{sc=Hangul}/u.test(written) ? ['년 ', '월 ', '일'] : ['年', '月', '日'];
  return edtf
    .split('-')
    .map((part, at) => `${Number(part)}${units[at] ?? ''}`)
    .join('')
    .trim();
}
