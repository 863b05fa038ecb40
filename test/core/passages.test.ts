import assert from 'node:assert/strict';
import fc from 'fast-check';
import { findPassage, prepareCapture } from '../../src/core/sources/passages.ts';
import { sameLanguage, scriptOf } from '../../src/core/sources/scripts.ts';
import { comparable, original } from '../../src/core/text/words.ts';

const find = (capture: string, quotation: string, lines: [number, number][] = []): string | null => {
  const passage = findPassage(prepareCapture(capture, lines), quotation);
  return passage && capture.slice(passage.start, passage.end);
};

const found = (capture: string, quotation: string, passage = capture): void =>
  assert.equal(find(capture, quotation), passage);
const missing = (capture: string, quotation: string): void => assert.equal(find(capture, quotation), null);

describe('the comparable form', () => {
  const folds = (text: string, to: string): void => assert.equal(comparable(text).text, to);

  it('makes one of what typesetting changes', () => {
    folds('  Two\r\n words\u00a0— ﬁne ', 'two words-fine');
    folds('it’s “so” and ‘so’', "it's so and so");
    folds('dit : « Nous », 5 %', 'dit: nous, 5%');
    folds(
      'co\u00adoperation zero\u200bwidth *bold* _it_ snake_case',
      'cooperation zerowidth bold it snake_case',
    );
    folds('Ｔｈｅ e\u0301 Straße Σίσυφος', 'the é strasse σίσυφοσ');
  });

  it('keeps figures, signs and letters apart', () => {
    folds('−3 and 10² and 1,500', '-3 and 10^2 and 1,500');
    assert.notEqual(comparable('1.500').text, comparable('1,500').text);
    assert.notEqual(comparable('naïve').text, comparable('naive').text);
  });

  it('has no spaces beside Han, Kana and Hangul', () => {
    folds('窓口は\n開いて 𠮷 野', '窓口は開いて𠮷野');
    folds('대화의\n문을 APEC 에서', '대화의문을apec에서');
    folds('\u1112\u1161\u11ab', '한');
    folds('ｶﾞ', 'ガ');
  });

  it('leads back to where each unit stood', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        const folded = comparable(text);
        assert.equal(folded.from.length, folded.text.length + 1);
        assert.equal(folded.from.at(-1), text.length);
        assert.ok(folded.from.every((offset, i) => i === 0 || folded.from[i - 1]! <= offset));
        if (folded.text.length === 0) return;
        const range = original(text, folded, 0, folded.text.length);
        assert.ok(range.start >= 0 && range.start < range.end && range.end <= text.length);
      }),
    );
  }).timeout(20_000);
});

