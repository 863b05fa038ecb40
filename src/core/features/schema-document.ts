import type { YamlValue } from '../model/yaml.ts';
import { findFrontmatter } from '../notes/frontmatter.ts';
import type { Schema } from '../schema/json-schema.ts';
import type { Range } from '../text/range.ts';
import { configFile } from '../workspace/config.ts';
import { type YamlRead, readYaml } from '../yaml/read.ts';
import type { World } from './subjects.ts';

/** YAML with a schema: the frontmatter of a note, attache.yaml, a file of verdicts. */
export interface SchemaDocument {
  readonly text: string;
  /** The YAML in the text. */
  readonly range: Range;
  /** What it holds, as far as it can be read; null where nothing is written yet. */
  readonly root: YamlValue | null;
  /** Whether all of it parses: where it doesn't, a line is not where it seems to be. */
  readonly isWhole: boolean;
  /** Null in frontmatter of no type that is known. */
  readonly schema: Schema | null;
  /** What the whole is called: a note type, or the file's name. */
  readonly whole: string;
}

/** The document in a file, read with tolerance for what is being typed; null where there is none. */
export function schemaDocument(service: World, path: string): SchemaDocument | null {
  const text = service.text(path);
  if (text === null) return null;
  if (path === configFile) return wholeFile(text, service.schemas.builtIn('attache'), configFile);
  if (service.isReview(path)) return wholeFile(text, service.schemas.builtIn('review'), 'file of verdicts');
  const place = findFrontmatter(text);
  const note = service.notes.get(path);
  if (!place || !note) return null;
  const type = note.frontmatter?.type?.value ?? '';
  return documentIn(text, place.yaml, service.schemas.ofType(type), type);
}

function wholeFile(text: string, schema: Schema, whole: string): SchemaDocument {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  return documentIn(text, { start, end: text.length }, schema, whole);
}

function documentIn(text: string, range: Range, schema: Schema | null, whole: string): SchemaDocument {
  let done: YamlRead | null = null;
  // When it is asked for: most questions are about other places of the file.
  const read = (): YamlRead => (done ??= readYaml(text.slice(range.start, range.end), range.start));
  return {
    text,
    range,
    schema,
    whole,
    get root() {
      return read().value;
    },
    get isWhole() {
      return read().problems.length === 0;
    },
  };
}
