import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkNames } from '../../src/core/model/check-names.ts';
import { findFrontmatter } from '../../src/core/notes/frontmatter.ts';
import { type SchemaObject, isSchemaObject } from '../../src/core/schema/json-schema.ts';
import { schemaProblems } from '../../src/core/schema/problems.ts';
import { Schemas } from '../../src/core/schema/schemas.ts';
import { readYaml } from '../../src/core/yaml/read.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const names = readdirSync(path.join(root, 'schemas')).map((file) => file.replace('.schema.json', ''));
const schemas = new Schemas();

/** A schema within a file, with the steps to it. */
interface Part {
  readonly at: string;
  readonly schema: SchemaObject;
  /** It says what stands under a key. */
  readonly isProperty: boolean;
}

const single = ['additionalProperties', 'propertyNames', 'items', 'contains', 'not', 'if', 'then', 'else'];
const lists = ['anyOf', 'oneOf', 'allOf', 'prefixItems'];
const maps = ['properties', 'patternProperties', '$defs'];

function* partsOf(schema: unknown, at: string, isProperty = false): Generator<Part> {
  if (!isSchemaObject(schema)) return;
  yield { at, schema, isProperty };
  for (const keyword of single) yield* partsOf(schema[keyword], `${at}/${keyword}`);
  for (const keyword of [...lists, ...maps])
    for (const [step, inner] of Object.entries(schema[keyword] ?? {}))
      yield* partsOf(inner, `${at}/${keyword}/${step}`, keyword === 'properties' || keyword === '$defs');
}

const parts = names.flatMap((name) => [...partsOf(schemas.builtIn(name), name)]);
const properties = parts.filter(({ isProperty }) => isProperty);

/** What a person reads at a key: its own words, else those of what it refers to. */
function words({ schema }: Part): SchemaObject {
  const target = schema.$ref === undefined ? null : schemas.resolve(schema);
  return isSchemaObject(target) ? { ...target, ...schema } : schema;
}

/** What the contract says of each type: keys that are owed, the rest. */
const contract: Readonly<Record<string, { readonly owed: string; readonly other: string }>> = {
  note: {
    owed: '',
    other:
      'id title aliases tags authors reviewers review-by status as-of timezone marking actors claims key-judgments assumptions gaps source-summary ai',
  },
  person: {
    owed: 'name|title',
    other:
      'id names aliases family given addressed-as positions identifiers summary born died checked check-every tags',
  },
  ...Object.fromEntries(
    ['organisation', 'place', 'event'].map((type) => [
      type,
      {
        owed: 'name|title',
        other:
          'id names aliases member-of start end participants place identifiers summary checked check-every tags',
      },
    ]),
  ),
  office: { owed: 'name|title', other: 'id names titles of identifiers summary' },
  source: {
    owed: 'title',
    other:
      'id key author editor publisher container-title url issued accessed language kind reliability state derived-from capture marking ai abstract tags DOI ISBN event-date original-date volume page number translator interviewer',
  },
  attache: {
    owed: '',
    other:
      'version notes exclude library captures reviews schemas checks baseline likelihood-scale markings check-actors-every timezone',
  },
};

describe('the schemas', () => {
  it('are read from the folder', () => assert.ok(names.length >= 11 && properties.length > 300));

  for (const name of names.filter((one) => one !== 'common')) {
    it(`${name}: has a title, a description and a whole example that fits`, () => {
      const { title, description, examples = [] } = schemas.builtIn(name);
      assert.ok(title && description && examples.length > 0);
      for (const example of examples) assert.deepEqual(schemas.errors(schemas.builtIn(name), example), []);
    });
  }

  it('describe every key, with an example', () => {
    const bare = properties.filter((part) => {
      const { description = '', examples = [] } = words(part);
      return description.length < 10 || examples.length === 0;
    });
    assert.deepEqual(
      bare.map(({ at }) => at),
      [],
    );
  });

  it('have only examples that fit', () => {
    const wrong = properties.flatMap((part) =>
      (words(part).examples ?? [])
        .filter((example) => schemas.errors(part.schema, example).length > 0)
        .map((example) => `${part.at}: ${JSON.stringify(example)}`),
    );
    assert.deepEqual(wrong, []);
  });

  it('say what every value of an enumeration means', () => {
    const enumerations = parts.filter(({ schema }) => schema.enum);
    assert.ok(enumerations.length >= 20);
    for (const { at, schema } of enumerations) {
      assert.equal(schema.enumDescriptions?.length, schema.enum?.length, at);
      assert.equal(new Set(schema.enum).size, schema.enum?.length, at);
    }
  });

  it('refer to what is there', () => {
    const referring = parts.filter(({ schema }) => schema.$ref !== undefined);
    assert.ok(referring.length > 100);
    for (const { at, schema } of referring) assert.ok(schemas.resolve(schema), at);
  });

  it('know what an id names', () => {
    const known = ['actor', 'office', 'source', 'claim', 'event', 'place', 'tag'];
    const naming = parts.flatMap(({ at, schema }) =>
      [schema['x-refers-to'] ?? []].flat().map((kind) => ({ at, kind })),
    );
    assert.deepEqual([...new Set(naming.map(({ kind }) => kind as string))].sort(), [...known].sort());
  });

  it('order dates that are among their keys', () => {
    const ranges = parts.filter(({ schema }) => schema['x-range']);
    assert.ok(ranges.length >= 6);
    for (const { at, schema } of ranges)
      for (const key of schema['x-range'] ?? []) assert.ok(schema.properties?.[key], `${at}: ${key}`);
  });

  it('name each check once, in the order of all checks', () => {
    const { checks } = schemas.builtIn('attache').properties ?? {};
    assert.ok(isSchemaObject(checks));
    assert.deepEqual(Object.keys(checks.properties ?? {}), checkNames);
  });
});

