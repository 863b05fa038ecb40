import assert from 'node:assert/strict';
import fc from 'fast-check';
import { conceptsOf, isTitle, titleConcepts } from '../../src/core/actors/titles.ts';
import { foldName } from '../../src/core/text/fold.ts';

describe('titles', () => {
  const cases: [string, string][] = [
    ['President', 'president'],
    ['대통령', 'president'],
    ['大統領', 'president'],
    ['总统', 'president'],
    ['總統', 'president'],
    ['PRESIDENT of South Korea', 'president'],
    ['Acting President', 'president'],
    ['President-elect', 'president'],
    ['대통령 권한대행', 'president'],
    ['美国总统', 'president'],
    ['副总统', 'vice-president'],
    ['Vice President', 'vice-president'],
    ['former Chinese Foreign Minister', 'foreign-minister'],
    ['외교부 장관', 'foreign-minister'],
    ['Minister of Foreign Affairs of China', 'foreign-minister'],
    ['President of the Constitutional Court of Korea', 'constitutional-court-president'],
    ['경기도지사', 'governor'],
    ['교육부 장관', 'minister'],
  ];
  for (const [title, concept] of cases) it(title, () => assert.deepEqual(conceptsOf(title), [concept]));

  it('pairs translations, though a form has several meanings', () => {
    for (const form of ['Prime Minister', '총리', '首相', '总理'])
      assert.ok(conceptsOf(form).includes('prime-minister'));
    assert.ok(conceptsOf('시진핑 주석').includes('president'));
  });

  it('knows no deputy as the one he stands in for', () => {
    for (const title of ['Deputy Mayor', '부시장', '서울시 부시장', 'Plumber', '', ' of ']) {
      assert.deepEqual(conceptsOf(title), [], title);
    }
  });

  it('has no form that its own list does not know', () => {
    for (const { id, forms } of titleConcepts) {
      for (const form of Object.values(forms).flat()) {
        assert.ok(isTitle(foldName(form).text), form);
        assert.ok(conceptsOf(form).includes(id), form);
      }
    }
    assert.equal(new Set(titleConcepts.map(({ id }) => id)).size, titleConcepts.length);
  });

  it('does not throw', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void conceptsOf(text)));
  });
});
