import assert from 'node:assert/strict';
import { actorCard } from '../../src/core/features/actor-card.ts';
import { mentionRows } from '../../src/core/features/rows.ts';
import { day } from '../../src/core/text/dates.ts';
import { fixture, fixtures, holding, plan, after, said } from './importing.ts';

describe('whom an import means', () => {
  const person = (lines: string): string => `---\ntype: person\n${lines}\n---\n`;
  const wang = 'name,wikidata,born\nWang Yi,Q2,1950';

  it('is decided by identifier, then by a name that one has', () => {
    const files = {
      'a.md': person('name: Wang Yi'),
      'b.md': person('name: W. Y.\nidentifiers: { wikidata: q2 }'),
    };
    assert.deepEqual(
      plan(files, wang).changed.map(({ path }) => path),
      ['b.md'],
    );
    const native = { 'a.md': person('name: 王毅') };
    const done = plan(native, 'name,native:zh,born\nWang Yi,王毅,1953');
    assert.match(after(native, done)['a.md'] ?? '', /aliases: \[Wang Yi\]\nborn: 1953/u);
  });

  it('is somebody else where the register says so: the new one is told apart', () => {
    const files = { 'actors/wang-yi.md': person('name: Wang Yi\nidentifiers: { wikidata: Q1 }') };
    assert.deepEqual(
      plan(files, wang).created.map(({ path }) => path),
      ['actors/wang-yi-q2.md'],
    );
  });

  it('stays open where two notes or two entries may be meant', () => {
    const two = { 'a.md': person('name: Wang Yi'), 'b.md': person('name: Wang Yi') };
    const done = plan(two, wang);
    assert.deepEqual([done.created, done.changed], [[], []]);
    assert.match(said(done)[0] ?? '', /a\.md and b\.md bear its name; .* `identifiers: \{ wikidata: Q2 \}`/u);
    const one = plan({ 'a.md': person('name: Wang Yi') }, `${wang}\nWang Yi,Q3,1960`);
    assert.deepEqual([one.created, one.changed, one.problems.length], [[], [], 2]);
  });

  it('is by its id whoever bears it, and nobody of another type', () => {
    const files = {
      'x.md': person('id: wang\nname: Other'),
      'o.md': '---\ntype: office\nid: post\nname: Post\n---\n',
    };
    const done = plan(files, 'id,name,type\nwang,Wang Yi,\npost,Post Master,\nwang2,W Y,person\n');
    assert.deepEqual(
      done.changed.map(({ path }) => path),
      ['x.md'],
    );
    assert.deepEqual(
      done.created.map(({ path }) => path),
      ['wang2.md'],
    );
    assert.match(said(done)[0] ?? '', /The id `post` is borne by a note that is no such actor/u);
  });
});

describe('the notes that an import makes', () => {
  it('are named in Latin letters, each by itself', () => {
    const file = [
      'name,name:en,wikidata',
      '李强,Li Qiang,Q1',
      'Đặng Văn Ơn,,',
      'Þór Øst,,',
      '김정은,,',
      'Li Qiang,,Q2',
      'CON,,',
    ];
    const paths = plan({}, file.join('\n')).created.map(({ path }) => path);
    assert.deepEqual(paths, [
      'actors/con-.md',
      'actors/dang-van-on.md',
      'actors/li-qiang-q2.md',
      'actors/li-qiang.md',
      'actors/thor-ost.md',
      'actors/김정은.md',
    ]);
  });

  it('lie where actors lie, with the source and day that are given', () => {
    const files = {
      'people/x/a.md': '---\ntype: person\nname: A B\n---\n',
      's.md': '---\ntype: source\ntitle: T\n---\n',
    };
    const done = plan(files, 'name,office,source\nC D,Mayor,\nE F,Mayor,nope', {
      source: 's',
      checked: '2025-01-02',
    });
    assert.deepEqual(
      done.created.map(({ path }) => path),
      ['people/x/c-d.md', 'people/x/e-f.md'],
    );
    assert.match(done.created[0]?.text ?? '', /\{ office: Mayor, source: s \}\nchecked: 2025-01-02\n/u);
    assert.match(said(done)[0] ?? '', /^line 3: No source is called “nope”/u);
    assert.doesNotMatch(plan({}, 'name\nC D').created[0]?.text ?? '', /checked/u);
  });

  it('leave no path and no markup to the names and ids of a file', () => {
    const names = [
      '../../etc/passwd',
      'a/b',
      'C:\\x',
      '- {x}: *y* [z](javascript:1)',
      '"q\' \\',
      '#tag',
      '<b>',
      'yes',
      '.',
      '1e3',
      'x\u0000y\u0007 z',
      '\u202Eabc',
      'a\u2028b',
    ];
    const file = [
      'name,aliases,id',
      ...names.map((name) => `"${name.replaceAll('"', '""')}",,`),
      'Q R,,../up',
      'S T,,a/b',
    ].join('\n');
    const done = plan({}, file);
    for (const { path } of done.created) assert.match(path, /^actors\/[^/\\.]+\.md$/u);
    const service = holding(after({}, done));
    assert.deepEqual(
      service.findings().map(({ message }) => message),
      [],
    );
    const shown = [...service.notes.values()].map(({ record }) => record?.title?.value ?? '');
    assert.ok(
      shown.includes('- {x}: *y* [z](javascript:1)') && shown.includes('yes') && shown.includes('1e3'),
    );
    assert.equal(said(done).filter((line) => line.includes('other signs')).length, 2);
  });

  for (const name of fixtures)
    it(`have no findings, are found in prose and know their office: ${name}`, () => {
      const done = plan({}, fixture(name), { organisations: true });
      assert.ok(done.created.length > 1);
      const names = done.created.map(({ text }) => /^name: (.*)$/mu.exec(text)?.[1] ?? '');
      const distinct = names.filter((one) => names.filter((other) => other === one).length === 1);
      const service = holding({ ...after({}, done), 'n.md': `${distinct.join('.\n\n')}.\n` });
      const owed = service.findings().filter(({ level }) => level === 'error' || level === 'warning');
      assert.deepEqual(owed, []);
      const found = mentionRows(service, (path) => path === 'n.md').map(({ text, how }) => [text, how]);
      assert.deepEqual(
        found,
        distinct.map((one) => [one, 'name']),
      );
    });

  it('answer who held what on a day', () => {
    const service = holding(after({}, plan({}, fixture('wikidata-ministers.json'))));
    const office = (id: string, on: string): string | null =>
      actorCard(service, id, day(on))?.office?.name ?? null;
    assert.equal(office('wang-yi', '2022-06-01'), 'Minister of Foreign Affairs of China');
    assert.equal(
      office('wang-yi', '2023-02-15'),
      'Director of the Office of the Central Foreign Affairs Commission',
    );
    assert.equal(office('shigeru-ishiba', '2025-01-01'), 'Prime minister of Japan');
  });
});
