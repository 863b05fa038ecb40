/** What a value names, so that it can be completed, followed and checked. */
export type Refers = 'actor' | 'office' | 'source' | 'claim' | 'event' | 'place' | 'tag';

/**
 * A JSON Schema (2020-12) with the annotations that ours carry; other tools leave those alone. `x-refers-to` says what
 * an id names, `x-range` which two dates follow each other, `x-left-to` which other check judges what is inside,
 * `x-starter` that a new note begins with the key.
 */
export interface SchemaObject {
  readonly [keyword: string]: unknown;
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly examples?: readonly unknown[];
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly enumDescriptions?: readonly string[];
  readonly format?: string;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly patternProperties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema;
  readonly prefixItems?: readonly Schema[];
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly if?: Schema;
  readonly then?: Schema;
  readonly else?: Schema;
  readonly 'x-refers-to'?: Refers | readonly Refers[];
  readonly 'x-range'?: readonly [string, string];
  readonly 'x-left-to'?: string;
  readonly 'x-starter'?: boolean | string;
}

export type Schema = boolean | SchemaObject;

export const isSchemaObject = (schema: unknown): schema is SchemaObject =>
  typeof schema === 'object' && schema !== null && !Array.isArray(schema);

/** The JSON types that a schema allows by itself; null where it says nothing of them. */
export function typesOf(schema: SchemaObject): readonly string[] | null {
  if (typeof schema.type === 'string') return [schema.type];
  if (schema.type) return schema.type;
  const values = schema.enum ?? (schema.const === undefined ? null : [schema.const]);
  if (values) return [...new Set(values.map(typeOf))];
  if (schema.format !== undefined) return ['string'];
  return schema.properties ? ['object'] : null;
}

/** A step of a JSON pointer (RFC 6901), percent-encoded as in a fragment: the engine's own form. */
export const escapeStep = (step: string): string =>
  encodeURI(step.replaceAll('~', '~0').replaceAll('/', '~1')).replaceAll('#', '%23');

export function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}
