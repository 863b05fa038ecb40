import assert from 'node:assert/strict';
import type { YamlMap, YamlScalar } from '../../src/core/model/yaml.ts';
import {
  fillEntry,
  insertEntry,
  quoteScalar,
  renameKey,
  replaceScalar,
  unquoteScalar,
} from '../../src/core/yaml/edits.ts';
import { readYaml } from '../../src/core/yaml/read.ts';
import { valueSource } from '../../src/core/yaml/scalars.ts';
import { plainOf } from '../../src/core/yaml/values.ts';
import { after, mapAt, note, plain, removed, scalarAt, valueAt, yamlOf } from './yaml-note.ts';

describe('replaceScalar', () => {
  const cases: [string, string, string][] = [
    ['k: old # c\n', 'new', 'k: new # c\n'],
    ['k:   old\t# c\n', '2025-06-04', 'k:   2025-06-04\t# c\n'],
    ["k: 'old'\n", "it's no", "k: 'it''s no'\n"],
    ['k: "old"\n', 'a "b" \\ c', 'k: "a \\"b\\" \\\\ c"\n'],
    ["k: 'old'\n", 'two\nlines', 'k: "two\\nlines"\n'],
    ['k: old\n', 'say "no": \\', `k: 'say "no": \\'\n`],
    ['k: |- # c\n  old\n  text\n\nl: 1\n', 'new', 'k: new # c\n\nl: 1\n'],
    ['k: >+\n  old\n\n\nl: 1\n', 'a: b', 'k: "a: b"\n\n\nl: 1\n'],
    ['k:\nl: 1\n', 'new', 'k: new\nl: 1\n'],
    ['k: # c\n', 'new', 'k: new # c\n'],
    ['k:   \n', '', 'k: ""\n'],
    ['k: &x old\nl: *x\n', 'new', 'k: &x new\nl: *x\n'],
    ['k: [a, old]\n', 'x, y', 'k: [a, "x, y"]\n'],
    ['k: old\n', 'x, [y]', 'k: x, [y]\n'],
    ['k: two\n  lines # c\n', 'one', 'k: one # c\n'],
    ['k: {a}\n', 'v', 'k: {a: v}\n'],
    ['k: { a: , b: 1 }\n', 'v', 'k: { a: v, b: 1 }\n'],
  ];
  for (const [yaml, value, expected] of cases) {
    it(`${JSON.stringify(yaml)} → ${JSON.stringify(expected)}`, () => {
      for (const lineBreak of ['\n', '\r\n', '\r']) {
        const before = note(yaml, { lineBreak });
        const inner = valueAt(before, 'k');
        const scalar =
          inner.type === 'list'
            ? inner.items.at(-1)!
            : inner.type === 'map'
              ? inner.entries[0]!.value
              : inner;
        const edited = after(before, replaceScalar(before.text, scalar as YamlScalar, value));
        assert.equal(yamlOf(edited), expected.replaceAll('\n', lineBreak));
      }
    });
  }

  it('replaces an alias, not what it stands for', () => {
    const before = note('k: &x "old"\nl: *x\n');
    const edited = after(before, replaceScalar(before.text, scalarAt(before, 'l'), 'new'));
    assert.equal(yamlOf(edited), 'k: &x "old"\nl: new\n');
  });

  const toQuote =
    'no|Yes|off|true|null|~|y|12:30|1e3|007|1.0|0x1F|0o17|0b11|1_000|.5|+1|.inf|2025-02-30|2025-13-01|a: b|a:|#x|a #b|' +
    '@a|`a|*a|&a|!a|%a|>a|[a|{a|]a|,a|\'a|"a|?a|:a|- a|-|---|=|<<| a|a |\u2028|\uFEFF|\x85';
  const toLeave =
    '2025|2025-06-04|2025-06|2025-06~|../2025-08-24|2025-06-04T12:30:00Z|-5|1.5|a:b|a#b|https://a.b/c?d#e|이재명|' +
    "it's|a - b|Lee, Jae|a|-x|norway|1.2.3|a}|100 %";
  it('quotes what readers of YAML would take for something else, and nothing more', () => {
    const before = note('k: old\n');
    const source = (value: string): string =>
      yamlOf(after(before, replaceScalar(before.text, scalarAt(before, 'k'), value))).slice(3, -1);
    for (const value of [...toQuote.split('|'), '|a', '']) assert.match(source(value), /^["']/u, value);
    for (const value of toLeave.split('|')) assert.equal(source(value), value);
  });
});

describe('valueSource', () => {
  it('writes JSON on one line that reads back as the same', () => {
    const cases: readonly (readonly [unknown, string])[] = [
      ['a, b', 'a, b'],
      [['a, b', 1, null, true], '["a, b", 1, null, true]'],
      [{ 'a: b': 1, c: [], 'd, e': {} }, '{ "a: b": 1, c: [], "d, e": {} }'],
      [{ no: 'no', '': '' }, '{ "no": "no", "": "" }'],
    ];
    for (const [value, source] of cases) {
      assert.equal(valueSource(value), source);
      assert.deepEqual(JSON.parse(JSON.stringify(plainOf(readYaml(source, 0).value!))), value);
    }
    assert.equal(valueSource('a, b', 'flow'), '"a, b"');
  });
});

describe('quotes', () => {
  const cases: [string, string][] = [
    ['no # c', '"no" # c'],
    ['a "b"', `'a "b"'`],
    ["it's \\", "'it''s \\'"],
    ['', ' ""'],
    ['two\n  lines', '"two\n  lines"'],
    ["'no'", "'no'"],
  ];
  for (const [typed, expected] of cases) {
    it(`${JSON.stringify(typed)} → ${JSON.stringify(expected)}`, () => {
      const before = note(`k:${typed && ' '}${typed}\n`);
      const edited = after(before, quoteScalar(before.text, scalarAt(before, 'k')));
      assert.equal(yamlOf(edited), `k:${typed && ' '}${expected}\n`);
    });
  }

  it('come off where the scalar can stand without', () => {
    const off = (typed: string): string | null => {
      const before = note(`k: ${typed}\n`);
      return unquoteScalar(before.text, scalarAt(before, 'k'))?.newText ?? null;
    };
    assert.equal(off('"2025"'), '2025');
    assert.equal(off("'true'"), 'true');
    assert.equal(off('"a, b"'), 'a, b');
    assert.equal(off('"a: b"'), null);
    assert.equal(off('""'), null);
    assert.equal(off('a'), null);
  });

  it('keep to the context', () => {
    const before = note('k: [\n  "a, b", "c"]\nl: "d, e"\n');
    assert.equal(unquoteScalar(before.text, scalarAt(before, 'k', 0)), null);
    assert.equal(unquoteScalar(before.text, scalarAt(before, 'k', 1))?.newText, 'c');
    assert.equal(unquoteScalar(before.text, scalarAt(before, 'l'))?.newText, 'd, e');
  });
});

describe('renameKey', () => {
  it('keeps the quotes, and what stands around', () => {
    const before = note('&a "old" : 1 # c\nb: { x: 2 }\n');
    const [first, second] = before.map!.entries;
    assert.equal(
      yamlOf(after(before, renameKey(before.text, first!, 'new'))),
      '&a "new" : 1 # c\nb: { x: 2 }\n',
    );
    const inner = (second!.value as YamlMap).entries[0]!;
    assert.equal(renameKey(before.text, inner, 'z').newText, 'z');
    assert.equal(renameKey(before.text, inner, 'no').newText, '"no"');
    assert.equal(renameKey(before.text, inner, 'a, b').newText, '"a, b"');
  });

  it('keeps to the place of the key, not to that of its value or of an alias', () => {
    const before = note('a: { x: 1 }\nb: [&m { y: 1 }, c: 2]\nd: &n\n  z: 1\ne: [*n, *m]\nf: *m\n<<: *n\n');
    const named = (...path: (string | number)[]): string => {
      const entry = mapAt(before, ...path.slice(0, -1)).entries.find(({ key }) => key === path.at(-1));
      return renameKey(before.text, entry!, 'p, q').newText;
    };
    const [plain, inQuotes] = ['p, q', '"p, q"'];
    for (const path of [['a'], ['b'], ['d', 'z'], ['e', 0, 'z'], ['f'], ['z']])
      assert.equal(named(...path), plain, path.join('/'));
    for (const path of [
      ['a', 'x'],
      ['b', 0, 'y'],
      ['b', 1, 'c'],
      ['e', 1, 'y'],
      ['f', 'y'],
    ])
      assert.equal(named(...path), inQuotes, path.join('/'));
  });
});

describe('insertEntry', () => {
  const order = ['id', 'type', 'title', 'tags', 'new', 'last'];
  const cases: [string, string, string, string][] = [
    ['below the nearest before it', 'id: a\ntags: [b]\nx: 1\n', '1', 'id: a\ntags: [b]\nnew: 1\nx: 1\n'],
    ['above the nearest after it', 'x: 1\n# c\n\n# d\nlast: 2\n', '1', 'x: 1\n# c\n\nnew: 1\n# d\nlast: 2\n'],
    ['last', '# c\nx: 1 # d\n# e\n', '1', '# c\nx: 1 # d\nnew: 1\n# e\n'],
    ['not above type', 'last: 1\nx: 2\ntype: note\n', '1', 'last: 1\nx: 2\ntype: note\nnew: 1\n'],
    [
      'below a block scalar',
      'tags: |+\n  # a\n\n\n# c\nx: 1\n',
      '1',
      'tags: |+\n  # a\n\n\nnew: 1\n# c\nx: 1\n',
    ],
    [
      'below a nested block',
      'tags:\n- a\n\n- b\n  # deep\n# c\nx: 1\n',
      '1',
      'tags:\n- a\n\n- b\n  # deep\nnew: 1\n# c\nx: 1\n',
    ],
    ['over lines', 'id: a\n\nx: 1\n', '\n  - a\n\n  - b\n', 'id: a\nnew:\n  - a\n\n  - b\n\nx: 1\n'],
    ['into nothing', '', '1', 'new: 1\n'],
    ['below comments alone', '# c\n\n', '1', '# c\n\nnew: 1\n'],
    ['without a value', 'id: a\n', '', 'id: a\nnew:\n'],
    ['into a flow root', '{ tags: a, x: 1 }\n', 'a, b', '{ tags: a, new: "a, b", x: 1 }\n'],
    ['into an empty flow root', '{}\n', '[a, b]', '{ new: [a, b] }\n'],
    ['first in a flow root', '{last: a}\n', '|\n  a\n  b', '{new: "a\\nb\\n", last: a}\n'],
    [
      'lines into a flow root',
      '{last: a, }\n',
      '\n  - a: 1\n  - {b, c: "d"}',
      '{new: [{ a: 1 }, { b: , c: "d" }], last: a, }\n',
    ],
    [
      'last on lines of a flow root',
      '{\n  id: a,\n  type: b # c\n}\n',
      '1',
      '{\n  id: a,\n  type: b, # c\n  new: 1\n}\n',
    ],
    ['after a last comma', '{\n  id: a, # c\n}\n', '1', '{\n  id: a, # c\n  new: 1,\n}\n'],
    [
      'between lines of a flow root',
      '{\n  id: a, # c\n  # d\n  x: b\n}\n',
      '1',
      '{\n  id: a, # c\n  new: 1,\n  # d\n  x: b\n}\n',
    ],
  ];
  for (const [where, yaml, value, expected] of cases) {
    it(where, () => {
      for (const lineBreak of ['\n', '\r\n', '\r']) {
        for (const kind of [{}, { bare: true }, { bare: true, mark: '\uFEFF' }]) {
          if (yaml === '' && 'bare' in kind && lineBreak !== '\n') continue;
          const before = note(yaml, { ...kind, lineBreak });
          const edit = insertEntry(before.text, before.yaml, before.map, 'new', value, order)!;
          assert.equal(
            yamlOf(after(before, edit)).replace('\uFEFF', ''),
            expected.replaceAll('\n', lineBreak),
          );
        }
      }
    });
  }

  it('not above type where the order does not know it', () => {
    const before = note('last: a\ntype: note\nx: 1\n');
    const edit = insertEntry(before.text, before.yaml, before.map, 'new', '1', ['new', 'last'])!;
    assert.equal(yamlOf(after(before, edit)), 'last: a\ntype: note\nnew: 1\nx: 1\n');
  });

  it('above type where the order says so', () => {
    const before = note('# c\ntype: note\n');
    const edit = insertEntry(before.text, before.yaml, before.map, 'id', 'x', order)!;
    assert.equal(yamlOf(after(before, edit)), 'id: x\n# c\ntype: note\n');
  });

  it('at the end of a file without a last line break', () => {
    const before = note('a: 1', { bare: true });
    assert.equal(
      after(before, insertEntry(before.text, before.yaml, before.map, 'b', '2', [])!).text,
      'a: 1\nb: 2',
    );
  });

  const nested: [string, (string | number)[], string][] = [
    ['p:\n    title: a\nx: 1\n', ['p'], 'p:\n    title: a\n    new: 1\nx: 1\n'],
    ['p:\n  # c\n  last: a\n', ['p'], 'p:\n  new: 1\n  # c\n  last: a\n'],
    ['p:\n  - last: a\n    x: b\n', ['p', 0], 'p:\n  - new: 1\n    last: a\n    x: b\n'],
    ['p:\n- tags:\n  - a\n- b\n', ['p', 0], 'p:\n- tags:\n  - a\n  new: 1\n- b\n'],
    ['p: &x {type: a} # c\nq: *x\n', ['p'], 'p: &x {type: a, new: 1} # c\nq: *x\n'],
    ['p: [ {}, { } ]\n', ['p', 1], 'p: [ {}, { new: 1 } ]\n'],
  ];
  for (const [yaml, path, expected] of nested) {
    it(`nested: ${JSON.stringify(yaml)}`, () => {
      const before = note(yaml);
      const edit = insertEntry(before.text, before.yaml, mapAt(before, ...path), 'new', '1', order)!;
      assert.equal(yamlOf(after(before, edit)), expected);
    });
  }

  it('not where an alias stands, nor a key that is there', () => {
    const before = note('p: &x {a: 1}\nq: *x\n');
    assert.equal(insertEntry(before.text, before.yaml, mapAt(before, 'q'), 'b', '1', []), null);
    assert.equal(insertEntry(before.text, before.yaml, mapAt(before, 'p'), 'a', '1', []), null);
    const text = note('only words\n');
    assert.equal(insertEntry(text.text, text.yaml, text.map, 'b', '1', []), null);
  });
});

describe('fillEntry', () => {
  const cases: [string, string, string][] = [
    ['k:\nl: 1\n', 'new', 'k: new\nl: 1\n'],
    ['k: # c\nl: 1\n', '\n  a: 1\n  b: 2\n', 'k: # c\n  a: 1\n  b: 2\nl: 1\n'],
    ['k: ~\n', '\n  - a', 'k:\n  - a\n'],
    ['k: null # c\n', '|\n  a', 'k: | # c\n  a\n'],
    ['k:   \n', '[a]', 'k: [a]\n'],
  ];
  for (const [yaml, value, expected] of cases) {
    it(`${JSON.stringify(yaml)} → ${JSON.stringify(expected)}`, () => {
      for (const lineBreak of ['\n', '\r\n']) {
        const before = note(yaml, { lineBreak });
        const edit = fillEntry(before.text, before.map!.entries[0]!, value)!;
        assert.equal(yamlOf(after(before, edit)), expected.replaceAll('\n', lineBreak));
      }
    });
  }

  it('in a flow map, and not where a value is', () => {
    const before = note('p: {a: , b: 1}\n');
    const [a, b] = mapAt(before, 'p').entries;
    assert.equal(yamlOf(after(before, fillEntry(before.text, a!, '\n  - x')!)), 'p: {a: [x], b: 1}\n');
    assert.equal(fillEntry(before.text, b!, 'x'), null);
  });
});

describe('removing', () => {
  const cases: [string, string, (string | number)[]][] = [
    ['# c\na: 1 # d\nb: 2\n', '# c\nb: 2\n', ['a']],
    ['a: 1\nb:\n  c: 2\n\n  # in\n  d: 3\n  # deep\n# e\nf: 4\n', 'a: 1\n# e\nf: 4\n', ['b']],
    ['a: |+\n  x\nb: 1\n\nc: 2\n', 'a: |+\n  x\nc: 2\n', ['b']],
    ['a: |\n  x\n\nb: 2\n', '\nb: 2\n', ['a']],
    ['p:\n  - a: 1 # c\n    b: 2\n', 'p:\n  - b: 2\n', ['p', 0, 'a']],
    ['p:\n  - a: 1\n  - b\n', 'p:\n  -\n  - b\n', ['p', 0, 'a']],
    ['p:\n  a: 1\nq: 2\n', 'p:\nq: 2\n', ['p', 'a']],
    ['p: { a: 1, b: 2, c: 3 }\n', 'p: { b: 2, c: 3 }\n', ['p', 'a']],
    ['p: { a: 1, b: 2, c: 3 }\n', 'p: { a: 1, c: 3 }\n', ['p', 'b']],
    ['p: { a: 1, b: 2, c: 3 }\n', 'p: { a: 1, b: 2 }\n', ['p', 'c']],
    ['p: { a: 1, } # c\n', 'p: {} # c\n', ['p', 'a']],
    ['p: {\n  a: 1, # c\n  b: 2 # d\n}\n', 'p: {\n  b: 2 # d\n}\n', ['p', 'a']],
    ['p: {\n  a: 1,\n  b: 2 # d\n}\n', 'p: {\n  a: 1\n}\n', ['p', 'b']],
    ['p: {\n  a: 1, # c\n  b: 2 }\n', 'p: {\n  a: 1, # c\n  }\n', ['p', 'b']],
  ];
  for (const [yaml, expected, path] of cases) {
    it(`${path.join('.')} of ${JSON.stringify(yaml)}`, () => {
      for (const lineBreak of ['\n', '\r\n', '\r']) {
        const before = note(yaml, { lineBreak });
        assert.equal(yamlOf(after(before, removed(before, path)!)), expected.replaceAll('\n', lineBreak));
      }
    });
  }

  it('leaves what others refer to, and what comes by a merge key', () => {
    const before = note('a: &k\n  b: 1\nc: *k\nd:\n  <<: *k\n  e: 1\nf:\n  <<: {g: 1}\n  h: 1\n');
    assert.equal(removed(before, ['a']), null);
    assert.equal(removed(before, ['d', 'b']), null);
    assert.equal(removed(before, ['f', 'g']), null);
    assert.deepEqual(plain(after(before, removed(before, ['c'])!)), {
      a: { b: 1 },
      d: { b: 1, e: 1 },
      f: { g: 1, h: 1 },
    });
  });
});
