import type { CaptureReference, SourceRecord } from '../../model/records.ts';
import { defaultId } from '../../notes/records.ts';
import type { Service } from '../../service.ts';
import { bareDoi, normalAddress, webAddress } from '../../text/addresses.ts';
import type { TextEdit } from '../../text/edits.ts';
import { textHash } from '../../text/hash.ts';
import { nameOf } from '../../text/paths.ts';
import { pathIn } from '../../workspace/library-entries.ts';
import { type Entry, citedAs } from '../../workspace/lookup.ts';
import { captureOf } from '../../workspace/offers.ts';
import { bearer, fileName, placesOf } from '../new-note.ts';
import { CaptureError, type Captured } from './captured.ts';
import { type CaptureRecord, captureEdit, completingNote, sourceNote } from './source-note.ts';

export interface CaptureOptions {
  /** The address at which it was read; null for a file. */
  readonly read: string | null;
  /** What it may be called where it says no title: a host or a file's name. */
  readonly name: string;
  /** Its path where it lies among the captures of the workspace already. */
  readonly place: string | null;
  readonly today: string;
  readonly isNote: (path: string) => boolean;
  /** Whether something lies at a path among the captures. */
  readonly isTaken: (path: string) => boolean;
}

/** What a capture would write. */
export interface CapturePlan {
  /** What citations call its source. */
  readonly source: string;
  readonly note: string;
  readonly capture: CaptureRecord;
  /** Null where the file lies in its place already. */
  readonly file: { readonly path: string; readonly text: string } | null;
  readonly created: { readonly path: string; readonly text: string } | null;
  readonly changed: { readonly path: string; readonly edit: TextEdit } | null;
  /** The library whose entry the new note completes; null where it stands for itself. */
  readonly completes: string | null;
  /** Why nothing is to be written; null where something is. */
  readonly known: string | null;
}

/** What has to be written for a document to be a capture of a source. Nothing that is there is overwritten. */
export function planCapture(service: Service, document: Captured, options: CaptureOptions): CapturePlan {
  const sha256 = textHash(document.text);
  const same = sourcesOf(service).find((source) => isCaptureOf(service, source, sha256, options.place));
  if (same?.record.capture) return known(same, same.record.capture, `${same.path} has this capture already.`);
  const about = sourceOf(service, document, options.read);
  if (about?.record.capture)
    return known(
      about,
      about.record.capture,
      `${about.path} has a capture already, and the document reads otherwise now.`,
    );
  const name = freeName(service, document, about, options);
  const path = options.place ?? `${service.config.captures}/${name}.${document.extension}`;
  const capture = recordOf(document, path, sha256, about?.record.url ?? document.metadata.url, options);
  const file = options.place === null ? { path, text: document.text } : null;
  return about && !isEntry(about)
    ? added(service, about, capture, file)
    : begun(service, document, about, name, capture, file, options);
}

type Source = Entry<SourceRecord>;

const sourcesOf = ({ notes, lookup }: Service): Source[] =>
  [...notes.values()].flatMap(({ path, record }) =>
    record?.kind === 'source' ? ((lookup.entryAt(path) as Source | null) ?? []) : [],
  );

function isCaptureOf({ lookup }: Service, { record }: Source, sha256: string, place: string | null): boolean {
  const path = captureOf(record);
  if (path === null) return false;
  const read = lookup.capture(path);
  return (
    path === place ||
    record.capture?.sha256?.value.toLowerCase() === sha256 ||
    (read?.state === 'read' && read.sha256 === sha256)
  );
}

const isEntry = ({ place }: Source): boolean => pathIn(place) !== null;

/** The source that a document is of: a note's before an entry of a library. */
function sourceOf(service: Service, { metadata }: Captured, read: string | null): Source | null {
  const addresses = [metadata.url, read];
  const noted = noteWith(service, addresses);
  if (noted) return noted;
  const { lookup } = service;
  const dois = [metadata.doi, ...addresses].flatMap((each) => bareDoi(each) ?? []);
  const found =
    addresses.flatMap((address) => (address === null ? [] : (lookup.sourceAt(address) ?? [])))[0] ??
    dois.flatMap((doi) => lookup.sourceWithDoi(doi) ?? [])[0];
  // A note may go by the key of the entry and give another address.
  return found ? lookup.byId('source', citedAs(found)) : null;
}

