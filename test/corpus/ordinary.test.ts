import assert from 'node:assert/strict';
import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { clean, lint, temporary, write } from '../cli/attache.ts';
import { ordinaryFiles } from './ordinary-markdown.ts';

/** Findings that a tree which was never written for us must not get. */
function alarms(folder: string): string[] {
  return lint(folder, 0, { timeout: 500_000 })
    .findings.filter(({ level }) => level === 'warning' || level === 'error')
    .map(({ file, range, check, message }) => `${file}:${range.start.line + 1} ${check}: ${message}`);
}

describe('a Markdown tree that was never written for us', function () {
  this.timeout(600_000);
  after(clean);

  it('1,000 generated files: no warning, no error', () => {
    const folder = temporary({ 'attache.yaml': '', ...ordinaryFiles(1000, 20_250_826) });
    assert.equal(lint(folder).summary.notes, 1000);
    assert.deepEqual(alarms(folder), []);
  });

  const corpus = process.env['ATTACHE_CORPUS'] ?? '';
  const title =
    corpus === '' ? 'ATTACHE_CORPUS is not set: no tree of one’s own is tried' : `the tree ${corpus}`;
  it(title, () => {
    if (corpus === '') {
      console.log('      ATTACHE_CORPUS is not set; it names a folder of ordinary Markdown to lint as well.');
      return;
    }
    assert.ok(existsSync(corpus), `ATTACHE_CORPUS names no folder: ${corpus}`);
    const folder = temporary();
    copyNotes(corpus, folder);
    assert.ok(readdirSync(folder).length > 0, 'no Markdown in it');
    write(folder, { 'attache.yaml': '' });
    assert.deepEqual(alarms(folder), []);
  });
});

function copyNotes(from: string, to: string): void {
  for (const entry of readdirSync(from, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.md')) continue;
    const path = join(entry.parentPath, entry.name);
    const inner = relative(from, path);
    if (!inner.split(sep).includes('node_modules')) cpSync(path, join(to, inner));
  }
}
