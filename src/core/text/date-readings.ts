import { months } from './date-words.ts';
import { daysInMonth, isDay } from './dates.ts';
import { parseEdtf } from './edtf.ts';

/*
 * What somebody may have meant by a single date that is no EDTF. A rule gives all its readings, so that what is
 * ambiguous comes out as two; `safe` says that the text can be read in this way alone and loses nothing by it.
 */

export interface DateShape {
  readonly edtf: string;
  readonly safe: boolean;
}

export const safely = (edtf: string): DateShape[] => [{ edtf, safe: true }];
export const perhaps = (...readings: readonly string[]): DateShape[] =>
  readings.map((edtf) => ({ edtf, safe: false }));

export const doubtful = (shapes: readonly DateShape[]): DateShape[] =>
  perhaps(...shapes.map(({ edtf }) => edtf));

/** Full-width figures, hyphens of all kinds and odd spaces made plain; dashes stay, for they may mean an interval. */
export const tidyDate = (written: string): string =>
  written
    .replaceAll(/[\u00ad\u200b-\u200f\u2060\ufeff]/gu, '')
    .normalize('NFKC')
    .replaceAll(/[\u2010-\u2012\u2212]/gu, '-')
    .replaceAll('—', '–')
    .replaceAll('〜', '~')
    .replaceAll(/\s+/gu, ' ')
    .trim();

/** The readings of a tidied text as one date; none where it is no date, or has a year of two digits. */
export function readingsOf(text: string): DateShape[] {
  if (parseEdtf(text)) return safely(text);
  if (parseEdtf(text.toUpperCase())) return safely(text.toUpperCase());
  const day = dayReadings(text);
  if (day.length > 0) return day;
  for (const read of [vague, withDoubt, withTime]) {
    const found = read(text);
    if (found.length > 0) return found;
  }
  return [];
}

type Groups = Readonly<Record<string, string | undefined>>;
type Rule = readonly [RegExp, (groups: Groups) => DateShape[]];

function firstOf(rules: readonly Rule[], text: string): DateShape[] {
  for (const [shape, read] of rules) {
    const match = shape.exec(text);
    const found = match ? read(match.groups ?? {}) : [];
    if (found.length > 0) return found;
  }
  return [];
}

const pad = (digits: string | undefined): string => (digits ?? '').padStart(2, '0');
const monthNumber = (name: string | undefined): string => {
  const start = (name ?? '').slice(0, 3).toLowerCase();
  return pad(String(months.findIndex((month) => month.toLowerCase().startsWith(start)) + 1));
};

/** A day by its parts; where it does not exist, what is nearest to it, for a person to choose from. */
function ymd({ y = '', m, d }: Groups): DateShape[] {
  const [month, date] = [pad(m), pad(d)];
  const written = `${y}-${month}-${date}`;
  if (isDay(written)) return safely(written);
  if (month === '00' && date === '00') return perhaps(y);
  if (Number(month) > 12 || month === '00') {
    const swapped = `${y}-${date}-${month}`;
    return isDay(swapped) ? perhaps(swapped) : [];
  }
  const length = daysInMonth(Number(y), Number(month));
  if (date === '00') return perhaps(`${y}-${month}`);
  return Number(date) <= 31 && Number(date) > length
    ? perhaps(`${y}-${month}`, `${y}-${month}-${length}`)
    : [];
}

const named = (groups: Groups): DateShape[] => ymd({ ...groups, m: monthNumber(groups['name']) });

/** Figures without the year first: day first in most of the world, month first in the United States. */
function dayOrMonthFirst({ y = '', a, b, s }: Groups): DateShape[] {
  const [dayFirst, monthFirst] = [`${y}-${pad(b)}-${pad(a)}`, `${y}-${pad(a)}-${pad(b)}`];
  const found = [...new Set([dayFirst, monthFirst])].filter(isDay);
  if (found.length === 1) return safely(found[0] ?? '');
  if (found.length === 0) return Number(b) > 12 ? ymd({ y, m: a, d: b }) : ymd({ y, m: b, d: a });
  return s === '.' ? perhaps(dayFirst) : perhaps(...found);
}

