import type { YamlProblem, YamlValue } from '../model/yaml.ts';
import { confine, folderOf } from '../text/paths.ts';
import type { Located } from '../text/range.ts';
import { readYaml } from '../yaml/read.ts';
import { plainOf } from '../yaml/values.ts';
import { builtInBase } from './built-in.ts';
import { type Schema, isSchemaObject } from './json-schema.ts';
import { schemaProblems } from './problems.ts';
import { Schemas } from './schemas.ts';
import { sayProblem } from './words.ts';

/** A schema file of the team's: its text, or that it isn't there. */
export type SchemaText = { readonly text: string } | { readonly missing: true };

/** What is to be made of the team's schemas. */
export interface OwnSchemas {
  readonly schemas: Schemas;
  /** Files that the types and the schemas name and that have not been given yet. */
  readonly wanted: readonly string[];
  /** What is wrong, by file; a file without faults has an empty list. */
  readonly problems: ReadonlyMap<string, readonly YamlProblem[]>;
}

interface SchemaFile {
  readonly value: YamlValue | null;
  readonly schema: Schema;
  readonly problems: readonly YamlProblem[];
  readonly references: readonly Located<string>[];
}

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
    if (!given || 'missing' in given) continue;
    const file = readSchema(given.text);
    files.set(path, file);
    for (const { value } of file.references) {
      const referred = referredFile(path, value);
      if (referred !== null && !queue.includes(referred)) queue.push(referred);
    }
  }
  return { ...usable(types, markings, files, texts), wanted };
}

function usable(
  types: ReadonlyMap<string, string>,
  markings: readonly string[] | null,
  files: ReadonlyMap<string, SchemaFile>,
  texts: ReadonlyMap<string, SchemaText>,
): Omit<OwnSchemas, 'wanted'> {
  const read = new Map([...files].map(([path, { schema }]) => [path, schema]));
  const all = new Schemas({ markings, types, files: read });
  const problems = new Map(
    [...files].map(([path, file]) => [
      path,
      file.problems.length > 0 ? file.problems : referenceProblems(all, path, file, texts),
    ]),
  );
  const sound = new Map([...types].filter(([, path]) => leadsToNoFault(path, files, problems)));
  const kept = new Map([...read].filter(([path]) => problems.get(path)?.length === 0));
  return { schemas: new Schemas({ markings, types: sound, files: kept }), problems };
}

/** JSON is YAML, and so its values have places. */
function readSchema(text: string): SchemaFile {
  const { value, problems } = readYaml(text, 0);
  const empty = { value, schema: true, references: [] };
  if (problems.length > 0) return { ...empty, problems };
  if (value?.type !== 'map') {
    const message = 'A JSON Schema is an object, as in `{ "type": "object", "properties": { … } }`.';
    return { ...empty, problems: [{ message, range: value?.range ?? { start: 0, end: text.length } }] };
  }
  const builtIn = new Schemas();
  const found = schemaProblems(builtIn, builtIn.builtIn('schema'), value);
  const said = found.map((problem) => ({
    message: sayProblem(problem, 'JSON Schema'),
    range: problem.range,
  }));
  return { value, schema: plainOf(value) as Schema, problems: said, references: referencesIn(value) };
}

/** Every `$ref`, with its place. */
function referencesIn(value: YamlValue): Located<string>[] {
  if (value.type === 'list') return value.items.flatMap(referencesIn);
  if (value.type !== 'map') return [];
  return value.entries.flatMap(({ key, value: inner }) =>
    key === '$ref' && inner.type === 'scalar' && typeof inner.value === 'string'
      ? [{ value: inner.value, range: inner.range }]
      : referencesIn(inner),
  );
}

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

function referenceProblems(
  schemas: Schemas,
  path: string,
  file: SchemaFile,
  texts: ReadonlyMap<string, SchemaText>,
): YamlProblem[] {
  const unresolved = new Set<string>();
  collectUnresolved(schemas, schemas.file(path), unresolved);
  const found = file.references
    .filter(({ value }) => unresolved.has(value))
    .map(({ value, range }) => ({ message: sayUnresolved(path, value, texts), range }));
  return found.length > 0 ? found : endlessProblems(schemas, path, file);
}

function collectUnresolved(schemas: Schemas, schema: unknown, unresolved: Set<string>): void {
  if (Array.isArray(schema)) for (const inner of schema) collectUnresolved(schemas, inner, unresolved);
  else if (isSchemaObject(schema)) {
    if (typeof schema.$ref === 'string' && schemas.resolve(schema) === null) unresolved.add(schema.$ref);
    for (const inner of Object.values(schema)) collectUnresolved(schemas, inner, unresolved);
  }
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
  return part === '' ? `${path} can't be used as a schema.` : `${path} has no part \`#${part}\`.`;
}

/** A schema that only leads back to itself would never come to an end. */
function endlessProblems(schemas: Schemas, path: string, { value }: SchemaFile): YamlProblem[] {
  const schema = schemas.file(path);
  try {
    if (schema !== null) for (const probe of [null, '', [], {}]) schemas.errors(schema, probe);
    return [];
  } catch (error) {
    if (!(error instanceof RangeError)) return [];
    const range = value?.type === 'map' ? value.entries[0]?.keyRange : undefined;
    return [{ message: 'This schema refers to itself without end.', range: range ?? { start: 0, end: 1 } }];
  }
}

function leadsToNoFault(
  path: string,
  files: ReadonlyMap<string, SchemaFile>,
  problems: ReadonlyMap<string, readonly YamlProblem[]>,
): boolean {
  const reached = [path];
  for (const at of reached) {
    if (problems.get(at)?.length !== 0) return false;
    for (const { value } of files.get(at)?.references ?? []) {
      const next = referredFile(at, value);
      if (next !== null && !reached.includes(next)) reached.push(next);
    }
  }
  return true;
}
