import type { YamlValue } from '../model/yaml.ts';
import type { Range } from '../text/range.ts';
import { type Place, escapeStep, instanceOf } from './instance.ts';
import { type Schema, type SchemaObject, isSchemaObject } from './json-schema.ts';
import type { EngineError, Schemas } from './schemas.ts';

/** One thing in which a value differs from its schema, at its place in the text. */
export interface SchemaProblem {
  /** The keyword of JSON Schema that is not met; `misread` where YAML makes something else of words. */
  readonly keyword: string;
  readonly place: Place;
  /** The words at fault. */
  readonly range: Range;
  /** The schema whose keyword it is. */
  readonly schema: SchemaObject;
  /**
   * Of `required`: the missing key, or several of which one is enough. Of `enum`, `type` and `false` (a key that is not
   * wanted): what is possible.
   */
  readonly allowed: readonly unknown[];
}

/** Holds a value against a schema. What a part of the schema leaves to another check is not spoken of. */
export function schemaProblems(schemas: Schemas, schema: Schema, value: YamlValue): SchemaProblem[] {
  const instance = instanceOf(schemas, schema, value);
  const finder = new ProblemFinder(schemas, schema, instance.places);
  const found = finder.problems(schemas.errors(schema, instance.json));
  const spokenOf = new Set(found.map(({ place }) => place));
  const misread = instance.misread
    .filter((place) => !spokenOf.has(place))
    .map((place) => ({ keyword: 'misread', place, range: place.value.range, schema: {}, allowed: [] }));
  return [...found, ...misread].sort((a, b) => a.range.start - b.range.start);
}

/** Keywords whose errors only say that something inside them is wrong. */
const containers = new Set(
  '$ref $recursiveRef allOf if properties patternProperties additionalProperties unevaluatedProperties items prefixItems additionalItems unevaluatedItems dependentSchemas'.split(
    ' ',
  ),
);

interface Leaf {
  readonly error: EngineError;
  readonly depth: number;
  readonly schema: SchemaObject;
  readonly allowed: readonly unknown[];
}

class ProblemFinder {
  readonly #schemas: Schemas;
  readonly #root: Schema;
  readonly #places: ReadonlyMap<string, Place>;

  constructor(schemas: Schemas, root: Schema, places: ReadonlyMap<string, Place>) {
    this.#schemas = schemas;
    this.#root = root;
    this.#places = places;
  }

  problems(errors: readonly EngineError[]): SchemaProblem[] {
    const said = new Set<string>();
    return this.#leaves(errors).flatMap(({ error: { keyword, instanceLocation }, schema, allowed }) => {
      const place = this.#places.get(pointerOf(instanceLocation));
      const key = `${keyword} ${instanceLocation} ${allowed.join()}`;
      if (!place || said.has(key)) return [];
      said.add(key);
      return [{ keyword, place, range: rangeOf(keyword, place), schema, allowed }];
    });
  }

  /** The errors that say something, of alternatives those of the one that was meant. */
  #leaves(errors: readonly EngineError[]): Leaf[] {
    const leaves: Leaf[] = [];
    for (let at = 0; at < errors.length; at++) {
      const error = errors[at];
      if (!error) continue;
      const inside = insideOf(errors, at);
      if (error.keyword === 'anyOf' || error.keyword === 'oneOf') {
        leaves.push(...this.#alternatives(error, inside));
        at += inside.length;
      } else if (isClosing(error, errors[at + 1])) {
        leaves.push(
          ...this.#leavesOf({ ...error, ...errors[at + 1], keywordLocation: error.keywordLocation }),
        );
        at++;
      } else if (error.keyword === 'propertyNames') {
        // The name is the value here: what is wrong with it stands at its own place.
        const [{ instanceLocation } = error] = inside;
        leaves.push(...this.#leavesOf({ ...error, instanceLocation }));
        at += inside.length;
      } else if (this.#isLeftToOthers(error)) at += inside.length;
      else if (!containers.has(error.keyword)) {
        leaves.push(...this.#leavesOf(error));
        at += inside.length;
      }
    }
    return leaves;
  }

  #alternatives(error: EngineError, inside: readonly EngineError[]): readonly Leaf[] {
    const branches = new Map<string, EngineError[]>();
    let branch = '';
    for (const one of inside) {
      if (one.keyword !== 'false')
        branch = one.keywordLocation.slice(error.keywordLocation.length + 1).split('/')[0] ?? '';
      branches.set(branch, [...(branches.get(branch) ?? []), one]);
    }
    const found = [...branches.values()].map((branch) => this.#leaves(branch));
    const told = found.filter((leaves) => leaves.length > 0);
    // Nothing to say of one of them: what is wrong with it is left to another check.
    if (told.length < found.length) return [];
    return told.length > 0 ? mostMeant(told, depthOf(error.instanceLocation)) : this.#leavesOf(error);
  }

  #leavesOf(error: EngineError): Leaf[] {
    const at = this.#schemaAt(parentOf(error.keywordLocation));
    const schema = isSchemaObject(at) ? at : {};
    const leaf = { error, depth: depthOf(error.instanceLocation), schema };
    if (error.keyword !== 'required') return [{ ...leaf, allowed: allowedBy(schema, error.keyword) }];
    const has = (key: string): boolean =>
      this.#places.has(`${pointerOf(error.instanceLocation)}/${escapeStep(key)}`);
    return (schema.required ?? []).filter((key) => !has(key)).map((key) => ({ ...leaf, allowed: [key] }));
  }

  /** Whether the schema inside a property leaves what it holds to another check. */
  #isLeftToOthers({ keyword, keywordLocation }: EngineError): boolean {
    if (!containers.has(keyword)) return false;
    const schema = this.#schemaAt(parentOf(keywordLocation));
    return isSchemaObject(schema) && schema['x-left-to'] !== undefined;
  }

  #schemaAt(location: string): unknown {
    let schema: unknown = this.#root;
    for (const step of location.split('/').slice(1)) {
      if (typeof schema !== 'object' || schema === null) return null;
      schema =
        step === '$ref'
          ? this.#schemas.resolve(schema as SchemaObject)
          : (schema as Readonly<Record<string, unknown>>)[unescapeStep(step)];
    }
    return schema;
  }
}

