import assert from 'node:assert/strict';
import { Service } from '../../src/core/service.ts';

const claim = '[It will hold]{.claim kind=prediction on=2025-09-01}.';
const note = (frontmatter: string, words = ''): string => `---\ntype: note\n${frontmatter}---\n\n${words}\n`;

/** A service whose clock is told the time: the moment, and the hours that each zone is ahead. */
function at(start: string) {
  const clock = { now: start };
  const ahead: Readonly<Record<string, number>> = { UTC: 0, 'Asia/Seoul': 9 };
  const service = new Service((timeZone) => {
    const moment = Date.parse(clock.now) + (ahead[timeZone] ?? 0) * 3_600_000;
    return new Date(moment).toISOString().slice(0, 10);
  });
  const found = (path: string): string[] => service.findingsIn(path).map(({ check }) => check);
  return { clock, service, found };
}

const text = (path: string, words: string) => ({ kind: 'text' as const, path, text: words });

describe('a new day', () => {
  it('judges again what was judged by the last one, and nothing else', () => {
    const { clock, service, found } = at('2025-09-01T12:00Z');
    service.apply([
      text('due.md', note('as-of: 2025-01-01\n', claim)),
      text('review.md', note('as-of: 2025-01-01\nreview-by: 2025-09-01\n')),
      text('other.md', note('as-of: 2025-01-01\n', '[So it is]{.claim kind=fact}.')),
    ]);
    assert.ok(!found('due.md').includes('prediction-due') && !found('review.md').includes('review-overdue'));
    const other = service.judgement('other.md');
    assert.equal(service.newDay().findings.size, 0);
    clock.now = '2025-09-02T00:01Z';
    const { findings } = service.newDay();
    assert.deepEqual([...findings.keys()].sort(), ['due.md', 'review.md']);
    assert.ok(found('due.md').includes('prediction-due'));
    assert.ok(found('review.md').includes('review-overdue'));
    assert.equal(service.judgement('other.md'), other);
    assert.equal(service.newDay().findings.size, 0);
  });

  it('is noticed with the next change', () => {
    const { clock, service, found } = at('2025-09-01T12:00Z');
    service.apply([text('due.md', note('as-of: 2025-01-01\n', claim))]);
    clock.now = '2025-09-02T12:00Z';
    service.apply([text('other.md', 'Words.\n')]);
    assert.ok(found('due.md').includes('prediction-due'));
  });

  it('begins where the workspace or the note says', () => {
    const { clock, service, found } = at('2025-09-01T14:59Z');
    service.apply([
      text('seoul.md', note('timezone: Asia/Seoul\nas-of: 2025-01-01\n', claim)),
      text('utc.md', note('as-of: 2025-01-01\n', claim)),
      text('nowhere.md', note('timezone: Asia/Nowhere\nas-of: 2025-01-01\n', claim)),
    ]);
    clock.now = '2025-09-01T15:00Z';
    assert.deepEqual([...service.newDay().findings.keys()], ['seoul.md']);
    assert.ok(!found('utc.md').includes('prediction-due'));
    service.configure('timezone: Asia/Seoul\n');
    assert.ok(found('utc.md').includes('prediction-due') && found('nowhere.md').includes('prediction-due'));
    assert.equal(service.today, '2025-09-02');
  });

  it('decides anew who is meant in a note without a date', () => {
    const { clock, service } = at('2025-09-01T12:00Z');
    const person = (name: string, term: string): string =>
      `---\ntype: person\nname: ${name} Lee\nfamily: Lee\npositions: [{ office: President of Kell, title: President, ${term} }]\n---\n`;
    service.apply([
      text('ann.md', person('Ann', 'start: 2020-01-01, end: 2025-09-01')),
      text('bob.md', person('Bob', 'start: 2025-09-02')),
      text('note.md', note('', 'President Lee spoke.')),
    ]);
    assert.equal(service.judgement('note.md').mentions[0]?.actor, 'ann.md');
    clock.now = '2025-09-02T12:00Z';
    const rows = service.shownActors.rows;
    service.newDay();
    assert.equal(service.judgement('note.md').mentions[0]?.actor, 'bob.md');
    assert.ok(service.shownActors.rows > rows);
  });
});
