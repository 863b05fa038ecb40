import type { SourceRecord, WrittenDate } from '../../core/model/records.ts';
import type { Located } from '../../core/text/range.ts';

/*
 * Records of library entries as one text and one array of numbers: between threads, tens of thousands of small objects
 * are copied ten times as slowly. Library entries have no capture, origin or state of their own.
 */

export interface PackedRecords {
  readonly texts: string;
  readonly places: Int32Array;
}

const columns = 13;
const placed = 4;
/** Signs that no text in a library has. */
const between = '\u0000';
const betweenItems = '\u0001';
const nothing = '\u0002';

export function packRecords(records: readonly SourceRecord[]): PackedRecords {
  const texts: string[] = [];
  const places = new Int32Array(records.length * placed * 2);
  let at = 0;
  const place = (value: Located<string> | null): void => {
    places[at++] = value?.range.start ?? 0;
    places[at++] = value?.range.end ?? 0;
  };
  for (const record of records) {
    const { key, title, issued, accessed } = record;
    for (const value of [key, title, issued, accessed]) place(value);
    texts.push(
      ...[key, title, issued, accessed].map((value) => packed(value?.value ?? null)),
      record.authors.map(packed).join(betweenItems),
      record.editors.map(packed).join(betweenItems),
      ...[record.publisher, record.containerTitle, record.type, record.url, record.language].map(packed),
      [issued, accessed].map(packedDays).join(betweenItems),
      packed(record.doi),
    );
  }
  return { texts: texts.join(between), places };
}

const packed = (text: string | null): string =>
  // These are the signs of the format.
  text === null ? nothing : text.replace(/[\u0000-\u0002]/gu, '\uFFFD');

const packedDays = (date: WrittenDate | null): string =>
  date?.days ? `${date.days.earliest ?? ''}/${date.days.latest ?? ''}` : nothing;

export function unpackRecords({ texts, places }: PackedRecords): SourceRecord[] {
  if (texts === '') return [];
  const values = texts.split(between);
  const records: SourceRecord[] = [];
  for (let at = 0; at < values.length; at += columns) {
    const text = (column: number): string | null => unpacked(values[at + column] ?? nothing);
    const list = (column: number): string[] => {
      const value = values[at + column] ?? '';
      return value === '' ? [] : value.split(betweenItems);
    };
    const located = (column: number): Located<string> | null => {
      const value = text(column);
      const place = ((at / columns) * placed + column) * 2;
      return value === null
        ? null
        : { value, range: { start: places[place] ?? 0, end: places[place + 1] ?? 0 } };
    };
    const days = list(11);
    const date = (column: number): WrittenDate | null => {
      const value = located(column);
      return value && { ...value, days: unpackedDays(days[column - 2] ?? nothing) };
    };
    const key = located(0) ?? { value: '', range: { start: 0, end: 0 } };
    records.push({
      kind: 'source',
      id: { explicit: key, fallback: key.value },
      head: key.range,
      title: located(1),
      aliases: [],
      key,
      authors: list(4),
      editors: list(5),
      publisher: text(6),
      containerTitle: text(7),
      type: text(8),
      url: text(9),
      doi: text(12),
      issued: date(2),
      accessed: date(3),
      language: text(10),
      reliability: null,
      state: 'active',
      derivedFrom: [],
      capture: null,
      marking: null,
    });
  }
  return records;
}

const unpacked = (text: string): string | null => (text === nothing ? null : text);

function unpackedDays(text: string): WrittenDate['days'] {
  if (text === nothing) return null;
  const [earliest = '', latest = ''] = text.split('/');
  return { earliest: earliest || null, latest: latest || null };
}
