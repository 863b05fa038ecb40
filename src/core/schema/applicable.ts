import type { YamlValue } from '../model/yaml.ts';
import { plainOf } from '../yaml/values.ts';
import { type Schema, type SchemaObject, isSchemaObject, typesOf } from './json-schema.ts';
import { patternOf } from './patterns.ts';
import type { Schemas } from './schemas.ts';

/** Schemas may refer to themselves; nobody nests this deep on purpose. */
const deepest = 40;

/**
 * The schemas that speak of one value: the schema itself, what it refers to, and of its alternatives those that the
 * value as written can still become. The more particular come first. `value` is null where nothing is written yet.
 */
export function applicable(schemas: Schemas, schema: Schema | null, value: YamlValue | null): SchemaObject[] {
  return unique(expand(schemas, schema, value, 0));
}

/** The schemas of what stands under a key or at an index, given those of the map or list. */
export function applicableInside(
  schemas: Schemas,
  parents: readonly SchemaObject[],
  step: string | number,
  value: YamlValue | null,
): SchemaObject[] {
  const inside = parents.flatMap((parent) =>
    typeof step === 'number' ? itemSchema(parent, step) : propertySchemas(parent, step),
  );
  return unique(unique(inside).flatMap((schema) => applicable(schemas, schema, value)));
}

/** Several ways may lead to one schema; at each level they would multiply. */
const unique = <T>(values: readonly T[]): T[] => [...new Set(values)];

function expand(
  schemas: Schemas,
  schema: Schema | null,
  value: YamlValue | null,
  depth: number,
): SchemaObject[] {
  if (!isSchemaObject(schema) || depth > deepest) return [];
  const more = (inner: Schema | null | undefined): SchemaObject[] =>
    inner == null ? [] : expand(schemas, inner, value, depth + 1);
  const referred = schema.$ref === undefined ? [] : more(schemas.resolve(schema));
  const all = (schema.allOf ?? []).flatMap(more);
  const dependent = Object.entries((schema['dependentSchemas'] ?? {}) as Record<string, Schema>).flatMap(
    ([key, inner]) =>
      value?.type === 'map' && value.entries.some((entry) => entry.key === key) ? more(inner) : [],
  );
  const any = [schema.anyOf, schema.oneOf].flatMap((branches) => fitting(schemas, branches ?? [], value));
  return [
    schema,
    ...referred,
    ...all,
    ...dependent,
    ...any.flatMap(more),
    ...more(chosen(schemas, schema, value)),
  ];
}

/** `then` or `else`, as the value so far decides. */
function chosen(schemas: Schemas, schema: SchemaObject, value: YamlValue | null): Schema | undefined {
  if (schema.if === undefined || !value) return undefined;
  return schemas.fits(schema.if, plainOf(value)) ? schema.then : schema.else;
}

function fitting(schemas: Schemas, branches: readonly Schema[], value: YamlValue | null): readonly Schema[] {
  const fit = branches.filter((branch) => canBecome(schemas, branch, value, 0));
  return fit.length > 0 ? fit : branches;
}

/** Whether a value can still become what a branch describes: its type is right, and so are its fixed keys. */
export function canBecome(schemas: Schemas, branch: Schema, value: YamlValue | null, depth = 0): boolean {
  if (!isSchemaObject(branch)) return branch;
  if (!value || isEmpty(value) || depth > deepest) return true;
  const types = typesOf(branch);
  if (types && !types.some((type) => typesWritten(value).includes(type))) return false;
  const referred = branch.$ref === undefined ? null : schemas.resolve(branch);
  if (referred !== null && !canBecome(schemas, referred, value, depth + 1)) return false;
  return value.type !== 'map' || value.entries.every(({ key, value: inner }) => isOpen(branch, key, inner));
}

/** A key whose schema fixes its value tells alternatives apart. */
function isOpen(branch: SchemaObject, key: string, value: YamlValue): boolean {
  const property = ownProperty(branch.properties, key);
  if (!isSchemaObject(property) || value.type !== 'scalar') return true;
  const allowed = property.const === undefined ? property.enum : [property.const];
  return !allowed || allowed.includes(value.value) || allowed.includes(value.source);
}

export const isEmpty = (value: YamlValue): boolean => value.type === 'scalar' && value.value === null;

/** The JSON types that a value as written may be meant to have: digits may be text. */
function typesWritten(value: YamlValue): string[] {
  if (value.type === 'map') return ['object'];
  if (value.type === 'list') return ['array'];
  return typeof value.value === 'string' ? ['string'] : ['string', 'number', 'integer', 'boolean', 'null'];
}

function itemSchema(parent: SchemaObject, index: number): Schema[] {
  const schema = parent.prefixItems?.[index] ?? parent.items ?? parent['unevaluatedItems'];
  return [schema, parent['contains']].filter((each): each is Schema => each !== undefined);
}

function propertySchemas(parent: SchemaObject, key: string): Schema[] {
  const property = ownProperty(parent.properties, key);
  const patterns = Object.entries(parent.patternProperties ?? {})
    .filter(([pattern]) => patternOf(pattern)?.test(key))
    .map(([, schema]) => schema);
  const found = property === undefined ? patterns : [property, ...patterns];
  const other = parent.additionalProperties ?? (parent['unevaluatedProperties'] as Schema | undefined);
  return found.length > 0 || other === undefined ? found : [other];
}

export const ownProperty = <T>(
  record: Readonly<Record<string, T>> | undefined,
  key: string,
): T | undefined => (record && Object.hasOwn(record, key) ? record[key] : undefined);

/** All keys that some of the schemas name, in the order in which they stand there. */
export const knownKeys = (parents: readonly SchemaObject[]): string[] => [
  ...new Set(parents.flatMap(({ properties }) => Object.keys(properties ?? {}))),
];

/** Whether text, and no other scalar, is meant by these schemas. */
export function meansText(own: readonly SchemaObject[]): boolean {
  const types = new Set(own.flatMap((schema) => typesOf(schema) ?? []));
  return types.has('string') && !['number', 'integer', 'boolean'].some((type) => types.has(type));
}