describe('the schema of a type', () => {
  for (const [name, { owed, other }] of Object.entries(contract)) {
    const schema = schemas.builtIn(name);
    const keys = Object.keys(schema.properties ?? {});

    it(`${name}: has the keys of the format`, () => {
      const wanted = [...owed.split('|'), ...other.split(' ')].filter((key) => key !== '');
      assert.deepEqual(
        wanted.filter((key) => !keys.includes(key)),
        [],
      );
    });

    it(`${name}: owes what the format says`, () => {
      const { examples: [example] = [] } = schema;
      const either = owed.split('|').filter((key) => key !== '');
      const bare = Object.fromEntries(
        Object.entries(example as object).filter(([key]) => key === 'type' || key === 'version'),
      );
      for (const key of either) assert.ok(schemas.fits(schema, { ...bare, [key]: 'Lee Jae-myung' }), key);
      assert.equal(schemas.fits(schema, bare), either.length === 0);
    });

    it(`${name}: takes keys of others`, () => {
      const { examples: [example] = [] } = schema;
      const more = { ...(example as object), 'our-own-key': 1 };
      assert.equal(schemas.fits(schema, more), name !== 'attache');
    });
  }

  const refused: readonly (readonly [string, string, unknown])[] = [
    ['note', 'status', 'final'],
    ['note', 'as-of', '4 June 2025'],
    ['note', 'as-of', '2025-02-30'],
    ['note', 'timezone', 'Asia/Soul'],
    ['note', 'ai', 'partly'],
    ['note', 'marking', 'TLP:WHITE'],
    ['note', 'id', 'has spaces'],
    ['note', 'claims', ['friction']],
    ['person', 'check-every', 'half a year'],
    ['person', 'born', 'unknown'],
    ['person', 'names', [{ lang: 'ko' }]],
    ['person', 'names', [{ value: '이재명', lang: 'Korean' }]],
    ['person', 'names', [{ value: '이재명', kind: 'nickname' }]],
    ['person', 'positions', [{ start: '2025-06-04' }]],
    ['person', 'positions', [{ office: 'x', start: 'unknown' }]],
    ['person', 'positions', [{ office: 'x', capacity: 'interim' }]],
    ['source', 'reliability', 'C3'],
    ['source', 'issued', 'yesterday'],
    ['source', 'accessed', 'unknown'],
    ['source', 'kind', 'newspaper'],
    ['source', 'url', 'no address'],
    ['source', 'derived-from', [{ as: 'republished' }]],
    ['source', 'derived-from', [{ source: 'x', as: 'copied' }]],
    ['source', 'capture', { file: '../outside.txt' }],
    ['source', 'capture', { file: 'captures/x.txt', lines: '28-8' }],
    ['source', 'capture', { file: 'captures/x.txt', sha256: '1f0c' }],
    ['attache', 'version', 2],
    ['attache', 'notes', []],
    ['attache', 'captures', '/etc'],
    ['attache', 'checks', { 'single-source': 'fatal' }],
    ['attache', 'checks', { 'single-source': { levels: 'error' } }],
    ['attache', 'checks', { 'singel-source': 'error' }],
  ];
  for (const [name, key, value] of refused)
    it(`${name}: refuses ${key}: ${JSON.stringify(value)}`, () => {
      const schema = schemas.builtIn(name);
      const { examples: [example] = [] } = schema;
      const found = schemas.errors(schema, { ...(example as object), [key]: value });
      assert.ok(found.some(({ instanceLocation }) => instanceLocation.startsWith(`#/${key}`)));
    });

  const taken: readonly (readonly [string, string, unknown])[] = [
    ['note', 'aliases', 'one alone'],
    ['note', 'marking', 'TLP:AMBER+STRICT'],
    ['note', 'id', '한국-대통령'],
    ['note', 'claims', { c: { 'no-such': 'markup-mistake speaks of it' } }],
    ['person', 'names', ['이재명', { value: '李在明', lang: 'zh-Hant' }]],
    ['person', 'positions', { office: 'x', end: 'unknown' }],
    ['person', 'positions', [{ office: 'x', start: '2013-03', end: '2022-12-30', 'our-own': true }]],
    ['office', 'titles', { en: 'President', ko: ['대통령'] }],
    ['office', 'titles', ['President', { value: '대통령', lang: 'ko' }]],
    ['source', 'author', 'Christoph Bluth'],
    ['source', 'author', [{ family: 'Lee', given: 'Jae-myung' }, { literal: 'Yonhap' }, 'Somebody']],
    ['source', 'issued', 'unknown'],
    ['source', 'url', 'https://ko.wikipedia.org/wiki/이재명'],
    ['source', 'key', 'https://example.org/a?b=c'],
    ['source', 'capture', 'captures/x.txt'],
    ['source', 'derived-from', 'bluth-conversation'],
    ['source', 'kind', 'post-weblog'],
    ['source', 'volume', 46],
    ['attache', 'notes', '**/*.md'],
    ['attache', 'checks', { 'single-source': { released: 'error', except: 'old-key' } }],
  ];
  for (const [name, key, value] of taken)
    it(`${name}: takes ${key}: ${JSON.stringify(value)}`, () => {
      const schema = schemas.builtIn(name);
      const { examples: [example] = [] } = schema;
      assert.deepEqual(schemas.errors(schema, { ...(example as object), [key]: value }), []);
    });

  it('holds team’s own schemas against JSON Schema itself, and ours fit', () => {
    const schema = schemas.builtIn('schema');
    for (const name of names) {
      const file = readFileSync(path.join(root, 'schemas', `${name}.schema.json`), 'utf8');
      assert.deepEqual(schemas.errors(schema, JSON.parse(file)), [], name);
    }
    for (const wrong of [{ type: 'text' }, { properties: [] }, { pattern: '(' }, { required: 'title' }])
      assert.equal(schemas.fits(schema, wrong), false, JSON.stringify(wrong));
    assert.ok(schemas.fits(schema, { 'a-keyword-of-others': 1, properties: { a: true, b: { items: {} } } }));
  });

  it('fits review files', () => {
    const schema = schemas.builtIn('review');
    const [good] = (schema.examples?.[0] ?? []) as object[];
    assert.ok(schemas.fits(schema, [good]));
    for (const key of ['claim', 'verdict', 'by', 'on', 'text']) {
      const others = Object.entries(good ?? {}).filter(([name]) => name !== key);
      assert.equal(schemas.fits(schema, [Object.fromEntries(others)]), false, key);
    }
    assert.equal(schemas.fits(schema, [{ ...good, credibility: 7 }]), false);
    assert.equal(schemas.fits(schema, [{ ...good, verdict: 'true' }]), false);
  });
});

