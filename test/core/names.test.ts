import assert from 'node:assert/strict';
import fc from 'fast-check';
import { NameIndex } from '../../src/core/actors/name-index.ts';
import { NameTrie } from '../../src/core/actors/name-trie.ts';
import { fullNames } from '../../src/core/actors/names.ts';
import type { ActorName, ActorRecord } from '../../src/core/model/records.ts';
import { foldName } from '../../src/core/text/fold.ts';

const nowhere = { start: 0, end: 0 };
const located = (value: string) => ({ value, range: nowhere });

const name = (value: string, more: Partial<ActorName> = {}): ActorName => ({
  value,
  range: nowhere,
  lang: null,
  kind: 'alias',
  order: null,
  family: null,
  given: null,
  ...more,
});

const actor = (title: string, more: Partial<ActorRecord> = {}): ActorRecord => ({
  kind: 'actor',
  type: 'person',
  id: { explicit: null, fallback: 'x' },
  head: nowhere,
  title: located(title),
  aliases: [],
  names: [],
  family: null,
  given: null,
  addressedAs: [],
  positions: [],
  memberOf: [],
  participants: [],
  summary: null,
  checked: null,
  checkEvery: null,
  started: null,
  ended: null,
  ...more,
});

/** What is found in a text with these names, all of one owner. */
function found(names: readonly string[], text: string, mentioned: readonly string[] = []): string[] {
  const index = new NameIndex();
  index.set('a', names);
  return index.find(text, { mentioned: [mentioned] }).map(({ start, end }) => text.slice(start, end));
}

const finds = (names: readonly string[], text: string, ...expected: string[]) =>
  assert.deepEqual(found(names, text), expected, text);

describe('fullNames', () => {
  it('takes the title, aliases and names, but none that is weak', () => {
    const record = actor('Lee Jae-myung', {
      aliases: [located('Lee Jae Myung'), located('LEE Jae-myung')],
      names: [name('이재명', { lang: 'ko' }), name('LJM', { kind: 'weak' })],
    });
    assert.deepEqual(fullNames(record), ['Lee Jae-myung', 'Lee Jae Myung', '이재명']);
  });

  it('turns names round by the family of the record, or of a name', () => {
    assert.deepEqual(fullNames(actor('Kim Jong Un', { family: 'Kim' })), ['Kim Jong Un', 'Jong Un Kim']);
    assert.deepEqual(fullNames(actor('Shigeru Ishiba', { family: 'Ishiba' })), [
      'Shigeru Ishiba',
      'Ishiba Shigeru',
    ]);
    const named = actor('Ishiba Shigeru', { names: [name('石破茂', { family: '石破' })] });
    assert.deepEqual(fullNames(named), ['Ishiba Shigeru', '石破茂']);
    const latin = actor('X', { names: [name('Ursula von der Leyen', { family: 'von der Leyen' })] });
    assert.deepEqual(fullNames(latin), ['X', 'Ursula von der Leyen', 'von der Leyen Ursula']);
  });

  it('turns them round by the order, or two words by a Korean, Japanese or Chinese native name', () => {
    const ordered = actor('X', { names: [name('Vo Van Thuong', { order: 'family-first' })] });
    assert.deepEqual(fullNames(ordered), ['X', 'Vo Van Thuong', 'Van Thuong Vo']);
    const native = name('石破茂', { lang: 'ja', kind: 'native' });
    assert.deepEqual(fullNames(actor('Ishiba Shigeru', { names: [native] })), [
      'Ishiba Shigeru',
      '石破茂',
      'Shigeru Ishiba',
    ]);
    const three = actor('Kim Jong Un', { names: [name('김정은', { lang: 'ko', kind: 'native' })] });
    assert.deepEqual(fullNames(three), ['Kim Jong Un', '김정은']);
  });

  it('guesses nothing', () => {
    assert.deepEqual(fullNames(actor('Donald Trump')), ['Donald Trump']);
    assert.deepEqual(fullNames(actor('World Bank', { type: 'organisation', family: 'Bank' })), [
      'World Bank',
    ]);
    assert.deepEqual(fullNames(actor('X', { names: [name('이시바 시게루')], family: '이시바' })), [
      'X',
      '이시바 시게루',
    ]);
  });
});

