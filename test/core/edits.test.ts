import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Fix } from '../../src/core/model/edit.ts';
import { type TextEdit, applyEdits, combine } from '../../src/core/text/edits.ts';

const text = 'one two\nthree\r\nfour';
const edit = (start: number, end: number, newText: string): TextEdit => ({
  range: { start, end },
  newText,
  expected: text.slice(start, end),
});
const fix = (...edits: TextEdit[]): Fix => ({ title: 'Mend', edits, safe: true });
const combined = (...fixes: Fix[]): string => applyEdits(text, combine(fixes));

describe('applyEdits', () => {
  it('applies edits that touch', () => {
    assert.equal(
      applyEdits(text, [edit(0, 3, '1'), edit(3, 3, ','), edit(3, 7, ' 2')]),
      '1, 2\nthree\r\nfour',
    );
  });

  const wrong: [string, TextEdit[], RegExp][] = [
    [
      'another text',
      [{ ...edit(8, 13, ''), expected: 'thred' }],
      /line 2, character 1 \(8–13\).*"thred".*"three"/,
    ],
    ['edits that overlap', [edit(0, 5, ''), edit(4, 6, '')], /line 1, character 5 \(4–6\) overlaps/],
    ['edits out of order', [edit(4, 6, ''), edit(0, 3, '')], /line 1, character 1 \(0–3\) overlaps/],
    ['a range outside', [{ range: { start: 19, end: 20 }, newText: '', expected: '' }], /line 3.*outside/],
  ];
  for (const [what, edits, message] of wrong)
    it(`throws on ${what}`, () => assert.throws(() => applyEdits(text, edits), message));
});

describe('combine', () => {
  it('does once what two fixes share', () => {
    assert.equal(combined(fix(edit(0, 3, '1')), fix(edit(0, 3, '1'), edit(4, 7, '2'))), '1 2\nthree\r\nfour');
  });

  it('leaves a fix out whole that overlaps an earlier one', () => {
    assert.equal(
      combined(fix(edit(4, 7, '2')), fix(edit(0, 3, '1'), edit(6, 9, 'x')), fix(edit(8, 13, '3'))),
      'one 2\n3\r\nfour',
    );
  });

  it('leaves a fix out whose own edits overlap', () => {
    assert.equal(combined(fix(edit(0, 3, '1'), edit(2, 4, ''))), text);
  });

  it('keeps lines put in at one place in the order of the fixes', () => {
    assert.equal(
      combined(fix(edit(8, 8, 'a: 1\n')), fix(edit(8, 13, '3')), fix(edit(8, 8, 'b: 2\n'))),
      'one two\na: 1\nb: 2\n3\r\nfour',
    );
  });

  it('takes one of two values put in at one place', () => {
    assert.equal(combined(fix(edit(7, 7, ' a')), fix(edit(7, 7, ' b'))), 'one two a\nthree\r\nfour');
    assert.equal(combined(fix(edit(4, 7, '2')), fix(edit(7, 7, 'b'))), 'one 2\nthree\r\nfour');
  });

  const anyEdit = fc
    .tuple(fc.nat(text.length), fc.nat(4), fc.constantFrom('', 'x', 'y\n', '\nz'))
    .map(([start, length, newText]) => edit(start, Math.min(start + length, text.length), newText));
  const anyFix = fc.array(anyEdit, { minLength: 1, maxLength: 3 }).map((edits) => fix(...edits));

  it('takes fixes whole, the first sound one always, and what can be applied', () => {
    fc.assert(
      fc.property(fc.array(anyFix, { maxLength: 6 }), (fixes) => {
        const taken = combine(fixes);
        applyEdits(text, taken);
        const isTaken = (one: TextEdit): boolean => taken.some((other) => sameEdit(one, other));
        const whole = fixes.filter(({ edits }) => edits.every(isTaken));
        const fromWhole = whole.flatMap(({ edits }) => edits);
        assert.ok(taken.every((one) => fromWhole.some((other) => sameEdit(one, other))));
        assert.equal(new Set(taken.map((one) => JSON.stringify(one))).size, taken.length);
        const alone = fixes.find(({ edits }) => combine([fix(...edits)]).length > 0);
        assert.ok(!alone || alone.edits.every(isTaken));
      }),
    );
  });

  it('takes the same once more when nothing else is there', () => {
    fc.assert(
      fc.property(fc.array(anyFix, { maxLength: 6 }), (fixes) => {
        assert.deepEqual(combine([...fixes, ...fixes]), combine(fixes));
      }),
    );
  });
});

const sameEdit = (one: TextEdit, other: TextEdit): boolean => JSON.stringify(one) === JSON.stringify(other);
