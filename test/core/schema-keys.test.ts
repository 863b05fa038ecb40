import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { schemaDocument } from '../../src/core/features/schema-document.ts';
import { schemaPlaceAt } from '../../src/core/features/schema-place.ts';
import type { YamlEntry, YamlValue } from '../../src/core/model/yaml.ts';
import { applicable, applicableInside, ownProperty } from '../../src/core/schema/applicable.ts';
import type { Path } from '../../src/core/schema/instance.ts';
import {
  type Schema,
  type SchemaObject,
  isSchemaObject,
  typesOf,
} from '../../src/core/schema/json-schema.ts';
import { schemasIn } from '../../src/core/schema/keywords.ts';
import { Schemas } from '../../src/core/schema/schemas.ts';
import { describedValues, schemasAt } from '../../src/core/schema/walk.ts';
import type { Service } from '../../src/core/service.ts';
import { slipOf } from '../../src/core/text/nearest.ts';
import type { Range } from '../../src/core/text/range.ts';
import { yamlCursor } from '../../src/core/yaml/cursor.ts';
import { type Mark, type PlainFile, filesOf, withoutMarks } from '../marked/marked-note.ts';
import { serviceOf } from '../marked/run-case.ts';

/** What a key owes in test/cases/keys; `values` where the schema knows what may stand there. */
type Debt = 'right' | 'wrong' | 'hover' | 'completion' | 'values';

/** Debts that nothing can pay. */
const excused: Readonly<Record<string, Debt>> = {
  // The check that judges claims takes whatever stands there; what an id leads to is for others to say.
  'note claims * event': 'wrong',
  'note claims * likelihood': 'wrong',
  'note claims * rests-on': 'wrong',
  'note claims * contradicts': 'wrong',
  // A command writes it, from a claim that is there.
  'review claim': 'values',
};

