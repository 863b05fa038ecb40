import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sortEntries } from '../../src/core/yaml/sort.ts';
import { after, note, plain, yamlOf } from './yaml-note.ts';

describe('sortEntries', function () {
  this.timeout(20_000);

  const order = ['a', 'b', 'c', 'd'];
  const cases: [string, string, string | null][] = [
    ['already in order', 'a: 1\n\nx: 2\nd: 3\n', null],
    ['unknown keys follow the known one above', 'y: 0\nb: 1\nx: 2\na: 3\n', 'y: 0\na: 3\nb: 1\nx: 2\n'],
    [
      'comments above go along',
      'b: 1 # c\n# two\n# lines\na: 2 # d\n',
      '# two\n# lines\na: 2 # d\nb: 1 # c\n',
    ],
    ['a header stays', '# header\n\n# of b\nb: 1\na: 2\n', '# header\n\na: 2\n# of b\nb: 1\n'],
    ['what stands below stays', 'b: 1\na: 2\n# end\n\n', 'a: 2\nb: 1\n# end\n\n'],
    ['a comment below stays below', 'b: 1\n# below b\n\na: 2\n', 'a: 2\n\nb: 1\n# below b\n'],
    ['a heading goes with the key below', 'b: 1\n\n# head\n\na: 2\n', '# head\n\na: 2\n\nb: 1\n'],
    ['groups keep their sizes', 'a: 1\nd: 2\n\nb: 3\nc: 4\n', 'a: 1\nb: 3\n\nc: 4\nd: 2\n'],
    [
      'blocks go whole',
      'b:\n- x\n\n- y\n  # deep\nc: |+\n  # z\n\n\na:\n  p: 1\n',
      'a:\n  p: 1\nb:\n- x\n\n- y\n  # deep\nc: |+\n  # z\n\n\n',
    ],
    ['aliases stay below their anchors', 'c: &x 1\nb: *x\na: *x\n', 'c: &x 1\na: *x\nb: *x\n'],
    ['an anchor of the same name', 'c: &x 1\nb: *x\na: &x 2\n', null],
    ['merge keys stay', 'b: &x {p: 1}\n<<: *x\na: 2\n', 'a: 2\nb: &x {p: 1}\n<<: *x\n'],
    ['a flow map is left', '{b: 1, a: 2}\n', null],
    ['a comment that would become text', '  # c\nb: 1\na: |\n  x\n', null],
    [
      'blank lines that would become text wait for the next place',
      'a: 1\nc: |+\n  x\nb: 2\n\nd: 3\n',
      'a: 1\nb: 2\nc: |+\n  x\nd: 3\n\n',
    ],
  ];
  for (const [what, yaml, expected] of cases) {
    it(what, () => {
      for (const lineBreak of ['\n', '\r\n', '\r']) {
        const before = note(yaml, { lineBreak });
        const edit = sortEntries(before.text, before.yaml, before.map!, order);
        const sorted = edit && yamlOf(after(before, edit));
        assert.equal(sorted, expected?.replaceAll('\n', lineBreak) ?? null);
      }
    });
  }

  it('lets a file without a last line break be so', () => {
    const before = note('---\nb: 1\r\na: 2', { bare: true });
    assert.equal(
      after(before, sortEntries(before.text, before.yaml, before.map!, order)!).text,
      '---\na: 2\r\nb: 1',
    );
  });

  it('changes no line that is in its place', () => {
    const before = note('a: 1\nc: 2\nb: 3\nd: 4\n');
    const edit = sortEntries(before.text, before.yaml, before.map!, order)!;
    assert.equal(edit.expected, 'c: 2\nb: 3\n');
  });

  const bound = fc.constantFrom(
    ' &x 1',
    ' *x',
    ' &x {p: 2}',
    ' [*x]',
    ' |+\n  t\n\n',
    ' |\n    t\n   \n',
    ' 1',
    '\n  p: *x\n  # deep',
  );
  const aside = fc.constantFrom('', '', '\n', '   \n', '# c\n', '  # c\n', '\n# c\n\n');
  const entry = fc.tuple(aside, fc.constantFrom(...order, 'x', '<<', '? z\n'), bound);
  const documents = fc
    .tuple(fc.uniqueArray(entry, { selector: ([, key]) => key, minLength: 2 }), aside, fc.boolean())
    .map(([entries, end, isOpen]) => {
      let seen = false;
      const lines = entries.map(([above, key, value]) => {
        // An alias needs an anchor above it, and only a map can be merged.
        const fits = seen || !value.includes('*');
        const own = key === '<<' ? ' {m: 1}' : fits ? value : ' 2';
        seen ||= own.includes('&');
        return `${above}${key}:${own}\n`;
      });
      const yaml = lines.join('') + end;
      return isOpen ? yaml.trimEnd() : yaml;
    });

  it('never changes what is said, nor a line', () => {
    const lines = (text: string): string[] => text.split('\n').sort();
    let sorted = 0;
    fc.assert(
      fc.property(documents, fc.shuffledSubarray(order, { minLength: 4 }), (yaml, wanted) => {
        const before = note(yaml, { bare: true });
        const edit = sortEntries(before.text, before.yaml, before.map!, wanted);
        if (!edit) return;
        sorted++;
        const edited = after(before, edit);
        assert.deepEqual(plain(edited), plain(before));
        assert.deepEqual(lines(edited.text), lines(before.text));
        assert.equal(sortEntries(edited.text, edited.yaml, edited.map!, wanted), null);
      }),
      { numRuns: 400 },
    );
    assert.ok(sorted > 60, `${sorted} of 400`);
  });
});
