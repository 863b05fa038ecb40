import assert from 'node:assert/strict';
import fc from 'fast-check';
import { datesInProse, timesInProse } from '../../src/core/text/prose-dates.ts';

/** Each date as `words: earliest/latest`. */
const found = (text: string): string[] =>
  datesInProse(text).map(
    ({ range, days }) =>
      `${text.slice(range.start, range.end)}: ${days.earliest === days.latest ? days.earliest : `${days.earliest ?? ''}/${days.latest ?? ''}`}`,
  );

describe('dates in prose', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    'On 26 August 2024 they met.': ['26 August 2024: 2024-08-26'],
    'On Monday, 26 August 2024 they met.': ['Monday, 26 August 2024: 2024-08-26'],
    'August 26th, 2024': ['August 26th, 2024: 2024-08-26'],
    'The 26th of August, 2024': ['26th of August, 2024: 2024-08-26'],
    'Aug. 26, 2024 and 26 Sept 2024': ['Aug. 26, 2024: 2024-08-26', '26 Sept 2024: 2024-09-26'],
    'On 2024-08-26, and 8/26/2024': ['2024-08-26: 2024-08-26', '8/26/2024: 2024-08-26'],
    'in December 2024': ['December 2024: 2024-12-01/2024-12-31'],
    'In 2019 he won; he left in 2021.': ['2019: 2019-01-01/2019-12-31', '2021: 2021-01-01/2021-12-31'],
    'in mid-2019 and late 2020': ['2019: 2019-01-01/2019-12-31', '2020: 2020-01-01/2020-12-31'],
    'since 2019': ['2019: 2019-01-01/'],
    'until early June 2025': ['June 2025: /2025-06-30'],
    'before 4 June 2025': ['4 June 2025: /2025-06-04'],
    'from 2018 to 2021': ['2018 to 2021: 2018-01-01/2021-12-31'],
    'between May 2018 and 2021': ['May 2018 and 2021: 2018-05-01/2021-12-31'],
    '3–5 June 2025, June 3-5, 2025': [
      '3–5 June 2025: 2025-06-03/2025-06-05',
      'June 3-5, 2025: 2025-06-03/2025-06-05',
    ],
    'from 28 May to 5 June 2025': ['28 May to 5 June 2025: 2025-05-28/2025-06-05'],
    'in the 2010s': ['2010s: 2010-01-01/2019-12-31'],
    'in spring 2024': ['spring 2024: 2024-01-01/2024-12-31'],
    'on \u00ad\u00ad26\u00ad\u00ad August\n2024': ['26\u00ad\u00ad August\n2024: 2024-08-26'],
    '2024년 8월 26일에 만났다': ['2024년 8월 26일: 2024-08-26'],
    '2024년 8월, 2019년': ['2024년 8월: 2024-08-01/2024-08-31', '2019년: 2019-01-01/2019-12-31'],
    '2018년부터 2021년까지': ['2018년부터 2021년: 2018-01-01/2021-12-31'],
    '2019년 이후': ['2019년: 2019-01-01/'],
    '2024. 8. 26. 서울': ['2024. 8. 26.: 2024-08-26'],
    '2024年8月26日、石破氏は': ['2024年8月26日: 2024-08-26'],
    '２０２４年８月２６日': ['２０２４年８月２６日: 2024-08-26'],
    令和6年8月26日: ['令和6年8月26日: 2024-08-26'],
    '2024年8月26号，2024年': ['2024年8月26号: 2024-08-26', '2024年: 2024-01-01/2024-12-31'],
    '2021年まで': ['2021年: /2021-12-31'],
  };
  for (const [text, dates] of Object.entries(cases)) {
    it(`are found in “${text}”`, () => assert.deepEqual(found(text), dates));
  }

  for (const text of [
    'about 2019 troops',
    'in 2019 cases',
    'by 2,019 votes',
    'of 2019 people',
    'Resolution 2019',
    'The march of 20 men',
    'room 101',
    'in 2019-20',
    'on 8/9/2024',
    'on 30 February 2024',
    'He may go; about 4,500 troops; Article 9',
    '2019년간',
  ]) {
    it(`none has a year in “${text}”`, () => assert.deepEqual(found(text), []));
  }

  for (const text of [
    'on 4 June',
    'June 4',
    'since August',
    '6月4日',
    'the 2025 election',
    'last year',
    'on 8/9/2024',
    "In '24",
    '작년',
  ]) {
    it(`“${text}” speaks of a time that can't be told`, () =>
      assert.deepEqual(
        timesInProse(text).map(({ days }) => days),
        [null],
      ));
  }
  for (const text of ['The march went on', 'He may go', 'about 4,500 troops', 'Article 9', 'room 101']) {
    it(`“${text}” speaks of no time`, () => assert.deepEqual(timesInProse(text), []));
  }

  it('stand in order, apart, and where their words are', () => {
    const piece = fc.constantFrom(
      ...'26 August 2024|2024|in |since |to |–|년|8월|年|8月|\u00ad|\u001a|, |Monday |May |1st |of |s|2019-02-03|/|.|x'.split(
        '|',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const text = pieces.join('');
        let last = 0;
        for (const { range } of timesInProse(text)) {
          assert.ok(range.start >= last && range.end > range.start && range.end <= text.length);
          last = range.end;
        }
      }),
      { numRuns: 2000 },
    );
  });
});
