import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { sayEdtf } from '../../src/core/text/date-words.ts';
import { dateProblem, dateShapes } from '../../src/core/text/date-shapes.ts';
import { parseEdtf } from '../../src/core/text/edtf.ts';

describe('shapes of dates with one reading', () => {
  const safe: Readonly<Record<string, string>> = {
    '2025-6-4': '2025-06-04',
    '2025/06/04': '2025-06-04',
    '2025.06.04': '2025-06-04',
    '2025. 6. 4.': '2025-06-04',
    '20250604': '2025-06-04',
    '2025‑06‑04': '2025-06-04',
    '2025–06–04': '2025-06-04',
    '２０２５－０６－０４': '2025-06-04',
    ' 2025-06-04\u00a0': '2025-06-04',
    '4 June 2025': '2025-06-04',
    '4th of June, 2025': '2025-06-04',
    'June 4, 2025': '2025-06-04',
    '4-Jun-2025': '2025-06-04',
    'Sept. 4 2025': '2025-09-04',
    'Wednesday, 4 June 2025': '2025-06-04',
    '2025-10-21 (Tue)': '2025-10-21',
    '2025年6月4日': '2025-06-04',
    '2025년 6월 4일': '2025-06-04',
    '2025년 6월 4일 수요일': '2025-06-04',
    '13/06/2025': '2025-06-13',
    '06/13/2025': '2025-06-13',
    '06/06/2025': '2025-06-06',
    '24.06.2025': '2025-06-24',
    'Jun 2025': '2025-06',
    'june 2025': '2025-06',
    '06/2025': '2025-06',
    '2025/06': '2025-06',
    '2025-4': '2025-04',
    '2025年6月': '2025-06',
    '2025년': '2025',
    'spring 2025': '2025-21',
    'Fall 2025': '2025-23',
    '2010s': '201X',
    'the 1990’s': '199X',
    '201x': '201X',
    '2025-06-xx': '2025-06-XX',
    '2025-06-uu': '2025-06-XX',
    '2025-uu': '2025-XX',
    '2025-??-??': '2025-XX-XX',
    'c. 2019': '2019~',
    'ca. 2019': '2019~',
    'circa 2019': '2019~',
    c2019: '2019~',
    'about June 2025': '2025-06~',
    'c. 2025-06': '2025-06~',
    'c. 2010s': '201X~',
    '~2019': '2019~',
    '2019~?': '2019%',
    '4 June 2025?': '2025-06-04?',
    '2025-06-04/open': '2025-06-04/..',
    'unknown/2025-06': '/2025-06',
    '2025-06-04 / 2025-06-06': '2025-06-04/2025-06-06',
    '2025-06-04 - 2025-06-06': '2025-06-04/2025-06-06',
    '2025-06-04 to 2025-06-06': '2025-06-04/2025-06-06',
    '2025-06-04–2025-06-06': '2025-06-04/2025-06-06',
    '2025-06-04..2025-06-06': '2025-06-04/2025-06-06',
    '2025. 6. 4. ~ 2025. 6. 6.': '2025-06-04/2025-06-06',
    '2025-06-03/05': '2025-06-03/2025-06-05',
    '2024-2025': '2024/2025',
    '3–5 June 2025': '2025-06-03/2025-06-05',
    'June 3-5, 2025': '2025-06-03/2025-06-05',
    '28 May – 5 June 2025': '2025-05-28/2025-06-05',
    'June–August 2025': '2025-06/2025-08',
    'not after 24 August 2025': '../2025-08-24',
    '2025-06-04 08:34:00 -0500': '2025-06-04T08:34:00-05:00',
    '2025-06-04 08:34': '2025-06-04T08:34',
    '2025-06-04t08:34z': '2025-06-04T08:34Z',
    '2025-06-04T08:34:00+0900': '2025-06-04T08:34:00+09:00',
    '2025-06-04T08:34:00-00:00': '2025-06-04T08:34:00Z',
    '20250604T083400Z': '2025-06-04T08:34:00Z',
    '4 June 2025, 8:34 pm KST': '2025-06-04T20:34+09:00',
  };
  for (const [written, edtf] of Object.entries(safe)) {
    it(`“${written}” is ${edtf}`, () => assert.deepEqual(dateShapes(written), [{ edtf, safe: true }]));
  }

  it('has the hint of the EDTF cases', () => {
    const hinted = readFileSync(new URL('../data/edtf-cases.jsonl', import.meta.url), 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { input: string; hint?: string })
      .flatMap(({ input, hint }) => (hint === undefined ? [] : [{ input, hint: hint.split(' ').at(-1) }]));
    assert.ok(hinted.length > 0);
    for (const { input, hint } of hinted) assert.equal(dateShapes(input)[0]?.edtf, hint, input);
  });
});

