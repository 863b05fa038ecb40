import assert from 'node:assert/strict';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attache, clean, lint, sample, temporary, write } from '../cli/attache.ts';
import type { Log } from '../cli/sarif-schema.ts';
import { type Diagnostic, Editor, eventually, uriOf } from './editor.ts';

const severities = ['error', 'warning', 'information', 'hint'];

/** A diagnostic, in the words of the command line's JSON. */
const asRow = ({ code, severity, message, range, relatedInformation }: Diagnostic, folder: string) => ({
  check: code,
  level: severities[severity - 1],
  message,
  range,
  related: relatedInformation.map((place) => ({
    message: place.message,
    file: decodeURIComponent(place.location.uri.slice(uriOf(folder, '/').length)),
    range: place.location.range,
  })),
});

describe('findings at every door', function () {
  this.timeout(60_000);
  let editor: Editor;
  let folder = '';

  beforeEach(() => {
    editor = new Editor();
    folder = temporary();
    cpSync(sample, folder, { recursive: true });
  });
  afterEach(() => {
    editor.kill();
    clean();
  });

  it('are the same over the sample, byte for byte', async () => {
    await editor.open([folder]);
    const { findings } = lint(folder, 1);
    const files = [...new Set(findings.map(({ file }) => file))];
    const shown = files.flatMap((file) =>
      editor.diagnostics(uriOf(folder, file)).map((each) => ({ file, ...asRow(each, folder) })),
    );
    const rows = findings.map(({ check, level, message, file, range, related }) => ({
      file,
      check,
      level,
      message,
      range,
      related,
    }));
    assert.equal(JSON.stringify(shown, null, 1), JSON.stringify(rows, null, 1));
    assert.equal(shown.length, 17);
  });

  it('are one in the editor and in SARIF, with its fix and fingerprint', async () => {
    await editor.open([folder]);
    const path = 'notes/tokyo-23-august.md';
    const uri = uriOf(folder, path);
    const [diagnostic, ...others] = editor.diagnostics(uri);
    assert.deepEqual(others, []);
    const { out } = attache(['lint', '--format', 'sarif', '--workspace', folder]);
    const result = (JSON.parse(out) as Log).runs[0]?.results.find(
      ({ ruleId }) => ruleId === 'unresolved-source',
    );
    const { start, end } = diagnostic!.range as Record<'start' | 'end', { line: number; character: number }>;
    const region = {
      startLine: start.line + 1,
      startColumn: start.character + 1,
      endLine: end.line + 1,
      endColumn: end.character + 1,
    };
    const [words] = readFileSync(join(folder, path), 'utf8')
      .split('\n')
      .slice(start.line, end.line + 1);
    assert.equal(words?.slice(start.character, end.character), 'three-capitols');
    assert.equal(result?.message.text, diagnostic!.message);
    assert.equal(result.level, severities[diagnostic!.severity - 1]);
    assert.deepEqual(result.locations[0]?.physicalLocation, {
      artifactLocation: { uri: path, uriBaseId: '%SRCROOT%' },
      region,
    });
    assert.deepEqual(
      result.fixes?.map(({ artifactChanges }) => artifactChanges[0]?.replacements),
      [[{ deletedRegion: region, insertedContent: { text: 'three-capitals' } }]],
    );
    assert.deepEqual(result.partialFingerprints, {
      'attache/v1': lint(folder, 1).findings.find(({ file }) => file === path)?.fingerprint,
    });
  });

  it('are left out where the baseline knows them, as its file comes, changes and goes', async () => {
    const baseline = 'attache-baseline.json';
    const uri = uriOf(folder, 'notes/tokyo-23-august.md');
    const config = join(folder, 'attache.yaml');
    assert.equal(
      attache(['lint', '--workspace', folder, '--write-baseline', join(folder, baseline)]).code,
      0,
    );
    const known = readFileSync(join(folder, baseline), 'utf8');
    rmSync(join(folder, baseline));
    writeFileSync(config, `${readFileSync(config, 'utf8')}\nbaseline: ${baseline}\n`);
    await editor.open([folder]);
    assert.deepEqual(editor.codes(uri), ['unresolved-source']);
    assert.deepEqual(editor.codes(uriOf(folder, 'attache.yaml')), ['config-invalid']);
    const told = (type: 1 | 2 | 3) => editor.filesChanged({ uri: uriOf(folder, baseline), type });
    write(folder, { [baseline]: known });
    await told(1);
    await eventually('silence', () => editor.codes(uri).length === 0);
    assert.deepEqual(editor.codes(uriOf(folder, 'attache.yaml')), []);
    assert.ok(editor.published.every(({ uri: given }) => editor.diagnostics(given).length === 0));
    write(folder, { [baseline]: '{' });
    await told(2);
    await eventually('the finding again', () => editor.codes(uri).length === 1);
    assert.deepEqual(editor.codes(uriOf(folder, 'attache.yaml')), ['config-invalid']);
  });

  it('say what is unnecessary and what is deprecated', async () => {
    const cites = (key: string) => `[So [@${key}]]{.claim}.\n\n`;
    const source = (state: string) =>
      `---\ntype: source\ntitle: T\nauthor: A\nissued: 2025-01-01\nstate: ${state}\n---\n`;
    const plain = temporary({
      'attache.yaml': '',
      'a.md': `---\ntype: note\n---\n\n${['old', 'gone', 'mended'].map(cites).join('')}Words. <!-- attache-disable-line citation-needed -- why -->\n\nWords. <!-- attache-disable-line citation-neded -- why -->\n`,
      'old.md': source('superseded'),
      'gone.md': source('retracted'),
      'mended.md': source('corrected'),
    });
    await editor.open([plain]);
    const tags = editor.diagnostics(uriOf(plain, 'a.md')).map((each) => [
      each.code,
      // Of LSP: 1 is unnecessary, 2 deprecated.
      (each as Diagnostic & { tags?: number[] }).tags,
    ]);
    assert.deepEqual(tags, [
      ['source-status-changed', [2]],
      ['source-status-changed', [2]],
      ['source-status-changed', undefined],
      ['unused-suppression', [1]],
      ['unused-suppression', undefined],
    ]);
  });

  it('are so many of one note, and the last says how many more', async () => {
    const plain = temporary({
      'attache.yaml': '',
      'a.md': `---\ntype: note\n---\n\n${'[Words]{.claim}.\n\n'.repeat(112)}`,
    });
    await editor.open([plain]);
    const shown = editor.diagnostics(uriOf(plain, 'a.md'));
    const { findings, summary } = lint(plain);
    assert.deepEqual(
      shown.map(({ message }) => message),
      findings.map(({ message }) => message),
    );
    assert.equal(shown.length, 100);
    assert.match(shown.at(-1)!.message, / \(12 more findings in this file are not shown\.\)$/u);
    assert.equal(summary.findings['warning'], 112);
    assert.equal(attache(['lint', '--workspace', plain, '--max-warnings', '111']).code, 1);
    assert.equal(attache(['lint', '--workspace', plain, '--max-warnings', '112']).code, 0);
  });
});
