import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { YamlValue } from '../../src/core/model/yaml.ts';
import {
  insertEntry,
  quoteScalar,
  renameKey,
  replaceScalar,
  unquoteScalar,
} from '../../src/core/yaml/edits.ts';
import { readYaml } from '../../src/core/yaml/read.ts';
import { sortEntries } from '../../src/core/yaml/sort.ts';
import { plainOf } from '../../src/core/yaml/values.ts';
import { type Note, after, mapAt, note, plain, removed, scalarAt, valueAt, yamlOf } from './yaml-note.ts';

/** YAML of all kinds a person may write; each value stands behind its key and its nested lines are indented by two. */
const words = [
  'a',
  'two words',
  '2025-06-04',
  '12',
  'no',
  'true',
  'it’s',
  '이재명',
  '"x # y"',
  "'it''s'",
  '~',
  '"a\\tb"',
];
const word = fc.constantFrom(...words);
const comment = fc.constantFrom('', '', ' # c', '\t# d: [e');
const aside = fc.constantFrom(
  '',
  '',
  '',
  '\n',
  '\n\n',
  '# above\n',
  '\n# above\n',
  '# one\n\n# two\n',
  '# below\n\n',
);
const keys = fc.shuffledSubarray(['a', 'b', 'c', 'd', 'type', 'x', 'y', '"q"', '12'], { minLength: 1 });
const scalars = fc.oneof(
  fc.tuple(word, comment).map(([value, behind]) => ` ${value}${behind}`),
  comment,
  fc.constantFrom(
    ' |\n  line\n\n  # none\n   more',
    ' >- # c\n  line\n  line\n',
    ' one\n  two\n\n  three # c',
    ' "one\n\n  two"',
    ' |-\n  ---x\n',
  ),
);
const indent = (lines: string): string => lines.replace(/\n(?!\n|$)/gu, '\n  ');
const flowItem = fc.oneof(word, fc.constantFrom('[]', '{}', '[a, {b: c}]', '{ d: "e, f" }'));
const flows = fc
  .tuple(
    fc.array(flowItem, { maxLength: 4 }),
    fc.constantFrom(', ', ',', ',\n    ', ', # c\n    '),
    fc.boolean(),
  )
  .map(([items, between, asMap]) =>
    asMap
      ? ` { ${items.map((item, at) => `k${at}: ${item}`).join(between.padEnd(2))} }`
      : ` [${items.join(between)}]`,
  );
const lists = fc
  .array(
    fc.tuple(
      fc.oneof(scalars, flows, fc.constant(' p: 1 # c\n  # d\n  r: [s]'), fc.constant(' - a\n  - b')),
      aside,
    ),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((items) => items.map(([item, below]) => `\n-${item}\n${below}`.trimEnd()).join(''));
const maps = fc
  .tuple(keys, fc.array(fc.tuple(fc.oneof(scalars, flows, lists), aside), { minLength: 9, maxLength: 9 }))
  .map(([names, values]) =>
    names.map((name, at) => `\n${values[at]![1]}${name}:${values[at]![0]}`.replace(/\n+$/u, '')).join(''),
  );
const values = fc.oneof(scalars, flows, lists, lists.map(indent), maps.map(indent));
const documents = fc
  .tuple(keys, fc.array(fc.tuple(aside, values), { minLength: 9, maxLength: 9 }), aside)
  .map(
    ([names, entries, end]) =>
      names.map((name, at) => `${entries[at]![0]}${name}:${entries[at]![1]}`.trimEnd() + '\n').join('') + end,
  );
const forms = fc.record({ lineBreak: fc.constantFrom('\n', '\r\n'), bare: fc.boolean() });
const notes = fc.tuple(documents, forms).map(([yaml, form]) => note(yaml, form));

const linesOf = (text: string): string[] => text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/gu) ?? [];