function eightDigits(groups: Groups): DateShape[] {
  const digits = groups['digits'] ?? '';
  const readings = [
    `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`,
    `${digits.slice(4)}-${digits.slice(2, 4)}-${digits.slice(0, 2)}`,
    `${digits.slice(4)}-${digits.slice(0, 2)}-${digits.slice(2, 4)}`,
  ].filter((reading) => isDay(reading) && /^1[0-9]|^2[01]/.test(reading));
  return readings.length === 1 ? safely(readings[0] ?? '') : perhaps(...new Set(readings));
}

/** The year before the first of each Japanese era. */
const eras: Readonly<Record<string, number>> = { 令和: 2018, 平成: 1988, 昭和: 1925, 大正: 1911 };

function eraDay({ era = '', year = '', ...rest }: Groups): DateShape[] {
  const y = String((eras[era] ?? 0) + (year === '元' ? 1 : Number(year)));
  return doubtful(rest['d'] ? ymd({ ...rest, y }) : perhaps(rest['m'] ? `${y}-${pad(rest['m'])}` : y));
}

const month = String.raw`(?<name>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?`;
const date = String.raw`(?<d>\d{1,2})(?:st|nd|rd|th)?`;
const rule = (source: string): RegExp => new RegExp(`^(?:${source})$`, 'iu');

const dayRules: readonly Rule[] = [
  [/^(?<y>\d{4})(?<s>[-/. ]) ?(?<m>\d{1,2})\k<s> ?(?<d>\d{1,2})\.?$/u, ymd],
  [/^(?<y>\d{4}) ?– ?(?<m>\d{1,2}) ?– ?(?<d>\d{1,2})$/u, ymd],
  [/^(?<y>\d{4}) - (?<m>\d{1,2}) - (?<d>\d{1,2})$/u, ymd],
  [/^(?<digits>\d{8})$/u, eightDigits],
  [/^(?<a>\d{1,2})(?<s>[-/.]) ?(?<b>\d{1,2})\k<s> ?(?<y>\d{4})\.?$/u, dayOrMonthFirst],
  [rule(String.raw`(?:the )?${date}\.?(?: of)?[ -]?${month},?[ -]?(?<y>\d{4})`), named],
  [rule(String.raw`${month}[ -]?${date},?[ -](?<y>\d{4})`), named],
  [rule(String.raw`(?<y>\d{4}),?[ -]?${month}[ -]?${date}`), named],
  [/^(?<y>\d{4}) ?[年년] ?(?<m>\d{1,2}) ?[月월] ?(?<d>\d{1,2}) ?[日일]$/u, ymd],
  [
    /^(?<era>令和|平成|昭和|大正) ?(?<year>\d{1,2}|元) ?年 ?(?:(?<m>\d{1,2}) ?月 ?(?:(?<d>\d{1,2}) ?日)?)?$/u,
    eraDay,
  ],
];

const weekdayBefore = /^(?<name>sun|mon|tue|wed|thu|fri|sat)[a-z]*\.?,? (?<rest>\D*\d.*)$/iu;
const weekdayBehind =
  /^(?<rest>.*\d.*?),? ?(?:\((?<short>[a-z]+|[日月火水木金土일월화수목금토])\)|(?<long>[日月火水木金土]曜日|[일월화수목금토]요일|(?:sun|mon|tues|wednes|thurs|fri|satur)day))$/iu;
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function weekdayOf(word: string): number {
  const first = word.slice(0, 1);
  const asian = Math.max('日月火水木金土'.indexOf(first), '일월화수목금토'.indexOf(first));
  return asian >= 0 ? asian : weekdays.indexOf(word.slice(0, 3).toLowerCase());
}

/** One day; a weekday beside it that does not agree makes it doubtful. */
function dayReadings(text: string): DateShape[] {
  const match = (weekdayBefore.exec(text) ?? weekdayBehind.exec(text))?.groups;
  if (!match) return firstOf(dayRules, text);
  const weekday = weekdayOf(match['name'] ?? match['short'] ?? match['long'] ?? '');
  if (weekday < 0) return [];
  const rest = match['rest'] ?? '';
  return (isDay(rest) ? safely(rest) : firstOf(dayRules, rest)).map(({ edtf, safe }) => ({
    edtf,
    safe: safe && new Date(`${edtf}T00:00:00Z`).getUTCDay() === weekday,
  }));
}

