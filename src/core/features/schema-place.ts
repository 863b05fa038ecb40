import type { YamlScalar, YamlValue } from '../model/yaml.ts';
import type { Path } from '../schema/instance.ts';
import type { Schema } from '../schema/json-schema.ts';
import type { Service } from '../service.ts';
import { type Range, touches } from '../text/range.ts';
import { type YamlCursor, yamlCursor } from '../yaml/cursor.ts';
import { type SchemaDocument, schemaDocument } from './schema-document.ts';

/** A key or a scalar of YAML with a schema, found also where the YAML around it is broken. */
export interface SchemaPlace {
  readonly document: SchemaDocument;
  readonly schema: Schema;
  readonly role: 'key' | 'value';
  /** Of a key with the key as its last step. */
  readonly path: Path;
  readonly range: Range;
  readonly value: YamlValue;
  /** The document as far as it can be read. */
  readonly root: YamlValue;
}

/** The key or scalar that an offset touches. */
export function schemaPlaceAt(service: Service, path: string, offset: number): SchemaPlace | null {
  const document = schemaDocument(service, path);
  if (!document?.schema) return null;
  const cursor = yamlCursor(document.text, document.range, offset);
  if (!cursor?.root) return null;
  const { root } = cursor;
  const found = { document, schema: document.schema, role: cursor.role, root };
  const value = valueAt(root, cursor.path);
  if (cursor.role === 'value') {
    const isHere = value?.type === 'scalar' && value.source !== '' && touches(value.range, offset);
    const here = isHere ? value : wordOf(document.text, cursor);
    return here && { ...found, path: cursor.path, range: here.range, value: here };
  }
  const entry =
    value?.type === 'map' ? value.entries.find(({ keyRange }) => touches(keyRange, offset)) : undefined;
  return entry
    ? { ...found, path: [...cursor.path, entry.key], range: entry.keyRange, value: entry.value }
    : null;
}

/** What is typed there, where the YAML can't be read as far as that. */
function wordOf(text: string, { replace: range, quote }: YamlCursor): YamlScalar | null {
  const source = text.slice(range.start, range.end);
  if (source === '' || /[[\]{}]/u.test(source)) return null;
  return { type: 'scalar', value: source, source, style: quote ? 'quoted' : 'plain', range };
}

function valueAt(root: YamlValue, path: Path): YamlValue | null {
  let value: YamlValue | null = root;
  for (const step of path) {
    if (value?.type === 'list' && typeof step === 'number') value = value.items[step] ?? null;
    else if (value?.type === 'map') value = value.entries.find(({ key }) => key === step)?.value ?? null;
    else return null;
  }
  return value;
}
