import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { attache, clean, cli, type Lint, repository, sample, shell, temporary } from './attache.ts';

const warns = '[A fact]{.claim #a}\n';
const plain = { 'attache.yaml': '', 'a.md': 'Words.\n' };

const colour = /\u001B/u;

describe('exit codes', function () {
  this.timeout(60_000);
  after(clean);

  it('0 without errors, 1 with errors, warnings only where --max-warnings says so', () => {
    const warned = temporary({ 'attache.yaml': '', 'a.md': warns, 'b.md': warns });
    const code = (...args: string[]) => attache(['lint', '--workspace', warned, ...args]).code;
    assert.equal(attache(['lint', '--workspace', temporary(plain)]).code, 0);
    assert.equal(attache(['lint', '--workspace', sample]).code, 1);
    assert.equal(code(), 0);
    assert.equal(code('--max-warnings', '2'), 0);
    assert.equal(code('--max-warnings', '1'), 1);
    assert.equal(code('--max-warnings=0'), 1);
  });

  it('--level changes what is shown and not the exit code', () => {
    const warned = temporary({ 'attache.yaml': '', 'a.md': warns });
    const shown = (folder: string, level: string, ...more: string[]) => {
      const ran = attache(['lint', '--workspace', folder, '--level', level, '--format', 'json', ...more]);
      const { summary, findings } = JSON.parse(ran.out) as Lint;
      return { code: ran.code, count: findings.length, counted: summary.findings['warning'] };
    };
    assert.deepEqual(shown(warned, 'error', '--max-warnings', '0'), { code: 1, count: 0, counted: 1 });
    assert.deepEqual(shown(warned, 'error'), { code: 0, count: 0, counted: 1 });
    assert.deepEqual(shown(warned, 'warning'), { code: 0, count: 1, counted: 1 });
    assert.deepEqual(shown(sample, 'error'), { code: 1, count: 3, counted: 12 });
    assert.deepEqual(shown(sample, 'hint'), { code: 1, count: 17, counted: 12 });
  });

  it('only lint has exit 1', () => {
    for (const args of [['claims'], ['actors'], ['actor', 'wang-yi'], ['mentions'], ['sources']])
      assert.equal(attache([...args, '--workspace', sample]).code, 0, args.join(' '));
  });
});

describe('what can not run', function () {
  this.timeout(60_000);
  let folder = '';
  let bare = '';
  before(() => {
    folder = temporary({ ...plain, 'folder/b.md': '' });
    bare = temporary({ 'a.md': warns });
  });
  after(clean);

  const refused = (args: readonly string[], says: RegExp, cwd = folder) => {
    const { code, out, err } = attache(args, { cwd });
    assert.equal(code, 2, `exit of attache ${args.join(' ')}: ${err}`);
    assert.equal(out, '', 'nothing on standard output');
    assert.match(err, /^attache: [^\n]+\n$/u, 'one line');
    assert.match(err, says);
    assert.doesNotMatch(err, /^\s+at |node:|\.js:\d/u, 'no stack trace');
  };

  it('bad flags', () => {
    refused(['lint', '--nonsense'], /--nonsense/u);
    refused(['lint', '--format', 'xml'], /text, json, sarif or github/u);
    refused(['lint', '--format'], /--format/u);
    refused(['lint', '--level', 'fatal'], /--level is/u);
    refused(['lint', '--max-warnings', 'few'], /--max-warnings/u);
    refused(['lint', '--max-warnings=-1'], /--max-warnings/u);
    refused(['lint', '--today', 'yesterday'], /--today/u);
    refused(['lint', '--today', '2025-02-30'], /--today/u);
    refused(['actors', '--on', 'soon'], /--on/u);
    refused(['lint', '--on', '2025-01-01'], /--on/u);
    refused(['claims', '--max-warnings', '1'], /--max-warnings/u);
    refused(['claims', '--level', 'error'], /--level/u);
    refused(['lint', '--stdio'], /--stdio/u);
    refused(['lsp'], /--stdio/u);
    refused(['actor'], /one actor/u);
    refused(['actor', 'a', 'b'], /one actor/u);
    refused(['actor', 'nobody'], /nobody/u);
  });

  it('an unknown command, with the nearest one', () => {
    refused(['lintt'], /Did you mean “lint”/u);
    refused(['toString'], /toString/u);
    refused(['frobnicate\nthe notes'], /frobnicate/u);
  });

  it('no workspace', () => {
    refused(['lint'], /attache\.yaml/u, bare);
    refused(['lint', join(bare, 'a.md')], /attache\.yaml/u);
    refused(['lint', '--workspace', 'folder'], /holds no attache\.yaml/u);
    refused(['claims', '--workspace', bare], /attache\.yaml/u);
  });

  it('a missing path, and one outside', () => {
    refused(['lint', 'missing.md'], /missing\.md/u);
    refused(['lint', '--workspace', 'missing'], /missing/u);
    refused(['lint', 'a.md', 'missing.md'], /missing\.md/u);
    refused(['lint', 'a.md', bare], /outside/u);
    refused(['lint', '--workspace', '.', bare], /outside/u);
  });
});

