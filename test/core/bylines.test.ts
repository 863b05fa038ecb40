import assert from 'node:assert/strict';
import { bylineIn } from '../../src/core/sources/bylines.ts';

const filler = Array.from(
  { length: 12 },
  (_, at) => `Line ${at + 1} of a text that says nothing of itself.`,
).join('\n');

const named: readonly (readonly [string, string])[] = [
  [
    'This article is republished from The Conversation under a Creative Commons license. Read the original article.',
    'Conversation',
  ],
  ['This story first appeared in Harbour Weekly.', 'Harbour Weekly'],
  ['Originally published by the Kell Gazette on 4 June.', 'Kell Gazette'],
  ['A longer version of this essay was originally published in Tide, a quarterly.', 'Tide'],
  ['Reprinted with permission from Lund Review.', 'Lund Review'],
  ['This interview was translated from the Korean by Ann Park.', 'Korean'],
  ['SEOUL (AFP) - Ministers met on Tuesday.', 'AFP'],
  ['SEOUL, June 4 (Yonhap) -- Ministers met on Tuesday.', 'Yonhap'],
  ['Ministers sign accord – AP News', 'AP'],
  ['Source: Reuters', 'Reuters'],
  ['(서울=연합뉴스) 장관들이 화요일 만났다.', '연합뉴스'],
  ['출처: 뉴시스', '뉴시스'],
  ['이 글은 항구주간에 실린 글입니다.', '항구주간'],
  ['【ソウル共同】閣僚は火曜日に会談した。', '共同'],
  ['この記事は港湾新聞から転載しました。', '港湾新聞'],
  ['新华社北京6月4日电 部长们星期二会面。', '新华社'],
  ['来源：中新社', '中新社'],
  ['本文转载自港口周刊', '港口周刊'],
];

const silent: readonly string[] = [
  'Photo: AFP',
  'The minister at the quay. [Photo by AFP]',
  'The novel was translated from the French and sold well.',
  'He first appeared in court on Monday.',
  'The ministers told AFP that the talks went on.',
  'Shares rose, Reuters reported.',
  'The tariff first published in May was withdrawn.',
  '사진=연합뉴스',
  '（写真：共同）',
  'A report by the ministry was reprinted twice.',
];

describe('bylines of captures', () => {
  for (const [line, name] of named)
    it(`are found: ${line}`, () => {
      assert.equal(bylineIn(`${line}\n${filler}\n`, [])?.name, name);
    });

  for (const line of silent)
    it(`are none: ${line}`, () => {
      assert.equal(bylineIn(`${line}\n${filler}\n`, []), null);
    });

  it('stand at the foot, and right below the lines of the document', () => {
    assert.equal(bylineIn(`${filler}\nSo it ended. (AFP)\n`, [])?.name, 'AFP');
    assert.equal(bylineIn(`${filler}\n\nRepublished from Tide.\n\n${filler}`, [[1, 12]])?.name, 'Tide');
  });

  it('are not those of other stories on the page, nor sentences in the middle', () => {
    assert.equal(bylineIn(`${filler}\nMore\nNews\nMenu\nSEOUL (AFP) - Others met.\n`, [[1, 12]]), null);
    assert.equal(bylineIn(`${filler}\nSEOUL (AFP) - So they met.\n${filler}\n`, []), null);
  });

  it('say where they stand', () => {
    const text = `Headline\n\nSEOUL (AFP) - Ministers met.\n${filler}`;
    const found = bylineIn(text, []);
    assert.equal(text.slice(found?.start, found?.end), '(AFP)');
  });
});