const roots = ['note', 'person', 'organisation', 'place', 'event', 'office', 'source', 'attache', 'review'];
const here = new URL('../cases/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, here), 'utf8').replaceAll('\r\n', '\n');
const shared = (name: string): string => read(`shared/${name}.md`);

/** Every key of the schemas by the schema of its value, with where it first stands: `person names value`. */
function keysOf(schemas: Schemas): Map<SchemaObject, string> {
  const keys = new Map<SchemaObject, string>();
  const seen = new Set<SchemaObject>();
  const walk = (schema: Schema | null, name: string): void => {
    if (!isSchemaObject(schema) || seen.has(schema)) return;
    seen.add(schema);
    if (schema.$ref !== undefined) walk(schemas.resolve(schema), name);
    for (const [[keyword, step], inner] of schemasIn(schema)) {
      const isKey = keyword === 'properties' && isSchemaObject(inner);
      const own = isKey ? `${name} ${step ?? ''}` : keyword === 'additionalProperties' ? `${name} *` : name;
      if (isKey) keys.set(inner, own);
      if (keyword !== '$defs') walk(inner, own);
    }
  };
  for (const root of roots) walk(schemas.builtIn(root), root);
  return keys;
}

const schemas = new Schemas();
const keys = keysOf(schemas);
const paid = new Map<SchemaObject, Set<Debt>>([...keys.keys()].map((key) => [key, new Set()]));

function pay(properties: readonly SchemaObject[], debt: Debt): void {
  for (const property of properties) paid.get(property)?.add(debt);
}

const propertiesAt = (parents: readonly SchemaObject[], key: string): SchemaObject[] =>
  parents.flatMap((parent) => ownProperty(parent.properties, key) ?? []).filter(isSchemaObject);

/** Pays what a case shows of keys in one of its files. */
function payBy(service: Service, file: PlainFile): void {
  const document = schemaDocument(service, file.path);
  if (!document) return;
  const schema = document.schema;
  if (!schema) for (const mark of file.marks) payType(file, mark);
  else {
    if (document.root) payByEntries(service, file, schema, document.root);
    for (const mark of file.marks) {
      if (mark.says.kind === 'hover') payByHover(service, file, mark, mark.says.part);
      if (mark.says.kind === 'completes' && mark.says.how !== '!')
        payByCompletion(service, { file, schema, range: document.range }, mark.end, mark.says.labels);
    }
  }
}

/** Where no schema holds there is but one key, `type`, which every type has. */
function payType({ text }: PlainFile, { says, start, end }: Mark): void {
  const property = (type: string | null): SchemaObject[] =>
    type === null ? [] : propertiesAt([schemas.builtIn(type)], 'type');
  const types = schemas.types().map(({ name }) => name);
  if (says.kind === 'finding') pay(property(slipOf(text.slice(start, end), types)), 'wrong');
  if (says.kind !== 'completes') return;
  for (const label of says.labels) {
    if (label === 'type') for (const type of types) pay(property(type), 'completion');
    else if (types.includes(label)) pay(property(label), 'values');
  }
}

interface Written {
  readonly properties: readonly SchemaObject[];
  readonly whole: Range;
  readonly isEmpty: boolean;
}

function payByEntries({ schemas: held }: Service, file: PlainFile, schema: Schema, root: YamlValue): void {
  const written: Written[] = [];
  for (const { value, own } of describedValues(held, schema, root)) {
    if (value.type !== 'map') continue;
    for (const entry of value.entries) written.push(writtenOf(propertiesAt(own, entry.key), entry));
  }
  const findings = file.marks.filter(({ says }) => says.kind === 'finding');
  for (const { properties, whole, isEmpty } of written)
    if (!isEmpty && !findings.some(({ start, end }) => start <= whole.end && whole.start <= end))
      pay(properties, 'right');
  for (const { start, end, says } of findings) {
    // A key that lacks is said at another.
    if (says.kind !== 'finding' || says.part === '' || / needs an? /u.test(says.part)) continue;
    const around = written.filter(
      ({ properties, whole }) => properties.length > 0 && whole.start <= start && end <= whole.end,
    );
    const inner = around.sort((a, b) => size(a.whole) - size(b.whole))[0];
    if (inner) pay(inner.properties, 'wrong');
  }
}

const writtenOf = (properties: readonly SchemaObject[], { keyRange, value }: YamlEntry): Written => ({
  properties,
  whole: { start: keyRange.start, end: Math.max(keyRange.end, value.range.end) },
  isEmpty: value.type === 'scalar' && value.source === '',
});

const size = ({ start, end }: Range): number => end - start;

/** The card over a key says what its own schema says of it. */
function payByHover(service: Service, { path }: PlainFile, { start }: Mark, part: string): void {
  const place = schemaPlaceAt(service, path, start);
  if (place?.role !== 'key') return;
  const parents = schemasAt(service.schemas, place.schema, place.root, place.path.slice(0, -1));
  const properties = propertiesAt(parents, String(place.path.at(-1)));
  pay(
    properties.filter(({ description = '' }) => part.length > 8 && description.includes(part)),
    'hover',
  );
}

function payByCompletion(
  { schemas: held }: Service,
  { file, schema, range }: { file: PlainFile; schema: Schema; range: Range },
  offset: number,
  labels: readonly string[],
): void {
  const cursor = yamlCursor(file.text, range, offset);
  if (!cursor) return;
  const at = (path: Path): SchemaObject[] => schemasAt(held, schema, cursor.root, path);
  if (cursor.role === 'key' || cursor.mayBeMap)
    for (const label of labels) pay(propertiesAt(at(cursor.path), label), 'completion');
  const last = cursor.path.findLastIndex((step) => typeof step === 'string');
  if (cursor.role === 'value' && labels.length > 0 && last >= 0)
    pay(propertiesAt(at(cursor.path.slice(0, last)), String(cursor.path[last])), 'values');
}

/** Whether it is known what may stand under a key. */
function hasValues(property: SchemaObject): boolean {
  const own = applicable(schemas, property, null);
  return [...own, ...applicableInside(schemas, own, 0, null)].some(
    (schema) =>
      schema.enum !== undefined ||
      schema.const !== undefined ||
      schema['x-refers-to'] !== undefined ||
      typesOf(schema)?.includes('boolean') === true ||
      /^(?:edtf|time-zone)/u.test(schema.format ?? ''),
  );
}

describe('every key of the schemas', () => {
  before(function () {
    this.timeout(60_000);
    for (const name of readdirSync(new URL('keys/', here))) {
      const files = filesOf(read(`keys/${name}`), shared).map(withoutMarks);
      const service = serviceOf(files);
      for (const file of files) payBy(service, file);
    }
  });

  for (const debt of ['right', 'wrong', 'hover', 'completion', 'values'] as const) {
    it(`has a mark in test/cases/keys: ${debt}`, () => {
      const owing = [...keys].filter(([property]) => debt !== 'values' || hasValues(property));
      assert.ok(owing.length > 50);
      assert.deepEqual(
        owing
          .filter(([property, name]) => !paid.get(property)?.has(debt) && excused[name] !== debt)
          .map(([, name]) => name),
        [],
      );
    });
  }

  it('is excused only where the mark is impossible', () => {
    const names = new Map([...keys].map(([property, name]) => [name, property]));
    for (const [name, debt] of Object.entries(excused)) {
      const property = names.get(name);
      assert.ok(property, name);
      assert.ok(!paid.get(property)?.has(debt), name);
    }
  });
});