/** `2025/6` is June, but `2003-06` and `2025/26` may be years one after the other. */
function yearAndFigure({ y = '', m = '' }: Groups): DateShape[] {
  const asMonth = `${y}-${pad(m)}`;
  const asYear = y.slice(0, 4 - m.length) + m;
  const ascends = asYear > y;
  const isMonth = Number(m) >= 1 && Number(m) <= 12;
  if (isMonth && !ascends) return safely(asMonth);
  return perhaps(...(isMonth ? [asMonth] : []), ...(ascends ? [`${y}/${asYear}`] : []));
}

const yearMonth = ({ y = '', m = '' }: Groups): DateShape[] => safely(`${y}-${pad(m)}`);
const seasons = ['spring', 'summer', 'autumn', 'winter'];

const season = ({ y = '', name = '' }: Groups): DateShape[] =>
  safely(`${y}-${21 + seasons.indexOf(name.toLowerCase().replace('fall', 'autumn'))}`);

/** A quarter of the calendar year, which is not everybody's financial one. */
function quarter({ y = '', q = '1' }: Groups): DateShape[] {
  const last = Number(q) * 3;
  return perhaps(`${y}-${pad(String(last - 2))}/${y}-${pad(String(last))}`);
}

const seasonName = '(?<name>spring|summer|autumn|fall|winter)';

