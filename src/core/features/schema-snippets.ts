import { applicable, applicableInside, knownKeys } from '../schema/applicable.ts';
import { type SchemaObject, typesOf } from '../schema/json-schema.ts';
import type { Schemas } from '../schema/schemas.ts';
import { owedKeys } from '../schema/owed.ts';
import type { YamlCursor } from '../yaml/cursor.ts';
import { scalarSource, valueSource } from '../yaml/scalars.ts';
import { escapeChoice, escapeSnippet } from './completion-items.ts';

/** What follows a key's colon, and whether suggestions are of use there. */
interface Shape {
  readonly snippet: string;
  readonly goesOn: boolean;
}

type Place = Pick<YamlCursor, 'flow' | 'indent'>;

/** The value that a key is given when it is accepted: nothing yet for a scalar, the right form for a list or a map. */
export function keySnippet(schemas: Schemas, own: readonly SchemaObject[], place: Place): Shape {
  const items = itemsOf(schemas, own);
  if (items && isMap(items)) {
    const entry = flowMap(schemas, items);
    const snippet = place.flow ? ` [${entry}]` : `\n${spaces(place.indent + 2)}- ${entry}`;
    return { snippet, goesOn: true };
  }
  if (items) return { snippet: ' [$1]', goesOn: items.some(hasSuggestions) };
  if (!isMap(own)) return { snippet: ' ', goesOn: own.some(hasSuggestions) };
  if (place.flow) return { snippet: ` ${flowMap(schemas, own)}`, goesOn: true };
  const [first] = starters(own);
  return {
    snippet: `\n${spaces(place.indent + 2)}${first === undefined ? '' : `${first}: `}$1`,
    goesOn: true,
  };
}

/** Another entry of a list of maps; null where the schemas ask for none. */
export function itemSnippet(schemas: Schemas, own: readonly SchemaObject[], place: Place): string | null {
  const items = itemsOf(schemas, own);
  return items && isMap(items) && !place.flow ? `- ${flowMap(schemas, items)}` : null;
}

/** `{ office: $1, start: $2 }`: the keys that an entry owes or that one begins with. */
function flowMap(schemas: Schemas, own: readonly SchemaObject[]): string {
  const keys = starters(own);
  if (keys.length === 0) return '{ $1 }';
  const entries = keys.map((key, at) => {
    const choice = choiceOf(applicableInside(schemas, own, key, null));
    return `${escapeSnippet(scalarSource(key, 'flow'))}: \${${at + 1}${choice}}`;
  });
  return `{ ${entries.join(', ')} }`;
}

/** An enumeration as a choice of LSP's snippets. */
function choiceOf(own: readonly SchemaObject[]): string {
  const values = own.find((schema) => schema.enum !== undefined)?.enum ?? [];
  return values.length === 0
    ? ''
    : `|${values.map((value) => escapeChoice(valueSource(value, 'flow'))).join(',')}|`;
}

function starters(own: readonly SchemaObject[]): string[] {
  const marked = own.flatMap(({ properties }) =>
    Object.entries(properties ?? {}).flatMap(([key, schema]) =>
      typeof schema === 'object' && schema['x-starter'] !== undefined ? [key] : [],
    ),
  );
  const wanted = new Set([...owedKeys(own, []), ...marked]);
  return knownKeys(own).filter((key) => wanted.has(key));
}

function itemsOf(schemas: Schemas, own: readonly SchemaObject[]): SchemaObject[] | null {
  const lists = own.filter(({ items }) => items !== undefined);
  return lists.length === 0 ? null : lists.flatMap(({ items }) => applicable(schemas, items ?? true, null));
}

/** Of a map and words, either of which may stand here, the one that the schema names first. */
const isMap = (own: readonly SchemaObject[]): boolean =>
  own.find((schema) => schema.properties !== undefined || typesOf(schema)?.includes('string'))?.properties !==
  undefined;

const hasSuggestions = (schema: SchemaObject): boolean =>
  schema.enum !== undefined ||
  schema.const !== undefined ||
  schema['x-refers-to'] !== undefined ||
  schema.type === 'boolean' ||
  /^(?:edtf|time-zone)/u.test(schema.format ?? '');

const spaces = (count: number): string => ' '.repeat(count);