describe('shapes of dates for a person to choose', () => {
  const choices: Readonly<Record<string, readonly string[]>> = {
    '04/06/2025': ['2025-06-04', '2025-04-06'],
    '04-06-2025': ['2025-06-04', '2025-04-06'],
    '04.06.2025': ['2025-06-04'],
    '2025-02-30': ['2025-02', '2025-02-28'],
    '30 February 2025': ['2025-02', '2025-02-28'],
    '02/30/2025': ['2025-02', '2025-02-28'],
    '2025-13-04': ['2025-04-13'],
    '2025-06-00': ['2025-06'],
    '2025-00-00': ['2025'],
    '2025-6': ['2025-06', '2025/2026'],
    '2003–06': ['2003-06', '2003/2006'],
    '2025/26': ['2025/2026'],
    '202506': ['2025-06'],
    '2000s': ['200X', '20XX'],
    '21st century': ['20XX'],
    'Q2 2025': ['2025-04/2025-06'],
    'late June 2025': ['2025-06'],
    'mid-2025': ['2025'],
    '2025-06u': ['2025-06-XX'],
    '2025-06-0X': ['2025-06-XX'],
    'before 2025-08-24': ['../2025-08-24'],
    'since 4 June 2025': ['2025-06-04/..'],
    '2025-06-04/present': ['2025-06-04/..'],
    '2025-06-05/2025-06-03': ['2025-06-03/2025-06-05'],
    '2025-06-XX/2025-07-03': ['2025-06/2025-07-03'],
    '2025-06-04T09:30/2025-06-05': ['2025-06-04/2025-06-05'],
    '04/06/2025 09:30': ['2025-06-04T09:30', '2025-04-06T09:30'],
    '2025-06-04T24:00:00': ['2025-06-05T00:00:00'],
    'Tuesday, 4 June 2025': ['2025-06-04'],
    '令和7年10月21日（火）': ['2025-10-21'],
  };
  for (const [written, shapes] of Object.entries(choices)) {
    it(`“${written}” may be ${shapes.join(' or ')}`, () =>
      assert.deepEqual(
        dateShapes(written),
        shapes.map((edtf) => ({ edtf, safe: false })),
      ));
  }
});