describe('names in Latin script', () => {
  it('of two words or more, in any case and wrapping', () => {
    const names = ['Lee Jae-myung', 'Xi Jinping'];
    finds(names, 'LEE Jae-myung met lee jae-myung.', 'LEE Jae-myung', 'lee jae-myung');
    finds(names, 'Lee\r\nJae‑myung’s, Lee Jae-\nmyung', 'Lee\r\nJae‑myung', 'Lee Jae-\nmyung');
    finds(names, 'Xi\u00ad \u00adJin\u200bping\u00ad\u00ad said', 'Xi\u00ad \u00adJin\u200bping');
    finds(names, 'Xi\n\nJinping, Xi\u001aJinping, Xi Jinpings, axi Jinping, Xi Jinping\u0301');
  });

  it('do not reach into longer given names', () => {
    finds(['Cho Hyun'], 'Cho Hyun-dong, Cho Hyun-Dong');
    finds(
      ['Cho Hyun'],
      'the Cho Hyun-led, pro-Cho Hyun and Cho Hyun–Rubio talks',
      ...Array<string>(3).fill('Cho Hyun'),
    );
    finds(['Claude Martin'], 'Jean-Claude Martin');
  });

  it('of one word, in their own case', () => {
    finds(['Un', 'NATO'], 'un, UN and Un of NATO, nato, Nato', 'Un', 'NATO');
    finds(
      ['Trump'],
      'Trump’s letter, Trump-era, anti-Trump, “Trump” (Trump)',
      ...Array<string>(5).fill('Trump'),
    );
    finds(['Trump'], 'Trumpian, Trumps, #Trump, @Trump, Trump@x, Trump_2025, Trump.md, www.Trump, Trump2');
    finds(['Brien'], 'O’Brien');
    finds(['OTAN'], 'l’OTAN', 'OTAN');
    finds(['NATO'], 'NATO는 NATO군 NATOは', 'NATO', 'NATO');
  });

  it('of one word, not beside another capitalised word', () => {
    finds(
      ['Wi', 'Han', 'Washington', 'Lee', 'Li'],
      'Wi-Fi, Han Chinese, Washington, D.C., Robert E. Lee, Bruce Lee',
    );
    finds(
      ['Johnson', 'Lincoln', 'Lee', 'Li'],
      'Johnson & Johnson; Lincoln, Nebraska; Lee-on-the-Solent; Li-ion',
    );
    finds(['Lee', 'Smith'], 'Lee General Hospital, Will Smith, WHO Lee');
    finds(
      ['Trump'],
      'Trump, Xi and Putin; Xi, Trump. He: Trump\u001aWhite \u001aTrump',
      ...Array<string>(4).fill('Trump'),
    );
  });

  it('of one word, beside a title, an institution or the opening of a sentence', () => {
    finds(['Trump'], 'President Trump and Secretary of State Trump', 'Trump', 'Trump');
    finds(['Trump'], 'Presidents Trump and Xi. Mr. Trump. Trump President', 'Trump', 'Trump', 'Trump');
    finds(['Trump'], 'The Trump Administration. But Trump left. “When Trump', 'Trump', 'Trump', 'Trump');
    finds(['Trump'], 'As in But Trump and House The Trump');
  });

  it('that are months', () => {
    finds(['May'], 'In May, since May, 24 May, May 24, May 2019, 3rd of May, May, 2019, last May, until May');
    finds(['May'], 'May left in July, and May said so.', 'May', 'May');
    finds(['May', 'Theresa May'], 'In May, Theresa May said she may resign.', 'Theresa May');
  });

  it('in other scripts with words', () => {
    finds(
      ['Владимир Путин'],
      'Владимир Путин и ВЛАДИМИР ПУТИН, Владимир Путина',
      'Владимир Путин',
      'ВЛАДИМИР ПУТИН',
    );
    finds(['नरेन्द्र मोदी'], 'नरेन्द्र मोदी ने', 'नरेन्द्र मोदी');
  });
});

describe('names in Hangul', () => {
  it('stand at the start of an eojeol, before its end, a particle or a title', () => {
    finds(
      ['이재명'],
      '이재명 이재명은 이재명이다. “이재명”이라고 (이재명)',
      ...Array<string>(5).fill('이재명'),
    );
    finds(
      ['이재명'],
      '이재명에게서는 이재명과의 이재명대통령은 이재명씨가',
      ...Array<string>(4).fill('이재명'),
    );
    finds(['위성락', '조현'], '위성락국가안보실장, 조현외교부장관.', '위성락', '조현');
    finds(['조현'], '조현병 조현가 조현도로 최조현 전조현은');
    finds(['이재명'], '이재명은'.normalize('NFD'), '이재명'.normalize('NFD'));
  });

  it('that read as a title with a particle ask for a title', () => {
    finds(['왕이'], '조선의 왕이 성을 쌓았다.');
    finds(['왕이'], '왕이 외교부장, 왕이 중국 외교부장과 외교부장 왕이', '왕이', '왕이', '왕이');
  });
});

