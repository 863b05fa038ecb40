import type { YamlScalar, YamlValue } from '../model/yaml.ts';
import type { Path } from '../schema/instance.ts';
import type { Refers, SchemaObject } from '../schema/json-schema.ts';
import { describedValues, schemasAt } from '../schema/walk.ts';
import type { Service } from '../service.ts';
import { LineIndex } from '../text/lines.ts';
import { confine } from '../text/paths.ts';
import { type Range, touches } from '../text/range.ts';
import { configFile } from '../workspace/config.ts';
import { type SchemaDocument, schemaDocument } from './schema-document.ts';
import { schemaPlaceAt } from './schema-place.ts';
import { type Place, type Subject, type World, placeOf, subjectNamed } from './subjects.ts';
import { textOf } from '../yaml/values.ts';

/** An id or a path in YAML with a schema, and what it names. */
export interface Reference {
  /** What may be meant; `file` is a path of the workspace. */
  readonly kinds: readonly (Refers | 'file')[];
  readonly value: string;
  /** The words themselves, without quotes. */
  readonly range: Range;
  /** The record or claim that is named; null where there is none, and of a path. */
  readonly subject: Subject | null;
  readonly target: Place | null;
}

/** All references of a document, in the order of the text; what aliases repeat is given once. */
export function referencesIn(service: World, path: string): Reference[] {
  const document = readDocument(service, path);
  if (!document?.root || document.schema === null) return [];
  const found = new Map<number, Reference>();
  for (const described of describedValues(service.schemas, document.schema, document.root))
    for (const reference of referencesOf(service, path, { ...described, text: document.text }))
      if (!found.has(reference.range.start)) found.set(reference.range.start, reference);
  return [...found.values()].sort((a, b) => a.range.start - b.range.start);
}

/** Frontmatter that could be read is not read again: this is asked of all notes at once. */
function readDocument(service: World, path: string): Pick<SchemaDocument, 'text' | 'root' | 'schema'> | null {
  const { yaml, type } = service.notes.get(path)?.frontmatter ?? {};
  const text = service.text(path);
  if (!yaml || text === null) return schemaDocument(service, path);
  return { text, root: yaml, schema: service.schemas.ofType(type?.value ?? '') };
}

/** The reference at an offset, also where the YAML around it is broken. */
export function referenceAt(service: Service, path: string, offset: number): Reference | null {
  const place = schemaPlaceAt(service, path, offset);
  if (!place) return null;
  const { document, schema, root, role, range } = place;
  const own = schemasAt(service.schemas, schema, root, place.path);
  const keyRange = role === 'key' ? range : null;
  const all = referencesOf(service, path, { ...place, own, keyRange, text: document.text });
  // Beside the quotes the cursor still touches what is within.
  return (all.length === 1 ? all[0] : all.find(({ range: at }) => touches(at, offset))) ?? null;
}

interface Written {
  readonly path: Path;
  readonly value: YamlValue;
  readonly keyRange: Range | null;
  readonly own: readonly SchemaObject[];
  readonly text: string;
}

function referencesOf(service: World, path: string, written: Written): Reference[] {
  const { value, own } = written;
  if (written.keyRange && isClaimKey(service, path, written.path))
    return [named(service, path, ['claim'], String(written.path[1]), written.keyRange)];
  if (value.type !== 'scalar' || value.value === null) return [];
  const kinds = refersTo(own);
  if (kinds.length > 0)
    return idsIn(written, value).map((id) => named(service, path, kinds, id.value, id.range));
  if (!own.some(({ format }) => format === 'workspace-path')) return [];
  const target = fileNamed(service, path, written.path, textOf(value));
  const range = withoutQuotes(written.text, value);
  return [{ kinds: ['file'], value: textOf(value), range, subject: null, target }];
}

/** What a value may name, by its schemas. Tags name nothing that has a place. */
export const refersTo = (own: readonly SchemaObject[]): Refers[] => [
  ...new Set(
    own.flatMap((schema) => schema['x-refers-to'] ?? []).filter((kind): kind is Refers => kind !== 'tag'),
  ),
];

/** The keys of a note's `claims` are ids of its quiet claims. */
const isClaimKey = (service: World, path: string, at: Path): boolean =>
  at.length === 2 && at[0] === 'claims' && service.notes.has(path);

function named(
  service: World,
  path: string,
  kinds: readonly Refers[],
  value: string,
  range: Range,
): Reference {
  const subject = subjectNamed(service, path, kinds, value);
  return { kinds, value, range, subject, target: subject && placeOf(service, subject) };
}

/** Where only the words between the quotes are the value: with escapes that can't be told, and the whole stands. */
function withoutQuotes(text: string, scalar: YamlScalar): Range {
  const { start, end } = scalar.range;
  const inner = { start: start + 1, end: end - 1 };
  return scalar.style === 'quoted' && text.slice(inner.start, inner.end) === textOf(scalar)
    ? inner
    : scalar.range;
}

/**
 * Attributes of a claim take several ids in one value, with commas between. Who says it may be described instead, in
 * words with spaces.
 */
function idsIn({ text, path }: Written, scalar: YamlScalar): { value: string; range: Range }[] {
  const value = textOf(scalar);
  const range = withoutQuotes(text, scalar);
  const isOne =
    path[0] !== 'claims' ||
    (path[2] === 'by' && /\s/u.test(value.trim())) ||
    text.slice(range.start, range.end) !== value;
  if (isOne) return [{ value, range }];
  return [...value.matchAll(/[^,\s]+/gu)].map(({ 0: id, index }) => {
    const start = range.start + index;
    return { value: id, range: { start, end: start + id.length } };
  });
}

/** The capture of a source, at the first of its lines; a schema that attache.yaml names. */
function fileNamed(service: World, path: string, at: Path, written: string): Place | null {
  const file = confine(written);
  if (file === null) return null;
  if (path === configFile)
    return at[0] === 'schemas' && service.text(file) !== null ? { file, range: { start: 0, end: 0 } } : null;
  const capture = at[0] === 'capture' ? service.lookup.capture(file) : null;
  if (capture?.state !== 'read') return null;
  const record = service.notes.get(path)?.record;
  const line = record?.kind === 'source' ? (record.capture?.lines[0]?.[0] ?? 1) : 1;
  const start = new LineIndex(capture.text).start(line - 1);
  return { file, range: { start, end: start } };
}
