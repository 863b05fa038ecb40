import assert from 'node:assert/strict';
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  lstatSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  watch,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { type Lint, attache, asJson, clean, cli, lint, somebody, temporary, write } from './attache.ts';

interface Fixed extends Lint {
  readonly fixed: readonly {
    readonly file: string;
    readonly count: number;
    readonly edits?: readonly { readonly newText: string }[];
  }[];
  readonly unfixed: readonly { readonly check: string; readonly file: string; readonly why: string }[];
}

const wrong =
  '---\ntype: source\ntitle: T # as printed\nreliability: b\naccessed: 2025/06/08\n---\n\nWords.\n';
const right = wrong.replace('y: b', 'y: B').replace('2025/06/08', '2025-06-08');

const fix = (folder: string, ...more: string[]): Fixed =>
  asJson<Fixed>(['lint', '--fix', '--workspace', folder, ...more]);
const text = (folder: string, path: string): string => readFileSync(join(folder, path), 'utf8');
const temporaries = (folder: string): string[] => readdirSync(folder).filter((name) => name.includes('.tmp'));

describe('attache lint --fix', function () {
  this.timeout(60_000);
  const unix = process.platform === 'win32' ? it.skip : it;
  afterEach(clean);

  it('mends what has one answer, says how much, and changes nothing the second time', () => {
    const folder = temporary({ 'attache.yaml': '', 'a.md': wrong, 'x/b.md': wrong, 'c.md': 'Words.\n' });
    const before = statSync(join(folder, 'c.md')).mtimeMs;
    const { out, code, err } = attache(['lint', '--fix', '--workspace', folder]);
    assert.deepEqual([code, err], [0, '']);
    assert.match(out, /^3 files: .+ No findings\.\nMended 4 findings in 2 files\.\n$/u);
    assert.deepEqual([text(folder, 'a.md'), text(folder, 'x/b.md')], [right, right]);
    assert.equal(statSync(join(folder, 'c.md')).mtimeMs, before);
    const again = fix(folder);
    assert.deepEqual([again.fixed, again.unfixed, again.findings], [[], [], []]);
    assert.ok(!('fixed' in lint(folder)), 'the key comes with the flag alone');
    assert.deepEqual(temporaries(folder), []);
  });

  it('touches nothing outside its PATHs, and keeps byte order mark, line ends, rights and links', () => {
    const odd = `\uFEFF${wrong.replaceAll('\n', '\r\n')}`;
    const folder = temporary({ 'attache.yaml': '', 'in/a.md': odd, 'in/kept.txt': wrong, 'out.md': wrong });
    if (process.platform !== 'win32') {
      chmodSync(join(folder, 'in/a.md'), 0o640);
      symlinkSync('kept.txt', join(folder, 'in/link.md'));
    }
    asJson(['lint', '--fix', join(folder, 'in')]);
    assert.equal(text(folder, 'in/a.md'), `\uFEFF${right.replaceAll('\n', '\r\n')}`);
    assert.equal(text(folder, 'out.md'), wrong);
    if (process.platform === 'win32') return;
    assert.equal(statSync(join(folder, 'in/a.md')).mode & 0o777, 0o640);
    assert.ok(lstatSync(join(folder, 'in/link.md')).isSymbolicLink());
    assert.equal(text(folder, 'in/kept.txt'), right, 'what the link leads to');
  });

  it('reports what it took back, and exits by what is left', () => {
    const released = '---\ntype: note\nStatus: released\nTitle: A\n---\n\n[It is so]{.claim #a}\n';
    const folder = temporary({ 'attache.yaml': '', 'a.md': released });
    const { unfixed, fixed } = fix(folder);
    assert.deepEqual(fixed, [{ file: 'a.md', count: 1 }]);
    assert.deepEqual(
      unfixed.map(({ check, file }) => [check, file]),
      [['frontmatter-unknown-key', 'a.md']],
    );
    const { out } = attache(['lint', '--fix', '--workspace', folder]);
    assert.match(out, /^Not mended: a\.md:3:1 frontmatter-unknown-key, since it would bring an error: /mu);
    assert.match(out, /Nothing to mend\.\n$/u);
  });

  unix('says in one line what can’t be written, and writes the rest', () => {
    const folder = temporary({ 'attache.yaml': '', 'a.md': wrong, 'b.md': wrong });
    for (const [path, mode] of [
      ['.', 0o777],
      ['a.md', 0o444],
      ['b.md', 0o666],
    ] as const)
      chmodSync(join(folder, path), mode);
    const { code, out, err } = attache(['lint', '--fix', '--workspace', folder], somebody);
    assert.equal(code, 2);
    assert.equal(err, 'attache: a.md can’t be written: permission denied.\n');
    assert.match(out, /^a\.md\n.+reliability/mu);
    assert.match(out, /Mended 2 findings in 1 file\.\n$/u);
    assert.deepEqual([text(folder, 'a.md'), text(folder, 'b.md')], [wrong, right]);
  });

  it('--dry-run writes nothing: a patch for people and git, edits for programs', () => {
    const crlf = wrong.replaceAll('\n', '\r\n');
    const folder = temporary({ 'attache.yaml': '', 'a.md': wrong, 'b.md': crlf });
    const { out } = attache(['lint', '--fix', '--dry-run', '--workspace', folder]);
    assert.match(out, /^--- a\/a\.md\n\+\+\+ b\/a\.md\n@@ /u);
    assert.match(out, /Would mend 4 findings in 2 files\. Nothing was written\.\n$/u);
    const { fixed } = fix(folder, '--dry-run');
    assert.deepEqual(
      fixed.map(({ edits }) => edits?.map(({ newText }) => newText)),
      [['reliability: B\naccessed: 2025-06-08\n'], ['reliability: B\r\naccessed: 2025-06-08\r\n']],
    );
    assert.deepEqual([text(folder, 'a.md'), text(folder, 'b.md')], [wrong, crlf]);
    const applied = spawnSync('git', ['apply', '-'], { cwd: folder, input: out, encoding: 'utf8' });
    if (applied.error) return;
    assert.equal(applied.stderr, '');
    assert.deepEqual([text(folder, 'a.md'), text(folder, 'b.md')], [right, right.replaceAll('\n', '\r\n')]);
  });

  it('refuses in one line what makes no sense', () => {
    const folder = temporary({ 'attache.yaml': '', 'a.md': wrong });
    for (const flags of [
      ['--dry-run'],
      ['--watch', '--fix'],
      ['--watch', '--stdin-file', 'a.md'],
      ['--watch', '--format', 'json'],
      ['--stdin-file', 'a.md', 'a.md'],
      ['--stdin-file', 'a.md', '--fix', '--dry-run'],
      ['--stdin-file', '../a.md'],
    ]) {
      const { code, out, err } = attache(['lint', ...flags], { cwd: folder });
      assert.deepEqual([code, out], [2, ''], flags.join(' '));
      assert.match(err, /^attache: [^\n]+\n$/u);
    }
    assert.equal(text(folder, 'a.md'), wrong);
  });
});