describe('names in Han and Kana', () => {
  it('of three characters stand anywhere', () => {
    finds(
      ['石破茂', 'イ・ジェミョン'],
      '前の石破茂首相と石破天惊（イ・ジェミョン）',
      '石破茂',
      'イ・ジェミョン',
    );
    finds(['习近平', '習近平'], '国家主席习近平会见，写作習近平。', '习近平', '習近平');
  });

  it('of two, beside a title, at an edge and where words end', () => {
    finds(['李强', '韩正', '秦刚', '林全'], '李强调合作，韩正式宣布，秦刚刚到，森林全部着火。');
    finds(['林全'], '、林全体が赤く染まった。');
    finds(['李强'], '李强接任。李强总理，总理李强说，“李强”', '李强', '李强', '李强', '李强');
    finds(['李强', '李克强'], '李克强任总理十年', '李克强');
    finds(['王毅'], '他与王毅会谈');
  });

  it('of two, anywhere after a mention', () => {
    const text = '他与王毅会谈，他向李强调了';
    assert.deepEqual(found(['王毅', '李强'], text), []);
    assert.deepEqual(found(['王毅', '李强'], text, ['a']), ['王毅']);
  });
});

describe('NameIndex', () => {
  it('says who bears a name, and what changed', () => {
    const index = new NameIndex();
    assert.deepEqual(index.set('b', ['Wang Yi', 'Un']), { added: ['Wang Yi', 'Un'], removed: [] });
    index.set('a', ['WANG YI', 'UN', '  ']);
    const owners = (text: string) => index.find(text).map((match) => match.owners);
    assert.deepEqual(owners('Wang Yi, UN, Un'), [['a', 'b'], ['a'], ['b']]);
    assert.deepEqual(index.set('b', ['Un', 'Wang']), { added: ['Wang'], removed: ['Wang Yi'] });
    assert.deepEqual(index.set('b', []), { added: [], removed: ['Un', 'Wang'] });
    assert.deepEqual(owners('Wang Yi, UN, Un'), [['a'], ['a']]);
  });

  it('finds the longest of names that begin alike', () => {
    finds(['Bank', 'Bank of Korea', 'Bank of Korea Act'], 'the Bank of Korea said', 'Bank of Korea');
    finds(['Elizabeth II', 'Queen Elizabeth II'], 'Queen Elizabeth II', 'Queen Elizabeth II');
  });

  it('takes titles from outside', () => {
    const index = new NameIndex((folded) => folded === 'doge');
    index.set('a', ['Loredan']);
    assert.equal(index.find('Doge Loredan').length, 1);
    assert.equal(index.find('President Loredan').length, 0);
  });

  const parts = [
    'Lee',
    ' ',
    'Jae-myung',
    '이재명',
    '은',
    '李强',
    '调',
    '石破茂',
    '首相',
    'MAY',
    'May',
    '.',
    '’s',
  ];
  const odd = [
    '\u00ad',
    '\u001a',
    '\n',
    '\u0301',
    'İ',
    '𠮷',
    '\ud800',
    '-',
    '&',
    ', ',
    'D.C.',
    '왕이',
    'President',
    '2019',
  ];
  const texts = fc.oneof(
    fc.array(fc.constantFrom(...parts, ...odd), { maxLength: 20 }).map((list) => list.join('')),
    fc.string({ unit: 'binary' }),
  );

  it('finds nothing but its names, in order, without overlaps', () => {
    fc.assert(
      fc.property(fc.array(texts, { maxLength: 6 }), texts, (names, text) => {
        const index = new NameIndex();
        index.set('a', names);
        const folded = new Set(names.map((each) => foldName(each).text.trim()));
        let last = 0;
        for (const { start, end } of index.find(text)) {
          assert.ok(last <= start && start < end && end <= text.length);
          assert.ok(folded.has(foldName(text.slice(start, end)).text), JSON.stringify([start, end]));
          last = end;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is as new when names are taken away again', () => {
    const list = fc.array(texts, { maxLength: 5 });
    fc.assert(
      fc.property(list, list, texts, (kept, gone, text) => {
        const changed = new NameIndex();
        changed.set('a', gone);
        changed.set('b', kept);
        changed.set('a', []);
        const fresh = new NameIndex();
        fresh.set('b', kept);
        const all = [text, ...kept, ...gone].join('\n');
        assert.deepEqual(changed.find(all), fresh.find(all));
      }),
      { numRuns: 500 },
    );
  });
});

describe('NameTrie', () => {
  it('is a map', () => {
    const keys = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(keys, fc.boolean())), keys, (steps, text) => {
        const [trie, map] = [new NameTrie<string>(), new Map<string, string>()];
        for (const [key, add] of steps) {
          if (add) {
            trie.set(key, key);
            map.set(key, key);
          } else {
            trie.delete(key);
            map.delete(key);
          }
        }
        for (const [key] of steps) assert.equal(trie.get(key), map.get(key));
        const expected = [...map.keys()]
          .filter((key) => text.startsWith(key))
          .sort((a, b) => b.length - a.length);
        assert.deepEqual(
          trie.at(text, 0).map(({ value }) => value),
          expected,
        );
      }),
    );
  });
});
