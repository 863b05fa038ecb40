import assert from 'node:assert/strict';
import { factsAsText, claimsAbout, mentionsOf, officesOf } from '../../src/core/features/actor-parts.ts';
import {
  type ActorsAsked,
  type ActorsGrouping,
  actorGroups,
  actorsInGroup,
} from '../../src/core/features/actors-view.ts';
import { Service } from '../../src/core/service.ts';

const files = {
  'actors/lee.md': `---
type: person
name: Lee Jae-myung
family: Lee
names: [{ value: 이재명, lang: ko, kind: native }]
aliases: [L. J. Müller]
positions:
  - { office: president-of-korea, start: 2025-06-04 }
  - { office: president-of-korea, start: 2025-04-27, end: 2025-06-03, capacity: candidate }
  - { office: Governor of Gyeonggi, title: Governor, start: 2018-07, end: 2021-10-25 }
checked: 2025-08-30
---
`,
  'actors/wang-one.md': `---
id: wang-minister
type: person
name: Wang Yi
positions: [{ office: Foreign Minister of China, start: 2023-07-25, end: unknown }]
checked: 2024-12
---
`,
  'actors/wang-two.md': '---\ntype: person\nname: Wang Yi\n---\n',
  'actors/korea.md': '---\ntype: place\nname: South Korea\nsummary: The *state* [of](x) it.\n---\n',
  'offices/president.md': '---\nid: president-of-korea\ntype: office\nname: President of Korea\n---\n',
  'notes/one.md': `---
type: note
title: The first
as-of: 2025-08-01
---

Lee Jae-myung met Wang Yi.

- Again [Lee Jae-myung spoke of South Korea]{.claim #spoke by=wang-minister}, and [[wang-minister|Wang]] was there.
`,
  'notes/two.md': '---\ntype: note\n---\n\nWang Yi and Lee Jae-myung.\n\n[Others left]{.claim by=lee}.\n',
};

function workspace(more: Readonly<Record<string, string>> = {}): Service {
  const service = new Service(() => '2025-09-01');
  const all = Object.entries({ ...files, ...more });
  service.apply(all.map(([path, text]) => ({ kind: 'text', path, text })));
  return service;
}

const asked = (grouping: ActorsGrouping, text = '', undecided = false, stale = false): ActorsAsked => ({
  grouping,
  filter: { text, undecided, stale },
});

const lee = 'actors/lee.md';

describe('the Actors view', () => {
  const service = workspace();
  const found = (text: string, undecided = false, stale = false): string[] =>
    actorGroups(service, asked('type', text, undecided, stale)).flatMap(({ key }) =>
      actorsInGroup(service, asked('type', text, undecided, stale), key).map(({ id }) => id),
    );

  it('counts the actors of each type, and those that are mentioned', () => {
    assert.deepEqual(actorGroups(service, asked('type')), [
      { key: 'person', actors: 3 },
      { key: 'place', actors: 1 },
    ]);
    assert.deepEqual(actorGroups(service, asked('mentions')), [
      { key: 'mentioned', actors: 3 },
      { key: 'unmentioned', actors: 1 },
    ]);
    assert.deepEqual(actorGroups(new Service(() => '2025-09-01'), asked('type')), []);
  });

  it('says of an actor what is held today, and how often it is named', () => {
    const [row] = actorsInGroup(service, asked('type'), 'person');
    assert.deepEqual(
      { ...row, range: service.text(lee)?.slice(row?.range.start, row?.range.end) },
      {
        file: lee,
        range: 'Lee Jae-myung',
        id: 'lee',
        type: 'person',
        name: 'Lee Jae-myung',
        native: '이재명',
        offices: [{ name: 'President of Korea', capacity: 'substantive', perhaps: false }],
        terms: 3,
        mentions: 3,
        undecided: 0,
        claims: 2,
        staleSince: null,
      },
    );
  });

  it('has a type by name, and what is mentioned by how often', () => {
    const ids = (grouping: ActorsGrouping, group: string): string[] =>
      actorsInGroup(service, asked(grouping), group).map(({ id }) => id);
    assert.deepEqual(ids('type', 'person'), ['lee', 'wang-minister', 'wang-two']);
    assert.deepEqual(ids('mentions', 'mentioned'), ['lee', 'korea', 'wang-minister']);
    assert.deepEqual(ids('mentions', 'unmentioned'), ['wang-two']);
  });

  it('finds actors by words of names in any script, ids and offices', () => {
    assert.deepEqual(found('재명'), ['lee']);
    assert.deepEqual(found('MULLER l.'), ['lee']);
    assert.deepEqual(found('müller'), ['lee']);
    assert.deepEqual(found('minister wang'), ['wang-minister']);
    assert.deepEqual(found('president of korea'), ['lee']);
    assert.deepEqual(found('gyeonggi'), ['lee']);
    assert.deepEqual(found('  korea '), ['lee', 'korea']);
    assert.deepEqual(found('nobody'), []);
    assert.deepEqual(actorGroups(service, asked('mentions', 'wang')), [
      { key: 'mentioned', actors: 1 },
      { key: 'unmentioned', actors: 1 },
    ]);
  });

  it('finds those whom an open mention may mean, and those whose record is due', () => {
    assert.deepEqual(found('', true), ['wang-minister', 'wang-two']);
    assert.deepEqual(found('', false, true), ['wang-minister']);
    assert.deepEqual(found('two', true), ['wang-two']);
    assert.deepEqual(found('two', true, true), []);
    const row = actorsInGroup(service, asked('type', 'minister'), 'person')[0];
    assert.equal(row?.staleSince, '2024-12');
  });

  it('lists offices by their beginning, and which is held', () => {
    assert.deepEqual(
      officesOf(service, lee).map(({ name, capacity, start, end, now }) => [name, capacity, start, end, now]),
      [
        ['Governor of Gyeonggi', 'substantive', '2018-07', '2021-10-25', 'no'],
        ['President of Korea', 'candidate', '2025-04-27', '2025-06-03', 'no'],
        ['President of Korea', 'substantive', '2025-06-04', null, 'yes'],
      ],
    );
    const [minister] = officesOf(service, 'actors/wang-one.md');
    assert.deepEqual([minister?.endUnknown, minister?.now], [true, 'no']);
    assert.deepEqual(officesOf(service, 'notes/one.md'), []);
  });

  it('lists mentions by note, with the words around', () => {
    const shown = (path: string, decided: boolean): unknown =>
      mentionsOf(service, path, decided).map(({ title, folder, mentions }) => [
        title,
        folder,
        mentions.map(({ text, place }) => `${text}: ${text.slice(place.start, place.end)}`),
      ]);
    assert.deepEqual(shown(lee, true), [
      [
        'The first',
        'notes',
        [
          'Lee Jae-myung met Wang Yi.: Lee Jae-myung',
          '- Again [Lee Jae-myung spoke of South Korea]{.claim #spoke…: Lee Jae-myung',
        ],
      ],
      ['two.md', 'notes', ['Wang Yi and Lee Jae-myung.: Lee Jae-myung']],
    ]);
    assert.deepEqual(shown('actors/wang-two.md', false), [
      ['The first', 'notes', ['Lee Jae-myung met Wang Yi.: Wang Yi']],
      ['two.md', 'notes', ['Wang Yi and Lee Jae-myung.: Wang Yi']],
    ]);
    assert.deepEqual(shown('actors/wang-two.md', true), []);
  });

  it('lists the claims that an actor makes or is named in', () => {
    const labels = (path: string): string[] => claimsAbout(service, path).map(({ label }) => label);
    assert.deepEqual(labels(lee), ['Lee Jae-myung spoke of South Korea', 'Others left']);
    assert.deepEqual(labels('actors/wang-one.md'), ['Lee Jae-myung spoke of South Korea']);
    assert.deepEqual(labels('actors/wang-two.md'), []);
  });

  it('says the facts of the card without Markdown', () => {
    const [name, ...facts] = factsAsText(service, lee)?.split('\n') ?? [];
    assert.equal(name, 'Lee Jae-myung · 이재명');
    assert.ok(
      facts.some((line) => line.includes('President of Korea, since 4 June 2025')),
      facts.join('|'),
    );
    assert.match(factsAsText(service, 'actors/korea.md') ?? '', /^The \*state\* \[of\]\(x\) it\.$/mu);
    assert.equal(factsAsText(service, 'notes/one.md'), null);
  });
});