describe('the samples', () => {
  const files = readdirSync(path.join(root, 'samples'), { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.md') || file.endsWith('attache.yaml'))
    .sort();

  it('fit their schemas, but for the mistakes they show', () => {
    const found = files.flatMap((file) => problemsOf(file).map((problem) => `${file}: ${problem}`));
    assert.ok(files.length > 25);
    assert.deepEqual(found, [
      'broken/attache.yaml: capture false',
      'broken/attache.yaml: checks/singel-source false',
      'broken/attache.yaml: likelihood-scale enum',
      'broken/sources/capture-outside.md: capture/file format',
      'broken/sources/source-without-title.md:  required',
      // It completes an entry of the library, which has the title.
      'lee-diplomacy/sources/kananaskis-sidelines.md:  required',
      'lee-diplomacy/sources/washington-preview.md: reliability enum',
    ]);
  });

  function problemsOf(file: string): string[] {
    const text = readFileSync(path.join(root, 'samples', file), 'utf8');
    const isConfig = file.endsWith('.yaml');
    const place = isConfig ? { start: 0, end: text.length } : findFrontmatter(text)?.yaml;
    if (!place) return [];
    const { value, problems } = readYaml(text.slice(place.start, place.end), place.start);
    if (value?.type !== 'map' || problems.length > 0) return [];
    const type = value.entries.find(({ key }) => key === 'type')?.value;
    const name = isConfig ? 'attache' : type?.type === 'scalar' ? String(type.value) : '';
    if (!names.includes(name)) return [];
    return schemaProblems(schemas, schemas.builtIn(name), value)
      .map(({ keyword, place: { path: steps } }) => `${steps.join('/')} ${keyword}`)
      .sort();
  }
});
