import assert from 'node:assert/strict';
import { chmodSync, copyFileSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { asJson, attache, clean, cli, lint, type Row, somebody, temporary, write } from './attache.ts';

/** A note with one error, to see that everything else still works. */
const good = '[A fact [@none]]{.claim #a}\n';
const workspace = (files: Readonly<Record<string, string | Buffer>> = {}) =>
  temporary({ 'attache.yaml': '', 'good.md': good, ...files });

/** Lints and checks that the good note is judged all the same; returns what is said of the rest. */
function rest(folder: string, how: { user?: number; script?: string } = {}): readonly Row[] {
  const began = performance.now();
  const { findings } = lint(folder, 1, how);
  // Of any input: what loops takes minutes, and a slow machine some seconds.
  assert.ok(performance.now() - began < 30_000, 'quickly');
  assert.deepEqual(
    findings.filter(({ file }) => file === 'good.md').map(({ check }) => check),
    ['unresolved-source'],
  );
  return findings.filter(({ file }) => file !== 'good.md');
}

const short = (rows: readonly Row[]) => rows.map(({ file, level, check }) => `${file} ${level} ${check}`);

describe('hostile files', function () {
  this.timeout(60_000);
  // Links and permissions as Unix has them.
  const unix = process.platform === 'win32' ? it.skip : it;
  after(clean);

  it('a binary note', () => {
    const bytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 0, 255, 254]);
    const rows = rest(workspace({ 'pixels.md': bytes }));
    assert.deepEqual(short(rows), ['pixels.md information file-unreadable']);
    assert.match(rows[0]!.message, /pixels\.md.+binary/u);
  });

  it('a note of 20 MB, of no known type and of a known one', () => {
    const long = 'Words and words. '.repeat(1_200_000);
    const rows = rest(workspace({ 'long.md': long, 'note.md': `---\ntype: note\n---\n\n${long}` }));
    assert.deepEqual(short(rows), ['long.md information file-unreadable', 'note.md warning file-unreadable']);
    assert.match(rows[0]!.message, /long\.md has 20\.4 MB/u);
  });

  it('broken YAML, of no known type and of a known one', () => {
    const rows = rest(
      workspace({
        'post.md': '---\nlayout: post\ntitle: "open\n---\n\nWords.\n',
        'note.md': '---\ntype: note\ntitle: "open\n---\n\nWords.\n',
      }),
    );
    assert.deepEqual(short(rows), [
      'note.md error frontmatter-invalid',
      'post.md information frontmatter-invalid',
    ]);
  });

  it('bytes that are no UTF-8', () => {
    const latin = Buffer.from('---\ntype: note\n---\n\nCaf\u00E9.\n', 'latin1');
    const rows = rest(workspace({ 'latin.md': latin, 'cut.md': Buffer.from([0x57, 0xe2, 0x82]) }));
    assert.deepEqual(short(rows), ['cut.md information file-unreadable', 'latin.md warning file-unreadable']);
    assert.match(rows[1]!.message, /latin\.md is not valid UTF-8/u);
  });

  unix('a file that may not be read, and a folder', () => {
    const folder = workspace({ 'secret.md': good, 'locked/a.md': good, 'sources/s.md': 'Words.\n' });
    const script = join(temporary(), 'cli.mjs');
    copyFileSync(cli, script);
    chmodSync(join(script, '..'), 0o755);
    chmodSync(folder, 0o755);
    chmodSync(join(folder, 'secret.md'), 0);
    chmodSync(join(folder, 'locked'), 0);
    try {
      const rows = rest(folder, { ...somebody, script });
      assert.deepEqual(
        short(rows).map((row) => row.replace('information', 'warning')),
        ['locked warning file-unreadable', 'secret.md warning file-unreadable'],
      );
      assert.match(rows[0]!.message, /locked/u);
      assert.match(rows[1]!.message, /secret\.md.+permission denied/u);
    } finally {
      chmodSync(join(folder, 'locked'), 0o755);
    }
  });

  unix('a workspace that may not be read: one line, exit 2', () => {
    const folder = workspace();
    const outside = temporary();
    const script = join(outside, 'cli.mjs');
    copyFileSync(cli, script);
    chmodSync(outside, 0o755);
    chmodSync(folder, 0);
    try {
      const { code, out, err } = attache(['lint', '--workspace', folder], { ...somebody, script, cwd: '/' });
      assert.equal(code, 2);
      assert.equal(out, '');
      assert.match(err, /^attache: [^\n]+\n$/u);
    } finally {
      chmodSync(folder, 0o755);
    }
  });

  it('an attache.yaml that can not be read is told, and not taken for an empty one', () => {
    const bytes = Buffer.from([0x76, 0, 0xff]);
    const rows = rest(workspace({ 'attache.yaml': bytes }));
    assert.deepEqual(
      rows.map(({ file, level }) => `${file} ${level}`),
      ['attache.yaml error'],
    );
  });

  unix('a loop of folder links', () => {
    const folder = workspace({ 'a/b/note.md': good });
    symlinkSync('..', join(folder, 'a/up'));
    symlinkSync('../..', join(folder, 'a/b/top'));
    symlinkSync('.', join(folder, 'self'));
    const rows = rest(folder);
    assert.deepEqual(
      rows.map(({ file }) => file),
      ['a/b/note.md', 'a/b/top', 'a/up', 'self'],
    );
    assert.ok(rows.every(({ level, file }) => file.endsWith('.md') || level === 'information'));
  });

  unix('two folders that link to each other', () => {
    const folder = workspace({ 'x/a.md': good, 'y/b.md': good });
    symlinkSync('../y', join(folder, 'x/y'));
    symlinkSync('../x', join(folder, 'y/x'));
    const files = new Set(rest(folder).map(({ file }) => file));
    assert.ok(files.has('x/a.md') && files.has('y/b.md'));
    assert.ok(files.size < 10, [...files].join(' '));
  });

  unix('links to a file outside, to a folder outside, to nothing, to itself', () => {
    const outside = temporary({ 'secret.md': 'SECRET [@words]', 'folder/a.md': good });
    const folder = workspace();
    symlinkSync(join(outside, 'secret.md'), join(folder, 'leaves.md'));
    symlinkSync(join(outside, 'folder'), join(folder, 'elsewhere'));
    symlinkSync('itself.md', join(folder, 'itself.md'));
    symlinkSync('nothing-here.md', join(folder, 'dangling.md'));
    const rows = rest(folder);
    const said = Object.fromEntries(rows.map(({ file, message }) => [file, message]));
    assert.match(said['leaves.md'] ?? '', /leaves\.md.+leaves the workspace/u);
    assert.match(said['itself.md'] ?? '', /itself\.md.+back to itself/u);
    assert.ok(rows.every(({ check }) => check === 'file-unreadable'));
    assert.equal(rows.length, new Set(rows.map(({ file }) => file)).size, 'one finding each');
    assert.doesNotMatch(JSON.stringify(asJson(['mentions', '--workspace', folder])), /SECRET/u);
  });

  unix('a folder with the name of a note', () => {
    const folder = workspace();
    mkdirSync(join(folder, 'folder.md'));
    write(folder, { 'folder.md/a.md': 'Words.\n' });
    assert.deepEqual(rest(folder), []);
  });

  it('YAML that would grow without end', () => {
    const levels = 'abcdefghij'.split('');
    const bomb = levels
      .map((name, at) => {
        const inner = at === 0 ? '"lol"' : `*${levels[at - 1]}`;
        return `${name}: &${name} [${Array.from({ length: 10 }, () => inner).join(', ')}]`;
      })
      .join('\n');
    const rows = rest(
      workspace({
        'bomb.md': `---\ntype: note\n${bomb}\ntags: *j\n---\n\nWords.\n`,
        'nested.md': `---\ntype: note\ntags: ${'['.repeat(20_000)}\n---\n\nWords.\n`,
        'deep.md': `---\ntype: note\ntags: ${'['.repeat(20_000)}${']'.repeat(20_000)}\n---\n`,
      }),
    );
    assert.deepEqual([...new Set(rows.map(({ file }) => file))], ['bomb.md', 'deep.md', 'nested.md']);
    assert.ok(
      rows.every(({ check }) => check !== 'internal-error'),
      rows.map(({ message }) => message.slice(0, 200)).join('\n'),
    );
    const yaml = workspace({ 'attache.yaml': `${bomb}\nnotes: *j\n` });
    assert.ok(rest(yaml).every(({ file, check }) => file === 'attache.yaml' && check === 'config-invalid'));
  });

  it('Markdown that nests without end', () => {
    const rows = rest(
      workspace({
        'quotes.md': `${'>'.repeat(500)} words\n`,
        'brackets.md': '['.repeat(20_000),
        'spans.md': `${'['.repeat(2000)}x${']{.claim}'.repeat(2000)}\n`,
        'stars.md': '*a **b '.repeat(5000),
        'divs.md': `${'::: {.claim}\n\n'.repeat(1000)}x\n`,
        'ticks.md': Array.from({ length: 500 }, (_, at) => '`'.repeat(at + 1)).join(' '),
      }),
    );
    assert.deepEqual(
      rows.filter(({ check }) => check === 'internal-error').map(({ message }) => message.slice(0, 200)),
      [],
    );
  });

  it('a capture outside, absolute, missing, a folder', () => {
    const source = (file: string) =>
      `---\ntype: source\ntitle: T\npublisher: P\nissued: 2025\ncapture: { file: "${file}" }\n---\n`;
    const quote = (key: string) =>
      `[He said "some words of this" [@${key}]]{.claim #${key} kind=quote by=he}\n\n`;
    const outside = temporary({ 'secret.txt': 'some words of this' });
    const folder = workspace({
      'sources/up.md': source('../secret.txt'),
      'sources/absolute.md': source(join(outside, 'secret.txt')),
      'sources/missing.md': source('captures/missing.txt'),
      'sources/folder.md': source('captures/folder'),
      'captures/folder/x.txt': 'x',
      'n.md': ['up', 'absolute', 'missing', 'folder'].map(quote).join(''),
    });
    const rows = rest(folder);
    for (const name of ['up', 'absolute'])
      assert.deepEqual(
        rows.filter(({ file }) => file === `sources/${name}.md`).map(({ check }) => check),
        ['frontmatter-invalid'],
        name,
      );
    assert.ok(rows.every(({ check }) => check !== 'internal-error' && check !== 'quote-not-found'));
  });

  unix('a capture that is a link to outside', () => {
    const outside = temporary({ 'secret.txt': 'some words of this' });
    const folder = workspace({
      'sources/s.md': '---\ntype: source\ntitle: T\ncapture: { file: captures/s.txt }\n---\n',
      'captures/other.txt': '',
      'n.md': '[He said "some words of this" [@s]]{.claim #c kind=quote}\n',
    });
    symlinkSync(join(outside, 'secret.txt'), join(folder, 'captures/s.txt'));
    assert.match(JSON.stringify(rest(folder)), /captures\/s\.txt.+leaves the workspace/u);
    const [row] = asJson<{ capture: string }[]>(['sources', '--workspace', folder]);
    assert.notEqual(row?.capture, 'ok');
  });
});
