import assert from 'node:assert/strict';
import { codeActionsAt } from '../../src/core/features/code-actions.ts';
import { actorChoices, addAlias } from '../../src/core/features/actor-choice.ts';
import { usesAt, usesCounted } from '../../src/core/features/uses.ts';
import { Service } from '../../src/core/service.ts';
import { applyEdits } from '../../src/core/text/edits.ts';

const person = (name: string, more = ''): string => `---\ntype: person\nname: ${name}\n${more}---\n`;
const people = {
  'actors/minister.md': person('Wang Yi', 'family: Wang\n'),
  'actors/general.md': person('Wang Yi', 'family: Wang\n'),
  'actors/lee.md': person('Lee Jae-myung', 'names: [{ value: 이재명, lang: ko, kind: native }]\n'),
};

function workspace(text: string, more: Readonly<Record<string, string>> = {}): Service {
  const service = new Service(() => '2025-11-10');
  const all = Object.entries({ ...people, ...more, 'n.md': text });
  service.apply(all.map(([path, each]) => ({ kind: 'text', path, text: each })));
  return service;
}

/** What is offered at the `‸`, or over what stands between two of them. */
function offered(marked: string, kind?: string) {
  const text = marked.replaceAll('‸', '');
  const start = marked.indexOf('‸');
  const end = Math.max(marked.lastIndexOf('‸') - 1, start);
  const service = workspace(text);
  const actions = codeActionsAt(service, 'n.md', { start, end }, (each) => !each.startsWith('source'));
  return {
    titles: actions.filter((action) => kind === undefined || action.kind === kind).map(({ title }) => title),
    after: (title: string): string => {
      const action = actions.find((each) => each.title === title);
      assert.ok(action?.edits, `“${title}” is none of ${actions.map((each) => each.title).join(' / ')}`);
      return applyEdits(text, action.edits);
    },
    actors: (title: string): (string | null)[] => {
      const action = actions.find((each) => each.title === title);
      const after = workspace(applyEdits(text, action?.edits ?? []));
      return after.judgement('n.md').mentions.map(({ actor }) => actor);
    },
  };
}

const note = (body: string, head = ''): string => `---\ntype: note\n${head}---\n\n${body}\n`;

describe('Actions on a mention', () => {
  const general = 'Tag this “Wang Yi” as Wang Yi (general)';

  it('tag each who may be meant, and say so by id where names are the same', () => {
    const { titles, after, actors } = offered(note('Then Wa‸ng Yi spoke.'), 'quickfix');
    assert.deepEqual(titles.slice(0, 2).sort(), [general, 'Tag this “Wang Yi” as Wang Yi (minister)']);
    assert.equal(after(general), note('Then [[general|Wang Yi]] spoke.'));
    assert.deepEqual(actors(general), ['actors/general.md']);
  });

  it('tag one that is decided, or all of that actor, without a place among what mends', () => {
    const found = offered(note('‸Lee Jae-myung went. 이재명은 [[lee|he]] and Lee\nJae-myung.'));
    const all = 'Tag all mentions of Lee Jae-myung in this note (3)';
    assert.deepEqual(found.titles, ['Tag this “Lee Jae-myung” as Lee Jae-myung', all]);
    assert.deepEqual(offered(note('‸Lee Jae-myung went.'), 'quickfix').titles, []);
    assert.equal(
      found.after(all),
      note('[[lee|Lee Jae-myung]] went. [[lee|이재명]]은 [[lee|he]] and [[lee|Lee Jae-myung]].'),
    );
    assert.deepEqual(
      found.actors(all),
      Array.from({ length: 4 }, () => 'actors/lee.md'),
    );
  });

  it('write a bar in a table so that the cell stays whole', () => {
    const { after, actors } = offered(note('| a | b |\n| - | - |\n| Wang Yi‸ | x |'));
    assert.equal(after(general), note('| a | b |\n| - | - |\n| [[general\\|Wang Yi]] | x |'));
    assert.deepEqual(actors(general), ['actors/general.md']);
  });

  it('keep the brackets of a claim around them', () =>
    assert.equal(
      offered(note('[Lee ‸Jae-myung]{.claim #a} spoke.')).after('Tag this “Lee Jae-myung” as Lee Jae-myung'),
      note('[[[lee|Lee Jae-myung]]]{.claim #a} spoke.'),
    ));

  it('over several lines of a quotation keep the words alone', () =>
    assert.equal(
      offered(note('> They met Lee‸\n> Jae-myung there.')).after('Tag this “Lee Jae-myung” as Lee Jae-myung'),
      note('> They met [[lee|Lee Jae-myung]] there.'),
    ));

  for (const place of [
    '[[lee|L‸ee]] spoke.',
    'A [link to Lee Jae-my‸ung](https://example.org) here.',
    '[Lee Jae-‸myung] spoke.\n\n[Lee Jae-myung]: https://example.org',
    '**Lee** Jae-‸myung spoke.',
    'Somebody el‸se spoke.',
    '`Lee Jae-my‸ung` spoke.',
  ])
    it(`are none where nothing can be tagged: ${place}`, () =>
      assert.deepEqual(
        offered(note(place)).titles.filter((title) => !/source of this (?:link|address)/u.test(title)),
        [],
      ));

  it('are not offered for more than the mention', () =>
    assert.ok(
      !offered(note('‸Lee Jae-myung spoke. He left.‸')).titles.some((title) => title.startsWith('Tag')),
    ));

  const mean = 'List Wang Yi (general) under `actors` for the whole note';
  for (const [before, after] of [
    ['', 'actors: [general]\n'],
    ['actors:\n', 'actors: [general]\n'],
    ['actors: lee # him\n', 'actors: [lee, general] # him\n'],
    ['actors: [lee, south-korea] # both\n', 'actors: [lee, south-korea, general] # both\n'],
    ['actors: []\n', 'actors: [general]\n'],
    [
      'actors:\n  - lee # him\n  # and\ntags: [x]\n',
      'actors:\n  - lee # him\n  # and\n  - general\ntags: [x]\n',
    ],
    ['actors:\n- "lee"\n', 'actors:\n- "lee"\n- general\n'],
    ['tags: [x]\n', 'tags: [x]\nactors: [general]\n'],
  ] as const)
    it(`mean one in the whole note by its list of actors: ${JSON.stringify(before)}`, () =>
      assert.equal(offered(note('Wang ‸Yi spoke.', before)).after(mean), note('Wang Yi spoke.', after)));

  it('keep the line ends of Windows', () => {
    const crlf = (text: string): string => text.replaceAll('\n', '\r\n');
    const found = offered(crlf(note('Wang ‸Yi spoke.', 'actors:\n  - lee\n')));
    assert.equal(found.after(mean), crlf(note('Wang Yi spoke.', 'actors:\n  - lee\n  - general\n')));
  });

  it('mean nobody in the whole note where that decides nothing, or the note has no such list', () => {
    for (const marked of [
      'Wang ‸Yi spoke.\n',
      '---\ntype: unheard-of\n---\n\nWang ‸Yi spoke.\n',
      person('X') + '\nWang ‸Yi spoke.\n',
      note('Wang ‸Yi spoke.', 'actors: [minister, general]\n'),
      note('Wang ‸Yi spoke.', 'actors: { a: b }\n'),
    ]) {
      const { titles } = offered(marked, 'quickfix');
      assert.ok(titles.includes(general) && !titles.includes(mean), titles.join(' / '));
    }
  });
});

