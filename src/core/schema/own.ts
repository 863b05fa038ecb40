import type { YamlMap, YamlProblem, YamlValue } from '../model/yaml.ts';
import { confine, folderOf } from '../text/paths.ts';
import type { Located } from '../text/range.ts';
import { entryOf, readYaml } from '../yaml/read.ts';
import { plainOf } from '../yaml/values.ts';
import { builtInBase } from './built-in.ts';
import { type Schema, type SchemaObject, isSchemaObject } from './json-schema.ts';
import { schemasIn, schemasInPlace } from './keywords.ts';
import { patternProblem } from './patterns.ts';
import { schemaProblems } from './problems.ts';
import { Schemas, ourSchemas } from './schemas.ts';
import { sayProblem } from './words.ts';

/** A schema file of the team's: its text, that it isn't there, or why it can't be read. */
export type SchemaText = { readonly text: string } | { readonly missing: true } | { readonly why: string };

/** What is to be made of the team's schemas. */
export interface OwnSchemas {
  readonly schemas: Schemas;
  /** Files that the types and the schemas name and that have not been given yet. */
  readonly wanted: readonly string[];
  /** All files that the types and the schemas name. */
  readonly named: readonly string[];
  /** What is wrong, by file; a file without faults has an empty list. */
  readonly problems: ReadonlyMap<string, readonly YamlProblem[]>;
  /** What reading or using a file threw, which is a fault of ours; such a file switches off what a fault does. */
  readonly failures: ReadonlyMap<string, unknown>;
}

interface SchemaFile {
  readonly value: YamlValue | null;
  readonly schema: Schema;
  readonly problems: readonly YamlProblem[];
  readonly references: readonly Located<string>[];
  readonly failure?: unknown;
}

interface Reference extends Located<string> {
  readonly schema: SchemaObject;
}

/** JSON is read as YAML, which nobody who writes it needs to know. */
const ofJson = ({ message, ...problem }: YamlProblem): YamlProblem => ({
  ...problem,
  message: message.replace('This is not valid YAML', 'This is not valid JSON'),
});

/** Each text is read once, however often the schemas are put together. */
const known = new WeakMap<SchemaText, SchemaFile>();
/**
 * Puts the team's schemas together: the types with their files, and what those refer to. A file with a fault is said
 * to have it, and switches off only the types that lead to it.
 */
export function ownSchemas(
  types: ReadonlyMap<string, string>,
  markings: readonly string[] | null,
  texts: ReadonlyMap<string, SchemaText>,
): OwnSchemas {
  const files = new Map<string, SchemaFile>();
  const wanted: string[] = [];
  const queue = [...new Set(types.values())];
  for (const path of queue) {
    const given = texts.get(path);
    if (!given) wanted.push(path);
    if (!given || !('text' in given)) continue;
    const file = known.get(given) ?? readSchema(given.text);
    known.set(given, file);
    files.set(path, file);
    for (const { value } of file.references) {
      const referred = referredFile(path, value);
      if (referred !== null && !queue.includes(referred)) queue.push(referred);
    }
  }
  return { ...usable(types, markings, files, texts), wanted, named: queue };
}

function usable(
  types: ReadonlyMap<string, string>,
  markings: readonly string[] | null,
  files: ReadonlyMap<string, SchemaFile>,
  texts: ReadonlyMap<string, SchemaText>,
): Omit<OwnSchemas, 'wanted' | 'named'> {
  const read = new Map([...files].map(([path, { schema }]) => [path, schema]));
  const all = new Schemas({ markings, types, files: read });
  const failures = new Map(all.failures);
  const faultsOf = (path: string, file: SchemaFile): readonly YamlProblem[] => {
    if ('failure' in file) failures.set(path, file.failure);
    if (file.problems.length > 0) return path.endsWith('.json') ? file.problems.map(ofJson) : file.problems;
    const found = guarded(() => referenceProblems(all, path, file, texts));
    if ('result' in found) return found.result;
    if (found.deep) return [tooDeep];
    failures.set(path, found.error);
    return [];
  };
  const problems = new Map([...files].map(([path, file]) => [path, faultsOf(path, file)]));
  const ids = new Map([...read].flatMap(([path, schema]) => addressOf(schema).map((id) => [id, path])));
  const isSound = (path: string): boolean => problems.get(path)?.length === 0 && !failures.has(path);
  const sound = new Map([...types].filter(([, path]) => leadsToNoFault(path, files, isSound, ids)));
  const kept = new Map([...read].filter(([path]) => isSound(path)));
  return { schemas: new Schemas({ markings, types: sound, files: kept }), problems, failures };
}

