import assert from 'node:assert/strict';
import { fixture, plan, after, merged, said, clashes } from './importing.ts';

const header = 'name,native:ko,aliases,office,start,end,capacity,born,wikidata\n';

describe('an import into notes that are there', () => {
  it('adds what is missing and leaves words, comments, quotes and order alone', () => {
    const note = [
      '---',
      "name: 'Lee Jae-myung' # as he writes it",
      'positions:',
      '  # the city',
      '  - office: Mayor of Seongnam',
      '    start: 2010-07-01 # sworn in',
      '',
      '  - { office: President of South Korea, start: 2025-06-04 } # now',
      '    # by a landslide',
      'type: person',
      'aliases: Lee Jae Myung',
      'custom: [b, a]   # ours',
      '---',
      '',
      'He was *born* in Andong.  ',
      '',
    ].join('\n');
    const rows = [
      'Lee Jae-myung,이재명,"Lee Jae Myung; Jaemyung Lee",Mayor of Seongnam,2010-07,2018-03-14,,1963-12-08,Q1',
      'Lee Jae-myung,,,Governor of Gyeonggi,2018-07-01,2021-10-25,,,Q1',
      'Lee Jae-myung,,,president of  south korea,2025-06-04,,,,Q1',
    ];
    assert.equal(
      merged(note, header + rows.join('\n')),
      [
        '---',
        "name: 'Lee Jae-myung' # as he writes it",
        'positions:',
        '  # the city',
        '  - office: Mayor of Seongnam',
        '    start: 2010-07-01 # sworn in',
        '    end: 2018-03-14',
        '',
        '  - { office: President of South Korea, start: 2025-06-04 } # now',
        '    # by a landslide',
        '  - { office: Governor of Gyeonggi, start: 2018-07-01, end: 2021-10-25 }',
        'type: person',
        'identifiers: { wikidata: Q1 }',
        'born: 1963-12-08',
        'names:',
        '  - { value: 이재명, lang: ko, kind: native }',
        'aliases: [Lee Jae Myung, Jaemyung Lee]',
        'custom: [b, a]   # ours',
        '---',
        '',
        'He was *born* in Andong.  ',
        '',
      ].join('\n'),
    );
  });

  const lists: Readonly<Record<string, readonly [string, string]>> = {
    'flow lists': ['aliases: [X Y, "Z, W"]', 'aliases: [X Y, "Z, W", Bo Lee]'],
    'empty lists': ['aliases: []', 'aliases: [Bo Lee]'],
    'keys without a value': ['aliases:', 'aliases: [Bo Lee]'],
    'lists at the key’s own column': [
      'aliases:\n- X Y\n- Z W # old',
      'aliases:\n- X Y\n- Z W # old\n- Bo Lee',
    ],
    'lists over lines': [
      'aliases: [\n  X Y, # one\n  Z W,\n]',
      'aliases: [\n  X Y, # one\n  Z W,\n  Bo Lee,\n]',
    ],
    'one quoted value': ["aliases: 'X, Y' # he", "aliases: ['X, Y', Bo Lee] # he"],
  };
  for (const [what, [before, wanted]] of Object.entries(lists)) {
    it(`adds to ${what}, with any line break and a byte order mark`, () => {
      for (const lineBreak of ['\n', '\r\n'])
        for (const mark of ['', '\uFEFF']) {
          const note = (lines: string): string =>
            mark + `---\ntype: person\nname: Ann Lee\n${lines}\n---\nText\n`.replaceAll('\n', lineBreak);
          assert.equal(merged(note(before), 'name,aliases\nAnn Lee,Bo Lee'), note(wanted));
        }
    });
  }

  it('says where it can’t add without rewriting, and takes nothing of that actor', () => {
    const notes = [
      '---\ntype: person\nname: Ann Lee\naliases: X, Y\n---\n',
      '---\ntype: person\nname: Ann Lee\naliases: |\n  X\n---\n',
      '---\ntype: person\nname: Ann Lee\naliases: &a [X Y]\nname: Ann Lee\n---\n',
      '{',
    ];
    for (const note of notes.slice(0, 3)) {
      const done = plan({ 'a.md': note }, 'name,aliases,born\nAnn Lee,Bo Lee,1950');
      assert.deepEqual([done.created, done.changed], [[], []]);
      assert.match(said(done)[0] ?? '', /^line 2: a\.md can’t be added to/u);
    }
  });

  it('makes no second note of somebody whose note can’t be read', () => {
    const broken = '---\ntype: person\nname: "Lee Jae-myung"\naliases: *x\n---\n';
    const done = plan({ 'b.md': broken }, 'name\nLee Jae-myung\nAnn Lee');
    assert.deepEqual(
      done.created.map(({ path }) => path),
      ['ann-lee.md'],
    );
    assert.deepEqual(said(done), [
      'line 2: b.md may be of Lee Jae-myung, but its frontmatter can’t be read as it stands; it was left out. Mend that first.',
    ]);
    const quoted = '---\ntype: note\ntitle: Lee Jae-myung: a life\n---\n';
    assert.equal(plan({ 'n.md': quoted }, 'name\nLee Jae-myung').created.length, 1);
  });

  it('takes an office for what a position means by its words', () => {
    const office = (lines: string): string => `---\ntype: office\n${lines}\n---\n`;
    const person = '---\ntype: person\nname: Ann Lee\npositions: [{ office: boss, start: 2001 }]\n---\n';
    const rows =
      'name,office,start,end\nAnn Lee,boss,2001-05,\nAnn Lee,Chief,2001,\nBo Li,boss,2009,2011\nBo Li,Chief,2012,';
    // An id beats a name.
    const files = {
      'a.md': person,
      'o/x.md': office('id: boss\nname: Chief'),
      'o/y.md': office('name: Boss'),
    };
    const done = plan(files, rows);
    assert.deepEqual([done.unchanged, said(done), clashes(done)], [1, [], []]);
    assert.match(
      done.created[0]?.text ?? '',
      /office: boss, start: 2009, end: 2011 \}\n {2}- \{ office: boss, start: 2012/u,
    );
    // The default id of two files is nobody's: such offices go by their names.
    const shared = { 'o/boss.md': office('name: Chief'), 'p/boss.md': office('name: Head') };
    const made = plan(shared, 'name,office,start\nBo Li,Chief,2009\nBo Li,head,2012').created[0]?.text ?? '';
    assert.match(made, /office: Chief, start: 2009 \}\n {2}- \{ office: head, start: 2012/u);
  });

  const recorded =
    '---\ntype: person\nname: Ann Lee\nborn: 1950-01-01\npositions:\n  - { office: Mayor, start: 2001, end: 2005-03 }\n---\n';
  const positions: readonly (readonly [string, string, RegExp | null])[] = [
    ['Mayor,2001-05-01,2005-03-02,', 'same', null],
    ['MAYOR,2001,,', 'same', null],
    ['Mayor,,2005,', 'same', null],
    ['Mayor,2001-05-01,2006,', 'same', /ends differ/u],
    ['Mayor,2003,2007,', 'same', /stretches overlap/u],
    ['Mayor,1999,,', 'same', /stretches overlap/u],
    ['Mayor,2001,2005-03,acting', 'same', /recorded as substantive, not acting/u],
    ['Mayor,2005-03,2009,', 'added', null],
    ['Mayor,1997,2001,', 'added', null],
    ['Mayor,2000,2000-12,candidate', 'added', null],
    ['Deputy Mayor,2001,2005-03,', 'added', null],
  ];
  for (const [row, outcome, conflict] of positions) {
    it(`holds “${row}” against the record: ${outcome}${conflict ? ', a conflict' : ''}`, () => {
      const done = plan({ 'a.md': recorded }, `name,office,start,end,capacity\nAnn Lee,${row}`);
      assert.equal(done.changed.length, outcome === 'added' ? 1 : 0);
      if (conflict) {
        assert.match(clashes(done)[0] ?? '', conflict);
        assert.equal(done.conflicts[0]?.line, 6);
      } else assert.deepEqual(done.conflicts, []);
    });
  }

  it('adds an end that was missing, also one that nobody knows', () => {
    const note = '---\ntype: person\nname: Ann Lee\npositions:\n  - { office: Mayor, start: 2001 }\n---\n';
    const end = (value: string): string => merged(note, `name,office,start,end\nAnn Lee,Mayor,2001,${value}`);
    assert.match(end('2005'), /\{ office: Mayor, start: 2001, end: 2005 \}/u);
    assert.match(end('unknown'), /\{ office: Mayor, start: 2001, end: unknown \}/u);
    assert.equal(end(''), note);
  });

  it('reports another birth or identifier and keeps what is written', () => {
    const note = '---\ntype: person\nname: Ann Lee\nborn: 1950\nidentifiers: { isni: "1" }\n---\n';
    const done = plan({ 'a.md': note }, 'name,born,viaf\nAnn Lee,1951-02-01,7');
    assert.deepEqual(clashes(done), [
      'a.md:4 born: here 1950, in the file 1951-02-01; the dates differ. Nothing was changed.',
    ]);
    assert.match(after({ 'a.md': note }, done)['a.md'] ?? '', /identifiers: \{ isni: "1", viaf: 7 \}\n/u);
  });

  it('knows offices by their notes: name, other names, identifier', () => {
    const office =
      '---\ntype: office\nname: Foreign Minister of China\naliases: [Minister of Foreign Affairs of China]\n---\n';
    const byName = plan({ 'offices/fm.md': office }, fixture('wikidata-ministers.json'));
    const wang = byName.created.find(({ path }) => path.endsWith('/wang-yi.md'))?.text ?? '';
    assert.match(wang, /\{ office: fm, start: 2013-03-16, end: 2022-12-30 \}/u);
    const identified =
      '---\ntype: office\nname: Chief diplomat\nidentifiers: { wikidata: Q900000001 }\n---\n';
    const other = plan({ 'offices/cd.md': identified }, fixture('wikidata-ministers.json'));
    assert.match(
      other.created.find(({ path }) => path.endsWith('/wang-yi.md'))?.text ?? '',
      /office: cd, start: 2013/u,
    );
  });
});