/** The words at fault: a key that is not wanted, the first key of a map that lacks one, else the value. */
function rangeOf(keyword: string, { value, keyRange }: Place): Range {
  if (keyRange && (keyword === 'false' || keyword === 'propertyNames')) return keyRange;
  if (value.type === 'scalar') return value.range;
  const first = value.type === 'map' ? value.entries[0]?.keyRange : null;
  return keyword === 'required' ? (first ?? keyRange ?? value.range) : (keyRange ?? first ?? value.range);
}

/** The errors right behind one that belong to what is inside its keyword. */
function insideOf(errors: readonly EngineError[], at: number): readonly EngineError[] {
  const prefix = `${errors[at]?.keywordLocation ?? ''}/`;
  let end = at + 1;
  while (
    errors[end]?.keywordLocation.startsWith(prefix) ||
    (end > at + 1 && errors[end]?.keyword === 'false')
  )
    end++;
  return errors.slice(at + 1, end);
}

/** A map that takes no further keys: the error behind it, whose own location is no schema's, names the key. */
const isClosing = ({ keyword }: EngineError, next: EngineError | undefined): boolean =>
  next?.keyword === 'false' && (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties');

const depthOf = (location: string): number => location.split('/').length;

/**
 * Of several alternatives the one that agrees with the value farthest; where they fail at the value itself, what they
 * allow is said together.
 */
function mostMeant(branches: readonly (readonly Leaf[])[], depth: number): readonly Leaf[] {
  const fails = (leaves: readonly Leaf[], keyword: string | null): boolean =>
    leaves.some((leaf) => leaf.depth <= depth && (keyword === null || leaf.error.keyword === keyword));
  const shallow = branches.filter((leaves) => !fails(leaves, null));
  const right = branches.filter((leaves) => !fails(leaves, 'type'));
  const meant = shallow.length > 0 ? shallow : right.length > 0 ? right : branches;
  return (meant.length > 1 ? together(meant) : null) ?? fewest(meant);
}

/** One error for alternatives that each fail by the same keyword at the same value. */
function together(branches: readonly (readonly Leaf[])[]): readonly Leaf[] | null {
  const [first] = branches[0] ?? [];
  if (!first || !['enum', 'const', 'type', 'required'].includes(first.error.keyword)) return null;
  const same = ({ error, depth }: Leaf): boolean =>
    depth === first.depth && kindOf(error.keyword) === kindOf(first.error.keyword);
  if (!branches.every((leaves) => leaves.length === 1 && leaves.every(same))) return null;
  return [{ ...first, allowed: [...new Set(branches.flat().flatMap(({ allowed }) => allowed))] }];
}

const kindOf = (keyword: string): string => (keyword === 'const' ? 'enum' : keyword);

const fewest = (branches: readonly (readonly Leaf[])[]): readonly Leaf[] =>
  branches.reduce((best, leaves) => (leaves.length < best.length ? leaves : best));

function allowedBy(schema: SchemaObject, keyword: string): readonly unknown[] {
  if (keyword === 'enum') return schema.enum ?? [];
  if (keyword === 'const') return [schema.const];
  if (keyword === 'false') return Object.keys(schema.properties ?? {});
  if (keyword === 'type') return typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  return [];
}

const pointerOf = (location: string): string => location.slice(1);
const parentOf = (location: string): string => location.slice(0, location.lastIndexOf('/'));

const unescapeStep = (step: string): string =>
  decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