describe('shapes of dates', () => {
  const none = [
    '',
    'unknown',
    'open',
    '../..',
    'yesterday',
    'March',
    'Article 9',
    '4/6/25',
    '’25',
    '4 June 25',
    '25-06-04',
    '2025-13-13',
    '2025-06-45',
    '31 2025',
    '1X99',
    '[2025,2026]',
    'Decem 2025',
    '2025-06-04 25:00',
    '2025-06-04 09:30 EST',
    'between 2024 and 2025',
    '2025-06-04 '.repeat(20),
  ];
  for (const written of none) it(`“${written}” has none`, () => assert.deepEqual(dateShapes(written), []));

  it('of what is right already are none', () => {
    for (const written of ['2019?', '2025-06-04', '../2025-08-24', '2025-06-04T09:30'])
      assert.deepEqual(dateShapes(written), [], written);
  });

  const word = fc.constantFrom(
    ...['2025', '1999', '04', '6', '30', '31', '13', '00', 'June', 'Feb', 'May', 'spring', 'Q2', '2000s'],
    ...[
      '-',
      '/',
      '.',
      ' ',
      ', ',
      '–',
      ' to ',
      ' - ',
      '~',
      '?',
      'X',
      'u',
      'c. ',
      'before ',
      'since ',
      'early ',
    ],
    ...[
      'T',
      ' 09:30',
      ':00',
      '+0900',
      'Z',
      ' KST',
      '年',
      '月',
      '日',
      '년 ',
      '월 ',
      '일',
      '令和',
      'open',
      '..',
    ],
    ...['Tuesday, ', ' (Wed)', 'th', ' of ', '-0044', 'Y17000', '-XX', '２'],
  );
  const part = fc.constantFrom('2025', '1999', '04', '6', '12', '30', '31', '13', '00', '29', 'June', 'Feb');
  const between = fc.constantFrom('-', '/', '.', ' ', ', ', '–', '. ', '年', '월 ');
  const year = fc.constantFrom('2025', '1999', '2024');
  const datelike = fc
    .tuple(
      fc.constantFrom('', '', 'c. ', 'before ', 'Monday, ', 'late '),
      fc.oneof(fc.tuple(year, part, part), fc.tuple(part, part, year), fc.tuple(year, part)),
      between,
      fc.constantFrom(
        '',
        '',
        '?',
        '~',
        ' 09:30',
        'T24:00Z',
        ' (Wed)',
        '日',
        '/open',
        ' to 2026',
        '–5 July 2026',
      ),
    )
    .map(([before, date, separator, behind]) => before + date.join(separator) + behind);
  const written = fc.oneof(
    fc.string(),
    datelike,
    fc.array(word, { maxLength: 9 }).map((words) => words.join('')),
  );

  it('are all EDTF, each once, safe only alone, and nothing throws', () => {
    let shaped = 0;
    fc.assert(
      fc.property(written, (text) => {
        const shapes = dateShapes(text);
        if (shapes.length > 0) shaped++;
        for (const { edtf, safe } of shapes) {
          assert.ok(parseEdtf(edtf), `${text} → ${edtf}`);
          assert.notEqual(edtf, text);
          assert.ok(!safe || shapes.length === 1, text);
        }
        assert.equal(new Set(shapes.map(({ edtf }) => edtf)).size, shapes.length, text);
        assert.notEqual(dateProblem(text), '');
      }),
      { numRuns: 5000 },
    );
    assert.ok(shaped > 100, `only ${shaped} texts had a shape`);
  });

  it('lead back from the words for a day, a month, a season, a decade', () => {
    const [year, two] = [fc.integer({ min: 1000, max: 2999 }), fc.integer({ min: 1, max: 12 })];
    fc.assert(
      fc.property(year, two, fc.integer({ min: 1, max: 28 }), (y, m, d) => {
        const month = `${y}-${String(m).padStart(2, '0')}`;
        const day = `${month}-${String(d).padStart(2, '0')}`;
        const season = `${y}-2${(m % 4) + 1}`;
        for (const edtf of [day, month, season, `${month}~`, `${day}/..`, `../${day}`]) {
          const words = sayEdtf(edtf).replace(/^from (.*), still open$/, 'not before $1');
          assert.deepEqual(dateShapes(words), [{ edtf, safe: true }], words);
        }
      }),
    );
  });
});

describe('what is wrong with a date', () => {
  const general = 'write `2025-06-04`, `2025-06` or `2025-06~`';
  const problems: Readonly<Record<string, string>> = {
    '2025-02-30': 'February 2025 has 28 days',
    '2024-02-30~': 'February 2024 has 29 days',
    '2025/04/31': 'April 2025 has 30 days',
    '2025-02-29T09:30:00Z': 'February 2025 has 28 days',
    '2025-02-29/2025-03-05': 'February 2025 has 28 days',
    '2025-13': 'there is no month 13',
    '2025-13-04': 'there is no month 13',
    '2025-00': 'there is no month 0',
    '2025-06-00': 'there is no day 0',
    '2025-06-05/2025-06-03': 'the interval ends before it begins',
    '../..': 'an interval needs a date on one side',
    '2025-06-04T09:30/2025-06-05': 'an interval is of days, without times',
    '2025-25': 'level 2 of EDTF is not read',
    '2025-06-0X': 'level 2 of EDTF is not read',
    '2025-06-XX/2025-07-03': 'level 2 of EDTF is not read',
    '[2025,2026]': 'level 2 of EDTF is not read',
    '2025-06-04T24:00:00': 'midnight is `T00:00` of the next day',
    '2025-06-04T25:00': 'there is no hour 25',
    '2025-06-04T09:75': 'there is no minute 75',
    '2025-06-04 09:30': 'write the time as `2025-06-04T09:30:00+09:00`',
    '4/6/25': 'the year needs four digits',
    '4 June 2025': general,
    '06/2025': general,
    yesterday: general,
    '': general,
  };
  for (const [written, problem] of Object.entries(problems)) {
    it(`“${written}”: ${problem}`, () => assert.equal(dateProblem(written), problem));
  }
});
