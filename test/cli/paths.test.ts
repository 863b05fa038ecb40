import assert from 'node:assert/strict';
import { join } from 'node:path';
import { asJson, attache, clean, lint, type Lint, temporary, write } from './attache.ts';

/** A note that gives one error and one warning. */
const bad = '[A fact [@none]]{.claim #a}\n\n[Another]{.claim #b}\n';
const notes = (paths: readonly string[]) => Object.fromEntries(paths.map((path) => [path, bad]));
const filesOf = ({ findings }: Lint): string[] => [...new Set(findings.map(({ file }) => file))];

describe('which files count', function () {
  this.timeout(60_000);
  after(clean);

  it('leaves out dot folders, node_modules, captures, reviews and nested workspaces', () => {
    const folder = temporary({
      'attache.yaml': '',
      'inner/deep/attache.yaml': '',
      ...notes([
        'a.md',
        'b/c.md',
        '.hidden/a.md',
        'b/.obsidian/a.md',
        'node_modules/x/readme.md',
        'b/node_modules/readme.md',
        'captures/a.md',
        'reviews/a.md',
        'b/captures/a.md',
        'inner/a.md',
        'inner/deep/a.md',
        'inner/deep/er/a.md',
        'not-a-note.txt',
      ]),
    });
    assert.deepEqual(filesOf(lint(folder, 1)), ['a.md', 'b/c.md', 'b/captures/a.md', 'inner/a.md']);
    assert.deepEqual(filesOf(lint(join(folder, 'inner/deep'), 1)), ['a.md', 'er/a.md']);
  });

  it('takes the names of captures and reviews from attache.yaml', () => {
    const folder = temporary({
      'attache.yaml': 'captures: store/pages\nreviews: verdicts\n',
      ...notes(['captures/a.md', 'reviews/a.md', 'store/pages/a.md', 'store/a.md', 'verdicts/a.md']),
    });
    assert.deepEqual(filesOf(lint(folder, 1)), ['captures/a.md', 'reviews/a.md', 'store/a.md']);
  });

  it('minds notes, exclude and .gitignore', () => {
    const folder = temporary({
      'attache.yaml': 'notes: ["**/*.md", "**/*.markdown"]\nexclude: ["archive/**"]\n',
      '.gitignore': 'build/\n*.tmp.md\n!keep.tmp.md\n',
      'sub/.gitignore': '/only-here.md\n',
      ...notes([
        'a.markdown',
        'archive/a.md',
        'build/a.md',
        'sub/build/a.md',
        'keep.tmp.md',
        'x.tmp.md',
        'only-here.md',
        'sub/only-here.md',
        'sub/more/only-here.md',
      ]),
    });
    assert.deepEqual(filesOf(lint(folder, 1)), [
      'a.markdown',
      'keep.tmp.md',
      'only-here.md',
      'sub/more/only-here.md',
    ]);
    write(folder, { 'attache.yaml': 'notes: ["sub/**/*.md"]\n' });
    assert.deepEqual(filesOf(lint(folder, 1)), ['sub/more/only-here.md']);
  });

  it('PATHs limit what is reported, and judge against the whole', () => {
    const folder = temporary({
      'attache.yaml': '',
      'sources/none.md': '---\ntype: source\ntitle: None\npublisher: P\nissued: 2025\n---\n',
      ...notes(['x/a.md', 'xy/a.md', 'x.md']),
    });
    const at = (paths: string[], cwd = folder) => asJson<Lint>(['lint', ...paths], 0, { cwd });
    const only = at(['x']);
    assert.deepEqual(filesOf(only), ['x/a.md']);
    assert.equal(only.summary.notes, 1);
    assert.equal(only.summary.claims, 2);
    assert.deepEqual(only.summary.findings, { error: 0, warning: 1, information: 0, hint: 0 });
    assert.deepEqual(filesOf(at(['x.md', 'xy'])), ['x.md', 'xy/a.md']);
    assert.deepEqual(filesOf(at(['a.md'], join(folder, 'x'))), ['x/a.md']);
    assert.deepEqual(filesOf(at(['.'], join(folder, 'x'))), ['x/a.md']);
    assert.deepEqual(filesOf(at(['..'], join(folder, 'x'))), ['x.md', 'x/a.md', 'xy/a.md']);
    assert.deepEqual(filesOf(at([])), ['x.md', 'x/a.md', 'xy/a.md']);
    const claims = asJson<{ file: string }[]>(['claims', join(folder, 'xy/')]);
    assert.deepEqual(
      claims.map(({ file }) => file),
      ['xy/a.md', 'xy/a.md'],
    );
    assert.deepEqual(asJson(['mentions', join(folder, 'x')]), []);
    assert.deepEqual(asJson(['sources', join(folder, 'x')]), []);
  });

  it('an error outside the PATHs does not fail the run', () => {
    const folder = temporary({ 'attache.yaml': '', 'good.md': 'Words.\n', ...notes(['bad.md']) });
    assert.equal(attache(['lint', 'good.md'], { cwd: folder }).code, 0);
    assert.equal(attache(['lint', 'bad.md'], { cwd: folder }).code, 1);
  });

  it('finds the nearest attache.yaml above, or takes --workspace', () => {
    const folder = temporary({
      'attache.yaml': '',
      'deep/attache.yaml': '',
      ...notes(['a.md', 'sub/dir/b.md', 'deep/c.md', 'deep/sub/d.md']),
    });
    const run = (args: string[], cwd: string) => filesOf(asJson<Lint>(['lint', ...args], 1, { cwd }));
    assert.deepEqual(run([], join(folder, 'sub/dir')), ['a.md', 'sub/dir/b.md']);
    assert.deepEqual(run([], join(folder, 'deep/sub')), ['c.md', 'sub/d.md']);
    assert.deepEqual(run([join(folder, 'deep/sub/d.md')], '/'), ['sub/d.md']);
    assert.deepEqual(run(['--workspace', folder], join(folder, 'deep/sub')), ['a.md', 'sub/dir/b.md']);
    assert.deepEqual(run(['--workspace', '..'], join(folder, 'sub')), ['a.md', 'sub/dir/b.md']);
  });

  it('gives paths with / relative to the workspace, wherever it runs', () => {
    const folder = temporary({ 'attache.yaml': '', ...notes(['x/y/a.md']) });
    for (const cwd of [folder, join(folder, 'x'), join(folder, 'x/y')])
      assert.deepEqual(filesOf(asJson<Lint>(['lint'], 1, { cwd })), ['x/y/a.md']);
  });
});
