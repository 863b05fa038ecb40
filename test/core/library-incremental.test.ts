import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type LibraryRead, readLibrary } from '../../src/core/library/read.ts';

/** Bits of libraries, whole and broken, that edits put anywhere. */
const bits = {
  bib: [
    '@article{a, title = {One}, year = 2020}\n',
    '@book{b, title = {Two}, publisher = house, crossref = {a}}\n',
    '@misc{a, title = "Three" # house, xdata = {x}}\n',
    '@string{house = {Press}}\n',
    '@string{house = "Other " # more}\n@string{more = {More}}\n',
    '@xdata{x, date = {2021-05}, crossref = {b}}\n',
    '@misc{open, title = {Four,\n year = 2020\n',
    '@comment{ @article{c, title = {no}} }\n',
    '@comment{\n',
    '% @book{d,\n',
    '\n@inbook{e,\n',
    '}',
    '{',
    '"',
    ',\n year = {1999}',
    'someone@example.org ',
    '\r\n',
    '(',
  ],
  json: [
    '[',
    ']',
    '{"id": "a"}',
    ',\n',
    '{"id": "b", "title": "x"}',
    '{',
    '}',
    '"',
    '\n  {"id": "c",\n',
    '\\',
  ],
  yaml: [
    'references:\n',
    '- id: a\n',
    '  title: x\n',
    '\n',
    '- id: b\n  title: y\n',
    '# remark\n',
    '  - id: c\n',
    '- ',
    'nocite: z\n',
    '...\n',
    '    ',
    '"',
  ],
};

const changes = (of: readonly string[]) =>
  fc.array(
    fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      drop: fc.nat(30),
      put: fc.array(fc.constantFrom(...of), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 12 },
  );

describe('a library that is edited', () => {
  for (const [format, of] of Object.entries(bits))
    it(`is read as it would be anew (.${format})`, () => {
      const path = `a.${format}`;
      fc.assert(
        fc.property(fc.array(fc.constantFrom(...of), { maxLength: 12 }), changes(of), (start, edits) => {
          let text = start.join('');
          let read = readLibrary(path, text, null);
          for (const { at, drop, put } of edits) {
            const from = Math.floor(at * text.length);
            text = text.slice(0, from) + put.join('') + text.slice(from + drop);
            read = readLibrary(path, text, read);
            assert.deepEqual(read.facts, readLibrary(path, text, null).facts, JSON.stringify(text));
          }
        }),
        { numRuns: 400 },
      );
    });

  const entry = (key: string): string => `@book{${key}, title = {Of ${key}}, publisher = p${key}}\n`;
  const keys = ['a', 'b', 'c', 'd'];
  const text = keys.map(entry).join('\n');
  const records = ({ facts }: LibraryRead) =>
    new Map(facts.entries.map(({ record }) => [record.id.fallback, record]));

  function changed(before: string, after: string): string[] {
    const first = readLibrary('a.bib', before, null);
    const [old, now] = [records(first), records(readLibrary('a.bib', after, first))];
    return [...now.keys()].filter((key) => old.get(key) !== now.get(key));
  }

  it('keeps the records of the entries that are the same', () => {
    assert.deepEqual(changed(text, text.replace('Of b', 'On the b')), ['b']);
    assert.deepEqual(changed(text, `% a remark\n${text}`), []);
    assert.deepEqual(changed(text, text.replace(entry('a'), '')), []);
    assert.deepEqual(changed(text, text.replace(entry('c'), entry('c') + entry('new'))), ['new']);
  });

  it('reads those again that use what is defined otherwise now', () => {
    assert.deepEqual(changed(text, `@string{pc = {Press}}\n${text}`), ['c']);
    const heir = `${text}@inbook{heir, title = {x}, crossref = {B}}\n`;
    assert.deepEqual(changed(heir, heir.replace('Of b', 'On the b')), ['b', 'heir']);
  });
});