describe('What means one in the whole note', () => {
  const wangs = {
    'actors/yi.md': person('Wang Yi', 'family: Wang\n'),
    'actors/qishan.md': person('Wang Qishan', 'family: Wang\n'),
    'actors/huning.md': person('Wang Huning', 'family: Wang\n'),
  };
  const listed = (marked: string): string[] => {
    const service = new Service(() => '2025-11-10');
    const text = note(marked.replace('‸', ''));
    const at = text.length - (marked.length - marked.indexOf('‸') - 1) - 1;
    const all = Object.entries({ ...wangs, 'n.md': text });
    service.apply(all.map(([path, each]) => ({ kind: 'text', path, text: each })));
    const actions = codeActionsAt(service, 'n.md', { start: at, end: at }, (kind) => kind === 'quickfix');
    return actions.flatMap(({ title, edits }) => {
      if (!title.startsWith('List') || !edits) return [];
      // What is offered has to decide.
      service.apply([{ kind: 'text', path: 'n.md', text: applyEdits(text, edits) }]);
      const last = service.judgement('n.md').mentions.at(-1);
      assert.ok(last?.actor != null, title);
      service.apply([{ kind: 'text', path: 'n.md', text }]);
      return [service.lookup.entryAt(last.actor)?.id ?? ''];
    });
  };

  it('is each bearer where none is named before', () =>
    assert.deepEqual(listed('Wa‸ng spoke.'), ['huning', 'qishan', 'yi']));

  it('is the one who is named before, where somebody else was, too', () =>
    assert.deepEqual(listed('Wang Yi met Professor Wang. Wa‸ng spoke.'), ['yi']));

  it('is nobody where two bearers are named before', () =>
    assert.deepEqual(listed('Wang Yi met Wang Huning. Wa‸ng spoke.'), []));
});

