import assert from 'node:assert/strict';
import { actsNow } from '../../src/core/actors/administration-now.ts';

/** `⟦…⟧` stands around the administration. */
const acts = (sentence: string): boolean => {
  const [before = '', rest = ''] = sentence.split('⟦');
  return actsNow(before, rest.split('⟧')[1] ?? '');
};

describe('an administration', () => {
  for (const sentence of [
    'The ⟦Yoon government⟧ will send envoys.',
    'The ⟦Yoon government⟧ is sending envoys.',
    'The ⟦Yoon government⟧ also plans to send envoys.',
    'The ⟦Yoon government⟧ wants\nto send envoys.',
    'The ⟦Yoon government⟧ does not agree.',
    'The ⟦Yoon government⟧ has yet to agree.',
    'The ⟦Yoon government⟧ now has envoys.',
    'The ⟦Yoon government⟧ continues.',
    'Under the current ⟦Yoon government⟧ it rose.',
    'Analysts say that the South Korean ⟦Yoon government⟧ seeks it.',
    '⟦윤석열 정부⟧는 특사를 보낼 예정이다.',
    '⟦윤석열 정부⟧가 특사를 보내고 있다.',
    '현 ⟦윤석열 정부⟧의 정책이었다.',
    '⟦石破政権⟧は特使を派遣する方針だ。',
    '⟦石破政権⟧は協議を続けている。',
    '現在の⟦石破政権⟧が決めた。',
    '⟦拜登政府⟧将派特使。',
    '⟦拜登政府⟧正在谈判。',
  ])
    it(`acts now in “${sentence}”`, () => assert.ok(acts(sentence)));

  for (const sentence of [
    "Trump reversed the ⟦Biden administration⟧'s rules.",
    'The ⟦Biden administration⟧ sent envoys.',
    'The ⟦Biden administration⟧ has pressed Seoul.',
    'The ⟦Biden administration⟧ plans were shelved.',
    'The ⟦Biden administration⟧ officials say so.',
    'The ⟦Biden administration⟧ may have known.',
    'The ⟦Biden administration⟧ will have known.',
    'The ⟦Biden administration⟧ is widely seen as late.',
    'The ⟦Biden administration⟧ is now blamed.',
    'The rules of the ⟦Biden administration⟧ are in force.',
    'What began under the ⟦Biden administration⟧ continues.',
    'Envoys of the U.S. ⟦Biden administration⟧ will come.',
    '⟦윤석열 정부⟧는 특사를 보냈다.',
    '⟦윤석열 정부⟧의 정책은 유지될 예정이다.',
    '⟦윤석열 정부⟧는 보낼 것이라고 말했다.',
    '⟦石破政権⟧は特使を派遣した。',
    '⟦石破政権⟧の方針だ。',
    '⟦拜登政府⟧派了特使。',
  ])
    it(`does not act now in “${sentence}”`, () => assert.ok(!acts(sentence)));
});
