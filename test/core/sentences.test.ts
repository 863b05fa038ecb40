import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sentences } from '../../src/core/text/sentences.ts';

/** Each case is written with `|` where a sentence must end. */
const splits = (marked: string): void => {
  const expected = marked.split('|').map((each) => each.trim());
  const text = marked.replaceAll('|', '');
  assert.deepEqual(
    sentences(text).map(({ start, end }) => text.slice(start, end)),
    expected,
  );
};

describe('sentences', () => {
  it('end at stops that white space follows', () => {
    splits('He left.| Did she?| Yes!| (So they say.)| “We go.”| He went.');
    splits('He left\nearly.|\nShe stayed.');
    splits('“Really?” he asked, and “No!” she said.');
  });

  it('do not end in figures, dates and addresses', () => {
    splits('It rose 3.5 percent to 1.2.| See example.org/a.b?c.| Then v1.2.3 came.');
    splits('1. First item.| Then it was 2019.| They left.');
  });

  it('do not end at abbreviations and initials', () => {
    splits('Mr. Lee, Dr. Kim, Lt. Gen. Park and Sen. Roe met J. K. Rowling.| Robert E. Lee did not.');
    splits('See No. 5, pp. 3 and p. 4, e.g. Seoul, i.e. the capital, Smith et al. (2020).| No.| Yes.');
    splits('On Jan. 5 he left.| It was in Jan.| Then came May.');
  });

  it('end at an acronym where the next word begins one', () => {
    splits('The U.S. Congress met in the U.S.| The rest went to the U.K. Parliament at 5 p.m. Monday.');
    splits('Apple Inc. Chairman Roe left Apple Inc.| He was tired.');
  });

  it('do not end where words are left out', () => {
    splits('States like these … America too.| Well… the end.| Well…| The end.');
    splits('We said . . . The rest is […] Silence.');
  });

  it('take the citation after the stop along', () => {
    splits('He left. \u001a\u001a| She stayed.\u001a| Then.\u00ad\u00ad| So “it is.” \u001a\u001a');
    splits('He left.| \u001a\u001a says so.| She \u001a. | Then.');
  });

  it('end at CJK stops', () => {
    splits('我们走。|他说：“好！”|然后离开？|是。');
    splits('「行く。」と述べた。|次へ。|「行く。」|次へ。');
    splits('그는 말했다.|그러나 “하겠다.”라고 말했다.| 2025. 6. 4. 서울에서 끝났다.| “간다.” 라고 했다.');
  });

  it('are none in an empty text', () => {
    assert.deepEqual([sentences(''), sentences(' \n ')], [[], []]);
  });

  it('cover the text and never overlap', () => {
    const unit = fc.constantFrom(
      ...Array.from('aB1 .…!?。다가と」“”")(\n\u00ad\u001a,'),
      'U.S.',
      'Mr.',
      ' The ',
      '. ',
    );
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit, maxLength: 80 })), (text) => {
        let done = 0;
        for (const { start, end } of sentences(text)) {
          assert.ok(start >= done && end > start && end <= text.length);
          assert.equal(text.slice(done, start).trim(), '');
          assert.equal(text.slice(start, end), text.slice(start, end).trim());
          done = end;
        }
        assert.equal(text.slice(done).trim(), '');
      }),
      { numRuns: 2000 },
    );
  }).timeout(20_000);
});
