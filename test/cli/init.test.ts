import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { asJson, attache, clean, lint, somebody, temporary, write } from './attache.ts';

interface SetUp {
  readonly root: string;
  readonly created: readonly string[];
  readonly kept: readonly string[];
}

const examples = [
  'notes/first-note.md',
  'actors/ruritania-foreign-ministry.md',
  'sources/ruritania-statement.md',
];

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !statSync(join(folder, path)).isDirectory())
    .sort();

describe('attache init', function () {
  this.timeout(60_000);
  afterEach(clean);

  it('makes an empty folder a workspace with an example that has no findings', () => {
    const folder = temporary({ '.git/HEAD': 'ref\n' });
    const done = asJson<SetUp>(['init', folder]);
    assert.deepEqual(done, { root: folder, created: ['attache.yaml', ...examples], kept: [] });
    assert.deepEqual(filesIn(folder), ['.git/HEAD', ...done.created].sort());
    const { findings, summary } = lint(folder);
    assert.deepEqual(findings, []);
    const { claims, sources, actors } = summary;
    assert.deepEqual({ claims, sources, actors }, { claims: 1, sources: 1, actors: 1 });
    const [claim] = asJson<{ status: string; by: string; actors: string[] }[]>(['claims', folder]);
    assert.equal(claim?.status, 'sourced');
    assert.equal(claim.by, 'ruritania-foreign-ministry');
    assert.deepEqual(claim.actors, ['ruritania-foreign-ministry']);
  });

  it('dates the example by --today', () => {
    const folder = temporary();
    attache(['init', '--today', '2025-06-04'], { cwd: folder });
    assert.match(readFileSync(join(folder, examples[0] ?? ''), 'utf8'), /^as-of: 2025-06-04$/mu);
  });

  it('writes attache.yaml alone where there are notes, and changes none', () => {
    const note = '---\ntitle: Old\n---\nWords [@nobody].\n';
    const folder = temporary({ 'deep/old.md': note });
    const done = asJson<SetUp>(['init'], 0, { cwd: folder });
    assert.deepEqual(done, { root: folder, created: ['attache.yaml'], kept: [] });
    assert.deepEqual(filesIn(folder), ['attache.yaml', 'deep/old.md']);
    assert.equal(readFileSync(join(folder, 'deep/old.md'), 'utf8'), note);
  });

  it('explains every key, sets the version alone, and every line may be put to use', () => {
    const folder = temporary({ 'a.md': '' });
    attache(['init', folder]);
    const text = readFileSync(join(folder, 'attache.yaml'), 'utf8');
    assert.deepEqual(parse(text), { version: 1 });
    assert.ok(text.split('\n').every((line) => line.length <= 120));
    const all = text.replace(/^# (?=[a-z-]+: )/gmu, '');
    const keys = 'version notes exclude library captures reviews schemas checks baseline';
    const more = 'likelihood-scale markings check-actors-every timezone';
    assert.deepEqual(Object.keys(parse(all) as object), `${keys} ${more}`.split(' '));
    write(folder, { 'attache.yaml': all, 'library.bib': '', 'schemas/meeting.schema.json': '{}' });
    write(folder, { 'attache-baseline.json': '{ "version": 1, "findings": [] }' });
    assert.deepEqual(lint(folder).findings, []);
  });

  it('overwrites nothing, and says what was there', () => {
    const folder = temporary({ 'attache.yaml': 'timezone: Asia/Seoul\n' });
    const done = asJson<SetUp>(['init', folder]);
    assert.deepEqual(done, { root: folder, created: [], kept: ['attache.yaml'] });
    assert.equal(readFileSync(join(folder, 'attache.yaml'), 'utf8'), 'timezone: Asia/Seoul\n');
    assert.match(attache(['init', folder]).out, /is set up already: attache\.yaml was there/u);
    assert.deepEqual(filesIn(folder), ['attache.yaml']);
  });

  it('keeps a link that leads nowhere', () => {
    const folder = temporary({ 'a.md': '' });
    symlinkSync(join(folder, 'no-such.yaml'), join(folder, 'attache.yaml'));
    assert.deepEqual(asJson<SetUp>(['init', folder]).kept, ['attache.yaml']);
    assert.equal(existsSync(join(folder, 'no-such.yaml')), false);
  });

  it('leaves a folder of a workspace as it is, unless --workspace names it', () => {
    const folder = temporary({ 'attache.yaml': '', 'sub/a.md': '' });
    const sub = join(folder, 'sub');
    assert.deepEqual(asJson<SetUp>(['init', sub]), { root: folder, created: [], kept: ['attache.yaml'] });
    const { out, code } = attache(['init'], { cwd: sub });
    assert.equal(code, 0);
    assert.match(out, /belongs to the workspace .+; nothing was written\.\n.+attache init --workspace /u);
    assert.deepEqual(filesIn(sub), ['a.md']);
    const own = asJson<SetUp>(['init', '--workspace', 'sub'], 0, { cwd: folder });
    assert.deepEqual(own, { root: sub, created: ['attache.yaml'], kept: [] });
  });

  it('makes a folder that is not there', () => {
    const folder = join(temporary(), 'a/b');
    assert.equal(asJson<SetUp>(['init', folder]).created.length, 4);
    assert.deepEqual(lint(folder).findings, []);
  });

  it('says in text what it made and what comes next', () => {
    const folder = temporary();
    const { out, err, code } = attache(['init', folder]);
    assert.deepEqual([code, err], [0, '']);
    for (const file of ['attache.yaml', ...examples]) assert.match(out, new RegExp(`made {2}${file}\n`, 'u'));
    assert.match(out, /\nNext: .+notes\/first-note\.md.+\n$/u);
  });

  it('says in one line why it can’t', function () {
    const refused = (args: readonly string[], says: RegExp, how = {}): void => {
      const { out, err, code } = attache(['init', ...args], how);
      assert.deepEqual([code, out], [2, ''], err);
      assert.match(err, /^attache: [^\n]+\n$/u);
      assert.match(err, says);
    };
    const folder = temporary({ file: '', 'closed/.x': '' });
    refused([folder, folder], /Name one folder/u);
    refused([join(folder, 'file')], /can’t be set up: it is a file/u);
    refused([join(folder, 'file/inner')], /can’t be set up: it is a file, or below one/u);
    refused([folder, '--max-warnings', '1'], /--max-warnings/u);
    chmodSync(join(folder, 'closed'), 0o500);
    refused([join(folder, 'closed')], /can’t be set up: permission denied/u, somebody);
    chmodSync(join(folder, 'closed'), 0o700);
    assert.deepEqual(filesIn(folder), ['closed/.x', 'file']);
  });
});