/** All paths to values of the note's own. */
function pathsIn(value: YamlValue | null, path: readonly (string | number)[] = []): (string | number)[][] {
  if (!value || value.type === 'scalar') return [[...path]];
  const inner =
    value.type === 'list'
      ? value.items.flatMap((item, at) => pathsIn(item, [...path, at]))
      : value.entries.flatMap((entry) => pathsIn(entry.value, [...path, entry.key]));
  return [[...path], ...inner];
}

const pick = <T>(from: readonly T[], at: number): T => from[at % from.length]!;

/** JSON of the note with the value at a path replaced; `undefined` takes it away. */
function changed(of: Note, path: readonly (string | number)[], value: unknown): unknown {
  const json = plain(of);
  const last = path.at(-1)!;
  const holder = path
    .slice(0, -1)
    .reduce<unknown>((inner, step) => (inner as Record<string, unknown>)[step], json);
  (holder as Record<string, unknown>)[last] = value;
  return JSON.parse(JSON.stringify(json));
}

/** An empty block is nothing: its key has no value then. */
const withoutEmpty = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_, inner: unknown) =>
      typeof inner === 'object' && inner !== null && Object.keys(inner).length === 0 ? null : inner,
    ),
  );

const keyLineAfter = (text: string): string[] =>
  linesOf(text).flatMap((line, at, all) => (line.startsWith('#') ? [`${line}${all[at + 1] ?? ''}`] : []));

const numRuns = 120;

