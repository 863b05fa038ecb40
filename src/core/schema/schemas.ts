import { type Schema as EngineSchema, dereference, validate } from '@cfworker/json-schema';
import { builtInTypes } from '../model/note-types.ts';
import { builtInBase, builtInSchemas } from './built-in.ts';
import { canCompile, patternFormat, registerFormats } from './formats.ts';
import { type Schema, type SchemaObject, isSchemaObject } from './json-schema.ts';
import { KeyPatterns } from './key-patterns.ts';
import { mapSchemas } from './keywords.ts';

registerFormats();

/** What a workspace adds to the schemas of ours. */
export interface SchemaSettings {
  /** Markings from low to high, where the team has its own; null for TLP. */
  readonly markings: readonly string[] | null;
  /** Note types of the team's own, each with the path of its schema. */
  readonly types: ReadonlyMap<string, string>;
  /** The schemas that were read, by path; those of the types and what they refer to. */
  readonly files: ReadonlyMap<string, Schema>;
}

/** A note type, as a person chooses among them. */
export interface NoteType {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly own: boolean;
}

const draft = '2020-12';
const ownBase = 'attache:/workspace/';

const mostErrors = 20_000;

/** References followed for one value: far more than any note needs. */
const mostSteps = 100_000;

type Lookup = Record<string, EngineSchema | boolean>;

/** All schemas of a workspace, ours and the team's. Immutable: a workspace whose schemas change gets another. */
export class Schemas {
  readonly #lookup: Lookup;
  readonly #types: ReadonlyMap<string, string>;
  readonly #keyPatterns = new KeyPatterns();
  /** What adding a file threw, by path: such a file is no schema here. */
  readonly failures: ReadonlyMap<string, unknown>;

  constructor({ markings, types, files }: SchemaSettings = noSettings) {
    this.#lookup = Object.create(null) as Lookup;
    this.#types = types;
    for (const [name, schema] of Object.entries(builtInSchemas))
      this.#add(`${builtInBase}${name}.schema.json`, withMarkings(name, schema, markings));
    const failures = new Map<string, unknown>();
    for (const [path, schema] of files) {
      try {
        this.#addOwn(path, schema);
      } catch (error) {
        failures.set(path, error);
      }
    }
    this.failures = failures;
  }

  /** The schema of a note type, or null where there is none or its file can't be used. */
  ofType(name: string): Schema | null {
    const own = this.#types.get(name);
    if (own !== undefined) return this.file(own);
    return (builtInTypes as readonly string[]).includes(name) ? this.builtIn(name) : null;
  }

  builtIn(name: string): SchemaObject {
    return this.#lookup[`${builtInBase}${name}.schema.json`] as SchemaObject;
  }