/** Deeper schemas are no work of people, and each level costs those who follow it. */
const deepest = 200;

const tooDeep: YamlProblem = {
  message: 'This schema nests too deeply to be read.',
  range: { start: 0, end: 1 },
};

/** JSON is YAML, and so its values have places. */
function readSchema(text: string): SchemaFile {
  const read = guarded(() => schemaFrom(text));
  if ('result' in read) return read.result;
  const empty = { value: null, schema: true, references: [] };
  return read.deep ? { ...empty, problems: [tooDeep] } : { ...empty, problems: [], failure: read.error };
}

type Guarded<T> = { readonly result: T } | { readonly deep: boolean; readonly error: unknown };

/** Does what may throw. Recursion, the parser's and ours, is as deep as a text or a chain of references. */
function guarded<T>(work: () => T): Guarded<T> {
  try {
    return { result: work() };
  } catch (error) {
    return { deep: error instanceof RangeError, error };
  }
}

function schemaFrom(text: string): SchemaFile {
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const { value, problems } = readYaml(text.slice(bom), bom);
  const empty = { value, schema: true, references: [] };
  if (problems.length > 0) return { ...empty, problems };
  if (value && depthOf(value) > deepest) return { ...empty, problems: [tooDeep] };
  if (value?.type !== 'map') {
    const message = 'A JSON Schema is an object, as in `{ "type": "object", "properties": { … } }`.';
    return { ...empty, problems: [{ message, range: value?.range ?? { start: 0, end: text.length } }] };
  }
  const found = schemaProblems(ourSchemas, ourSchemas.builtIn('schema'), value);
  const said = found.map((problem) => ({
    message: sayProblem(problem, 'JSON Schema'),
    range: problem.range,
  }));
  const schema = plainOf(value) as Schema;
  const wrong = said.length > 0 ? said : patternProblems(value, schema);
  return { value, schema, problems: wrong, references: referencesIn(value, schema) };
}

interface Part {
  readonly schema: SchemaObject;
  readonly map: YamlMap;
}

/** A schema and those that stand in it, each with its place. */
function* partsOf(value: YamlValue | null, schema: Schema | null): Generator<Part> {
  if (value?.type !== 'map' || !isSchemaObject(schema)) return;
  yield { schema, map: value };
  for (const [[keyword, name], inner] of schemasIn(schema)) {
    const under = valueAt(value, keyword);
    yield* partsOf(name === undefined ? under : valueAt(under, name), inner);
  }
}

function valueAt(value: YamlValue | null, step: string | number): YamlValue | null {
  if (value?.type === 'list') return value.items[Number(step)] ?? null;
  return value?.type === 'map' ? (entryOf(value, String(step))?.value ?? null) : null;
}

function depthOf(value: YamlValue): number {
  if (value.type === 'scalar') return 0;
  const inner = value.type === 'list' ? value.items : value.entries.map((entry) => entry.value);
  return inner.reduce((depth, each) => Math.max(depth, 1 + depthOf(each)), 0);
}

/** Every `$ref` of a schema, with its place and the schema it stands in. */
const referencesIn = (value: YamlValue, schema: Schema): Reference[] =>
  [...partsOf(value, schema)].flatMap(({ schema: part, map }) => {
    const range = valueAt(map, '$ref')?.range;
    return range && typeof part.$ref === 'string' ? [{ value: part.$ref, range, schema: part }] : [];
  });

/** Patterns that could hold everything up. */
const patternProblems = (value: YamlValue, schema: Schema): YamlProblem[] =>
  [...partsOf(value, schema)].flatMap(({ map }) => {
    const pattern = valueAt(map, 'pattern');
    const keys = valueAt(map, 'patternProperties');
    const found = (keys?.type === 'map' ? keys.entries : []).map(({ key, keyRange }) => ({
      message: patternProblem(key),
      range: keyRange,
    }));
    if (pattern?.type === 'scalar' && typeof pattern.value === 'string')
      found.push({ message: patternProblem(pattern.value), range: pattern.range });
    return found.flatMap(({ message, range }) => (message === null ? [] : [{ message, range }]));
  });

