import type { YamlValue } from '../model/yaml.ts';
import type { Range } from '../text/range.ts';
import { canBecome } from './applicable.ts';
import { isPatternFormat } from './formats.ts';
import { type Path, type Place, instanceOf } from './instance.ts';
import { type Schema, type SchemaObject, escapeStep, isSchemaObject } from './json-schema.ts';
import { isMapKeyword, leadsThrough } from './keywords.ts';
import type { EngineError, Schemas } from './schemas.ts';
import { schemasAt } from './walk.ts';

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
   * Of `required` and `dependentRequired`: the missing key, or several of which one is enough. Of `enum`, `const`,
   * `type`, `false` (a key that is not wanted) and `propertyNames`: what is possible.
   */
  readonly allowed: readonly unknown[];
}

/** Holds a value against a schema. What a part of the schema leaves to another check is not spoken of. */
export function schemaProblems(schemas: Schemas, schema: Schema, value: YamlValue): SchemaProblem[] {
  const instance = instanceOf(schemas, schema, value);
  const finder = new ProblemFinder(schemas, schema, instance.places);
  const all = finder.problems(schemas.errors(schema, instance.json));
  const found = withoutRepeats(all);
  const spokenOf = new Set(found.map(({ place }) => place));
  const misread = instance.misread
    .filter((place) => !spokenOf.has(place) && !isLeftToOthers(schemas, schema, value, place.path))
    .map((place) => ({ keyword: 'misread', place, range: place.value.range, schema: {}, allowed: [] }));
  return [...found, ...misread].sort((a, b) => a.range.start - b.range.start);
}

/** Whether a schema on the way to a value leaves what is in it to another check. */
const isLeftToOthers = (schemas: Schemas, schema: Schema, root: YamlValue, path: Path): boolean =>
  path.some((_, at) =>
    schemasAt(schemas, schema, root, path.slice(0, at)).some((each) => each['x-left-to'] !== undefined),
  );

/** Which values are possible says more than of what type they are, but for a right one in quotation marks. */
function withoutRepeats(all: readonly SchemaProblem[]): SchemaProblem[] {
  const typed = new Set(all.filter(({ keyword }) => keyword === 'type').map(({ place }) => place));
  const choices = new Map<Place, readonly unknown[]>();
  for (const { keyword, place, allowed } of all)
    if (kindOf(keyword) === 'enum' && !choices.has(place)) choices.set(place, allowed);
  return all.filter(({ keyword, place }) => {
    const choice = choices.get(place);
    if (!choice || !typed.has(place) || (keyword !== 'type' && kindOf(keyword) !== 'enum')) return true;
    const { value } = place;
    const isRight = value.type === 'scalar' && choice.map(String).includes(String(value.value));
    return (keyword === 'type') === isRight;
  });
}

/** Keywords whose errors only say that something inside them is wrong. */
const containers = new Set(
  '$ref $recursiveRef allOf if properties patternProperties additionalProperties unevaluatedProperties items prefixItems additionalItems unevaluatedItems dependentSchemas dependencies'.split(
    ' ',
  ),
);

