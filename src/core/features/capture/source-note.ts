import type { SourceRecord } from '../../model/records.ts';
import type { YamlMap } from '../../model/yaml.ts';
import type { TextEdit } from '../../text/edits.ts';
import type { Range } from '../../text/range.ts';
import type { Entry } from '../../workspace/lookup.ts';
import { insertEntry } from '../../yaml/edits.ts';
import { scalarSource, valueSource } from '../../yaml/scalars.ts';
import type { Author, Metadata } from './captured.ts';

/** The record of a capture, as `capture:` holds it. */
export interface CaptureRecord {
  readonly file: string;
  readonly sha256: string | null;
  readonly collected: string | null;
  /** Where it was read, if that is not the source's own address. */
  readonly url: string | null;
  readonly lines: string | null;
}

/** Nobody has looked at what a page says of itself. */
const lookItOver = '# filled from the document: look it over';

/** A note of a source, with what the document says of itself. */
export const sourceNote = (title: string, said: Metadata, accessed: string, capture: CaptureRecord): string =>
  noteOf({ ...said, title, key: null, accessed: said.url === null ? null : accessed }, capture);

/** A note that completes the entry of a library: it goes by its key, and says only what the entry doesn't. */
export function completingNote(
  { id, record }: Entry<SourceRecord>,
  said: Metadata,
  accessed: string,
  capture: CaptureRecord,
): string {
  const lacks = <T>(known: unknown, value: T | null): T | null => (known === null ? value : null);
  const isReadOnline = said.url !== null || record.url !== null;
  return noteOf(
    {
      key: id,
      title: lacks(record.title, said.title),
      authors: record.authors.length + record.editors.length > 0 ? [] : said.authors,
      publisher: lacks(record.publisher, said.publisher),
      container: lacks(record.containerTitle, said.container),
      doi: lacks(record.doi, said.doi),
      url: lacks(record.url, said.url),
      issued: lacks(record.issued, said.issued),
      accessed: lacks(record.accessed, isReadOnline ? accessed : null),
      language: lacks(record.language, said.language),
    },
    capture,
  );
}

interface Said extends Metadata {
  readonly key: string | null;
  readonly accessed: string | null;
}

function noteOf(said: Said, capture: CaptureRecord): string {
  const entries: (readonly [string, string | null])[] = [
    ['type', 'source'],
    ['key', scalarOrNone(said.key)],
    ['title', scalarOrNone(said.title)],
    ['author', said.authors.length > 0 ? valueSource(said.authors.map(authorValue)) : null],
    ['publisher', scalarOrNone(said.publisher)],
    ['container-title', scalarOrNone(said.container)],
    ['DOI', scalarOrNone(said.doi)],
    ['url', scalarOrNone(said.url)],
    ['issued', scalarOrNone(said.issued)],
    ['accessed', scalarOrNone(said.accessed)],
    ['language', scalarOrNone(said.language)],
    ['capture', captureSource(capture)],
  ];
  const lines = entries.flatMap(([key, value]) => (value === null ? [] : [`${key}: ${value}`]));
  return `---\n${lookItOver}\n${lines.join('\n')}\n---\n`;
}

/** The edit that adds a capture to a source's frontmatter; null where it can't be made soundly. */
export const captureEdit = (
  text: string,
  yaml: Range,
  map: YamlMap | null,
  capture: CaptureRecord,
): TextEdit | null => insertEntry(text, yaml, map, 'capture', captureSource(capture), order);

const order = [
  'title',
  'url',
  'issued',
  'accessed',
  'language',
  'reliability',
  'state',
  'derived-from',
  'capture',
];

const captureSource = (capture: CaptureRecord): string =>
  valueSource(Object.fromEntries(Object.entries(capture).filter(([, value]) => value !== null)));

const scalarOrNone = (value: string | null): string | null =>
  value === null ? null : scalarSource(value, 'block');

/** A body is a literal, or a bibliography would sort the Ministry of Foreign Affairs under “Affairs”. */
const authorValue = ({ name, isBody }: Author): unknown => (isBody ? { literal: name } : name);
