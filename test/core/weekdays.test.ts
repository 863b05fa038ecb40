import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Service } from '../../src/core/service.ts';
import { addDays, weekdayOf } from '../../src/core/text/dates.ts';
import { applyEdits } from '../../src/core/text/edits.ts';
import { sayDay } from '../../src/core/text/date-words.ts';
import { weekdayDates, weekdayNames } from '../../src/core/text/weekdays.ts';

/** What the choices for a line make of it. */
function choicesFor(line: string): string[] {
  const service = new Service(() => '2025-09-01');
  const text = `---\ntype: note\n---\n\n${line}\n`;
  service.apply([{ kind: 'text', path: 'a.md', text }]);
  return service
    .findingsIn('a.md')
    .filter(({ check }) => check === 'weekday-mismatch')
    .flatMap((finding) => finding.choices())
    .map(({ edits }) => applyEdits(text, edits).slice(text.indexOf(line), -1));
}

describe('dates with their weekday', () => {
  const choices: Readonly<Record<string, readonly string[]>> = {
    'On Monday, 26 August 2025.': [
      'On Tuesday, 26 August 2025.',
      'On Monday, 25 August 2025.',
      'On Monday, 26 August 2024.',
    ],
    'Fri., June 2nd, 2025': ['Mon., June 2nd, 2025', 'Fri., June 6th, 2025', 'Fri., June 2nd, 2023'],
    '2025년 8월 26일(수)': ['2025년 8월 26일(화)', '2025년 8월 27일(수)', '2025년 8월 20일(수)'],
    '2025年8月26日（周四）': ['2025年8月26日（周二）', '2025年8月28日（周四）', '2025年8月21日（周四）'],
    '２０２５年８月２６日（月）': [
      '２０２５年８月２６日（火）',
      '２０２５年８月２５日（月）',
      '２０２４年８月２６日（月）',
    ],
    '令和7年8月26日（水）': ['令和7年8月26日（火）', '令和7年8月27日（水）', '令和7年8月20日（水）'],
  };
  for (const [line, expected] of Object.entries(choices))
    it(`offer each right answer: ${line}`, () => {
      const offered = choicesFor(line);
      assert.deepEqual(
        expected.filter((each) => !offered.includes(each)),
        [],
        offered.join(' / '),
      );
      for (const each of offered) assert.deepEqual(choicesFor(each), [], each);
    });

  it('are right where calendar and weekday agree, on every day', () => {
    const day = fc.integer({ min: 0, max: 60_000 }).map((count) => addDays('1924-01-01', count));
    fc.assert(
      fc.property(day, fc.nat(6), (date, weekday) => {
        const [found] = weekdayDates(`On ${weekdayNames[weekday] ?? ''}, ${sayDay(date)}, they met.`);
        assert.equal(found?.day, date);
        assert.equal(found.said === weekdayOf(date), weekday === weekdayOf(date));
        assert.equal(found.weekdayAs(weekdayOf(date)), weekdayNames[weekdayOf(date)]);
      }),
    );
  });
});
