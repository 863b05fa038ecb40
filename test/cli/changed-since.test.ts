import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commit, git, repositoryOf } from '../git.ts';
import { asJson, attache, clean, type Lint, type Ran, sample, temporary, write } from './attache.ts';

const uncited = '[A fact]{.claim #a}\n';
const unknown = '[A fact [@none]]{.claim #a}\n';
const source = (state: string): string =>
  `---\ntype: source\ntitle: T\npublisher: P\nissued: 2025\n${state}---\n`;
const citing = '[A fact [@s]]{.claim #a}\n';

const since = (folder: string, ref: string, code = 0, ...args: string[]): Lint =>
  asJson<Lint>(['lint', '--workspace', folder, '--changed-since', ref, ...args], code);

const rows = ({ findings }: Lint): string[] => findings.map(({ file, check }) => `${file} ${check}`);

function edit(folder: string, path: string, from: string, to: string): void {
  const file = join(folder, path);
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}

/** A workspace in git, with findings of its own that no change has caused. */
function workspace(files: Readonly<Record<string, string>>): string {
  const folder = temporary({ 'attache.yaml': '', 'old.md': unknown, ...files });
  repositoryOf(folder);
  return folder;
}

describe('lint --changed-since', function () {
  this.timeout(120_000);
  afterEach(clean);

  it('names the claims in untouched notes that rest on a source now retracted, and only those', () => {
    const folder = join(temporary(), 'lee');
    cpSync(sample, folder, { recursive: true });
    repositoryOf(folder);
    edit(folder, 'sources/suwon-report.md', 'kind:', 'state: retracted\nkind:');
    const { findings, summary } = since(folder, 'HEAD', 1);
    const named = findings.map(({ check, file, range }) => `${check} ${file}:${range.start.line + 1}`);
    assert.deepEqual(named, [
      'source-status-changed notes/from-candidate-to-president.md:20',
      'source-status-changed notes/summer-2025-summary.md:35',
      'source-status-changed notes/summer-2025-summary.md:38',
      'source-status-changed notes/suwon-campaign-stop.md:23',
      'source-status-changed notes/suwon-campaign-stop.md:28',
      'source-status-changed notes/suwon-campaign-stop.md:32',
      'source-status-changed notes/suwon-campaign-stop.md:35',
    ]);
    assert.deepEqual(summary.findings, { error: 2, warning: 5, information: 0, hint: 0 });
    assert.equal(summary.notes, 4);
    commit(folder);
    assert.deepEqual(since(folder, 'HEAD').findings, []);
  });

  it('names the titles that no longer fit where a term has got an end', () => {
    const person = (end: string): string =>
      `---\ntype: person\nname: Ada Kell\nfamily: Kell\npositions: [{ office: o, start: 2020-01-01${end} }]\n---\n`;
    const folder = workspace({
      'kell.md': person(''),
      'next.md': '---\ntype: person\nname: Bo Tarn\npositions: [{ office: o, start: 2024-01-01 }]\n---\n',
      'o.md': '---\ntype: office\nname: President of Land\ntitles: { en: [President] }\n---\n',
      'said.md': '---\ntype: note\nas-of: 2025-05-01\n---\n\nPresident Ada Kell spoke.\n',
    });
    write(folder, { 'kell.md': person(', end: 2024-01-01') });
    assert.deepEqual(rows(since(folder, 'HEAD')), ['said.md wrong-office-at-date']);
  });

  it('reports all findings of a changed file, and of what is new to git', () => {
    const folder = workspace({ 'a.md': uncited, 'b.md': uncited, '.gitignore': 'ignored.md\n' });
    edit(folder, 'a.md', 'A fact', 'A word');
    write(folder, { 'new.md': uncited, 'staged.md': uncited, 'ignored.md': uncited });
    git(folder, 'add', 'staged.md');
    const all = ['a.md citation-needed', 'new.md citation-needed', 'staged.md citation-needed'];
    assert.deepEqual(rows(since(folder, 'HEAD')), all);
  });

  it('takes a file that only moved for untouched, and one that moved and changed for changed', () => {
    const folder = workspace({ 'a.md': uncited, 'b.md': uncited.repeat(40), 's.md': source('') });
    git(folder, 'mv', 'a.md', 'c.md');
    git(folder, 'mv', 'b.md', 'd.md');
    assert.deepEqual(rows(since(folder, 'HEAD')), []);
    edit(folder, 'd.md', 'A fact', 'A word');
    assert.deepEqual(
      new Set(rows(since(folder, 'HEAD', 1))),
      new Set(['d.md citation-needed', 'd.md duplicate-id']),
    );
  });

  it('names what a deleted file leaves behind', () => {
    const folder = workspace({ 's.md': source(''), 'n.md': citing, 'n2.md': citing });
    rmSync(join(folder, 's.md'));
    assert.deepEqual(rows(since(folder, 'HEAD', 1)), ['n.md unresolved-source', 'n2.md unresolved-source']);
    write(folder, { 't.md': source('').replace('---\n', '---\nid: s\n') });
    assert.deepEqual(rows(since(folder, 'HEAD')), []);
  });

  it('is not misled by findings that say more now, but by those that weigh more or have another reason', () => {
    const folder = workspace({ 's.md': source('state: corrected\n'), 'n.md': citing });
    // A new source with a name near the unknown one changes what is suggested, not what is wrong.
    write(folder, { 'nons.md': source('') });
    assert.deepEqual(rows(since(folder, 'HEAD')), []);
    write(folder, { 's.md': source('state: retracted\n') });
    assert.deepEqual(rows(since(folder, 'HEAD')), ['n.md source-status-changed']);
    commit(folder);
    write(folder, {
      'attache.yaml': 'checks: { source-status-changed: error, unresolved-source: warning }\n',
    });
    assert.deepEqual(rows(since(folder, 'HEAD', 1)), ['n.md source-status-changed']);
  });

  it('counts from where the branch left the other', () => {
    const folder = workspace({ 'a.md': uncited, 'b.md': 'Words.\n' });
    git(folder, 'switch', '--quiet', '--create', 'draft');
    write(folder, { 'b.md': uncited });
    commit(folder);
    git(folder, 'switch', '--quiet', 'main');
    write(folder, { 'a.md': 'Mended.\n' });
    commit(folder);
    git(folder, 'switch', '--quiet', 'draft');
    assert.deepEqual(rows(since(folder, 'main')), ['b.md citation-needed']);
    // What the checkout of a pull request holds: both, merged.
    git(folder, 'merge', '--quiet', '--no-edit', 'main');
    assert.deepEqual(rows(since(folder, 'main')), ['b.md citation-needed']);
    assert.deepEqual(rows(since(folder, 'HEAD^2')), ['b.md citation-needed']);
  });

  it('knows a workspace in a folder of the repository, and PATHs', () => {
    const repository = temporary({ 'outside.md': uncited, 'notes here/attache.yaml': '' });
    const folder = join(repository, 'notes here');
    write(folder, { 'ä/남.md': 'Words.\n', 'b.md': 'Words.\n', '-x.md': 'Words.\n' });
    repositoryOf(repository);
    write(repository, { 'outside.md': unknown });
    write(folder, { 'ä/남.md': uncited, 'b.md': uncited, '-x.md': uncited });
    const all = ['-x.md citation-needed', 'b.md citation-needed', 'ä/남.md citation-needed'];
    assert.deepEqual(rows(since(folder, 'HEAD')), all);
    const below = asJson<Lint>(['lint', 'ä', '--changed-since', 'HEAD'], 0, { cwd: folder });
    assert.deepEqual(rows(below), ['ä/남.md citation-needed']);
    assert.deepEqual(below.summary.notes, 1);
  });

  it('counts only what it reports, for --max-warnings and --level, too', () => {
    const folder = workspace({ 'a.md': uncited, 'b.md': uncited });
    write(folder, { 'c.md': uncited });
    assert.equal(attache(['lint', '--workspace', folder]).code, 1);
    assert.equal(since(folder, 'HEAD', 0, '--max-warnings', '1').summary.findings['warning'], 1);
    assert.deepEqual(since(folder, 'HEAD', 1, '--max-warnings', '0', '--level', 'error').findings, []);
  });

  it('works in a hook of git, in a linked working tree and under a symbolic link', () => {
    const repository = temporary({ 'w/attache.yaml': '', 'w/a.md': 'Words.\n' });
    repositoryOf(repository);
    write(repository, { 'w/a.md': uncited });
    const inHook = attache(['lint', 'w', '--changed-since', 'HEAD', '--max-warnings', '0'], {
      cwd: repository,
      env: { GIT_DIR: '.git', GIT_INDEX_FILE: '.git/index', GIT_PREFIX: '' },
    });
    assert.equal(inHook.code, 1, inHook.err);
    const tree = join(temporary(), 'tree');
    git(repository, 'worktree', 'add', '--quiet', tree);
    write(tree, { 'w/a.md': `${uncited}\n${uncited}` });
    assert.deepEqual(rows(since(join(tree, 'w'), 'HEAD', 1)).length, 3);
    const link = join(temporary(), 'link');
    symlinkSync(join(repository, 'w'), link);
    assert.deepEqual(rows(since(link, 'HEAD')), ['a.md citation-needed']);
  });

  it('leaves links, submodules, Git LFS and unmerged files as they are', () => {
    const inner = temporary({ 'i.md': uncited });
    repositoryOf(inner);
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 9\n`;
    const folder = workspace({ 'n.md': citing, 's.md': source(''), 'lfs.md': pointer });
    git(folder, 'submodule', 'add', '--quiet', inner, 'sub');
    symlinkSync('n.md', join(folder, 'link.md'));
    commit(folder);
    write(folder, { 'sub/i.md': unknown, 'lfs.md': uncited });
    mkdirSync(join(folder, 'other'));
    write(folder, { 'other/a.md': uncited });
    repositoryOf(join(folder, 'other'));
    rmSync(join(folder, 'link.md'));
    symlinkSync('s.md', join(folder, 'link.md'));
    assert.deepEqual(rows(since(folder, 'HEAD')), ['lfs.md citation-needed']);
    git(folder, 'stash', '--quiet');
    git(folder, 'switch', '--quiet', '--create', 'side');
    write(folder, { 'n.md': `${citing}Theirs.\n` });
    commit(folder);
    git(folder, 'switch', '--quiet', 'main');
    write(folder, { 'n.md': `${citing}Ours [@none].\n` });
    commit(folder);
    assert.throws(() => git(folder, 'merge', 'side'));
    const unmerged = rows(since(folder, 'HEAD'));
    assert.ok(unmerged.includes('n.md unresolved-source'), unmerged.join());
  });

  describe('what it can’t know, it says', () => {
    const told = (folder: string, ref: string, env: Readonly<Record<string, string>> = {}): Ran => {
      const ran = attache(['lint', '--workspace', folder, `--changed-since=${ref}`], { env });
      assert.equal(ran.code, 2, ran.err);
      assert.equal(ran.out, '');
      assert.match(ran.err, /^attache: [^\n]+\n$/u);
      return ran;
    };

    it('a commit that is none, or would be a flag', () => {
      const folder = workspace({});
      assert.match(told(folder, 'nope').err, /There is no commit “nope”/u);
      assert.match(told(folder, 'HEAD:attache.yaml').err, /There is no commit/u);
      for (const ref of ['', '--output=x', '-p']) assert.match(told(folder, ref).err, /takes a commit/u);
      assert.throws(() => readFileSync(join(folder, 'x')));
    });

    it('a shallow clone', () => {
      const folder = workspace({});
      const first = commit(folder);
      write(folder, { 'a.md': uncited });
      commit(folder);
      git(folder, 'branch', 'other', first);
      const clone = join(temporary(), 'clone');
      git(folder, 'clone', '--quiet', '--depth=1', '--branch=main', `file://${folder}`, clone);
      assert.match(told(clone, 'origin/other').err, /shallow clone has no commit.*fetch-depth: 0/u);
      git(clone, 'fetch', '--quiet', '--depth=1', 'origin', 'other:other');
      assert.match(told(clone, 'other').err, /shallow clone does not reach back.*fetch-depth: 0/u);
      git(clone, 'fetch', '--quiet', '--unshallow', 'origin');
      assert.deepEqual(rows(since(clone, 'other')), ['a.md citation-needed']);
    });

    it('a clone without the old texts', () => {
      const folder = workspace({ 'a.md': uncited });
      write(folder, { 'a.md': 'Words.\n' });
      commit(folder);
      git(folder, 'config', 'uploadpack.allowFilter', 'true');
      const clone = join(temporary(), 'clone');
      git(folder, 'clone', '--quiet', '--filter=blob:none', `file://${folder}`, clone);
      renameSync(folder, `${folder}-away`);
      assert.match(told(clone, 'HEAD~1').err, /clone made with --filter/u);
      renameSync(`${folder}-away`, folder);
    });

    it('histories that never met', () => {
      const folder = workspace({});
      git(folder, 'checkout', '--quiet', '--orphan', 'alone');
      commit(folder);
      assert.match(told(folder, 'main').err, /no commit in common/u);
    });

    it('no repository, and no git', () => {
      const folder = temporary({ 'attache.yaml': '' });
      assert.match(told(folder, 'HEAD', { GIT_CEILING_DIRECTORIES: folder }).err, /git repository/u);
      assert.match(told(workspace({}), 'HEAD', { PATH: '/nowhere' }).err, /git, which is not installed/u);
    });
  });
});
