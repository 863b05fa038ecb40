import type { Config } from '../model/config.ts';
import type { YamlProblem } from '../model/yaml.ts';
import { type OwnSchemas, type SchemaText, ownSchemas } from '../schema/own.ts';
import type { Schemas } from '../schema/schemas.ts';
import { defaultConfig } from '../model/config.ts';

/** The schema files of a workspace: those that attache.yaml names and those that they refer to. */
export class TeamSchemas {
  readonly #texts = new Map<string, SchemaText>();
  #config: Config = defaultConfig;
  #own: OwnSchemas = ownSchemas(new Map(), null, new Map());

  get schemas(): Schemas {
    return this.#own.schemas;
  }

  /** Files to be read and given to `set`. */
  get wanted(): readonly string[] {
    return this.#own.wanted;
  }

  configure(config: Config): void {
    this.#config = config;
    this.#build();
  }

  set(path: string, text: SchemaText): void {
    this.#texts.set(path, text);
    this.#build();
  }

  /** Whether a file is in use as a schema, so that its changes are of interest. */
  has(path: string): boolean {
    return this.#texts.has(path);
  }

  /** What is wrong, by file. */
  problems(): ReadonlyMap<string, readonly YamlProblem[]> {
    return this.#own.problems;
  }

  /** Note types whose schema is not there, with the place in attache.yaml that names it. */
  missing(): YamlProblem[] {
    return [...this.#config.types.values()].flatMap(({ value, range }) => {
      const given = this.#texts.get(value);
      const message = `There is no file ${value}. Notes of this type are held against no schema.`;
      return given && 'missing' in given ? [{ message, range }] : [];
    });
  }

  #build(): void {
    const { types, markings } = this.#config;
    const paths = new Map([...types].map(([type, { value }]) => [type, value]));
    this.#own = ownSchemas(paths, markings, this.#texts);
    const used = new Set([...this.#own.problems.keys(), ...this.#own.wanted, ...paths.values()]);
    for (const path of this.#texts.keys())
      if (!used.has(path) && !this.#isMissingReference(path)) this.#texts.delete(path);
  }

  /** Schemas refer to it, but it is not there. */
  #isMissingReference(path: string): boolean {
    const given = this.#texts.get(path);
    return given !== undefined && 'missing' in given;
  }
}
