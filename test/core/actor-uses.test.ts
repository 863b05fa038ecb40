import assert from 'node:assert/strict';
import { Service } from '../../src/core/service.ts';
import { type UsesInNote, mostWhoMayBeMeant } from '../../src/core/state/actor-uses.ts';

const minister = (at: number): string => `---
type: person
name: Lee ${'ABCDEFGHIJ'.charAt(at)}-ho
family: Lee
names: [{ value: 이${'가나다라마바사아자차'.charAt(at)}호, lang: ko }]
positions: [{ office: Minister of Trade, title: Minister, start: 2020-01-01 }]
---
`;

describe('mentions that may mean many', () => {
  const service = new Service(() => '2025-09-01');
  const path = (at: number): string => `actors/lee-${at}.md`;
  const uses = (at: number): UsesInNote | null => service.uses.inNote('note.md', path(at));

  before(() => {
    const actors = Array.from({ length: 10 }, (_, at) => ({ path: path(at), text: minister(at) }));
    const note = { path: 'note.md', text: 'Minister Lee spoke. 이 장관은 왔다. Minister Lee left.\n' };
    service.apply([...actors, note].map((file) => ({ kind: 'text', ...file })));
  });

  it('are kept once for all of them', () => {
    assert.equal(uses(0)?.undecided.length, 2);
    for (let at = 1; at < 10; at++) assert.equal(uses(at)?.undecided, uses(0)?.undecided);
  });

  it('stand in the order of the text where they are of several names', () => {
    const alone = {
      path: path(3),
      text: minister(3).replace('family: Lee', 'family: Lee\naliases: [Lee Teuk]'),
    };
    const note = { path: 'note.md', text: 'Minister Lee spoke. Lee Teuk came. Minister Lee left.\n' };
    const namesake = {
      path: path(4),
      text: minister(4).replace('family: Lee', 'family: Lee\naliases: [Lee Teuk]'),
    };
    service.apply([alone, namesake, note].map((file) => ({ kind: 'text', ...file })));
    const starts = uses(3)?.undecided.map(({ range }) => range.start);
    assert.deepEqual(starts, [9, 20, 44]);
    assert.deepEqual(
      uses(0)?.undecided.map(({ range }) => range.start),
      [9, 44],
    );
    assert.deepEqual(service.uses.counts(path(3)).undecided, 3);
  });

  it('are kept for nobody where more bear the name than anybody would choose from', () => {
    const actors = (count: number) =>
      Array.from({ length: count }, (_, at) => ({
        kind: 'text' as const,
        path: `p${at}.md`,
        text: `---\ntype: person\nname: Kim ${at}\nfamily: Kim\n---\n`,
      }));
    const counted = (count: number): number => {
      const many = new Service(() => '2025-09-01');
      many.apply([...actors(count), { kind: 'text', path: 'n.md', text: 'Kim spoke.\n' }]);
      assert.equal(many.judgement('n.md').mentions[0]?.candidates.length, count);
      return many.uses.counts('p0.md').undecided;
    };
    assert.deepEqual([counted(mostWhoMayBeMeant), counted(mostWhoMayBeMeant + 1)], [1, 0]);
  });
});