describe('any edit of any YAML', function () {
  this.timeout(20_000);

  it('is made of documents that differ', () => {
    const some = fc.sample(notes, { numRuns: 200, seed: 1 }).map(yamlOf).join('\n');
    for (const form of [
      '|\n',
      '\r\n',
      '\n\n',
      '\n- ',
      '# two',
      '{ k0',
      '[',
      '"q"',
      ',\n',
      '\n  - ',
      '\n  a: ',
    ])
      assert.ok(some.includes(form), form);
  });

  it('sorts keys and nothing else', () => {
    fc.assert(
      fc.property(
        notes,
        fc.shuffledSubarray(['a', 'b', 'c', 'd', 'type', 'x', 'y', 'q', '12']),
        (before, order) => {
          const edit = sortEntries(before.text, before.yaml, before.map!, order);
          const names = before.map!.entries.map(({ key }) => key);
          const wanted = unitsInOrder(names, order);
          if (!edit) return assert.deepEqual(names, wanted);
          const sorted = after(before, edit);
          assert.deepEqual(
            sorted.map!.entries.map(({ key }) => key),
            wanted,
          );
          assert.deepEqual(plain(sorted), plain(before));
          assert.deepEqual(linesOf(sorted.text).sort(), linesOf(before.text).sort());
          assert.equal(sortEntries(sorted.text, sorted.yaml, sorted.map!, order), null);
        },
      ),
      { numRuns },
    );
  });

  it('inserts an entry and nothing else', () => {
    const value = fc.constantFrom(
      '1',
      '"a"',
      '\n- b\n- c',
      '\n  k: |\n    l\n\n    m\n  n: [o]',
      '[p, { q: r }]',
    );
    const order = fc.shuffledSubarray(['a', 'b', 'c', 'type', 'x', 'new', '12']);
    fc.assert(
      fc.property(notes, value, order, fc.nat(), (before, source, wanted, at) => {
        const path = pick(
          pathsIn(before.root).filter((one) => valueAt(before, ...one).type === 'map'),
          at,
        );
        const edit = insertEntry(before.text, before.yaml, mapAt(before, ...path), 'new', source, wanted)!;
        const edited = after(before, edit);
        const json = plainOf(readYaml(source, 0).value!);
        assert.deepEqual(plain(edited), changed(before, [...path, 'new'], json));
        const lines = linesOf(edited.text);
        if (edit.expected === '' && /[\r\n]/u.test(edit.newText)) {
          // Whole lines were put in; every other line is there, in its order.
          const added = linesOf(edit.newText).length;
          assert.equal(lines.length, linesOf(before.text).length + added);
        }
        const left = keyLineAfter(edited.text);
        if (path.length === 0 && !before.text.includes('\n{'))
          for (const pair of keyLineAfter(before.text))
            if (!/\n(?:[\r\n]|$|---)/u.test(pair)) assert.ok(left.includes(pair), pair);
      }),
      { numRuns },
    );
  });

  it('removes an entry and nothing else', () => {
    fc.assert(
      fc.property(notes, fc.nat(), (before, at) => {
        const path = pick(
          pathsIn(before.root).filter((each) => typeof each.at(-1) === 'string'),
          at,
        );
        const edit = removed(before, path)!;
        assert.equal(edit.newText, '');
        const edited = after(before, edit);
        assert.deepEqual(withoutEmpty(plain(edited)), withoutEmpty(changed(before, path, undefined)));
        if (path.length > 1) return;
        // Comments at the margin stay, except those between the items of a list that goes.
        const lines = linesOf(edit.expected);
        for (const line of [lines[0], lines.at(-1)]) assert.doesNotMatch(line ?? '', /^#/u);
      }),
      { numRuns },
    );
  });

  const texts = fc.oneof(
    word,
    fc.string({ unit: 'binary' }),
    fc.string(),
    fc.constantFrom('a\nb', ' a', 'a: b', "'", '"\\'),
  );
  it('replaces a scalar and nothing else', () => {
    fc.assert(
      fc.property(notes, texts, fc.nat(), (before, value, at) => {
        const paths = scalarPaths(before);
        fc.pre(paths.length > 0);
        const path = pick(paths, at);
        const edited = after(before, replaceScalar(before.text, scalarAt(before, ...path), value));
        const { value: now, source } = scalarAt(edited, ...path);
        assert.equal(typeof now === 'string' ? now : source, value);
        assert.deepEqual(plain(edited), changed(before, path, now));
      }),
      { numRuns },
    );
  });

  it('quotes a scalar as it was typed, and takes it out again', () => {
    fc.assert(
      fc.property(notes, fc.nat(), (before, at) => {
        const paths = scalarPaths(before);
        fc.pre(paths.length > 0);
        const path = pick(paths, at);
        const scalar = scalarAt(before, ...path);
        const edited = after(before, quoteScalar(before.text, scalar));
        const now = scalarAt(edited, ...path);
        assert.equal(now.value, typeof scalar.value === 'string' ? scalar.value : scalar.source);
        assert.deepEqual(plain(edited), changed(before, path, now.value));
        const back = unquoteScalar(edited.text, now);
        if (back) assert.equal(scalarAt(after(edited, back), ...path).source, now.value);
      }),
      { numRuns },
    );
  });

  it('renames a key and nothing else', () => {
    fc.assert(
      fc.property(notes, fc.string({ minLength: 1 }), fc.nat(), (before, name, at) => {
        const maps = pathsIn(before.root).filter((one) => valueAt(before, ...one).type === 'map');
        const map = mapAt(before, ...pick(maps, at));
        const entry = map.entries[at % (map.entries.length || 1)];
        fc.pre(
          entry !== undefined &&
            !map.entries.some(({ key }) => key === name) &&
            name !== '__proto__' &&
            name !== '<<',
        );
        const edited = after(before, renameKey(before.text, entry, name));
        const now = mapAt(edited, ...pick(maps, at));
        assert.deepEqual(
          now.entries.map(({ key }) => key),
          map.entries.map(({ key }) => (key === entry.key ? name : key)),
        );
      }),
      { numRuns },
    );
  });
});

const scalarPaths = (of: Note): (string | number)[][] =>
  pathsIn(of.root).filter((path) => valueAt(of, ...path).type === 'scalar');

/** The rule for keys alone: a known one takes the unknown ones behind it along. */
function unitsInOrder(names: readonly string[], order: readonly string[]): string[] {
  const units: string[][] = [];
  for (const name of names) {
    if (order.includes(name) || units.length === 0) units.push([name]);
    else units.at(-1)!.push(name);
  }
  return units.sort(([one], [other]) => order.indexOf(one!) - order.indexOf(other!)).flat();
}
