import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { asJson, attache, clean, lint, repository, somebody, temporary } from './attache.ts';

interface Imported {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: number;
  readonly conflicts: readonly { readonly file: string; readonly line: number; readonly message: string }[];
  readonly problems: readonly { readonly where: string; readonly message: string }[];
}

const data = (name: string): string => join(repository, 'test/data/import', name);

const imported = (folder: string, file: string, ...flags: string[]): Imported =>
  asJson<Imported>(['import-actors', file, '--workspace', folder, ...flags]);

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !statSync(join(folder, path)).isDirectory())
    .sort();

const textsIn = (folder: string): string[] =>
  filesIn(folder).map((path) => readFileSync(join(folder, path), 'utf8'));

describe('attache import-actors', function () {
  this.timeout(60_000);
  // Permissions as Unix has them.
  const unix = process.platform === 'win32' ? it.skip : it;
  afterEach(clean);

  for (const name of ['ministers.csv', 'popolo-house.json', 'wikidata-ministers.json', 'wikidata-putin.json'])
    it(`writes notes that lint has nothing against, and nothing the second time: ${name}`, () => {
      const folder = temporary({ 'attache.yaml': '' });
      const first = imported(folder, data(name));
      assert.ok(first.created.length > 1);
      assert.deepEqual(filesIn(folder), ['attache.yaml', ...first.created].sort());
      const { findings, summary } = lint(folder);
      assert.deepEqual(findings, []);
      assert.equal(summary.actors, first.created.length);
      const texts = textsIn(folder);
      const again = imported(folder, data(name));
      assert.deepEqual([again.created, again.changed, again.unchanged], [[], [], first.created.length]);
      assert.deepEqual(textsIn(folder), texts);
    });

  it('makes actors that are found in prose and known by their office', () => {
    const note = 'Qin Gang met 石破茂. Wang Yi did not.\n';
    const folder = temporary({ 'attache.yaml': '', 'notes/n.md': note });
    imported(folder, data('wikidata-ministers.json'));
    const rows = asJson<{ text: string; actor: string }[]>(['mentions', join(folder, 'notes')]);
    assert.deepEqual(
      rows.map(({ text, actor }) => [text, actor]),
      [
        ['Qin Gang', 'qin-gang'],
        ['石破茂', 'shigeru-ishiba'],
        ['Wang Yi', 'wang-yi'],
      ],
    );
    const card = asJson<{ office: { name: string; start: string } | null }>([
      'actor',
      'wang-yi',
      '--on',
      '2020-01-01',
      '--workspace',
      folder,
    ]);
    assert.deepEqual(
      [card.office?.name, card.office?.start],
      ['Minister of Foreign Affairs of China', '2013-03-16'],
    );
  });

  it('adds to a note, byte for byte but for what is new, and reports a conflict without failing', () => {
    const before =
      '\uFEFF---\r\ntype: person # him\r\nname: "Wang Yi"\r\nborn: 1950\r\nnames: [ 王毅 ]\r\n---\r\nWords.\r\n';
    const folder = temporary({ 'attache.yaml': '', 'people/w.md': before });
    const note = join(folder, 'people/w.md');
    chmodSync(note, 0o640);
    const done = imported(folder, data('wikidata-ministers.json'));
    assert.deepEqual(done.changed, ['people/w.md']);
    assert.deepEqual([done.conflicts.length, done.conflicts[0]?.line], [1, 4]);
    assert.match(done.conflicts[0]?.message ?? '', /born: here 1950, in the file 1953-10-19/u);
    const after = readFileSync(note, 'utf8');
    for (const line of before.split('\r\n').filter((one) => !one.startsWith('names')))
      assert.ok(after.includes(`${line}\r\n`) || line === '');
    assert.match(after, /^names: \[ 王毅, \{ value: 왕이, lang: ko \} \]\r$/mu);
    assert.doesNotMatch(after, /[^\r]\n/u);
    assert.equal(statSync(note).mode & 0o777, 0o640);
  });

  it('writes nothing with --dry-run, and says the same', () => {
    const folder = temporary({ 'attache.yaml': '', 'a.md': '---\ntype: person\nname: Qin Gang\n---\n' });
    const texts = textsIn(folder);
    const dry = imported(folder, data('ministers.csv'), '--dry-run');
    assert.deepEqual(textsIn(folder), texts);
    assert.deepEqual(imported(folder, data('ministers.csv')), dry);
    const said = attache(['import-actors', data('popolo-house.json'), '--workspace', folder, '--dry-run']);
    assert.match(
      said.out,
      /would make {2}ishiba-shigeru\.md\n[^]* notes? would be made, 0 would be added to,[^]*Nothing was written\.\n$/u,
    );
  });

  it('takes a source and a day of checking, and refuses what they can’t be', () => {
    const folder = temporary({
      'attache.yaml': '',
      'sources/wd.md': '---\ntype: source\ntitle: Wikidata\n---\n',
    });
    const flags = ['--source', 'wd', '--checked', '2025-09-01', '--languages', 'en,ja'];
    imported(folder, data('wikidata-ministers.json'), ...flags);
    const note = readFileSync(join(folder, 'actors/qin-gang.md'), 'utf8');
    assert.match(note, /, source: wd \}\n[^]*^checked: 2025-09-01$/mu);
    assert.doesNotMatch(note, /lang: ko/u);
    assert.deepEqual(
      lint(folder).findings.filter(({ file }) => file.startsWith('actors/')),
      [],
    );
    for (const [flag, wrong] of [
      ['--source', 'wx'],
      ['--checked', 'today'],
      ['--languages', 'en;ko'],
    ] as const) {
      const ran = attache(['import-actors', data('ministers.csv'), '--workspace', folder, flag, wrong]);
      assert.deepEqual([ran.code, ran.out], [2, '']);
      assert.match(ran.err, new RegExp(`^attache: [^\\n]*${wrong}[^\\n]*\\n$`, 'u'));
    }
  });

  it('says in one line why a file can’t be read, and writes nothing', () => {
    const folder = temporary({
      'attache.yaml': '',
      'in/empty.json': '',
      'in/broken.json': '{"persons": [',
      'in/other.json': '{"a": 1}',
      'in/utf16.csv': Buffer.from('\uFEFFname\nA B\n', 'utf16le'),
      'in/latin1.csv': Buffer.from('name\nJos\xE9 Garc\xEDa\n', 'latin1'),
      'in/list.csv': 'who,what\na,b\n',
    });
    const files = filesIn(folder);
    const wrong = [...files.filter((path) => path.startsWith('in/')), 'in/none.json', 'in'];
    for (const path of wrong) {
      const ran = attache(['import-actors', join(folder, path), '--workspace', folder]);
      assert.deepEqual([ran.code, ran.out], [2, ''], path);
      assert.match(ran.err, /^attache: [^\n]+\n$/u);
    }
    assert.deepEqual(filesIn(folder), files);
    assert.equal(attache(['import-actors', '--workspace', folder]).code, 2);
    assert.equal(attache(['lint', '--dry-run', '--workspace', folder]).code, 2);
  });

  it('reads 50 MB of hostile records and goes on behind the bad ones', () => {
    const junk = Array.from({ length: 5000 }, () => `{"name": 7, "x": "${'y'.repeat(10_000)}"}`).join(',');
    const text = `{"persons": [${junk}, {"name": "Ann Lee", "__proto__": {"id": 1}, "birth_date": ["x"]}]}`;
    const folder = temporary({ 'attache.yaml': '', 'in/big.json': text });
    const done = imported(folder, join(folder, 'in/big.json'));
    assert.ok(text.length > 50_000_000);
    assert.ok(done.created.includes('actors/ann-lee.md'));
  });

  it('lets nothing out of the workspace and takes no place that is taken', () => {
    const outside = temporary();
    const folder = temporary({
      'attache.yaml': 'exclude: ["actors/taken.md"]\n',
      'in/a.csv': 'name,id\nOut Side,\nTa Ken,taken\nUp Up,../up\n',
    });
    symlinkSync(outside, join(folder, 'actors'));
    const done = imported(folder, join(folder, 'in/a.csv'));
    assert.deepEqual(readdirSync(outside), []);
    assert.match(
      done.problems.map(({ message }) => message).join('\n'),
      /actors\/out-side\.md would lie outside the workspace/u,
    );
    assert.ok(!existsSync(join(folder, 'up.md')));
    const other = temporary({
      'attache.yaml': 'notes: ["actors/*.md"]\nexclude: ["actors/b*"]\n',
      'actors/a-b.md/x': '',
      'in/a.csv': 'name\nA B\nC D\n',
    });
    const second = imported(other, join(other, 'in/a.csv'));
    assert.deepEqual(
      [second.created, second.problems.map(({ where }) => where)],
      [['actors/c-d.md'], ['actors/a-b.md']],
    );
    assert.deepEqual(
      filesIn(other).filter((path) => path.includes('.tmp')),
      [],
    );
  });

  unix('leaves notes as they are where they can’t be written, and says so', () => {
    const folder = temporary({ 'attache.yaml': '', 'a.md': '---\ntype: person\nname: Qin Gang\n---\n' });
    chmodSync(folder, 0o555);
    const args = ['import-actors', data('ministers.csv'), '--workspace', folder];
    const done = asJson<Imported>(args, 0, somebody);
    chmodSync(folder, 0o755);
    assert.deepEqual([done.created, done.changed], [[], []]);
    assert.match(done.problems[0]?.message ?? '', /permission denied/u);
    assert.deepEqual(filesIn(folder), ['a.md', 'attache.yaml']);
  });
});