describe('the numbers by which the Actors view follows', () => {
  const numbers = ({ shownActors: { rows, places } }: Service) => ({ rows, places });
  const moved = (path: keyof typeof files, from: string, to: string): string[] => {
    const service = workspace();
    const before = numbers(service);
    const text = files[path].replace(from, to);
    assert.notEqual(text, files[path]);
    service.apply([{ kind: 'text', path, text }]);
    const after = numbers(service);
    return (['rows', 'places'] as const).filter((name) => after[name] !== before[name]);
  };

  it('stand still where nothing that is shown changes', () => {
    assert.deepEqual(moved('notes/two.md', 'Others left', 'Others had left'), []);
    assert.deepEqual(moved('actors/lee.md', '30\n---\n', '30\n---\nWords.\n'), []);
    assert.deepEqual(moved('notes/one.md', 'was there.', 'was there.\n\nMore.'), []);
  });

  it('grow apart: places with each letter beside a mention, rows when an actor’s own row differs', () => {
    assert.deepEqual(moved('notes/two.md', 'Wang Yi and', 'Wang Yi und'), ['places']);
    assert.deepEqual(moved('notes/two.md', '\n\nWang', '\n\nA line.\n\nWang'), ['places']);
    assert.deepEqual(moved('notes/one.md', 'The first', 'The second'), ['places']);
    assert.deepEqual(moved('notes/two.md', 'by=lee', 'by=korea'), ['rows']);
    assert.deepEqual(moved('notes/two.md', 'Lee Jae-myung', 'somebody'), ['rows', 'places']);
    assert.deepEqual(moved('offices/president.md', 'name: President', 'name: The President'), ['rows']);
    assert.deepEqual(moved('actors/lee.md', 'checked: 2025-08-30', 'checked: 2025-08-29'), ['rows']);
  });

  it('grow with the rule by which records are due', () => {
    const service = workspace();
    const due = (): string[] =>
      actorsInGroup(service, asked('type', '', false, true), 'person').map(({ id }) => id);
    assert.deepEqual(due(), ['wang-minister']);
    const { rows } = service.shownActors;
    service.configure('check-actors-every: 2y\n');
    assert.deepEqual(due(), []);
    assert.ok(service.shownActors.rows > rows);
    service.configure('check-actors-every: 1d\n');
    assert.deepEqual(due(), ['lee', 'wang-minister']);
  });

  it('grow when a note or an actor goes', () => {
    const service = workspace();
    const before = numbers(service);
    service.apply([{ kind: 'gone', path: 'notes/two.md' }]);
    const between = numbers(service);
    assert.ok(between.rows > before.rows && between.places > before.places);
    service.apply([{ kind: 'gone', path: 'actors/korea.md' }]);
    assert.ok(service.shownActors.rows > between.rows);
  });
});