describe('Actions on a selection', () => {
  const titles = (marked: string): string[] => offered(note(marked), 'refactor').titles;

  it('make an actor or an alias of words that nobody bears', () =>
    assert.deepEqual(titles('Then ‸Cho Hyun ‸spoke.'), [
      'Create an actor named “Cho Hyun”…',
      'Add “Cho Hyun” as an alias of…',
    ]));

  for (const marked of [
    'Then Cho ‸Hyun spoke.',
    'Then ‸Lee Jae-myung‸ spoke.',
    'Then ‸Wang Yi‸ spoke.',
    '‸He came. He‸ left.',
    'In `‸Cho Hyun‸` code.',
    'In ‸2025‸ then.',
    'A ‸[[lee]]‸ link.',
    '‸One two three four five six seven eight nine‸',
    'One ‸paragraph\n\nand‸ another.',
  ])
    it(`are none for what is no new name: ${JSON.stringify(marked)}`, () =>
      assert.deepEqual(
        titles(marked).filter((title) => !title.startsWith('Tag')),
        [],
      ));
});

describe('An alias that is added', () => {
  const added = (record: string, alias: string): string | null => {
    const service = workspace('', { 'actors/x.md': record });
    const edits = addAlias(service, 'actors/x.md', alias);
    return edits && applyEdits(record, edits);
  };

  it('stands in the list as YAML that gives back the words', () => {
    assert.equal(added(person('X'), ' L.  J. '), person('X', 'aliases: [L. J.]\n'));
    assert.equal(
      added(person('X', 'aliases: Yi # so\n'), 'A, B'),
      person('X', 'aliases: [Yi, "A, B"] # so\n'),
    );
    assert.equal(added(person('X', 'aliases:\n  - Y\n'), 'no'), person('X', 'aliases:\n  - Y\n  - "no"\n'));
  });

  it('is none that it has, and none in a note that is no actor or does not parse', () => {
    assert.equal(added(person('X', 'aliases: [Y]\n'), 'Y'), null);
    assert.equal(added(person('X'), 'X'), null);
    assert.equal(added(person('X'), '  '), null);
    assert.equal(added('---\ntype: note\n---\n', 'Y'), null);
    assert.equal(added(person('"X'), 'Y'), null);
    assert.equal(
      added(person('X', 'aliases: &a [Y]\nnames: *a\n'), 'Z'),
      person('X', 'aliases: &a [Y, Z]\nnames: *a\n'),
    );
    assert.equal(added(person('X', 'tags: &a [Y]\naliases: *a\n'), 'Z'), null);
  });

  it('goes to an actor that is found by any of its names', () => {
    const service = workspace('');
    const [first] = actorChoices(service, 'n.md', '이재');
    assert.deepEqual(first, { path: 'actors/lee.md', id: 'lee', name: 'Lee Jae-myung', names: ['이재명'] });
    assert.equal(actorChoices(service, 'n.md', '').length, 3);
  });
});

describe('What is counted over a note', () => {
  const office = '---\ntype: office\nname: President of Korea\naliases: [대한민국 대통령]\nof: korea\n---\n';
  const text = note('[Lee Jae-myung spoke]{.claim}. 이재명 and Wang Yi.');
  const service = workspace(text, {
    'offices/president.md': office,
    'actors/yoon.md': person(
      'Yoon',
      'positions: [{ office: president }, { office: president, capacity: acting }]\n',
    ),
    'actors/moon.md': person('Moon', 'positions: [{ office: President of Korea }]\n'),
    'actors/park.md': person('Park', 'positions: [{ office: 대한민국 대통령 }]\n'),
    'actors/sim.md': person('Sim', 'positions: [{ office: president, capacity: candidate }]\n'),
    'actors/kim.md': person('Kim', 'positions: [{ office: President of Korea, of: north-korea }]\n'),
  });
  const counted = (path: string): string[] =>
    usesCounted(service, path).map(({ what, count }) => `${count} ${what}`);
  const words = (path: string, what: Parameters<typeof usesAt>[2]): string[] =>
    usesAt(service, path, what).map(({ file, range }) => {
      return `${file} ${(service.text(file) ?? '').slice(range.start, range.end)}`;
    });

  it('are the mentions and claims of an actor', () => {
    assert.deepEqual(counted('actors/lee.md'), ['2 mentions', '1 claims']);
    assert.deepEqual(counted('actors/general.md'), ['0 mentions', '1 undecided', '0 claims']);
    assert.deepEqual(words('actors/lee.md', 'mentions'), ['n.md Lee Jae-myung', 'n.md 이재명']);
    assert.deepEqual(words('actors/lee.md', 'claims'), ['n.md Lee Jae-myung spoke']);
    assert.deepEqual(words('actors/general.md', 'undecided'), ['n.md Wang Yi']);
  });

  it('are those who held an office, however it is written, and where their records say so', () => {
    assert.deepEqual(counted('offices/president.md'), ['3 holders']);
    assert.deepEqual(words('offices/president.md', 'holders'), [
      'actors/moon.md President of Korea',
      'actors/park.md 대한민국 대통령',
      'actors/yoon.md president',
      'actors/yoon.md president',
    ]);
  });

  it('are nothing of other notes', () => assert.deepEqual(counted('n.md'), []));
});
