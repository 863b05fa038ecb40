import type { YamlValue } from '../model/yaml.ts';
import { applicable, applicableInside, knownKeys } from '../schema/applicable.ts';
import type { SchemaObject } from '../schema/json-schema.ts';
import { sayOwed, wantedKeys } from '../schema/owed.ts';
import type { Schemas } from '../schema/schemas.ts';
import { schemasAt } from '../schema/walk.ts';
import type { Service } from '../service.ts';
import { type YamlCursor, yamlCursor } from '../yaml/cursor.ts';
import { quotedLike, scalarSource, valueSource } from '../yaml/scalars.ts';
import { type Completion, type Completions, escapeSnippet, noCompletions } from './completion-items.ts';
import { schemaDocument } from './schema-document.ts';
import { itemSnippet, keySnippet } from './schema-snippets.ts';
import { valueCompletions } from './schema-values.ts';
import { beforeValue, behindKey, isFreshLine } from './value-place.ts';

/** Keys and values of YAML that has a schema; null where the cursor is not in such YAML. */
export function schemaCompletions(service: Service, path: string, offset: number): Completions | null {
  const document = schemaDocument(service, path);
  if (!document) return null;
  const cursor = yamlCursor(document.text, document.range, offset);
  if (!cursor) return null;
  const schema = document.schema ?? typeOnly(service.schemas);
  const own = schemasAt(service.schemas, schema, besidesCursor(cursor), cursor.path);
  const blocks = isClaims(cursor) ? (service.notes.get(path)?.blockIds ?? []) : [];
  if (cursor.role === 'key') {
    const behind = behindKey(document, cursor);
    const items = behind === null ? [] : keys(service.schemas, own, cursor, { behind, more: blocks });
    return { items, incomplete: false };
  }
  const before = beforeValue(
    document,
    cursor,
    own.some(({ items }) => items !== undefined),
  );
  const values = before === null ? noCompletions : valueCompletions({ service, path, cursor, own, before });
  const entries = isFreshLine(document, cursor) ? newItem(service.schemas, own, cursor) : [];
  const nested = cursor.mayBeMap
    ? keys(service.schemas, ofItem(service.schemas, own), cursor, { behind: '', more: blocks })
    : [];
  return { ...values, items: [...entries, ...values.items, ...nested] };
}

/** The blocks of the note that may be claims are the keys there. */
const isClaims = ({ path }: YamlCursor): boolean => path.length === 1 && path[0] === 'claims';

/** What half a word says so far must not rule out what it may become. */
const besidesCursor = ({ root, role, path }: YamlCursor): YamlValue | null =>
  role === 'value' ? emptied(root, path) : root;

function emptied(value: YamlValue | null, [step, ...rest]: readonly (string | number)[]): YamlValue | null {
  if (step === undefined || value === null) return null;
  const clear = (inner: YamlValue): YamlValue =>
    emptied(inner, rest) ?? { type: 'scalar', value: null, source: '', style: 'plain', range: inner.range };
  if (value.type === 'list')
    return { ...value, items: value.items.map((item, at) => (at === step ? clear(item) : item)) };
  if (value.type !== 'map') return value;
  const entries = value.entries.map((entry) =>
    entry.key === step ? { ...entry, value: clear(entry.value) } : entry,
  );
  return { ...value, entries };
}

/** In a file of no known type nothing is owed; a type is what makes it a note. */
const typeOnly = (schemas: Schemas): SchemaObject => ({
  properties: { type: schemas.builtIn('note').properties?.['type'] ?? true },
});

/** Keys that may be added: those that are owed first, then in the order of the schema. */
function keys(
  schemas: Schemas,
  parents: readonly SchemaObject[],
  cursor: YamlCursor,
  { behind, more }: { readonly behind: string; readonly more: readonly string[] } = { behind: '', more: [] },
): Completion[] {
  const owed = new Set(wantedKeys(parents, cursor.siblings));
  const free = [...more, ...knownKeys(parents)].filter((key) => !cursor.siblings.includes(key));
  const ordered = [...free.filter((key) => owed.has(key)), ...free.filter((key) => !owed.has(key))];
  return ordered.map((key) => {
    const own = applicableInside(schemas, parents, key, null);
    const shape = keySnippet(schemas, own, cursor);
    const source = escapeSnippet(
      cursor.quote === null
        ? scalarSource(key, cursor.flow ? 'flow' : 'block')
        : quotedLike(cursor.quote, key).slice(1, -1),
    );
    return {
      label: key,
      kind: 'key',
      detail: owed.has(key) ? sayOwed(parents, key, (other) => other) : '',
      documentation: describe(own),
      filter: null,
      range: cursor.replace,
      snippet: cursor.hasColon
        ? source
        : `${source}:${shape.snippet}${behind === '' ? '' : stopBefore(shape.snippet, behind)}`,
      goesOn: !cursor.hasColon && shape.goesOn,
    };
  });
}

/** The cursor stays where the value goes. */
const stopBefore = (snippet: string, behind: string): string =>
  snippet.includes('$') ? behind : `$1${behind}`;

/** Where a list of maps is meant, a map alone is a list of one: its keys may stand here too. */
function ofItem(schemas: Schemas, own: readonly SchemaObject[]): SchemaObject[] {
  const items = own.flatMap(({ items: schema }) =>
    schema === undefined ? [] : applicable(schemas, schema, null),
  );
  return [...own, ...items].filter(({ properties }) => properties !== undefined);
}

/** On a fresh line below a key that takes a list of maps: another entry with its dash. */
function newItem(schemas: Schemas, own: readonly SchemaObject[], cursor: YamlCursor): Completion[] {
  if (cursor.typed !== '' || cursor.quote || cursor.path.length === 0) return [];
  const snippet = itemSnippet(schemas, own, cursor);
  if (snippet === null) return [];
  const base = { kind: 'form', detail: '', documentation: describe(own), filter: '', goesOn: true } as const;
  return [{ ...base, label: '- …', range: cursor.replace, snippet }];
}

/** What a key means and how it may be written, as Markdown. */
export function describe(own: readonly SchemaObject[]): string {
  const description = own.find((schema) => schema.description !== undefined)?.description ?? '';
  const example = own.find((schema) => (schema.examples?.length ?? 0) > 0)?.examples?.[0];
  const written = example === undefined ? '' : `For example \`${valueSource(example)}\`.`;
  return [description, written].filter((part) => part !== '').join('\n\n');
}
