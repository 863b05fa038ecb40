import type { Fix } from '../model/edit.ts';
import type { TextEdit } from '../text/edits.ts';
import type { YamlEntry, YamlMap, YamlScalar, YamlValue } from '../model/yaml.ts';
import { dateShapes } from '../text/date-shapes.ts';
import { sayEdtf } from '../text/date-words.ts';
import { nearest, slipOf } from '../text/nearest.ts';
import type { Range } from '../text/range.ts';
import { timeZones } from '../text/time-zones.ts';
import {
  fillEntry,
  insertEntry,
  quoteScalar,
  renameKey,
  replaceScalar,
  replaceSource,
  unquoteScalar,
} from '../yaml/edits.ts';
import { scalarSource, valueSource } from '../yaml/scalars.ts';
import { textOf } from '../yaml/values.ts';
import { knownKeys, ownProperty } from './applicable.ts';
import { type Schema, type SchemaObject, isSchemaObject } from './json-schema.ts';
import type { SchemaProblem } from './problems.ts';
import type { Schemas } from './schemas.ts';
import { schemasAt } from './walk.ts';

/** The document that a problem stands in. */
export interface FixContext {
  readonly schemas: Schemas;
  readonly schema: Schema;
  readonly text: string;
  /** Where the YAML is in the text. */
  readonly yaml: Range;
  readonly root: YamlValue;
  /** What a missing key may say, from what else is known of the file; null where nothing is. */
  readonly guess: (key: string) => string | null;
}

/** Ways to mend a problem: one where the answer is sure, choices where only a person can know, else none. */
export function fixesFor(problem: SchemaProblem, context: FixContext): Fix[] {
  const { value } = problem.place;
  const scalar = value.type === 'scalar' ? value : null;
  switch (problem.keyword) {
    case 'misread':
      return scalar
        ? [fix(`Put ${scalar.source} in quotation marks`, quoteScalar(context.text, scalar), true)]
        : [];
    case 'enum':
    case 'const':
      return scalar ? choices(context.text, scalar, problem.allowed) : [];
    case 'type':
      return typeFixes(problem, context);
    case 'format':
      return scalar ? formatFixes(problem.schema, scalar, context.text) : [];
    case 'pattern':
      return scalar ? patternFixes(problem, scalar, context.text) : [];
    case 'required':
      return missingFixes(problem, context);
    case 'minLength':
      return emptyFixes(problem, context);
    case 'false':
      return keyFixes(problem, context.text);
    default:
      return [];
  }
}

const fix = (title: string, edit: TextEdit | null, safe: boolean): Fix => ({
  title,
  edits: edit ? [edit] : [],
  safe,
});

const some = (fixes: readonly Fix[]): Fix[] => fixes.filter(({ edits }) => edits.length > 0);

/** More than this is no choice but a list to read. */
const mostChoices = 8;

function choices(text: string, scalar: YamlScalar, possible: readonly unknown[]): Fix[] {
  const written = textOf(scalar);
  // The value is right, and its quotes make text of it.
  const isTyped = possible.some((each) => typeof each !== 'string' && String(each) === written);
  if (isTyped) return some([fix('Take the quotation marks away', unquoteScalar(text, scalar), true)]);
  const allowed = possible.map(String);
  const same = allowed.find((each) => alike(each) === alike(written));
  const meant = same ?? nearest(written, allowed) ?? onlyOneThatBegins(written, allowed);
  const change = (to: string): Fix => {
    const isText = possible.includes(to);
    const edit = isText ? replaceScalar(text, scalar, to) : replaceSource(text, scalar, to);
    return fix(`Change to “${to}”`, edit, to === same);
  };
  if (meant !== null) return [change(meant)];
  return allowed.length <= mostChoices ? allowed.map(change) : [];
}

/** `warn` for `warning`. */
function onlyOneThatBegins(written: string, allowed: readonly string[]): string | null {
  const found = allowed.filter((each) => alike(each).startsWith(alike(written)));
  return alike(written).length > 2 && found.length === 1 ? (found[0] ?? null) : null;
}

/** Case, spaces and hyphens aside. */
const alike = (text: string): string => text.toLowerCase().replace(/[\s_-]+/gu, '');

function typeFixes({ allowed, place: { value } }: SchemaProblem, { text }: FixContext): Fix[] {
  if (value.type !== 'scalar') return [];
  const wanted = allowed.map(String);
  const number = wanted.includes('number') || wanted.includes('integer');
  const bare = textOf(value);
  if (
    (number && /^-?\d+(?:\.\d+)?$/u.test(bare)) ||
    (wanted.includes('boolean') && /^(?:true|false)$/u.test(bare))
  )
    return some([fix('Take the quotation marks away', unquoteScalar(text, value), true)]);
  if (wanted.length === 1 && wanted[0] === 'array' && value.style !== 'block')
    return [
      fix('Make it a list of one', replaceSource(text, value, `[${scalarSource(bare, 'flow')}]`), true),
    ];
  return [];
}

