import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { format } from '@cfworker/json-schema';
import { ownSchemas } from '../../src/core/schema/own.ts';
import { patternOf, patternProblem } from '../../src/core/schema/patterns.ts';
import { schemaProblems } from '../../src/core/schema/problems.ts';
import { sayProblem } from '../../src/core/schema/words.ts';
import { readYaml } from '../../src/core/yaml/read.ts';
import { timed } from './processor-time.ts';

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

  it('is held against half a character, as an editor may hold for a moment', () => {
    const rule = { type: 'integer' };
    const schema = {
      if: { additionalProperties: rule },
      then: { required: ['m'] },
      else: { required: ['n'] },
    };
    assert.deepEqual(
      said(schema, '\uD83D: 007\nb: 1\n').map(([, message]) => message),
      ['A meeting needs a `m`. Add `m: …` here.'],
    );
    assert.equal(said({ patternProperties: { '^.$': { type: 'boolean' } } }, '\uD83D: 1\n').length, 1);
  });

  it('says so where it can’t be asked, and not that nothing fits', () => {
    const { schemas } = own({ type: 'object' });
    const deep = {
      get $ref(): string {
        throw new TypeError('A fault of ours');
      },
    };
    assert.throws(() => schemas.fits(deep, {}), /A fault of ours/u);
    assert.equal(schemas.fits({ $ref: '#/nowhere' }, {}), false);
    const endless: Record<string, unknown> = {};
    endless['allOf'] = [endless];
    assert.equal(schemas.fits(endless, {}), false);
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

describe('hostile schemas', function () {
  this.timeout(20_000);

  /** Far more than any of them takes, and far less than forever. */
  const quickly = (work: () => void): void => {
    assert.ok(timed(work).took < 15_000);
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

  const refused: readonly (readonly [string, RegExp])[] = [
    ['^(?!a)b', /look ahead or back/u],
    ['(?<=a)b', /look ahead or back/u],
    [String.raw`(a)\1`, /refer back/u],
    [String.raw`(?<x>a)\k<x>`, /refer back/u],
    ['^.{1,5000}$', /1,000 times at most.*`maxLength`/u],
    ['^(a{200}){200}$', /1,000 times at most/u],
    [String.raw`^\p{scx=Hang}{2}$`, /a form that can’t be run/u],
    [String.raw`[(?=]\(?=\\1(`, /a form that can’t be run/u],
  ];
  for (const [source, why] of refused)
    it(`${source} is not run, and it is said why`, () => assert.match(patternProblem(source) ?? '', why));

  it('are forgotten in the end', () => {
    const first = patternOf('^forgotten$');
    assert.equal(patternOf('^forgotten$'), first);
    for (let at = 0; at < 1000; at++) patternOf(`^${at}$`);
    assert.notEqual(patternOf('^forgotten$'), first);
    const before = Object.keys(format).length;
    for (let at = 0; at < 20; at++)
      assert.equal(said({ properties: { n: { type: 'string', pattern: `^x${at}$` } } }, 'n: y').length, 1);
    assert.equal(Object.keys(format).length, before);
  });
});

describe('patterns for keys', () => {
  const usual = String.raw`^x- ^[a-z]+(-[a-z]+)*$ ^[A-Z]{2}\d{3}$ ^\w+(\.\w+)*$ ^(a|b)$ ^\d{4}-\d{2}$ ^(?:)$ . [|)$] ^\p{L}+$`;
  const keys =
    'x- x-a ax- a b ab a-b a-1 AB123 AB12 a.b a. 2025-06 2025-6 a|b (?:) ^ $ \\ é 이재명 😀 __proto__ a/b a~b'.split(
      ' ',
    );

  for (const pattern of usual.split(' '))
    it(`${pattern} speaks of the keys that JavaScript finds, and leaves the others`, () => {
      const native = new RegExp(pattern, 'u');
      const found = keys.filter((key) => native.test(key));
      const others = keys.filter((key) => !native.test(key));
      const inner = { patternProperties: { [pattern]: { type: 'integer' } } };
      const yaml = keys.map((key) => `${JSON.stringify(key)}: no number\n`).join('');
      const wordsOf = (schema: object): string[] => said(schema, yaml).map(([words]) => words);
      const asWords = (some: readonly string[]): string[] => some.map((key) => JSON.stringify(key));
      assert.deepEqual(
        wordsOf(inner),
        found.map(() => 'no number'),
      );
      const free = { patternProperties: { [pattern]: true } };
      assert.deepEqual(wordsOf({ ...free, additionalProperties: false }), asWords(others));
      assert.deepEqual(wordsOf({ allOf: [free], unevaluatedProperties: false }), asWords(others));
      assert.deepEqual(wordsOf({ ...inner, additionalProperties: { type: 'boolean' } }).length, keys.length);
    });

  it('speak together, at each depth, and are said as any other', () => {
    const schema = {
      patternProperties: {
        '^x': { type: 'object', patternProperties: { y$: { $ref: '#/$defs/year' } } },
        z$: { maxProperties: 1 },
      },
      $defs: { year: { type: 'integer', description: 'A year.' } },
    };
    assert.deepEqual(said(schema, 'xz:\n  ay: b\n  by: 1\nz: 2\nx: 3\n'), [
      ['xz', '`xz` has at most 1 key.'],
      ['b', '`ay` takes a whole number, not “b”.'],
      ['3', '`x` takes keys and values, not “3”.'],
    ]);
  });

  const hostile: readonly (readonly [string, string])[] = [
    ['^(a+)+$', 'a'],
    ['^(?:a?b?a?){20}c$', 'a'],
    [String.raw`^\w*\w*\w*\w*\w*$`, 'a'],
    [`${'a?'.repeat(30)}${'a'.repeat(30)}$`, 'a'],
    ['(a|aa)(a|aa)(a|aa)*(a|a)*b', 'a'],
    ['(.*-)*x', '-a'],
    [String.raw`(_\w+)*!`, '_a'],
    ['^([a-z]+)*([a-z]+)*$', 'abc'],
  ];
  for (const [pattern, part] of hostile)
    it(`${pattern} is done with long keys in no time`, () => {
      const lengths = [24, 121, 500, 1000];
      const yaml = lengths.map((length) => `"${part.repeat(length).slice(0, length)}!": x\n`).join('');
      const made = own({ patternProperties: { [pattern]: { type: 'integer' } }, properties: { a: true } });
      assert.deepEqual(made.faults, []);
      const { took } = timed(() => saidBy(made.schemas, yaml));
      assert.ok(took < 2000, `${took} ms`);
    });

  it('hold against many keys of many maps', () => {
    const entry = { patternProperties: { '^k': { type: 'integer' } }, additionalProperties: false };
    const schema = { properties: { list: { items: entry } }, ...entry, patternProperties: { '1$': {} } };
    const { schemas } = own({ ...schema, additionalProperties: true });
    const lines = Array.from({ length: 3000 }, (_, at) => `  - { k${at}: x, l${at}: 1 }\n`);
    const { result, took } = timed(() => saidBy(schemas, `list:\n${lines.join('')}`));
    assert.equal(result.length, 6000);
    assert.ok(took < 15_000, `${took} ms`);
  });

  it('leave keys alone that are longer than YAML has them', () => {
    const key = 'a'.repeat(1025);
    const { schemas } = own({ patternProperties: { a: { type: 'integer' } } });
    assert.deepEqual(saidBy(schemas, `? ${key}\n: x\n`), []);
    assert.equal(saidBy(schemas, `? ${key.slice(1)}\n: x\n`).length, 1);
  });
});
