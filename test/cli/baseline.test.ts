import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Lint, asJson, attache, clean, lint, temporary, write } from './attache.ts';

const note = (body: string): string => `---\ntype: note\n---\n\n${body}`;
const cited = (key: string): string => `[It is so [@${key}]]{.claim}.\n\n`;
const file = 'attache-baseline.json';

const run = (folder: string, ...more: readonly string[]) => attache(['lint', ...more], { cwd: folder });
const workspace = (): string =>
  temporary({ 'attache.yaml': '', 'a.md': note(cited('one') + cited('two')), 'b.md': note(cited('one')) });

describe('baselines on the command line', function () {
  this.timeout(60_000);
  after(clean);

  it('are written, and gone by from then on; what is mended is counted', () => {
    const folder = workspace();
    const written = run(folder, '--write-baseline', file);
    assert.equal(written.code, 0, written.err);
    assert.match(written.out, /No findings\.\n3 findings in the baseline\.\n$/u);
    const text = readFileSync(join(folder, file), 'utf8');
    assert.doesNotMatch(text, /line/u);
    assert.equal(lint(folder, 1).findings.length, 3, 'nothing names it yet');
    write(folder, { 'attache.yaml': `baseline: ${file}\n` });
    assert.deepEqual(lint(folder).findings, []);
    write(folder, { 'a.md': note(`Before.\n\n${cited('two')}${cited('three')}`) });
    const { out, code } = run(folder);
    assert.equal(code, 1);
    assert.match(out, /three/u);
    assert.match(
      out,
      /2 findings in the baseline; 1 of its entries no longer occurs: --write-baseline takes them out\.\n$/u,
    );
    const { summary } = lint(folder, 1);
    assert.deepEqual((summary as { baseline?: unknown }).baseline, { known: 2, gone: 1 });
    assert.equal(summary.findings['error'], 1, 'counts are of those that are reported');
    assert.equal(run(folder, '--write-baseline', file).code, 0);
    assert.equal(run(folder, '--write-baseline', file, 'b.md').code, 0);
    assert.match(run(folder).out, /3 findings in the baseline\.\n$/u, 'it is of the whole workspace');
  });

  it('of a flag take the place of the one in attache.yaml, wherever they lie', () => {
    const folder = workspace();
    const elsewhere = join(temporary(), 'known.json');
    run(folder, '--write-baseline', file);
    write(join(elsewhere, '..'), { 'known.json': readFileSync(join(folder, file)) });
    write(folder, { 'attache.yaml': 'baseline: gone.json\n' });
    const [problem] = lint(folder, 1).findings.filter(({ check }) => check === 'config-invalid');
    assert.match(problem?.message ?? '', /There is no file gone\.json/u);
    const found = asJson<Lint>(['lint', '--workspace', folder, '--baseline', elsewhere]);
    assert.deepEqual(found.findings, []);
  });

  it('that are none are one line on standard error, exit 2', () => {
    const folder = workspace();
    write(folder, { 'broken.json': '{', 'other.json': '{}', 'notes.bib': '' });
    for (const args of [
      ['--baseline', 'broken.json'],
      ['--baseline', 'other.json'],
      ['--baseline', 'gone.json'],
      ['--baseline', '.'],
      ['--write-baseline', 'other.json'],
      ['--write-baseline', 'notes.bib'],
      ['--write-baseline', '../outside.json'],
      ['--write-baseline', 'a.md'],
      ['--baseline', 'broken.json', '--write-baseline', 'broken.json'],
    ]) {
      const { code, out, err } = run(folder, ...args);
      assert.equal(code, 2, args.join(' '));
      assert.equal(out, '');
      assert.match(err, /^attache: [^\n]+\n$/u);
    }
    assert.equal(readFileSync(join(folder, 'other.json'), 'utf8'), '{}');
    assert.ok(!existsSync(join(folder, '../outside.json')));
    assert.equal(run(folder, '--write-baseline', 'broken.json').code, 0, 'what is no JSON is written anew');
  });

  it('go with lint alone, as do formats for others', () => {
    for (const args of [
      ['claims', '--baseline', file],
      ['claims', '--format', 'sarif'],
      ['actors', '--format', 'github'],
      ['lint', '--format', 'xml'],
    ]) {
      const { code, err } = attache(args);
      assert.equal(code, 2);
      assert.match(err, /lint alone|--format is/u);
    }
  });
});
