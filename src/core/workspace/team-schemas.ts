import { type Config, defaultConfig } from '../model/config.ts';
import type { YamlProblem } from '../model/yaml.ts';
import { type OwnSchemas, type SchemaText, ownSchemas } from '../schema/own.ts';
import type { Schemas } from '../schema/schemas.ts';
import { sameSettings } from './config.ts';

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

  /** Answers with the files that are in use no more. */
  configure(config: Config): string[] {
    const before = this.#config;
    this.#config = config;
    const same = sameSettings([before.types, before.markings], [config.types, config.markings]);
    return same ? [] : this.#build();
  }

  /** Answers with the files that are in use no more. */
  set(texts: ReadonlyMap<string, SchemaText>): string[] {
    const changed = [...texts].filter(([path, text]) => !sameSettings(this.#texts.get(path), text));
    for (const [path, text] of changed) this.#texts.set(path, text);
    return changed.length > 0 ? this.#build() : [];
  }

  /** Whether a file is in use as a schema, so that its changes are of interest; it need not be there. */
  has(path: string): boolean {
    return this.#texts.has(path);
  }

  /** All files in use as schemas, also those that are not there. */
  files(): Iterable<string> {
    return this.#texts.keys();
  }

  /** What is wrong, by file. */
  problems(): ReadonlyMap<string, readonly YamlProblem[]> {
    return this.#own.problems;
  }

  /** What reading or using a file threw, by file. */
  failures(): ReadonlyMap<string, unknown> {
    return this.#own.failures;
  }

  /** Files that are there and can't be read, with why. */
  unreadable(): ReadonlyMap<string, string> {
    return new Map([...this.#texts].flatMap(([path, text]) => ('why' in text ? [[path, text.why]] : [])));
  }

  /** Note types whose schema is not there, with the place in attache.yaml that names it. */
  missing(): YamlProblem[] {
    return [...this.#config.types.values()].flatMap(({ value, range }) => {
      const given = this.#texts.get(value);
      const message = `There is no file ${value}. Notes of this type are held against no schema.`;
      return given && 'missing' in given ? [{ message, range }] : [];
    });
  }

  #build(): string[] {
    const { types, markings } = this.#config;
    const paths = new Map([...types].map(([type, { value }]) => [type, value]));
    this.#own = ownSchemas(paths, markings, this.#texts);
    const forgotten = [...this.#texts.keys()].filter((path) => !this.#own.named.includes(path));
    for (const path of forgotten) this.#texts.delete(path);
    return forgotten;
  }
}
