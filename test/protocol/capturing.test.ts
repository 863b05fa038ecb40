import assert from 'node:assert/strict';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CancellationTokenSource } from 'vscode-jsonrpc/node';
import { textHash } from '../../src/core/text/hash.ts';
import type { CaptureAnswer, LinkPlace } from '../../src/protocol/protocol.ts';
import { clean, temporary } from '../cli/attache.ts';
import { LocalServer, page, redirect } from '../cli/local-server.ts';
import { Editor, eventually, positionAt, uriOf } from './editor.ts';

const words = 'The minister said on Tuesday, after talks in Seoul, that nothing had been decided, and left. ';
const article = `<!doctype html><html lang="en"><head><title>Talks in Seoul</title>
  <meta property="article:published_time" content="2025-06-07T10:00:00Z"><meta name="author" content="Ann Lee">
  <meta property="og:site_name" content="Daily"></head>
  <body><nav>Menu</nav><article><h1>Talks in Seoul</h1><p>${words.repeat(4)}</p><p>${words.repeat(4)}</p></article></body></html>`;

interface Action {
  readonly title: string;
  readonly command?: { readonly command: string; readonly arguments: readonly LinkPlace[] };
}

const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => !statSync(join(folder, path)).isDirectory())
    .sort();

describe('what an editor asks when it captures a page', function () {
  this.timeout(60_000);
  let editor: Editor;
  let web: LocalServer;
  const went: string[] = [];

  before(async () => {
    web = await LocalServer.start({
      '/talks': redirect('/here'),
      '/here': page(article),
      '/never': () => undefined,
      '/none': (response) => response.writeHead(404).end(),
    });
  });
  after(() => web.stop());
  afterEach(() => {
    editor.kill();
    went.length = 0;
    clean();
  });

  async function open(files: Record<string, string>): Promise<string> {
    const folder = temporary({ 'attache.yaml': '', ...files });
    editor = new Editor();
    editor.connection.onNotification('attache/captureGoing', (address: string) => {
      went.push(address);
    });
    await editor.open([folder], { today: '2025-06-08', commands: true });
    return folder;
  }

  const ask = (folder: string, where: string, link: LinkPlace | null = null) =>
    editor.request<CaptureAnswer | null>('attache/capture', { root: uriOf(folder), where, link });

  async function linkIn(uri: string, text: string): Promise<{ title: string; link: LinkPlace }> {
    const at = positionAt(text, text.indexOf('http') + 1);
    const actions = await editor.request<Action[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: at, end: at },
      context: { diagnostics: [], triggerKind: 1 },
    });
    const found = actions.find(({ command }) => command?.command === 'attache.capture');
    const [link] = found?.command?.arguments ?? [];
    assert.ok(found && link);
    return { title: found.title, link };
  }

  it('from an address in a note: the capture, its source and the citation, and nothing is written', async () => {
    const note = `---\ntype: note\n---\n\n[Nothing was decided (${web.at('/talks')})]{.claim}.\n`;
    const folder = await open({ 'notes/n.md': note });
    const uri = uriOf(folder, 'notes/n.md');
    await editor.didOpen(uri, note, 3);
    const { title, link } = await linkIn(uri, note);
    assert.match(title, /^Capture and make a source of this address: reads 127\.0\.0\.1:\d+\/talks$/u);
    assert.deepEqual(web.asked, []);
    const answer = await ask(folder, link.address, link);
    assert.ok(answer);
    assert.deepEqual(went, [web.at('/talks'), web.at('/here')]);
    assert.deepEqual([answer.why, answer.source, answer.remarks], [null, 'talks-in-seoul', []]);
    const [kept, source] = answer.created;
    assert.deepEqual(
      answer.created.map(({ path }) => path),
      ['captures/talks-in-seoul.txt', 'sources/talks-in-seoul.md'],
    );
    assert.equal(answer.note, source?.uri);
    assert.ok(source?.text.includes(`sha256: ${textHash(kept?.text ?? '')}, collected: 2025-06-08`));
    const from = positionAt(note, note.indexOf('(http'));
    const to = positionAt(note, note.indexOf(')]'));
    assert.deepEqual(answer.changed, [
      {
        uri,
        path: 'notes/n.md',
        version: 3,
        edits: [
          {
            range: { start: from, end: { ...to, character: to.character + 1 } },
            newText: '[@talks-in-seoul]',
          },
        ],
      },
    ]);
    assert.deepEqual(filesIn(folder), ['attache.yaml', 'notes/n.md']);
  });

  it('cites it where the address stands by then, and says so where it is gone', async () => {
    const note = `---\ntype: note\n---\n\n[So <${web.at('/here')}>]{.claim}.\n`;
    const folder = await open({ 'notes/n.md': note });
    const uri = uriOf(folder, 'notes/n.md');
    await editor.didOpen(uri, note, 1);
    const { link } = await linkIn(uri, note);
    const moved = await editor.replace(uri, 2, note, '[So', 'More words.\n\n[So');
    const answer = await ask(folder, link.address, link);
    assert.deepEqual([answer?.changed[0]?.version, answer?.changed[0]?.edits[0]?.range.start.line], [2, 6]);
    await editor.replace(uri, 3, moved, web.at('/here'), 'https://example.org');
    const without = await ask(folder, link.address, link);
    assert.deepEqual(without?.changed, []);
    assert.match(without.remarks[0] ?? '', /^Cite it as \[@talks-in-seoul\]/u);
  });

  it('adds to the note of a source, and completes an entry of a library', async () => {
    const noted = `---\ntype: source\ntitle: T\nurl: ${web.at('/here')}\n---\n`;
    const folder = await open({ 'sources/t.md': noted });
    const answer = await ask(folder, web.at('/here'));
    assert.deepEqual(
      [answer?.created.map(({ path }) => path), answer?.changed.map(({ path, version }) => [path, version])],
      [['captures/t.txt'], [['sources/t.md', null]]],
    );
    editor.kill();
    const other = await open({
      'attache.yaml': 'library: [l.bib]\n',
      'l.bib': `@online{talks, title = {T}, url = {${web.at('/here')}}}\n`,
      'sources/talks.txt': 'taken by nobody that counts',
    });
    const completing = await ask(other, web.at('/here'));
    assert.equal(completing?.source, 'talks');
    assert.match(completing.created[1]?.text ?? '', /^key: talks$/mu);
  });

  it('a file, where it lies among the captures already', async () => {
    const folder = await open({ 'captures/kept.txt': 'A statement on the talks\n\nNothing.\n', 'x.pdf': '' });
    const answer = await ask(folder, uriOf(folder, 'captures/kept.txt'));
    assert.deepEqual(
      answer?.created.map(({ path }) => path),
      ['sources/a-statement-on-the-talks.md'],
    );
    assert.match((await ask(folder, uriOf(folder, 'x.pdf')))?.why ?? '', /PDF/u);
  });

  it('why it can’t be had', async () => {
    const folder = await open({});
    for (const where of [web.at('/none'), 'ftp://127.0.0.1/x', 'untitled:x', uriOf(folder, 'gone.txt')])
      assert.match((await ask(folder, where))?.why ?? '', /^[^\n]+\.$/u, where);
    assert.equal(await ask('/elsewhere', web.at('/here')), null);
  });

  it('until it is cancelled, and answers what else is asked meanwhile', async () => {
    const note = '---\ntype: note\n---\n\nWords.\n';
    const folder = await open({ 'n.md': note });
    const source = new CancellationTokenSource();
    const params = { root: uriOf(folder), where: web.at('/never'), link: null };
    const asked = editor.connection.sendRequest<CaptureAnswer | null>(
      'attache/capture',
      params,
      source.token,
    );
    await eventually('the address to be asked', () => web.asked.includes('/never'));
    await editor.didOpen(uriOf(folder, 'n.md'), note);
    await editor.request('textDocument/hover', {
      textDocument: { uri: uriOf(folder, 'n.md') },
      position: { line: 4, character: 1 },
    });
    source.cancel();
    assert.equal(await asked, null);
    assert.deepEqual(filesIn(folder), ['attache.yaml', 'n.md']);
    assert.equal(readFileSync(join(folder, 'n.md'), 'utf8'), note);
  });
});