/** The note of the source of an address: one that has no capture yet before others. */
function noteWith(service: Service, addresses: readonly (string | null)[]): Source | null {
  const sought = new Set(
    addresses.flatMap((address) => (address === null ? [] : (normalAddress(address) ?? []))),
  );
  const found = sourcesOf(service).filter(
    ({ record }) => record.url !== null && sought.has(normalAddress(record.url) ?? ''),
  );
  return found.find(({ record }) => !record.capture) ?? found[0] ?? null;
}

function known(source: Source, reference: CaptureReference, why: string): CapturePlan {
  const { file, sha256, collected, lines } = reference;
  const capture = {
    file: captureOf(source.record) ?? file.value,
    sha256: sha256?.value ?? null,
    collected: collected?.value ?? null,
    url: null,
    lines: lines.length > 0 ? lines.map(([first, last]) => `${first}-${last}`).join(', ') : null,
  };
  return {
    source: citedAs(source),
    note: source.path,
    capture,
    file: null,
    created: null,
    changed: null,
    completes: null,
    known: why,
  };
}

function recordOf(
  { lines }: Captured,
  file: string,
  sha256: string,
  url: string | null,
  { read, today }: CaptureOptions,
): CaptureRecord {
  const elsewhere = read !== null && (url === null || normalAddress(read) !== normalAddress(url));
  return {
    file,
    sha256,
    collected: today,
    url: elsewhere ? read : null,
    lines: lines && `${lines[0]}-${lines[1]}`,
  };
}

function added(
  service: Service,
  source: Source,
  capture: CaptureRecord,
  file: CapturePlan['file'],
): CapturePlan {
  const { path } = source;
  const frontmatter = service.notes.get(path)?.frontmatter;
  const text = service.text(path) ?? '';
  const edit =
    frontmatter?.problems.length === 0
      ? captureEdit(text, frontmatter.range, frontmatter.yaml, capture)
      : null;
  if (!edit)
    throw new CaptureError(`${path} is its source, and its frontmatter can’t be added to. Mend it first.`);
  return {
    source: citedAs(source),
    note: path,
    capture,
    file,
    created: null,
    changed: { path, edit },
    completes: null,
    known: null,
  };
}

function begun(
  service: Service,
  { metadata }: Captured,
  entry: Source | null,
  name: string,
  capture: CaptureRecord,
  file: CapturePlan['file'],
  { name: fallback, today, isNote }: CaptureOptions,
): CapturePlan {
  const path = placesOf(service, 'source', isNote)(name);
  const text = entry
    ? completingNote(entry, metadata, today, capture)
    : sourceNote(metadata.title ?? fallback, metadata, today, capture);
  return {
    source: entry ? citedAs(entry) : name,
    note: path,
    capture,
    file,
    created: { path, text },
    changed: null,
    completes: entry?.path ?? null,
    known: null,
  };
}

/** A name that neither a note nor a capture has, after the source, else the title, else where it comes from. */
function freeName(
  service: Service,
  { metadata, extension }: Captured,
  about: Source | null,
  { name, isNote, isTaken }: CaptureOptions,
): string {
  const candidates = [about?.id ?? '', metadata.title ?? '', name].map(fileName);
  const wanted = candidates.find((each) => each !== '') ?? 'source';
  const noteAt = placesOf(service, 'source', isNote);
  const isFree = (each: string): boolean =>
    !isTaken(`${service.config.captures}/${each}.${extension}`) &&
    ((about !== null && !isEntry(about)) || isNameFree(service, noteAt(each), about));
  for (let count = 1; ; count++) {
    const each = count === 1 ? wanted : `${wanted}-${count}`;
    if (isFree(each)) return each;
  }
}

/** Whether a source note may lie at a path: what it completes goes by its name already. */
function isNameFree(service: Service, path: string, completed: Source | null): boolean {
  const named = service.lookup.byId('source', defaultId(path));
  const isItself = completed !== null && named?.place === completed.place;
  const taken = bearer(service, 'source', path);
  return taken === null || (isItself && taken === completed.path);
}

/** What a document that says no title is called after: the host of its address, else its file. */
export const nameOfDocument = (address: string | null, file: string): string =>
  address === null
    ? nameOf(file).replace(/\.\w+$/u, '')
    : (webAddress(address)?.hostname.replace(/^www\./u, '') ?? '');

/** Where a file stays that lies among the captures already; null for a page, which is kept as the text it holds. */
export const placeKept = (service: Service, kind: string, path: string | null): string | null =>
  kind !== 'html' && path?.startsWith(`${service.config.captures}/`) ? path : null;