describe('streams', function () {
  this.timeout(60_000);
  after(clean);

  it('text has no colour where it is piped', () => {
    for (const command of ['lint', 'claims', 'actors', 'mentions', 'sources']) {
      const { out, err } = attache([command, '--workspace', sample], { env: { FORCE_COLOR: '1' } });
      assert.doesNotMatch(out, colour, command);
      assert.equal(err, '');
      assert.ok(out.endsWith('\n'));
    }
  });

  it('lint as text names place, level, words and check', () => {
    const { out } = attache(['lint', '--workspace', sample]);
    assert.match(out, /^notes\/beijing-envoys\.md\n {2}23:24 {2}error {2}No actor .+ {2}unknown-actor$/mu);
    assert.match(out, /35 claims.+3 errors, 12 warnings/u);
  });

  it('actor as text says what the card says', () => {
    const card = (on: string) =>
      attache(['actor', 'lee-jae-myung', '--workspace', sample, '--on', on, '--today', '2025-11-10']).out;
    assert.match(card('2025-08-01'), /^on 2025-08-01 +President of South Korea, since 2025-06-04/mu);
    const may = card('2025-05-20');
    assert.match(
      may,
      /^on 2025-05-20 +President of South Korea \(candidate\), from 2025-04-27 to 2025-06-03$/mu,
    );
    assert.match(may, /^now +President of South Korea, since 2025-06-04/mu);
    assert.match(card('2001-01-01'), /^on 2001-01-01 +the record has no entry for that date$/mu);
    assert.match(card('2027-01-01'), /^checked +2025-11-03 \(stale on that date\)$/mu);
  });

  it('--help and --version', () => {
    const help = attache(['--help']);
    assert.equal(help.code, 0);
    assert.match(help.out, /lint \[PATH…\]/u);
    assert.equal(attache([]).out, help.out);
    const { version } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
      version: string;
    };
    assert.equal(attache(['--version']).out, `${version}\n`);
  });

  it('large output to a pipe is whole, and a closed pipe ends it quietly', () => {
    const claims = Array.from({ length: 8000 }, (_, at) => `[Words ${'x'.repeat(60)}]{.claim #c${at}}\n\n`);
    const folder = temporary({
      'attache.yaml': '',
      'a.md': claims.slice(0, 4000).join(''),
      'b.md': claims.slice(4000).join(''),
    });
    const quoted = `'${process.execPath}' '${cli}' claims --workspace '${folder}'`;
    const whole = shell(`${quoted} --format json | cat`);
    assert.equal((JSON.parse(whole.out) as unknown[]).length, 8000);
    assert.ok(whole.out.length > 1_000_000);
    for (const format of ['json', 'text']) {
      const cut = shell(`${quoted} --format ${format} | head -1; echo "\${PIPESTATUS[0]}"`);
      assert.equal(cut.err, '', 'quiet');
      assert.match(cut.out, /\n0\n$/u, 'exit 0');
    }
  });
});