/** `dependencies` of older drafts holds keys or a schema. */
const isContainer = ({ keyword }: EngineError, inside: readonly EngineError[]): boolean =>
  containers.has(keyword) && !(keyword === 'dependencies' && inside.length === 0);

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
    return withoutUnsure(this.#leaves(errors)).flatMap(
      ({ error: { keyword, instanceLocation }, schema, allowed }) => {
        const place = this.#places.get(pointerOf(instanceLocation));
        if (!place) return [];
        const range = rangeOf(keyword, place);
        // What an alias stands for is at one place of the text, however often it is meant.
        const key = `${keyword} ${range.start} ${range.end} ${JSON.stringify(allowed)}`;
        if (said.has(key)) return [];
        said.add(key);
        return [{ keyword, place, range, schema, allowed }];
      },
    );
  }

  /** The errors that say something, of alternatives those of the one that was meant. */
  #leaves(errors: readonly EngineError[]): Leaf[] {
    const leaves: Leaf[] = [];
    for (let at = 0; at < errors.length; at++) {
      const error = errors[at];
      if (!error) continue;
      const inside = insideOf(errors, at);
      const next = errors[at + 1];
      if (error.keyword === 'anyOf' || error.keyword === 'oneOf') {
        leaves.push(...this.#alternatives(error, inside));
        at += inside.length;
      } else if (this.#isLeftToOthers(error)) at += inside.length;
      else if (next?.keyword === 'false' && containers.has(error.keyword)) {
        // Its own location is no schema's: the error before it says where it stands.
        leaves.push(...this.#leavesOf({ ...next, keywordLocation: error.keywordLocation }));
        at++;
      } else if (error.keyword === 'propertyNames') {
        // The name is the value here: what is wrong with it stands at its own place.
        const { instanceLocation } = inside[0] ?? next ?? error;
        leaves.push(...this.#leavesOf({ ...error, instanceLocation }));
        at += inside.length;
      } else if (!isContainer(error, inside) && !isAmongOthers(error)) {
        leaves.push(...this.#leavesOf(error));
        at += inside.length;
      }
    }
    return leaves;
  }

  #alternatives(error: EngineError, inside: readonly EngineError[]): readonly Leaf[] {
    const schema = this.#schemaAt(parentOf(error.keywordLocation));
    const schemas = (isSchemaObject(schema) ? schema[error.keyword as 'anyOf' | 'oneOf'] : null) ?? [];
    const branches = branchesOf(error, inside);
    const fails = (each: Schema, at: number): boolean => each === false || branches.has(at);
    // Of `oneOf` more than one may fit; then nothing is wrong with any of them.
    if (!schemas.every(fails)) return this.#leavesOf(error);
    const found = [...branches].map(([at, errors]) => ({ at, leaves: this.#leaves(errors) }));
    const told = found.filter(({ leaves }) => leaves.length > 0);
    // Nothing to say of one of them: what is wrong with it is left to another check.
    if (told.length === 0 || told.length < found.length)
      return found.length === 0 ? this.#leavesOf(error) : [];
    const value = this.#places.get(pointerOf(error.instanceLocation))?.value ?? null;
    const possible = told.filter(({ at }) => canBecome(this.#schemas, schemas[at] ?? true, value));
    const meant = possible.length > 0 ? possible : told;
    return mostMeant(
      meant.map(({ leaves }) => leaves),
      depthOf(error.instanceLocation),
    );
  }

  #leavesOf(error: EngineError): Leaf[] {
    const at = this.#schemaAt(parentOf(error.keywordLocation));
    const schema = isSchemaObject(at) ? at : {};
    const leaf = { error, depth: depthOf(error.instanceLocation), schema };
    if (isPatternFormat(schema.format) && error.keyword === 'format')
      return [{ ...leaf, error: { ...error, keyword: 'pattern' }, allowed: [] }];
    if (error.keyword === 'dependentRequired' || error.keyword === 'dependencies')
      return this.#dependentLeaves(error, schema);
    if (error.keyword !== 'required') return [{ ...leaf, allowed: allowedBy(schema, error) }];
    return (schema.required ?? [])
      .filter((key) => !this.#has(error.instanceLocation, key))
      .map((key) => ({ ...leaf, allowed: [key] }));
  }

  #has(location: string, key: string): boolean {
    return this.#places.has(`${pointerOf(location)}/${escapeStep(key)}`);
  }

  /** Keys that are owed because another is there: said at that one. */
  #dependentLeaves(error: EngineError, schema: SchemaObject): Leaf[] {
    const owed = (schema['dependentRequired'] ?? schema['dependencies'] ?? {}) as Record<string, unknown>;
    return Object.entries(owed).flatMap(([key, keys]) => {
      if (!this.#has(error.instanceLocation, key) || !Array.isArray(keys)) return [];
      const instanceLocation = `${error.instanceLocation}/${escapeStep(key)}`;
      const at = { ...error, keyword: 'dependentRequired', instanceLocation };
      return (keys as unknown[])
        .filter((other) => !this.#has(error.instanceLocation, String(other)))
        .map((other) => ({ error: at, depth: depthOf(instanceLocation), schema, allowed: [other] }));
    });
  }

  /** Whether the schema inside a property leaves what it holds to another check. */
  #isLeftToOthers({ keyword, keywordLocation }: EngineError): boolean {
    if (!containers.has(keyword)) return false;
    const schema = this.#schemaAt(parentOf(keywordLocation));
    return isSchemaObject(schema) && schema['x-left-to'] !== undefined;
  }

  #schemaAt(location: string): unknown {
    let schema: unknown = this.#root;
    let named = false;
    for (const step of location.split('/').slice(1)) {
      if (typeof schema !== 'object' || schema === null) return null;
      schema =
        step === '$ref' && !named
          ? this.#schemas.resolve(schema as SchemaObject)
          : (schema as Readonly<Record<string, unknown>>)[unescapeStep(step)];
      named = !named && isMapKeyword(step);
    }
    return schema;
  }
}

/** What went wrong in each branch of alternatives, by its index; errors of `false` follow those of their keyword. */
function branchesOf(error: EngineError, inside: readonly EngineError[]): Map<number, EngineError[]> {
  const branches = new Map<number, EngineError[]>();
  let branch = -1;
  for (const each of inside) {
    if (each.keyword !== 'false')
      branch = Number(each.keywordLocation.slice(error.keywordLocation.length + 1).split('/')[0]);
    const errors = branches.get(branch);
    if (errors) errors.push(each);
    else if (branch >= 0) branches.set(branch, [each]);
  }
  return branches;
}

/** What entries lack that `contains` was held against: it is enough that others have it. */
const isAmongOthers = ({ keyword, keywordLocation }: EngineError): boolean =>
  keyword === 'false' || leadsThrough(parentOf(keywordLocation).split('/').slice(1), 'contains');

/**
 * A key or entry that nothing speaks of may only seem so: the engine forgets what spoke of it where anything else of
 * the same map or list is wrong.
 */
function withoutUnsure(leaves: readonly Leaf[]): Leaf[] {
  const wrong = new Set<string>();
  for (const { error } of leaves.filter((leaf) => !isUnevaluated(leaf)))
    for (let at = error.instanceLocation; at !== '' && !wrong.has(at); at = parentOf(at)) wrong.add(at);
  return leaves.filter((leaf) => !isUnevaluated(leaf) || !wrong.has(parentOf(leaf.error.instanceLocation)));
}

const isUnevaluated = ({ error: { keyword, keywordLocation } }: Leaf): boolean =>
  keyword === 'false' && /\/unevaluated(?:Properties|Items)$/u.test(keywordLocation);

/** Keywords that speak of a key, not of its value. */
const namesKey = new Set(['false', 'propertyNames', 'dependentRequired']);

/** The words at fault: a key that is not wanted, the first key of a map that lacks one, else the value. */
function rangeOf(keyword: string, { value, keyRange }: Place): Range {
  if (keyRange && namesKey.has(keyword)) return keyRange;
  if (value.type === 'scalar') return value.range;
  const first = value.type === 'map' ? value.entries[0]?.keyRange : null;
  return keyword === 'required' ? (first ?? keyRange ?? value.range) : (keyRange ?? first ?? value.range);
}

/** The errors right behind one that belong to what is inside its keyword. */
function insideOf(errors: readonly EngineError[], at: number): readonly EngineError[] {
  const prefix = `${errors[at]?.keywordLocation ?? ''}/`;
  let end = at + 1;
  while (errors[end]?.keywordLocation.startsWith(prefix) || errors[end]?.keyword === 'false') end++;
  return errors.slice(at + 1, end);
}

const depthOf = (location: string): number => location.split('/').length;

/**
 * Of several alternatives the one that agrees with the value farthest; where they fail at the value itself, what they
 * allow is said together.
 */
function mostMeant(branches: readonly (readonly Leaf[])[], depth: number): readonly Leaf[] {
  const fails = (leaves: readonly Leaf[], keyword: string | null): boolean =>
    leaves.some((leaf) => leaf.depth <= depth && (keyword === null || leaf.error.keyword === keyword));
  const told = unlikeAll(branches, depth);
  if (told) return [told];
  const shallow = branches.filter((leaves) => !fails(leaves, null));
  const right = branches.filter((leaves) => !fails(leaves, 'type'));
  const meant = shallow.length > 0 ? shallow : right.length > 0 ? right : branches;
  return (meant.length > 1 ? (together(meant) ?? together(meant.map(typeAlone))) : null) ?? fewest(meant);
}

/** A key whose value tells alternatives apart, and that has none of theirs. */
function unlikeAll(branches: readonly (readonly Leaf[])[], depth: number): Leaf | null {
  const isTelling = (leaf: Leaf): boolean =>
    leaf.depth === depth + 1 && kindOf(leaf.error.keyword) === 'enum';
  const [first, ...others] = branches.map((leaves) => leaves.filter(isTelling));
  for (const leaf of first ?? []) {
    const same = others.map((leaves) =>
      leaves.find(({ error }) => error.instanceLocation === leaf.error.instanceLocation),
    );
    if (same.length === 0 || !same.every((each) => each !== undefined)) continue;
    return { ...leaf, allowed: unique([leaf, ...same].flatMap(({ allowed }) => allowed)) };
  }
  return null;
}

const unique = (values: readonly unknown[]): unknown[] => [...new Set(values)];

/** Of another type than a branch wants a value can't be one of its choices either. */
function typeAlone(leaves: readonly Leaf[]): readonly Leaf[] {
  const type = leaves.find(({ error }) => error.keyword === 'type');
  const same = leaves.every((leaf) => leaf.error.instanceLocation === type?.error.instanceLocation);
  return type && same ? [type] : leaves;
}

/** One error for alternatives that each fail by the same keyword at the same value. */
function together(branches: readonly (readonly Leaf[])[]): readonly Leaf[] | null {
  const [first] = branches[0] ?? [];
  if (!first || !['enum', 'const', 'type', 'required'].includes(first.error.keyword)) return null;
  const same = ({ error, depth }: Leaf): boolean =>
    depth === first.depth && kindOf(error.keyword) === kindOf(first.error.keyword);
  if (!branches.every((leaves) => leaves.length === 1 && leaves.every(same))) return null;
  return [{ ...first, allowed: unique(branches.flat().flatMap(({ allowed }) => allowed)) }];
}

const kindOf = (keyword: string): string => (keyword === 'const' ? 'enum' : keyword);

const fewest = (branches: readonly (readonly Leaf[])[]): readonly Leaf[] =>
  branches.reduce((best, leaves) => (leaves.length < best.length ? leaves : best));

function allowedBy(schema: SchemaObject, { keyword, instanceLocation }: EngineError): readonly unknown[] {
  if (keyword === 'enum') return schema.enum ?? [];
  if (keyword === 'const') return [schema.const];
  if (keyword === 'type') return typeof schema.type === 'string' ? [schema.type] : (schema.type ?? []);
  if (keyword === 'propertyNames') {
    const names = schema['propertyNames'];
    return isSchemaObject(names) ? (names.enum ?? []) : [];
  }
  if (keyword !== 'false') return [];
  const key = unescapeStep(instanceLocation.slice(instanceLocation.lastIndexOf('/') + 1));
  return Object.entries(schema.properties ?? {}).flatMap(([name, each]) =>
    each === false || name === key ? [] : [name],
  );
}

const pointerOf = (location: string): string => location.slice(1);
const parentOf = (location: string): string => location.slice(0, location.lastIndexOf('/'));

const unescapeStep = (step: string): string =>
  decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~');
