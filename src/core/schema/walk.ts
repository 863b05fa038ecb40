import type { NoteFacts } from '../model/facts.ts';
import type { YamlValue } from '../model/yaml.ts';
import { applicable, applicableInside, knownKeys } from './applicable.ts';
import type { Path, Place } from './instance.ts';
import type { Schema, SchemaObject } from './json-schema.ts';
import type { Schemas } from './schemas.ts';

/** A value with the schemas that speak of it. */
export interface Described extends Place {
  readonly own: readonly SchemaObject[];
}

/** Every value of a document that some schema speaks of, outer before inner, in the order of the text. */
export function* describedValues(schemas: Schemas, schema: Schema, value: YamlValue): Generator<Described> {
  yield* inside(schemas, { path: [], value, keyRange: null, own: applicable(schemas, schema, value) });
}

/** Those of a note's frontmatter; none where it has no type that is known or doesn't parse. */
export function describedFrontmatter({
  schemas,
  note: { frontmatter, record },
}: {
  readonly schemas: Schemas;
  readonly note: Pick<NoteFacts, 'frontmatter' | 'record'>;
}): readonly Described[] {
  const schema = record && frontmatter?.type ? schemas.ofType(frontmatter.type.value) : null;
  return schema !== null && frontmatter?.yaml ? [...describedValues(schemas, schema, frontmatter.yaml)] : [];
}

function* inside(schemas: Schemas, described: Described): Generator<Described> {
  if (described.own.length === 0) return;
  yield described;
  const { value, path, own } = described;
  if (value.type === 'map') {
    for (const { key, keyRange, value: inner } of value.entries)
      yield* inside(schemas, {
        path: [...path, key],
        value: inner,
        keyRange,
        own: applicableInside(schemas, own, key, inner),
      });
  } else if (value.type === 'list') {
    for (const [index, item] of value.items.entries())
      yield* inside(schemas, {
        path: [...path, index],
        value: item,
        keyRange: null,
        own: applicableInside(schemas, own, index, item),
      });
  }
}

/** The schemas that speak of what stands or may stand at a path. */
export function schemasAt(
  schemas: Schemas,
  schema: Schema,
  root: YamlValue | null,
  path: Path,
): SchemaObject[] {
  let own = applicable(schemas, schema, root);
  let value = root;
  for (const step of path) {
    value = innerValue(value, step);
    own = applicableInside(schemas, own, step, value);
  }
  return own;
}

/** Where a list is meant, one value alone is a list of one: an index past it stands for the value itself. */
function innerValue(value: YamlValue | null, step: string | number): YamlValue | null {
  if (value?.type === 'list' && typeof step === 'number') return value.items[step] ?? null;
  if (value?.type !== 'map') return null;
  return value.entries.find(({ key }) => key === step)?.value ?? null;
}

/** The keys that a document of a schema may have at its root, in the order in which they are written. */
export const rootKeys = (schemas: Schemas, schema: Schema, root: YamlValue | null): string[] =>
  knownKeys(schemasAt(schemas, schema, root, []));