describe('attache lint --stdin-file', function () {
  this.timeout(60_000);
  afterEach(clean);

  const given = (folder: string, input: string | Buffer, ...flags: string[]) => {
    const args = [cli, 'lint', '--stdin-file', ...flags];
    const { status, stdout, stderr } = spawnSync(process.execPath, args, {
      cwd: folder,
      input,
      encoding: 'utf8',
    });
    return { code: status, out: stdout, err: stderr };
  };

  it('judges the text for a file that is there or not, and that file alone', () => {
    const folder = temporary({ 'attache.yaml': '', 'a.md': 'Words.\n', 'b.md': wrong, 's.md': right });
    for (const path of ['a.md', 'new/c.md', join(folder, 'd.md')]) {
      const { code, out } = given(
        folder,
        '---\ntype: note\n---\n\n[So [@s], not [@x]]{.claim}\n',
        path,
        '--format',
        'json',
      );
      assert.equal(code, 1);
      const files = (JSON.parse(out) as Lint).findings.map(({ file, check }) => `${file} ${check}`);
      assert.deepEqual(files, [`${path.replace(`${folder}/`, '')} unresolved-source`]);
    }
    assert.equal(text(folder, 'a.md'), 'Words.\n');
  });

  it('with --fix prints the mended text alone, byte order mark and line ends as they were', () => {
    const folder = temporary({ 'attache.yaml': '', 'a.md': 'Words.\n' });
    const odd = `\uFEFF${wrong.replaceAll('\n', '\r\n')}`;
    const mended = { code: 0, out: `\uFEFF${right.replaceAll('\n', '\r\n')}`, err: '' };
    assert.deepEqual(given(folder, odd, 'a.md', '--fix'), mended);
    assert.deepEqual(given(folder, odd, 'elsewhere.txt', '--fix'), { code: 0, out: odd, err: '' });
    assert.deepEqual(given(folder, '', 'a.md', '--fix'), { code: 0, out: '', err: '' });
    const { fixed } = JSON.parse(given(folder, odd, 'a.md', '--fix', '--format', 'json').out) as Fixed;
    assert.deepEqual(
      fixed.map(({ count, edits }) => [count, edits?.length]),
      [[2, 1]],
    );
    assert.equal(text(folder, 'a.md'), 'Words.\n');
  });

  it('refuses what is no text', () => {
    const folder = temporary({ 'attache.yaml': '' });
    const { code, out, err } = given(folder, Buffer.from([0x61, 0xff, 0x62]), 'a.md', '--fix');
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^attache: Standard input is not valid UTF-8[^\n]+\n$/u);
  });
});