describe('findPassage', () => {
  it('says where the words stand', () => {
    const capture = prepareCapture('One.\r\nHe said “we are\r\n ready” and left.', []);
    assert.deepEqual(findPassage(capture, '"We are ready,"'), { start: 15, end: 29, line: 1 });
  });

  it('takes a final stop along where the capture has it', () => {
    found('It will not hold.', 'it will not hold.');
    found('It will not hold, he said.', 'It will not hold.', 'It will not hold');
  });

  it('finds nothing that is only near', () => {
    const text = 'The government will not withdraw from Seoul, as −3 percent of 1,500 cannot.';
    for (const near of [
      'the government will withdraw',
      'the government won’t withdraw',
      'not withdraw from Busan',
      'of 1.500',
      'of 1,5',
      '500 cannot',
      '3 percent',
      'of 1,500 can',
      'ernment will not',
      'Seoul as',
    ])
      missing(text, near);
    found(text, '-3 percent', '−3 percent');
    missing('It fell 1-3 percent', '-3 percent');
  });

  it('cuts words where a quotation may', () => {
    missing('We can’t go', 'we can');
    missing('the non-aligned states', 'aligned states');
    found('the people’s choice', 'the people', 'the people');
    found('l’Union européenne', 'Union européenne', 'Union européenne');
    found('동맹은 굳건하다고 했다', '동맹은 굳건하다', '동맹은 굳건하다');
    missing('谈判将继续进行', '談判將繼續進行');
  });

  it('follows pieces in order around what is left out', () => {
    const text = 'We will talk. We will sign it with our allies, and then rest.';
    for (const gap of ['…', '...', ' . . . ', ' [...] ', ' […] ', ' (…) '])
      found(text, `We will sign${gap}then rest.`, text.slice(14));
    found(text, 'We will … it', 'We will sign it');
    missing(text, 'then rest … we will');
    missing(text, 'we will … with our enemies');
  });

  it("lets the writer's own words in brackets", () => {
    const text = 'They left. He added that he would not resign from the goverment.';
    found(text, '[The president] added that he would not resign', 'added that he would not resign');
    found(text, 'added that [the president] would not resign', 'added that he would not resign');
    found(text, 'the goverment [sic].', 'the goverment');
    found(text, '[t]hey left', 'They left');
    missing('Whey left', '[t]hey left');
    found('He governed it', 'govern[s] it', 'governed it');
    found('Article 9 [as amended] applies', 'Article 9 [as amended] applies');
    missing(`It begins ${'word '.repeat(100)}and ends`, 'It begins [so] and ends');
  });

  it('reads full-width brackets as text and skips what is masked', () => {
    found('He [Lee] left', 'He ［Lee］ left');
    found('one two', 'one\u001a\u001a two');
    found('one two', '\u00ad\u00adone\u00ad\u00ad two');
    found('one two', 'one \u001a\u001a two');
  });

  it('reads captures of Markdown, of PDF and with numbers of notes', () => {
    found('We **do** [talk](https://example.org) now', 'we do talk now');
    found('our allies [12] and talk.³ Now so', 'our allies and talk. Now so');
    found(
      'the contr-\nabands of a well-\nknown free-\ndom',
      'contrabands of a well-known freedom',
      'contr-\nabands of a well-\nknown free-\ndom',
    );
    found('agree\u00ad\n  ment', 'agreement');
    missing('in 2019-\n20', 'in 201920');
  });

  it('keeps to the lines that are the document', () => {
    const text = 'menu one\nalpha beta\ngamma delta\nadvert two\nepsilon zeta\n';
    const lines: [number, number][] = [
      [5, 5],
      [2, 2],
      [3, 3],
    ];
    assert.equal(find(text, 'menu one', lines), null);
    assert.equal(find(text, 'beta gamma', lines), 'beta\ngamma');
    assert.equal(find(text, 'delta epsilon', lines), null);
    assert.equal(find(text, 'delta [and] epsilon', lines), null);
    assert.equal(find(text, 'delta … epsilon', lines), 'delta\nadvert two\nepsilon');
    assert.equal(find(text, 'advert two', lines), null);
    assert.equal(
      find(text, 'alpha', [
        [7, 99],
        [0, -1],
      ]),
      null,
    );
  });

  it('throws on nothing and stays inside', () => {
    const unit = fc.constantFrom(
      ...Array.from('ab1 -.…[]()\'’"\n\r\u00ad\u001a한漢か²é\u0301,'),
      '\ud800',
      '😀',
      'not',
      '](',
    );
    const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit, maxLength: 60 }));
    const lines = fc.array(fc.tuple(fc.integer({ min: -1, max: 9 }), fc.integer({ min: -1, max: 9 })));
    fc.assert(
      fc.property(texts, texts, lines, (text, quotation, ranges) => {
        const passage = findPassage(prepareCapture(text, ranges), quotation);
        if (passage)
          assert.ok(passage.start >= 0 && passage.start < passage.end && passage.end <= text.length);
      }),
      { numRuns: 2000 },
    );
  }).timeout(20_000);

  const word = fc.oneof(
    fc.stringMatching(/^[A-Za-z]{1,9}$/),
    fc.constantFrom('1,500', '3.5', '−3', 'it’s', 'Séoul', '“so”', 'well-\nknown', 'end.', '서울은', '東京'),
  );
  const gap = fc.constantFrom(' ', ' ', '  ', '\n', '\r\n', '\u00a0');
  const parts = fc.array(fc.tuple(word, gap), { minLength: 3, maxLength: 30 });
  const slices = fc.tuple(parts, fc.nat(), fc.nat()).map(([all, a, b]) => {
    const from = a % all.length;
    return { text: all.flat().join(''), slice: all.slice(from, from + 1 + (b % (all.length - from))) };
  });

  it('finds every run of words of a capture in it', () => {
    fc.assert(
      fc.property(slices, ({ text, slice }) => {
        const quotation = slice.map(([words]) => words).join(' ');
        const passage = find(text, quotation);
        assert.ok(passage !== null);
        assert.ok(comparable(quotation).text.startsWith(comparable(passage).text.replace(/[-.]$/, '')));
      }),
      { numRuns: 1000 },
    );
  }).timeout(20_000);

  it('finds no run in which a word was changed', () => {
    fc.assert(
      fc.property(slices, fc.nat(), ({ text, slice }, at) => {
        const words = slice.map(([each]) => each);
        words[at % words.length] = 'Zzyzxqwertyu';
        assert.equal(find(text, words.join(' ')), null);
      }),
      { numRuns: 1000 },
    );
  }).timeout(20_000);
});

describe('sameLanguage', () => {
  const same = (
    quotation: string,
    sample: string,
    language: string | null = null,
    note: string | null = null,
  ) => sameLanguage(quotation, note, { sample, language });

  it('tells scripts apart', () => {
    assert.deepEqual(['Lee', 'Ли', '이재명 (Lee)', '石破茂は', '石破茂', 'שלום', '12 %'].map(scriptOf), [
      'latin',
      'cyrillic',
      'hangul',
      'kana',
      'han',
      'other',
      null,
    ]);
    assert.equal(same('We will talk', '정부는 대화의 문을'), false);
    assert.equal(same('反对霸权主义', '首相は述べた'), true);
    assert.equal(same('We will talk', ''), true);
  });

  it('believes a declared language, and words that leave no doubt', () => {
    assert.equal(same('The talks will be held in Seoul', 'Wir reden morgen', 'de'), false);
    assert.equal(same('The talks will be held in Seoul', 'Talks go on', 'en-GB'), true);
    assert.equal(same('Wir schaffen das', 'Wir schaffen das', 'de'), true);
    assert.equal(same('Basic axis', 'Wir schaffen das', 'de', 'en'), false);
    assert.equal(same('対話の窓口は', '谈判将继续', 'zh'), false);
  });
});
