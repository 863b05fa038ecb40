import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { isDay } from '../../src/core/text/dates.ts';
import { isLevel2, parseEdtf } from '../../src/core/text/edtf.ts';

interface EdtfCase {
  readonly id: string;
  readonly kind: string;
  readonly input: string;
  readonly valid: boolean;
  readonly earliest: string | null;
  readonly latest: string | null;
  readonly note: string;
  readonly season?: string;
}

const cases = readFileSync(new URL('../data/edtf-cases.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as EdtfCase)
  .filter(({ kind }) => kind === 'edtf');

/** Days before year 0 have no string that compares: the start is open, and the end the first day that has one. */
const bound = (day: string | null, outside: string | null): string | null =>
  day?.startsWith('-') ? outside : day;

describe('EDTF cases', () => {
  it('are there', () => assert.ok(cases.length > 25));

  for (const { id, input, valid, earliest, latest, note, season } of cases) {
    it(`${id} ${note}`, () => {
      const days = parseEdtf(input);
      if (!valid) assert.equal(days, null);
      else if (season) assert.ok(days);
      else assert.deepEqual(days, { earliest: bound(earliest, null), latest: bound(latest, '0000-01-01') });
    });
  }
});

describe('EDTF dates', () => {
  const read: Readonly<Record<string, readonly [string | null, string | null]>> = {
    '2025': ['2025-01-01', '2025-12-31'],
    '0044': ['0044-01-01', '0044-12-31'],
    '0000': ['0000-01-01', '0000-12-31'],
    '9999': ['9999-01-01', '9999-12-31'],
    '2025-02': ['2025-02-01', '2025-02-28'],
    '2024-02': ['2024-02-01', '2024-02-29'],
    '2025-06-04': ['2025-06-04', '2025-06-04'],
    '2025-06~': ['2025-06-01', '2025-06-30'],
    '2025-06-04?': ['2025-06-04', '2025-06-04'],
    '2024-02-29%': ['2024-02-29', '2024-02-29'],
    '201X': ['2010-01-01', '2019-12-31'],
    '20XX': ['2000-01-01', '2099-12-31'],
    '201X~': ['2010-01-01', '2019-12-31'],
    '2025-XX': ['2025-01-01', '2025-12-31'],
    '2025-XX-XX': ['2025-01-01', '2025-12-31'],
    '2024-02-XX': ['2024-02-01', '2024-02-29'],
    '2025-06-XX?': ['2025-06-01', '2025-06-30'],
    '2025-21': ['2025-01-01', '2025-12-31'],
    '2025-22': ['2024-11-01', '2026-03-31'],
    '2025-23~': ['2025-01-01', '2025-12-31'],
    '2027-24': ['2026-11-01', '2028-03-31'],
    '2025-21/2025-23': ['2025-01-01', '2025-12-31'],
    '2025-06-03/2025-06-05': ['2025-06-03', '2025-06-05'],
    '2025-06-04/2025-06-04': ['2025-06-04', '2025-06-04'],
    '2025/2025': ['2025-01-01', '2025-12-31'],
    '2025-06-04/2025': ['2025-06-04', '2025-12-31'],
    '2025-06/2025-06-04': ['2025-06-01', '2025-06-04'],
    '1984~/2004-06%': ['1984-01-01', '2004-06-30'],
    '../2025-08-24': [null, '2025-08-24'],
    '/2025-08~': [null, '2025-08-31'],
    '2025-08-24/..': ['2025-08-24', null],
    '2025-08?/': ['2025-08-01', null],
    '2025-06-04T09:30:00+09:00': ['2025-06-04', '2025-06-04'],
    '2025-06-04T23:30:00-05': ['2025-06-04', '2025-06-04'],
    '2025-06-04T00:10:00.250Z': ['2025-06-04', '2025-06-04'],
    '2025-06-04T09:30': ['2025-06-04', '2025-06-04'],
    '-0044': [null, '0000-01-01'],
    '-0044-02-29': [null, '0000-01-01'],
    '-01XX': [null, '0000-01-01'],
    '-0044/2025': [null, '2025-12-31'],
    '-0045/-0044': [null, '0000-01-01'],
    Y17000: ['9999-12-31', null],
    Y170000002: ['9999-12-31', null],
    'Y-17000': [null, '0000-01-01'],
    '2025/Y17000': ['2025-01-01', null],
  };
  for (const [text, [earliest, latest]] of Object.entries(read)) {
    it(`reads ${text}`, () => assert.deepEqual(parseEdtf(text), { earliest, latest }));
  }

  const refused = [
    '',
    '2025-02-29',
    '2025-02-29~',
    '2025-02-29/2025-03-05',
    '2025-02-29T09:30:00Z',
    '-0045-02-29',
    '-0000',
    '2025-13',
    '2025-00',
    '2025-20',
    '2025-6-4',
    '4 June 2025',
    '2025-06-04/2025-06-03',
    '-0044/-0045',
    'Y17000/2025',
    '/',
    '..',
    '../..',
    '/..',
    '2025/2026/2027',
    '20250604',
    '202',
    '20',
    'Y2025',
    'Y02025',
    'unknown',
    '2025-06-04/unknown',
    '2025-06-04 ',
    '2025-06-04\n',
    '2025-06-04T24:00:00',
    '2025-06-04T25:00:00Z',
    '2025-06-04T09:60:00',
    '2025-06-04T09',
    '2025-06-04T9:30',
    '2025-06-04T09:30:00+0900',
    '2025-06-04T09:30:00-00:00',
    '2025-06T09:30:00',
    '2025-06-04T09:30:00?',
    '2025-06-04T09:30:00/2025-06-05',
    '2025-06-04 09:30:00',
    '2025??',
    '2025?~',
    '٢٠٢٥',
  ];
  for (const text of refused) it(`refuses “${text}”`, () => assert.equal(parseEdtf(text), null));

  const level2 = [
    'XXXX',
    '1XXX',
    '2025-XX-04',
    '20XX-06',
    '2025-0X',
    '2025-06-0X',
    '2025-25',
    '2025-33',
    '?2025',
    '2025?-06',
    '2025-06~-04',
    '2025-06-XX/2025-07-03',
    '201X/202X',
    '[2025,2026]',
    '{2025..2027}',
    'Y17E7',
    '1950S2',
  ];
  for (const text of level2) {
    it(`refuses “${text}” as level 2`, () => {
      assert.equal(parseEdtf(text), null);
      assert.ok(isLevel2(text));
    });
  }

  it('are no level 2 where they are of a lower one or none', () => {
    for (const text of ['2025', '2025-06~', '06/2025', '2025/06', '20', '4 June 2025', '2025-06-31'])
      assert.ok(!isLevel2(text), text);
  });

  const piece = fc.stringMatching(
    /^-?(?:[0-9]{4}|[0-9]{2}(?:X|[0-9])X)(?:-(?:[0-3][0-9]|XX)){0,2}(?:T[0-2][0-9]:[0-6][0-9])?[?~%]?$/,
  );
  const datelike = fc.oneof(
    fc.string(),
    fc.stringMatching(/^[0-9XY~?%/.T:-]{0,24}$/),
    piece,
    fc.tuple(fc.oneof(piece, fc.constantFrom('', '..')), piece).map((sides) => sides.join('/')),
  );

  it('never throw, and mean days that exist, the earliest first', () => {
    let taken = 0;
    fc.assert(
      fc.property(datelike, (text) => {
        const days = parseEdtf(text);
        if (!days) return;
        taken++;
        assert.ok(days.earliest !== null || days.latest !== null, text);
        for (const one of [days.earliest, days.latest]) if (one !== null) assert.ok(isDay(one), text);
        if (days.earliest !== null && days.latest !== null) assert.ok(days.earliest <= days.latest, text);
      }),
      { numRuns: 3000 },
    );
    assert.ok(taken > 200, `only ${taken} dates among the texts`);
  });

  it('read the same the second time, also after thousands of others', () => {
    const first = parseEdtf('2025-06~');
    for (let year = 0; year < 10_000; year++) parseEdtf(`${String(year).padStart(4, '0')}~`);
    assert.deepEqual(parseEdtf('2025-06~'), first);
    assert.deepEqual(parseEdtf('2025-06~'), first);
  });
});