/** A process whose output can be waited for. */
class Running {
  readonly child: ChildProcess;
  readonly ended: Promise<number | null>;
  #out = '';
  #met: () => void = () => undefined;

  constructor(args: readonly string[]) {
    this.child = spawn(process.execPath, [cli, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
    this.child.stdout?.setEncoding('utf8').on('data', (part: string) => {
      this.#out += part;
      this.#met();
    });
    this.ended = new Promise((end) => this.child.on('close', (code) => end(code)));
  }

  /** What has come since the last time, once it holds this. */
  async says(pattern: RegExp): Promise<string> {
    while (!pattern.test(this.#out)) await new Promise<void>((met) => (this.#met = met));
    const said = this.#out;
    this.#out = '';
    return said;
  }
}

describe('attache lint --watch', function () {
  this.timeout(60_000);
  let running: Running | null = null;
  afterEach(() => {
    running?.child.kill('SIGKILL');
    clean();
  });

  it('prints again after changes, in new folders too, and ends with the last exit code', async () => {
    const folder = temporary({ 'attache.yaml': '', 'a.md': 'Words.\n' });
    running = new Running(['lint', '--watch', '--workspace', folder]);
    await running.says(/1 file: .+ No findings\.\n/u);
    write(folder, { 'a.md': wrong });
    assert.match(await running.says(/2 errors/u), /^\na\.md\n/u);
    write(folder, { 'new/deep/b.md': wrong });
    await running.says(/4 errors/u);
    write(folder, { 'new/deep/b.md': right });
    await running.says(/2 files.+2 errors/u);
    write(folder, { 'attache.yaml': 'exclude: [a.md]\n' });
    await running.says(/1 file: .+ No findings/u);
    rmSync(join(folder, 'new'), { recursive: true });
    await running.says(/0 files/u);
    write(folder, { 'new/deep/c.md': wrong });
    await running.says(/2 errors/u);
    running.child.kill('SIGINT');
    assert.equal(await running.ended, 1);
  });

  it('ends quietly where nobody reads any more', async () => {
    const folder = temporary({ 'attache.yaml': '', 'a.md': 'Words.\n' });
    running = new Running(['lint', '--watch', '--workspace', folder]);
    await running.says(/No findings/u);
    running.child.stdout?.destroy();
    write(folder, { 'a.md': wrong });
    assert.equal(await running.ended, 0);
  });
});

describe('attache lint --fix that is killed', function () {
  this.timeout(240_000);
  afterEach(clean);

  it('leaves every file as it was or mended, and what it began to the next run', async () => {
    const files = Array.from({ length: 12 }, (_, at) => `n${at}.md`);
    const long = 'Words upon words. '.repeat(600);
    const folder = temporary({ 'attache.yaml': '' });
    let between = 0;
    // After so many events in the folder: a file made, written to, renamed.
    for (const events of [1, 6, 30]) {
      for (const file of files) writeFileSync(join(folder, file), wrong + long);
      await killedAfter(folder, events);
      const texts = files.map((file) => text(folder, file));
      assert.deepEqual(
        texts.filter((each) => each !== wrong + long && each !== right + long),
        [],
      );
      if (texts.includes(wrong + long) && texts.includes(right + long)) between++;
      const { summary, findings } = fix(folder);
      assert.deepEqual([summary.notes, findings], [files.length, []]);
      assert.ok(files.every((file) => text(folder, file) === right + long));
      assert.deepEqual(temporaries(folder), []);
    }
    assert.ok(between > 0, 'some were killed on the way');
  });

  function killedAfter(folder: string, events: number): Promise<unknown> {
    const child = spawn(process.execPath, [cli, 'lint', '--fix', '--workspace', folder], { stdio: 'ignore' });
    let met = 0;
    const watcher = watch(folder, () => {
      if (++met >= events) child.kill('SIGKILL');
    });
    return new Promise((done) => child.on('close', done)).finally(() => watcher.close());
  }
});
