import assert from 'node:assert/strict';
import fc from 'fast-check';
import { covers, dateInProse, day, isDay, parseEdtf, sayDay, sayEdtf } from '../../src/core/text/dates.ts';

describe('EDTF dates', () => {
  const read: Readonly<Record<string, readonly [string | null, string | null]>> = {
    '2025': ['2025-01-01', '2025-12-31'],
    '2025-02': ['2025-02-01', '2025-02-28'],
    '2024-02': ['2024-02-01', '2024-02-29'],
    '2025-06-04': ['2025-06-04', '2025-06-04'],
    '2025-06~': ['2025-06-01', '2025-06-30'],
    '2025-06-04?': ['2025-06-04', '2025-06-04'],
    '20XX': ['2000-01-01', '2099-12-31'],
    '2025-XX': ['2025-01-01', '2025-12-31'],
    '2025-06-XX': ['2025-06-01', '2025-06-30'],
    '2025-06-03/2025-06-05': ['2025-06-03', '2025-06-05'],
    '2025-06-04/2025-06-04': ['2025-06-04', '2025-06-04'],
    '../2025-08-24': [null, '2025-08-24'],
    '2025-08-24/..': ['2025-08-24', null],
    '2025-06-04T09:30:00+09:00': ['2025-06-04', '2025-06-04'],
  };
  for (const [text, [earliest, latest]] of Object.entries(read)) {
    it(`reads ${text}`, () => assert.deepEqual(parseEdtf(text), { earliest, latest }));
  }

  const refused = [
    '',
    '2025-02-29',
    '2025-13',
    '2025-00',
    '2025-6-4',
    '4 June 2025',
    '2025-06-04/2025-06-03',
    '../..',
    '2025-XX-04',
    '20XX-06',
    '20250604',
    'unknown',
  ];
  for (const text of refused) it(`refuses “${text}”`, () => assert.equal(parseEdtf(text), null));

  it('never throws, and reads only days that exist', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9X~?%/.T:-]{0,24}$/)), (text) => {
        const days = parseEdtf(text);
        for (const one of [days?.earliest, days?.latest])
          if (one != null) assert.ok(isDay(one), `${text}: ${one}`);
      }),
      { numRuns: 3000 },
    );
  });

  it('are said in words', () => {
    assert.equal(sayDay('2025-06-04'), '4 June 2025');
    assert.equal(sayEdtf('2025-06~'), 'about June 2025');
    assert.equal(sayEdtf('2025'), '2025');
    assert.equal(sayEdtf('2025-06-03/2025-06-05'), '2025-06-03/2025-06-05');
  });
});

describe('a period', () => {
  const june = parseEdtf('2025-06-04');
  const left = parseEdtf('2025-10-21');

  it('covers its first and its last day', () => {
    assert.equal(covers(june, left, day('2025-06-04')), 'yes');
    assert.equal(covers(june, left, day('2025-10-21')), 'yes');
    assert.equal(covers(june, left, day('2025-06-03')), 'no');
    assert.equal(covers(june, left, day('2025-10-22')), 'no');
  });

  it('goes on where it has no end', () => assert.equal(covers(june, null, day('2030-01-01')), 'yes'));

  it('is uncertain where its ends are half-known', () => {
    const march = parseEdtf('2013-03');
    assert.equal(covers(march, null, day('2013-03-10')), 'maybe');
    assert.equal(covers(march, null, day('2013-02-28')), 'no');
    assert.equal(covers(march, null, day('2013-04-01')), 'yes');
    assert.equal(covers(null, left, day('2025-01-01')), 'maybe');
  });

  it('is uncertain where the days asked about are half in it', () => {
    assert.equal(covers(june, left, { earliest: '2025-06-01', latest: '2025-06-30' }), 'maybe');
    assert.equal(covers(june, left, { earliest: '2025-05-01', latest: '2025-05-31' }), 'no');
  });
});

describe('dates in prose', () => {
  for (const text of [
    'in 2019',
    'on 4 June',
    'June 4',
    'since August',
    '2025년',
    '6月4日',
    'the 2025 election',
  ]) {
    it(`“${text}” holds one`, () => assert.ok(dateInProse(text)));
  }
  for (const text of ['The march went on', 'He may go', 'about 4,500 troops', 'Article 9', 'room 101']) {
    it(`“${text}” holds none`, () => assert.equal(dateInProse(text), null));
  }
});
