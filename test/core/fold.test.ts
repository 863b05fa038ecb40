import assert from 'node:assert/strict';
import fc from 'fast-check';
import { foldMarks, foldName, unfold } from '../../src/core/text/fold.ts';

describe('foldName', () => {
  const cases: [string, string][] = [
    ['LEE Jae-myung', 'lee jae-myung'],
    ['Lee Jae‑myung', 'lee jae-myung'],
    ['Lee Jae–myung', 'lee jae-myung'],
    ['Lee — Jae', 'lee — jae'],
    ['Lee\u00a0 \r\n Jae', 'lee jae'],
    ['Jae-\nmyung', 'jae-myung'],
    ['Lee -\nJae', 'lee - jae'],
    ['one\n\ntwo', 'one\ntwo'],
    ['O’Brien O＇Brien', "o'brien o'brien"],
    ['Taka\u00adichi\u200b', 'takaichi'],
    ['To\u0302 La\u0302m', 'tô lâm'],
    ['이재명'.normalize('NFD'), '이재명'],
    ['ガ'.normalize('NFD'), 'ガ'],
    ['İ', 'i\u0307'],
    ['ΟΔΥΣΣΕΥΣ', 'οδυσσευσ'],
    ['葛󠄀', '葛'],
    ['', ''],
  ];
  for (const [text, folded] of cases) {
    it(JSON.stringify(text), () => assert.equal(foldName(text).text, folded));
  }

  it('leads back to the original', () => {
    const text = '🤝 To\u0302\n La\u00adm İ!';
    const folded = foldName(text);
    const at = folded.text.indexOf('tô lam');
    const { start, end } = unfold(folded, at, at + 'tô lam'.length);
    assert.equal(text.slice(start, end), 'To\u0302\n La\u00adm');
    const dotted = folded.text.indexOf('i\u0307');
    assert.deepEqual(unfold(folded, dotted, dotted + 2), {
      start: text.indexOf('İ'),
      end: text.indexOf('!'),
    });
  });

  it('does not throw, and keeps its offsets in order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const folded = foldName(text);
        assert.equal(folded.from.length, folded.text.length + 1);
        assert.equal(folded.from.at(-1), text.length);
        for (let at = 0; at < folded.text.length; at++) {
          assert.ok(folded.from[at]! <= folded.from[at + 1]!);
        }
      }),
    );
  });

  it('takes composed and decomposed text for the same', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        assert.equal(foldName(text.normalize('NFD')).text, foldName(text.normalize('NFC')).text);
        assert.equal(foldMarks(text.normalize('NFD')), foldMarks(text.normalize('NFC')));
      }),
    );
  });
});
