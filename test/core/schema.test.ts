import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ownSchemas } from '../../src/core/schema/own.ts';
import { keyPatternProblem, patternOf, patternProblem } from '../../src/core/schema/patterns.ts';
import { schemaProblems } from '../../src/core/schema/problems.ts';
import { sayProblem } from '../../src/core/schema/words.ts';
import { readYaml } from '../../src/core/yaml/read.ts';

/** A schema of the team's, a note's YAML, and what is said: words at fault and message, or faults of the schema. */
interface Case {
  readonly what: string;
  readonly schema: unknown;
  readonly files?: Readonly<Record<string, unknown>>;
  readonly yaml: string;
  readonly says?: readonly (readonly [string, string])[];
  readonly faults?: readonly (readonly [string, string, string])[];
}

const cases = readFileSync(new URL('../data/schema-cases.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Case);

const asText = (schema: unknown): string => (typeof schema === 'string' ? schema : JSON.stringify(schema));

function own(schema: unknown, files: Readonly<Record<string, unknown>> = {}) {
  const all = { 'schemas/meeting.json': schema, ...files };
  const texts = new Map(Object.entries(all).map(([path, each]) => [path, { text: asText(each) }]));
  const made = ownSchemas(new Map([['meeting', 'schemas/meeting.json']]), null, texts);
  const faults = [...made.problems].flatMap(([path, problems]) =>
    problems.map(({ message, range }): [string, string, string] => [
      path,
      texts.get(path)?.text.slice(range.start, range.end) ?? '',
      message,
    ]),
  );
  return { ...made, faults };
}

function said(schema: unknown, yaml: string): [string, string][] {
  const { schemas, faults } = own(schema);
  assert.deepEqual(faults, []);
  return saidBy(schemas, yaml);
}

function saidBy(schemas: ReturnType<typeof own>['schemas'], yaml: string): [string, string][] {
  const schema = schemas.ofType('meeting');
  const { value } = readYaml(yaml, 0);
  assert.ok(schema !== null && value);
  return schemaProblems(schemas, schema, value).map((problem) => [
    yaml.slice(problem.range.start, problem.range.end),
    sayProblem(problem, 'meeting'),
  ]);
}

describe('a schema of the team’s', () => {
  assert.ok(cases.length > 120);
  for (const { what, schema, files, yaml, says, faults = [] } of cases)
    it(`${what}: ${yaml.slice(0, 50).replaceAll('\n', ' ⏎ ')}`, () => {
      const moved = Object.fromEntries(
        Object.entries(files ?? {}).map(([path, each]) => [`schemas/${path}`, each]),
      );
      const made = own(schema, moved);
      const local = made.faults.map(([path, words, message]) => [
        path.replace('schemas/', '').replace('meeting.json', 's.json'),
        words,
        message.replace('schemas/meeting.json', 's.json'),
      ]);
      assert.deepEqual(local, faults);
      if (faults.length > 0) assert.equal(made.schemas.ofType('meeting'), null);
      else assert.deepEqual(saidBy(made.schemas, yaml), says);
    });

  it('takes words of data for words, whatever they are', () => {
    const data = { $ref: '#/nowhere' };
    const schema = {
      properties: {
        n: { enum: [data, 'a'], examples: [data], default: data },
        $ref: { type: 'string' },
        pattern: { const: '(' },
      },
    };
    assert.deepEqual(said(schema, 'n: a\n$ref: here\npattern: "("\n'), []);
  });

  it('has keys that are names of JavaScript', () => {
    const schema = '{"properties":{"__proto__":{"type":"integer"},"constructor":{"type":"integer"}}}';
    assert.deepEqual(
      said(schema, 'constructor: y\ntoString: x\n').map(([words]) => words),
      ['y'],
    );
  });

  it('never takes the place of one of ours', () => {
    const address = 'attache:/schemas/note.schema.json';
    const { schemas } = own({ $id: address, properties: { status: { const: 'x' } } });
    assert.equal(schemas.ofType('note'), schemas.builtIn('note'));
    assert.equal(schemas.builtIn('note').title, 'Note');
  });

  it('is switched off where another has a fault that it refers to by path or address', () => {
    for (const address of ['other.json', 'https://example.org/other']) {
      const files = new Map([
        ['a.json', { text: JSON.stringify({ properties: { n: { $ref: address } } }) }],
        [
          'other.json',
          { text: JSON.stringify({ $id: 'https://example.org/other', allOf: [{ $ref: '#/none' }] }) },
        ],
      ]);
      const types = new Map([
        ['meeting', 'a.json'],
        ['other', 'other.json'],
      ]);
      const { schemas, problems } = ownSchemas(types, null, files);
      assert.equal(problems.get('other.json')?.length, 1);
      assert.equal(schemas.ofType('meeting'), null, address);
    }
  });
});

describe('hostile schemas', () => {
  /** Far more than any of them takes, and far less than forever. */
  const quickly = (work: () => void): void => {
    const began = performance.now();
    work();
    assert.ok(performance.now() - began < 15_000);
  };
  const doubling = (levels: number) =>
    Object.fromEntries(
      Array.from({ length: levels + 1 }, (_, at) => {
        const next = { $ref: `#/$defs/a${at + 1}` };
        return [`a${at}`, at === levels ? { type: 'integer' } : { anyOf: [next, next] }];
      }),
    );

  it('that double at each level are said to', () =>
    quickly(() => {
      const { faults } = own({ properties: { n: { $ref: '#/$defs/a0' } }, $defs: doubling(40) });
      assert.match(faults[0]?.[2] ?? '', /more alternatives than/u);
      assert.equal(said({ properties: { n: { $ref: '#/$defs/a0' } }, $defs: doubling(6) }, 'n: x').length, 1);
    }));

  it('that double at each level of the note come to an end', () =>
    quickly(() => {
      const inner = { properties: { n: { $ref: '#' } } };
      const yaml = `${'{m: 1, n: '.repeat(30)}{q: x}${'}'.repeat(30)}`;
      said({ required: ['m'], anyOf: [inner, inner] }, yaml);
    }));

  for (const [what, text] of [
    ['brackets', '['.repeat(100_000)],
    ['objects', `${'{"not":'.repeat(400)}{}${'}'.repeat(400)}`],
  ] as const)
    it(`that nest without end: ${what}`, () =>
      quickly(() => {
        const { faults, schemas } = own(text);
        assert.equal(faults.length, 1);
        assert.equal(schemas.ofType('meeting'), null);
      }));

  it('whose pattern JavaScript would try for years are tried at once', () =>
    quickly(() => {
      const yaml = `n: ${'a'.repeat(5000)}!`;
      assert.equal(said({ properties: { n: { type: 'string', pattern: '^(a+)+$' } } }, yaml).length, 1);
      assert.deepEqual(
        own({ patternProperties: { '^(a+)+$': {} } }).faults.map(([, words]) => words),
        ['"^(a+)+$"'],
      );
      assert.equal(own({ properties: { n: { pattern: '^(?=a)(a+)+$' } } }).faults.length, 1);
    }));
});

describe('patterns', () => {
  const patterns =
    String.raw`^[a-z]+(-[a-z]+)*$ a|b ^(?:ab|a)*c?$ ^\d{4}-\d{2}$ x{2,3}y ^\p{L}+$ (a|a)*b ^a.c$ [\]a]+
    \bab\b ^(?<y>\d{2,})$ a{0}b ^$ ^.{3}$ (?:)a a??b (a*)*b ^\.\*$ \u{1F600} \x41 [^a]b ^(|a)b$ ^(a+)+$ \p{Script=Hangul}+`
      .trim()
      .split(/\s+/u);
  const signs = ['a', 'b', 'c', '-', '1', 'x', 'y', 'A', '.', '*', 'é', '😀', ']', '0', '한', '\n'];

  for (const source of patterns)
    it(`${source} takes what JavaScript takes`, () => {
      assert.equal(patternProblem(source), null);
      const native = new RegExp(source, 'u');
      let seed = 7;
      const random = (below: number): number => (seed = (seed * 48_271) % 2_147_483_647) % below;
      const texts = Array.from({ length: 400 }, () =>
        Array.from({ length: random(8) }, () => signs[random(signs.length)]).join(''),
      );
      for (const text of texts) assert.equal(patternOf(source)?.test(text), native.test(text), text);
    });

  for (const source of ['^(?!a)b', String.raw`(a)\1`, '(?<=a)b', '('])
    it(`${source} are not run, and are said not to be`, () => assert.ok(patternProblem(source)));

  for (const source of ['^x-', '^[a-z]+(-[a-z]+)*$', '^(a|b)$', String.raw`^\w+(\.\w+)*$`])
    it(`${source} may name keys`, () => assert.equal(keyPatternProblem(source), null));
  for (const source of [
    '^(a+)+$',
    '(a|ab)*c',
    '(.*-)*x',
    '(?=a)(b|bb)*c',
    '([a-z]{1,9})+',
    '(-[a-z-]+)*',
    '(-.*)*',
    String.raw`(_\w+)*`,
  ])
    it(`${source} may not`, () => assert.ok(keyPatternProblem(source)));
});