const vagueRules: readonly Rule[] = [
  [/^(?<y>\d{4})[-/](?<m>\d{1,2})$/u, yearAndFigure],
  [/^(?<y>\d{4})–(?<m>\d{1,2})$/u, yearAndFigure],
  [/^(?<y>\d{4})\. ?(?<m>\d{1,2})\.?$/u, yearMonth],
  [/^(?<m>\d{1,2}) ?[-/.] ?(?<y>\d{4})$/u, yearMonth],
  [/^(?<y>\d{4})(?<m>\d{2})$/u, (groups) => doubtful(yearMonth(groups))],
  [rule(String.raw`${month}(?: of)?,?[ -]?(?<y>\d{4})`), (groups) => monthOf(groups)],
  [rule(String.raw`(?<y>\d{4}),?[ -]?${month}`), (groups) => monthOf(groups)],
  [/^(?<y>\d{4}) ?[年년] ?(?<m>\d{1,2}) ?[月월]$/u, yearMonth],
  [/^(?<y>\d{4}) ?[年년]$/u, ({ y = '' }) => safely(y)],
  [/^(?<y>\d{4}) ?(?:AD|CE)$|^AD (?<early>\d{4})$/iu, ({ y, early }) => safely(y ?? early ?? '')],
  [rule(String.raw`(?:the )?${seasonName}(?: of)?,? (?<y>\d{4})`), season],
  [rule(String.raw`(?<y>\d{4}),? ${seasonName}`), season],
  [/^(?<y>\d{4})[- ]?Q(?<q>[1-4])$/iu, quarter],
  [/^Q(?<q>[1-4])[-/ ,]? ?(?<y>\d{4})$/iu, quarter],
  // “The 2000s” may be ten years or a hundred.
  [/^(?:the )?(?<y>\d\d)00['’]?s$/iu, ({ y = '' }) => perhaps(`${y}0X`, `${y}XX`)],
  [/^(?:the )?(?<y>\d{3})0['’]?s$/iu, ({ y = '' }) => safely(`${y}X`)],
  [
    /^(?:the )?(?<n>\d{1,2})(?:st|nd|rd|th) century$/iu,
    ({ n = '' }) => perhaps(`${pad(String(Number(n) - 1))}XX`),
  ],
  // The obsolete `u`, and question marks in the place of figures.
  [/^(?<y>\d{3})[ux?]$/iu, ({ y = '' }) => safely(`${y}X`)],
  [/^(?<y>\d{2})(?:uu|xx|\?\?)$/iu, ({ y = '' }) => safely(`${y}XX`)],
  [
    /^(?<y>\d{4})-(?:uu|xx|\?\?)(?<d>-(?:uu|xx|\?\?))?$/iu,
    ({ y = '', d }) => safely(y + (d ? '-XX-XX' : '-XX')),
  ],
  [/^(?<start>\d{4}-\d\d)-(?:uu|xx|\?\?)$/iu, ({ start = '' }) => safely(`${start}-XX`)],
  [/^(?<start>\d{4}-\d\d)(?:-?u|-[0-3][uxX?])$/iu, ({ start = '' }) => perhaps(`${start}-XX`)],
  [rule(String.raw`(?:early|mid|late)[ -](?:in )?(?<rest>.+)`), ({ rest = '' }) => doubtful(plain(rest))],
];

const monthOf = (groups: Groups): DateShape[] => yearMonth({ ...groups, m: monthNumber(groups['name']) });

const vague = (text: string): DateShape[] => firstOf(vagueRules, text);

/** A date of whole days, months or years, without doubt or time. */
function plain(text: string): DateShape[] {
  if (parseEdtf(text)) return isPlain(text) ? safely(text) : [];
  const day = dayReadings(text);
  return (day.length > 0 ? day : vague(text)).filter(({ edtf }) => isPlain(edtf));
}

const isPlain = (edtf: string): boolean => /^[-\dX]+$/.test(edtf);

const about =
  /^(?:circa|ca\.?|c\.?|about|around|approximately|approx\.?|roughly|[~≈]) ?(?<rest>(?:[a-z]{3}|the |\d).*)$/iu;
const maybe = /^(?:probably|possibly|perhaps|maybe|\?) ?(?<rest>.+)$/iu;
const doubtBehind = /^(?<rest>.+?) ?(?<sign>\(\?\)|\?~|~\?|[?~%])$/u;

function withDoubt(text: string): DateShape[] {
  const behind = doubtBehind.exec(text)?.groups;
  if (behind) {
    const sign = (behind['sign'] ?? '').replaceAll(/[()]/g, '');
    return qualify(behind['rest'] ?? '', sign.length === 2 ? '%' : sign);
  }
  const before = about.exec(text)?.groups?.['rest'];
  if (before !== undefined) return qualify(before, '~');
  const unsure = maybe.exec(text)?.groups?.['rest'];
  return unsure === undefined ? [] : qualify(unsure, '?');
}

const qualify = (text: string, sign: string): DateShape[] =>
  plain(text).map(({ edtf, safe }) => ({ edtf: edtf + sign, safe }));

const withClock =
  /^(?<day>.*\d.*?)(?:T| ?, ?| (?:at )?)(?<hour>\d{1,2}):(?<minute>\d\d)(?<rest>:\d\d(?:[.,]\d+)?)? ?(?<half>[ap]\.?m\.?)?(?: ?(?<zone>Z|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d\d)?|UTC|GMT|KST|JST|\[?[A-Z]{2,4}\]?))?$/iu;
const basicClock =
  /^(?<day>\d{8})T(?<hour>\d\d)(?<minute>\d\d)(?<seconds>\d\d)?(?<zone>Z|[+-]\d\d(?::?\d\d)?)?$/iu;

function withTime(text: string): DateShape[] {
  const match = (withClock.exec(text) ?? basicClock.exec(text))?.groups;
  if (!match) return [];
  const written = match['day'] ?? '';
  const zone = zoneOf(match['zone'] ?? '');
  const hour = hourOf(match['hour'] ?? '', match['half']);
  if (zone === null || hour === null) return [];
  const seconds = match['rest'] ?? (match['seconds'] ? `:${match['seconds']}` : '');
  const days = isDay(written) ? safely(written) : dayReadings(written);
  return days
    .filter(({ edtf }) => isDay(edtf))
    .map(({ edtf, safe }) =>
      hour === '24'
        ? { edtf: `${dayAfter(edtf)}T00:${match['minute'] ?? ''}${seconds}${zone}`, safe: false }
        : { edtf: `${edtf}T${hour}:${match['minute'] ?? ''}${seconds}${zone}`, safe },
    );
}

function hourOf(hour: string, half: string | undefined): string | null {
  if (half === undefined) return pad(hour);
  const number = Number(hour);
  if (number < 1 || number > 12) return null;
  return pad(String((number % 12) + (half.toLowerCase().startsWith('p') ? 12 : 0)));
}

/** An offset in figures; of the names of zones only those that mean one offset everywhere. */
function zoneOf(zone: string): string | null {
  if (zone === '') return '';
  if (/^(?:Z|UTC|GMT)$/iu.test(zone)) return 'Z';
  if (/^(?:KST|JST)$/iu.test(zone)) return '+09:00';
  const [, sign, hours, minutes = '00'] = /([+-])(\d{1,2})(?::?(\d\d))?$/.exec(zone) ?? [];
  if (sign === undefined) return null;
  return Number(hours) === 0 && minutes === '00' ? 'Z' : `${sign}${pad(hours)}:${minutes}`;
}

const dayAfter = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