  /** A schema of the team's, by path. */
  file(path: string): Schema | null {
    return (this.#lookup[ownAddress(path)] as Schema | undefined) ?? null;
  }

  /** Markings from low to high: the team's own, else those of the Traffic Light Protocol. */
  get markings(): readonly unknown[] {
    const marking = this.builtIn('common')['$defs'] as Readonly<Record<string, SchemaObject>> | undefined;
    return marking?.['marking']?.enum ?? [];
  }

  /** All note types: ours, then the team's. */
  types(): NoteType[] {
    const own = [...this.#types.keys()];
    const names = [...builtInTypes.filter((name) => !this.#types.has(name)), ...own];
    return names.map((name) => {
      const schema = this.ofType(name);
      const { title, description } = isSchemaObject(schema) ? schema : {};
      return { name, title: title ?? name, description: description ?? '', own: this.#types.has(name) };
    });
  }

  /** What a `$ref` leads to, or null. */
  resolve(schema: SchemaObject): Schema | null {
    const address = schema['__absolute_ref__'] ?? schema.$ref;
    return typeof address === 'string' ? ((this.#lookup[address] as Schema | undefined) ?? null) : null;
  }

  /** Runs the engine. Throws where a `$ref` leads nowhere. */
  errors(schema: Schema, json: unknown): EngineError[] {
    try {
      const { errors } = this.#run(schema, json, false);
      if (errors.length <= mostErrors) return this.#asWritten(errors);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    // More than anybody reads, or waits for: the first ones, or none at all.
    try {
      return this.#asWritten(this.#run(schema, json, true).errors);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return [];
    }
  }

  fits(schema: Schema, json: unknown): boolean {
    try {
      return this.#run(schema, json, true).valid;
    } catch (error) {
      if (error instanceof RangeError || isUnresolved(error)) return false;
      throw error;
    }
  }

  #run(schema: Schema, json: unknown, shortCircuit: boolean): ReturnType<typeof validate> {
    const run = () => validate(json, schema as EngineSchema, draft, this.#counted(), shortCircuit);
    return this.#keyPatterns.during(json, run);
  }

  #asWritten(errors: readonly EngineError[]): EngineError[] {
    return errors.map((error) => ({
      ...error,
      keywordLocation: this.#keyPatterns.asWritten(error.keywordLocation),
    }));
  }

  /** The schemas for one run of the engine: only by `$ref` can it take ever more steps, and those are counted. */
  #counted(): Lookup {
    let steps = 0;
    return new Proxy(this.#lookup, {
      get: (lookup, address) => {
        if (++steps > mostSteps) throw new RangeError('Too many steps');
        return lookup[address as string];
      },
    });
  }

  /**
   * Under its path, so that files refer to each other as they lie; and under its `$id`, if others call it that. Nobody
   * takes an address that is another's.
   */
  #addOwn(path: string, schema: Schema): void {
    const { $id, ...rest } = (isSchemaObject(schema) ? schema : {}) as { readonly $id?: unknown };
    const own = isSchemaObject(schema) ? this.#forEngine(rest) : schema;
    this.#add(ownAddress(path), own);
    const address = typeof $id === 'string' && URL.canParse($id) ? $id.replace(/#$/u, '') : null;
    if (address !== null && this.#lookup[address] === undefined) this.#add(address, own);
  }

  /** Nor does the engine know how to stop. */
  #forEngine(schema: Schema): Schema {
    return mapSchemas(schema, (written) => this.#keyPatterns.cover(forEngine(written)));
  }

  #add(address: string, schema: Schema): void {
    try {
      dereference(schema as EngineSchema, this.#lookup, new URL(address));
    } catch {
      // Two parts of one address, or an address that is none: schema-invalid speaks of what refers to them.
      this.#lookup[address] ??= schema as EngineSchema;
    }
  }
}

/** The same schema for an engine that does not know all of JSON Schema. */
function forEngine(written: SchemaObject): SchemaObject {
  const { id, $dynamicAnchor: dynamic, pattern } = written;
  const known: Record<string, unknown> = { ...written };
  delete known['$recursiveRef'];
  // An address in drafts before 2019; now a word like any other.
  if (typeof id === 'string') delete known['id'];
  if (dynamic !== undefined) known['$anchor'] ??= dynamic;
  if (typeof pattern !== 'string' || !canCompile(pattern)) return known;
  delete known['pattern'];
  const { examples } = written;
  const test = { format: patternFormat(pattern), ...(examples ? { examples } : {}) };
  return { ...known, allOf: [...(written.allOf ?? []), test] };
}

/** The engine has no class of its own for a `$ref` that leads nowhere. */
const isUnresolved = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Unresolved $ref');

/** One thing that the engine found wrong; locations are JSON pointers after `#`. */
export interface EngineError {
  readonly keyword: string;
  readonly keywordLocation: string;
  readonly instanceLocation: string;
}

const noSettings: SchemaSettings = { markings: null, types: new Map(), files: new Map() };

const ownAddress = (path: string): string => `${ownBase}${path.split('/').map(encodeURIComponent).join('/')}`;

/** A team's own list of markings takes the place of TLP's. */
function withMarkings(name: string, schema: SchemaObject, markings: readonly string[] | null): SchemaObject {
  if (name !== 'common' || !markings) return schema;
  const defs = schema['$defs'] as Readonly<Record<string, SchemaObject>>;
  const marking = { ...defs['marking'], enum: markings, enumDescriptions: [], examples: markings };
  return { ...schema, $defs: { ...defs, marking } };
}

/** Ours alone, for what no team's schema has a say in. */
export const ourSchemas = new Schemas();