/** The file of the workspace that a reference names, relative to the file it stands in; null where it names none. */
function referredFile(from: string, reference: string): string | null {
  const [file = ''] = reference.split('#');
  if (file === '' || /^[a-z][a-z\d+.-]*:/iu.test(file)) return null;
  return confine(`${folderOf(from)}/${decodePath(file)}`.replace(/^\//u, ''));
}

function decodePath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** References that lead nowhere, or in a circle. */
function referenceProblems(
  schemas: Schemas,
  path: string,
  { value }: SchemaFile,
  texts: ReadonlyMap<string, SchemaText>,
): YamlProblem[] {
  const schema = schemas.file(path);
  if (!value || schema === null) return [];
  const references = referencesIn(value, schema);
  const unresolved = references.filter((each) => schemas.resolve(each.schema) === null);
  if (unresolved.length > 0)
    return unresolved.map((each) => ({ message: sayUnresolved(path, each.value, texts), range: each.range }));
  const ways = new Ways(schemas);
  return references.flatMap((each) => {
    const count = ways.count(each.schema);
    if (count < mostWays) return [];
    const message =
      count === Infinity
        ? 'This schema refers to itself without end.'
        : 'This leads to more alternatives than a note can be held against. Refer to fewer schemas from `anyOf` and `allOf`.';
    return [{ message, range: each.range }];
  });
}

function sayUnresolved(from: string, reference: string, texts: ReadonlyMap<string, SchemaText>): string {
  const [file = '', part = ''] = reference.split('#');
  if (file.startsWith('attache:'))
    return `Attaché has no schema “${file}”; they are named as in \`${builtInBase}note.schema.json\`.`;
  if (/^[a-z][a-z\d+.-]*:/iu.test(file))
    return `“${file}” is not fetched. Keep a copy of the schema in the workspace and refer to it by its path.`;
  const path = file === '' ? from : referredFile(from, reference);
  if (path === null) return `“${file}” leaves the workspace. Schemas refer to files inside it.`;
  const given = texts.get(path);
  if (given && 'missing' in given) return `There is no file ${path}, which this refers to.`;
  if (given && 'why' in given) return `${path}, which this refers to, can't be read.`;
  return part === '' ? `${path} can't be used as a schema.` : `${path} has no part \`#${part}\`.`;
}

const mostWays = 1000;

/** How many schemas speak of one value when all references are followed; without end where they go in a circle. */
class Ways {
  readonly #schemas: Schemas;
  readonly #counts = new Map<SchemaObject, number>();

  constructor(schemas: Schemas) {
    this.#schemas = schemas;
  }

  count(schema: Schema): number {
    if (!isSchemaObject(schema)) return 1;
    const known = this.#counts.get(schema);
    if (known !== undefined) return known;
    this.#counts.set(schema, Infinity);
    const referred = schema.$ref === undefined ? null : this.#schemas.resolve(schema);
    const next = [...(referred === null ? [] : [referred]), ...schemasInPlace(schema)];
    const count = next.reduce((sum, each) => sum + this.count(each), 1);
    this.#counts.set(schema, count);
    return count;
  }
}

/** The address by which a file says that others may call it. */
const addressOf = (schema: Schema): string[] => {
  const id = isSchemaObject(schema) ? schema['$id'] : null;
  return typeof id === 'string' ? [id.replace(/#$/u, '')] : [];
};

function leadsToNoFault(
  path: string,
  files: ReadonlyMap<string, SchemaFile>,
  isSound: (path: string) => boolean,
  ids: ReadonlyMap<string, string>,
): boolean {
  const reached = [path];
  for (const at of reached) {
    if (!isSound(at)) return false;
    for (const { value } of files.get(at)?.references ?? []) {
      const next = ids.get(value.split('#')[0] ?? '') ?? referredFile(at, value);
      if (next !== null && !reached.includes(next)) reached.push(next);
    }
  }
  return true;
}