function formatFixes({ format = '' }: SchemaObject, scalar: YamlScalar, text: string): Fix[] {
  const written = textOf(scalar);
  if (format.startsWith('edtf')) {
    const shapes = dateShapes(written);
    return shapes.map(({ edtf, safe }) =>
      fix(`Write ${edtf} (${sayEdtf(edtf)})`, replaceScalar(text, scalar, edtf), safe && shapes.length === 1),
    );
  }
  const zone = format === 'time-zone' ? nearest(written, timeZones()) : null;
  return zone === null ? [] : [fix(`Change to “${zone}”`, replaceScalar(text, scalar, zone), false)];
}

function patternFixes({ place: { path }, schema }: SchemaProblem, scalar: YamlScalar, text: string): Fix[] {
  const written = textOf(scalar);
  const span = /^(\d+)\s*([dwmy])[a-z]*$/iu.exec(written.trim());
  const meant =
    path.at(-1) === 'id'
      ? written
          .normalize('NFC')
          .replace(/[^\p{L}\p{N}\p{M}_:-]+/gu, '-')
          .replace(/^-+|-+$/gu, '')
      : span
        ? `${Number(span[1])}${(span[2] ?? '').toLowerCase()}`
        : '';
  const pattern = typeof schema['pattern'] === 'string' ? new RegExp(schema['pattern'], 'u') : null;
  return meant !== '' && pattern?.test(meant)
    ? [fix(`Change to “${meant}”`, replaceScalar(text, scalar, meant), false)]
    : [];
}

/** A key that is there by another name, or the missing key with what it most likely says; of several the first. */
function missingFixes({ allowed, place }: SchemaProblem, context: FixContext): Fix[] {
  const { text, yaml, schemas, schema, root } = context;
  const key = String(allowed[0]);
  const map = place.value.type === 'map' ? place.value : null;
  const own = schemasAt(schemas, schema, root, place.path);
  const slip = map && slippedKey(map, allowed.map(String), knownKeys(own));
  if (slip)
    return [fix(`Rename “${slip.entry.key}” to “${slip.key}”`, renameKey(text, slip.entry, slip.key), true)];
  const present = map ? presentEntry(map, key) : null;
  const put = (source: string): TextEdit | null =>
    present ? fillEntry(text, present, source) : insertEntry(text, yaml, map, key, source, knownKeys(own));
  return some(
    likely(key, own, context, place.path.length === 0).map((source) =>
      fix(`Add \`${key}: ${source}\``, put(source), false),
    ),
  );
}

/** The entry whose key is nearly one of those that are missing. */
function slippedKey(
  map: YamlMap,
  missing: readonly string[],
  known: readonly string[],
): { readonly entry: YamlEntry; readonly key: string } | null {
  const unknown = map.entries.filter(({ key }) => !known.includes(key));
  for (const key of missing) {
    const slip = slipOf(
      key,
      unknown.map((entry) => entry.key),
    );
    const entry = unknown.find((each) => each.key === slip);
    if (entry) return { entry, key };
  }
  return null;
}

const presentEntry = (map: YamlMap, key: string): YamlEntry | null =>
  map.entries.find((entry) => entry.key === key) ?? null;

function emptyFixes({ place }: SchemaProblem, context: FixContext): Fix[] {
  const { value, path } = place;
  const key = path.at(-1);
  if (value.type !== 'scalar' || typeof key !== 'string') return [];
  const guessed = path.length === 1 ? context.guess(key) : null;
  return guessed === null
    ? []
    : [fix(`Write “${guessed}”`, replaceScalar(context.text, value, guessed), false)];
}

/** YAML source for the value of a missing key, the likeliest first. */
function likely(key: string, own: readonly SchemaObject[], context: FixContext, atRoot: boolean): string[] {
  const guessed = atRoot ? context.guess(key) : null;
  if (guessed !== null) return [scalarSource(guessed, 'block')];
  const properties = own
    .flatMap(({ properties: each }) => ownProperty(each, key) ?? [])
    .filter(isSchemaObject);
  const inside = properties.flatMap((property) => [property, ...resolved(property, context.schemas)]);
  for (const { const: only, default: usual, enum: values } of inside) {
    if (only !== undefined) return [valueSource(only)];
    if (usual !== undefined) return [valueSource(usual)];
    if (values && values.length <= mostChoices) return values.map((value) => valueSource(value));
  }
  // An example of the schema would be a statement that nobody made.
  return [];
}

function resolved(schema: SchemaObject, schemas: Schemas): SchemaObject[] {
  const referred = schema.$ref === undefined ? null : schemas.resolve(schema);
  return isSchemaObject(referred) ? [referred] : [];
}

function keyFixes({ place: { path, keyRange, value }, allowed }: SchemaProblem, text: string): Fix[] {
  const key = path.at(-1);
  const meant = typeof key === 'string' ? nearest(key, allowed.map(String)) : null;
  if (meant === null || !keyRange || typeof key !== 'string') return [];
  return [fix(`Change to “${meant}”`, renameKey(text, { key, keyRange, value }, meant), true)];
}
