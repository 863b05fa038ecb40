import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { after, before, describe, it } from 'mocha';
import { until } from '../../scripts/lib/poll.mjs';
import { Editor } from '../../scripts/workbench/editor.mjs';
import { pictures, sample, withWindow } from './window.mjs';

const words = 'The harbour office said on Tuesday, after talks, that nothing had been decided. ';
const article = `<!doctype html><html lang="en"><head><title>Talks at the harbour</title>
  <meta property="og:site_name" content="Example Daily"></head><body><nav>Menu</nav>
  <article><h1>Talks at the harbour</h1><p>${words.repeat(5)}</p><p>${words.repeat(5)}</p></article></body></html>`;

const noteLines = (editor, has) =>
  until(async () => (await editor.lines()).find(has) ?? false, { what: 'the line' });

describe('a quotation that is not what the capture says', () => {
  const session = withWindow(sample);

  it('has a link in its hover that opens the capture at the passage', async () => {
    const { window } = session;
    const editor = await window.openNote('notes/suwon-campaign-stop.md');
    await editor.waitForSquiggle('warning');
    const link = window.page.locator('.monaco-hover:not(.hidden) a[data-href*="suwon-report.txt"]').first();
    await until(
      async () => {
        await editor.hoverWord('essential', /line 12 of the capture/);
        await link.hover({ timeout: 3000 });
        await window.page.screenshot({ path: path.join(pictures, 'hover-of-a-changed-quotation.png') });
        await link.click({ timeout: 3000 });
        return true;
      },
      { what: 'the link in the hover', timeoutMs: 60_000 },
    );
    const capture = new Editor(window.page, 'suwon-report.txt');
    await capture.waitUntilShown({ timeoutMs: 30_000 });
    await until(async () => (await window.statusBar()).some((item) => item.startsWith('Ln 12,')), {
      what: 'the cursor at the passage',
    });
    await noteLines(capture, (line) => line.includes('an important partner'));
    await window.picture(path.join(pictures, 'capture-at-the-passage.png'));
  });
});

describe('a web address in a claim', () => {
  const session = withWindow(sample);
  const note = 'notes/who-acted-as-president.md';
  const web = withServer();
  const at = (file) => path.join(session.folder, file);
  const hasClaim = (start) => (line) => line.startsWith(`[Nobody decided ${start}`);

  it('becomes a source note and a citation, and one undo takes that back', async () => {
    const { window } = session;
    const editor = await window.openNote(note);
    const before = await editor.lines();
    await editor.clickBehind('art. 71].');
    await window.page.keyboard.press('Control+End');
    await window.page.keyboard.insertText('\n[Nobody decided https://example.org/talks]{.claim}.');
    await noteLines(editor, hasClaim('https'));
    await editor.clickBehind('https://example');
    await editor.applyQuickFix('Make a source of this link');
    const source = new Editor(window.page, 'example-org-talks.md');
    await source.waitUntilShown({ timeoutMs: 30_000 });
    assert.ok((await source.lines()).includes('url: https://example.org/talks'));
    await window.openNote(note);
    await noteLines(editor, hasClaim('[@example-org-talks]'));
    await window.picture(path.join(pictures, 'source-of-a-link.png'));
    await window.page.keyboard.press('Control+Z');
    await confirmed(window);
    await noteLines(editor, hasClaim('https'));
    await until(() => !existsSync(at('sources/example-org-talks.md')), { what: 'no source note' });
    assert.deepEqual((await editor.lines()).slice(0, before.length - 1), before.slice(0, -1));
  });

  it('is captured in one step, and one undo takes that back', async () => {
    const { window } = session;
    const editor = await window.openNote('notes/washington-25-august.md');
    await editor.clickBehind('Washington, 25 August 2025');
    await window.page.keyboard.press('Control+End');
    await window.page.keyboard.insertText(`\n[Nobody decided ${web.address}]{.claim}.`);
    await noteLines(editor, hasClaim('http'));
    await editor.clickBehind('http://127');
    await editor.applyQuickFix('Capture and make a source of this address');
    await noteLines(editor, hasClaim('[@talks-at-the-harbour]'));
    await window.picture(path.join(pictures, 'captured-address.png'));
    assert.match(readFileSync(at('captures/talks-at-the-harbour.txt'), 'utf8'), /nothing had been decided/);
    assert.match(readFileSync(at('sources/talks-at-the-harbour.md'), 'utf8'), /^publisher: Example Daily$/m);
    await editor.clickBehind('[@talks-at');
    await window.page.keyboard.press('Control+Z');
    await confirmed(window);
    await noteLines(editor, hasClaim('http'));
    await until(() => !existsSync(at('sources/talks-at-the-harbour.md')), { what: 'no source note' });
    assert.ok(!existsSync(at('captures/talks-at-the-harbour.txt')));
  });
});

/** A site of one page, for the tests of a `describe`. */
function withServer() {
  const web = {};
  let server;
  before(async () => {
    server = createServer((_, response) =>
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(article),
    );
    await new Promise((done) => server.listen(0, '127.0.0.1', done));
    web.address = `http://127.0.0.1:${server.address().port}/talks`;
  });
  after(() => {
    server.closeAllConnections();
    return new Promise((done) => server.close(done));
  });
  return web;
}

/** The editor asks before it takes back what touched several files. */
async function confirmed({ page }) {
  const yes = page.locator('.monaco-dialog-box .monaco-button', { hasText: /Undo in \d+ Files|Yes/ }).first();
  await yes.click({ timeout: 10_000 }).catch(() => undefined);
}
