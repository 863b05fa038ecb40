import assert from 'node:assert/strict';
import fc from 'fast-check';
import { sayDay, sayEdtf } from '../../src/core/text/date-words.ts';

describe('dates in words', () => {
  const said: Readonly<Record<string, string>> = {
    '2025-06-04': '4 June 2025',
    '2025-06': 'June 2025',
    '2025': '2025',
    '2025-06~': 'about June 2025',
    '2025-06?': 'June 2025 (uncertain)',
    '2025%': 'about 2025, uncertain',
    '2025-21': 'spring 2025',
    '2025-24~': 'about winter 2025',
    '201X': 'the 2010s',
    '201X?': 'the 2010s (uncertain)',
    '200X': '2000 to 2009',
    '20XX': '2000 to 2099',
    '2025-XX': 'some month in 2025',
    '2025-XX-XX': 'some day in 2025',
    '2025-06-XX': 'some day in June 2025',
    '2025-06-03/2025-06-05': '3 to 5 June 2025',
    '2025-05-28/2025-06-05': '28 May to 5 June 2025',
    '2024-10-01/2025-10-21': '1 October 2024 to 21 October 2025',
    '2025-06/2025-08': 'June to August 2025',
    '2025-06/2025-06-04': 'June 2025 to 4 June 2025',
    '2025-06-04/2025-06-04': '4 June 2025',
    '2024/2025': '2024 to 2025',
    '2024~/2025-06?': 'about 2024 to June 2025 (uncertain)',
    '../2025-08-24': 'not after 24 August 2025',
    '/2025': 'until 2025, start unknown',
    '2025-06-04/..': 'from 4 June 2025, still open',
    '2025-06/': 'from June 2025, end unknown',
    '2025-06-04T09:30:00+09:00': '4 June 2025, 09:30 (UTC+9)',
    '2025-06-04T09:30:15.5-03:30': '4 June 2025, 09:30:15 (UTC−3:30)',
    '2025-06-04T09:30Z': '4 June 2025, 09:30 (UTC)',
    '2025-06-04T09:30:00+00:00': '4 June 2025, 09:30 (UTC)',
    '2025-06-04T09:30': '4 June 2025, 09:30',
    '-0044': '45 BC',
    '-0044-03-15': '15 March 45 BC',
    '0000': '1 BC',
    '0044-03-15': '15 March AD 44',
    '-01XX': '200 BC to 101 BC',
    Y17000: 'the year 17000',
    'Y-17000': '17001 BC',
    'next June': 'next June',
    '2025-02-30': '2025-02-30',
  };
  for (const [text, words] of Object.entries(said)) {
    it(`say ${text} as “${words}”`, () => assert.equal(sayEdtf(text), words));
  }

  it('say a day', () => assert.equal(sayDay('2025-06-04'), '4 June 2025'));

  it('never throw', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[0-9XY~?%/.T:-]{0,24}$/)), (text) => {
        assert.ok(!sayEdtf(text).includes('undefined'));
      }),
      { numRuns: 2000 },
    );
  });
});
