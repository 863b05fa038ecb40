import assert from 'node:assert/strict';
import fc from 'fast-check';
import { covers, day, type Days, isDay, surelyBefore } from '../../src/core/text/dates.ts';
import { parseEdtf } from '../../src/core/text/edtf.ts';

const read = (text: string): Days => {
  const days = parseEdtf(text);
  assert.ok(days, text);
  return days;
};

describe('a day', () => {
  it('exists in its month', () => {
    for (const text of ['2024-02-29', '2000-02-29', '2025-04-30', '0000-02-29']) assert.ok(isDay(text), text);
    for (const text of [
      '2025-02-29',
      '1900-02-29',
      '2025-04-31',
      '2025-00-01',
      '2025-13-01',
      '2025-06-00',
      '',
    ])
      assert.ok(!isDay(text), text);
  });
});

describe('a period', () => {
  const june = read('2025-06-04');
  const left = read('2025-10-21');

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

  it('takes an open bound for what it says', () => {
    assert.equal(covers(read('../2025-08-24'), null, day('2025-08-24')), 'yes');
    assert.equal(covers(read('../2025-08-24'), null, day('2025-08-23')), 'maybe');
    assert.equal(covers(june, read('2025-10-21/..'), day('2025-10-21')), 'yes');
    assert.equal(covers(june, read('2025-10-21/..'), day('2031-01-01')), 'maybe');
  });

  it('is judged by no season of one hemisphere', () => {
    for (const season of ['2025-22', '2025-24']) {
      assert.equal(covers(read(season), null, day('2025-01-15')), 'maybe', season);
      assert.equal(covers(june, read(season), day('2026-01-15')), 'maybe', season);
    }
    assert.equal(covers(june, read('2025-23'), day('2026-01-01')), 'no');
  });

  it('may begin before year 0 and end after 9999', () => {
    assert.equal(covers(read('-0044-03-15'), null, june), 'yes');
    assert.equal(covers(read('-0044'), read('-0043'), june), 'no');
    assert.equal(covers(june, read('Y17000'), day('2030-01-01')), 'yes');
    assert.equal(covers(read('Y17000'), null, june), 'no');
  });
});

describe('surely before', () => {
  const pairs: readonly (readonly [string, string, boolean])[] = [
    ['2025-06-03', '2025-06-04', true],
    ['2025-06-04', '2025-06-04', false],
    ['2025-05', '2025-06', true],
    ['2025', '2025-06', false],
    ['2025-06', '2025', false],
    ['2024', '2025-06-04/..', true],
    ['2024/..', '2025', false],
    ['2024', '../2025', false],
    ['../2024', '2025', true],
    ['-0044', '2025', true],
    ['2025', '-0044', false],
    ['2025', 'Y17000', true],
    ['-0044', '-0043', false],
    ['2025-24', '2025-21', false],
  ];
  for (const [a, b, expected] of pairs)
    it(`${a} and ${b}: ${expected}`, () => assert.equal(surelyBefore(read(a), read(b)), expected));

  it('holds for no two dates both ways, and for none and itself', () => {
    const date = fc.constantFrom(...pairs.flatMap(([a, b]) => [a, b]));
    fc.assert(
      fc.property(date, date, (a, b) => {
        assert.ok(!(surelyBefore(read(a), read(b)) && surelyBefore(read(b), read(a))));
        assert.ok(!surelyBefore(read(a), read(a)));
      }),
    );
  });
});
