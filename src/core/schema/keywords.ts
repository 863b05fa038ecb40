import { type Schema, type SchemaObject, isSchemaObject } from './json-schema.ts';

/** Keywords that hold data, in which `$ref` and the like are words as any other. */
const dataKeywords = new Set(
  'const enum default examples enumDescriptions type required dependentRequired $vocabulary'.split(' '),
);

/** Keywords under which names stand, each with a schema. */
const mapKeywords = new Set(
  '$defs definitions properties patternProperties dependentSchemas dependencies'.split(' '),
);

/** Keywords that speak of the same value as the schema they stand in, not of one inside it. */
const inPlaceKeywords = 'allOf anyOf oneOf not if then else dependentSchemas dependencies'.split(' ');

/** How one comes from a schema to one that stands in it. */
export type SchemaStep = readonly [keyword: string] | readonly [keyword: string, inner: string | number];

/** What stands under one keyword of a schema: schemas, where it holds any. */
function schemasUnder(keyword: string, value: unknown): [SchemaStep, Schema][] {
  if (dataKeywords.has(keyword) || keyword.startsWith('x-')) return [];
  if (Array.isArray(value))
    return value.flatMap((inner: unknown, at): [SchemaStep, Schema][] =>
      isSchema(inner) ? [[[keyword, at], inner]] : [],
    );
  if (!isSchemaObject(value)) return typeof value === 'boolean' ? [[[keyword], value]] : [];
  if (!mapKeywords.has(keyword)) return [[[keyword], value]];
  return Object.entries(value).flatMap(([name, inner]): [SchemaStep, Schema][] =>
    isSchema(inner) ? [[[keyword, name], inner]] : [],
  );
}

/** The schemas that stand in one, each with how one comes to it. */
export const schemasIn = (schema: SchemaObject): [SchemaStep, Schema][] =>
  Object.entries(schema).flatMap(([keyword, value]) => schemasUnder(keyword, value));

/** The schemas in one that speak of the same value. */
export const schemasInPlace = (schema: SchemaObject): Schema[] =>
  inPlaceKeywords.flatMap((keyword) => schemasUnder(keyword, schema[keyword]).map(([, inner]) => inner));

/** Makes a schema anew from the inside out. */
export function mapSchemas(schema: Schema, change: (schema: SchemaObject) => SchemaObject): Schema {
  if (!isSchemaObject(schema)) return schema;
  const made: Record<string, unknown> = { ...schema };
  for (const [keyword, value] of Object.entries(schema)) {
    const inner = schemasUnder(keyword, value);
    if (inner.length === 0) continue;
    if (Array.isArray(value)) {
      const list: unknown[] = [...(value as unknown[])];
      for (const [[, at], each] of inner) list[at as number] = mapSchemas(each, change);
      made[keyword] = list;
    } else if (mapKeywords.has(keyword)) {
      const map = Object.create(null) as Record<string, unknown>;
      Object.assign(map, value);
      for (const [[, name], each] of inner) map[name as string] = mapSchemas(each, change);
      made[keyword] = map;
    } else made[keyword] = mapSchemas(value as Schema, change);
  }
  return change(made);
}

/** Whether the steps of a location inside a schema lead through a keyword; names of properties don't count. */
export function leadsThrough(steps: readonly string[], keyword: string): boolean {
  for (let at = 0; at < steps.length; at++) {
    if (steps[at] === keyword) return true;
    if (mapKeywords.has(steps[at] ?? '')) at++;
  }
  return false;
}

export const isMapKeyword = (keyword: string): boolean => mapKeywords.has(keyword);

const isSchema = (value: unknown): value is Schema => typeof value === 'boolean' || isSchemaObject(value);
