import assert from 'node:assert/strict';
import { cpSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asJson, clean, lint, sample, temporary, write } from '../cli/attache.ts';
import { Editor, eventually, positionAt, uriOf } from './editor.ts';

const copy = (): string => {
  const folder = temporary();
  cpSync(sample, folder, { recursive: true });
  return folder;
};

interface Group {
  readonly label: string;
  readonly status: string | null;
  readonly rows: readonly { readonly uri: string; readonly status: string; readonly key: string }[];
}
interface ViewRoot {
  readonly root: string;
  readonly label: string;
  readonly groups: readonly Group[];
}

describe('the language server', function () {
  this.timeout(60_000);
  let editor: Editor;
  let folder = '';
  const tokyo = 'notes/tokyo-23-august.md';
  const suwon = 'notes/suwon-campaign-stop.md';
  const text = (path: string) => readFileSync(join(folder, path), 'utf8');

  beforeEach(() => {
    editor = new Editor();
    folder = copy();
  });
  afterEach(() => {
    editor.kill();
    clean();
  });

  it('says what it can and judges files that nobody opened', async () => {
    const answer = (await editor.open([folder])) as { capabilities: Record<string, unknown> };
    assert.deepEqual(answer.capabilities, {
      ...answer.capabilities,
      textDocumentSync: 2,
      hoverProvider: true,
      definitionProvider: true,
    });
    assert.deepEqual(editor.codes(uriOf(folder, tokyo)), ['unresolved-source']);
    assert.deepEqual(
      [...new Set(editor.published.map(({ uri }) => uri))].sort(),
      [...new Set(lint(folder, 1).findings.map(({ file }) => uriOf(folder, file)))].sort(),
    );
  });

  it('follows edits, version by version, and takes the file again once closed unsaved', async () => {
    await editor.open([folder]);
    const uri = uriOf(folder, suwon);
    const kept = text(suwon);
    await editor.didOpen(uri, kept, 1);
    const wrong = await editor.replace(uri, 2, kept, '@suwon-report, para. 4', '@suwon-retort, para. 4');
    const said = await eventually('unresolved-source for version 2', () =>
      editor.published.find((given) => given.uri === uri && given.version === 2),
    );
    const found = said.diagnostics.find(({ code }) => code === 'unresolved-source')!;
    const at = wrong.indexOf('suwon-retort');
    const range = found.range as { start: { line: number; character: number } };
    assert.equal(range.start.line, positionAt(wrong, at).line);
    assert.match(found.message, /Did you mean “suwon-report”/u);
    await editor.replace(uri, 3, wrong, 'suwon-retort', 'suwon-report');
    const mended = await eventually('version 3', () =>
      editor.published.find((given) => given.uri === uri && given.version === 3),
    );
    assert.deepEqual(
      mended.diagnostics.map(({ code }) => code),
      ['quote-altered'],
    );

    await editor.replace(uri, 4, kept, '@suwon-report, para. 2', '@nowhere, para. 2');
    await eventually('the wrong key', () => editor.codes(uri).includes('unresolved-source'));
    await editor.notify('textDocument/didClose', { textDocument: { uri } });
    await eventually('the state on disk', () => !editor.codes(uri).includes('unresolved-source'));
    assert.deepEqual(editor.codes(uri), ['quote-altered']);
    assert.equal(text(suwon), kept);
  });

  it('answers many edits at once with the last', async () => {
    await editor.open([folder]);
    const uri = uriOf(folder, suwon);
    let now = text(suwon);
    await editor.didOpen(uri, now, 1);
    for (let version = 2; version <= 61; version++) {
      const [from, to] =
        version % 2 === 0 ? ['@suwon-report, para. 5', '@oh, para. 5'] : ['@oh', '@suwon-report'];
      now = await editor.replace(uri, version, now, from, to);
    }
    await editor.replace(uri, 62, now, '@suwon-report, para. 5', '@last-word, para. 5');
    await eventually('the last version', () =>
      editor.published.some((given) => given.uri === uri && given.version === 62),
    );
    assert.ok(editor.diagnostics(uri).some(({ message }) => message.includes('last-word')));
  });

  it('follows files that change on disk, come and go', async () => {
    await editor.open([folder]);
    const uri = uriOf(folder, tokyo);
    writeFileSync(join(folder, tokyo), text(tokyo).replace('three-capitols', 'three-capitals'));
    await editor.filesChanged({ uri, type: 2 });
    await eventually('the mended file', () => editor.codes(uri).length === 0);
    write(folder, { 'notes/new.md': '[A fact [@none]]{.claim #x}\n' });
    const made = uriOf(folder, 'notes/new.md');
    await editor.filesChanged({ uri: made, type: 1 });
    await eventually('the new file', () => editor.codes(made).includes('unresolved-source'));
    rmSync(join(folder, 'notes/new.md'));
    await editor.filesChanged({ uri: made, type: 3 });
    await eventually('the deleted file', () => editor.codes(made).length === 0);
  });

  it('follows a capture that changes on disk', async () => {
    await editor.open([folder]);
    const uri = uriOf(folder, suwon);
    const capture = 'captures/suwon-report.txt';
    const lines = text(capture).split('\n');
    lines.splice(10, 0, 'He called it an essential partner for cooperation.');
    writeFileSync(join(folder, capture), lines.join('\n'));
    await editor.filesChanged({ uri: uriOf(folder, capture), type: 2 });
    await eventually('the quotation found', () => editor.codes(uri).length === 0);
  });

  it('takes the event of a folder for what is in it', async () => {
    await editor.open([folder]);
    const cites = uriOf(folder, 'notes/washington-25-august.md');
    const before = editor.codes(cites);
    renameSync(join(folder, 'sources'), join(folder, '.elsewhere'));
    await editor.filesChanged({ uri: uriOf(folder, 'sources'), type: 3 });
    await eventually('citations that lead nowhere', () => editor.codes(cites).includes('unresolved-source'));
    await eventually(
      'nothing said of a deleted note',
      () => editor.codes(uriOf(folder, 'sources/washington-preview.md')).length === 0,
    );
    renameSync(join(folder, '.elsewhere'), join(folder, 'sources'));
    await editor.filesChanged({ uri: uriOf(folder, 'sources'), type: 1 });
    await eventually('all back', () => !editor.codes(cites).includes('unresolved-source'));
    assert.deepEqual(editor.codes(cites), before);
  });

  it('judges anew when attache.yaml changes, on disk and unsaved in the editor', async () => {
    await editor.open([folder]);
    const uri = uriOf(folder, tokyo);
    const config = uriOf(folder, 'attache.yaml');
    const kept = text('attache.yaml');
    writeFileSync(join(folder, 'attache.yaml'), `${kept}  unresolved-source: ignore\n`);
    await editor.filesChanged({ uri: config, type: 2 });
    await eventually('silence', () => editor.codes(uri).length === 0);
    writeFileSync(join(folder, 'attache.yaml'), kept);
    await editor.filesChanged({ uri: config, type: 2 });
    await eventually('the finding again', () => editor.codes(uri).length === 1);

    await editor.didOpen(config, kept, 1);
    await editor.replace(config, 2, kept, 'timezone', 'timezoom');
    const said = await eventually('the wrong key', () =>
      editor.published.find((given) => given.uri === config && given.version === 2),
    );
    assert.deepEqual(
      said.diagnostics.map(({ code }) => code),
      ['config-invalid'],
    );
    await editor.notify('textDocument/didClose', { textDocument: { uri: config } });
    await eventually('the file again', () => editor.codes(config).length === 0);
  });

  it('answers hover and definition, also in text that is not saved', async () => {
    await editor.open([folder]);
    const uri = uriOf(folder, suwon);
    const first = text(suwon);
    await editor.didOpen(uri, first, 1);
    const now = await editor.replace(uri, 2, first, '# Lee in Suwon', '\n\n# Lee in Suwon');
    const place = (words: string) => ({
      textDocument: { uri },
      position: positionAt(now, now.indexOf(words) + 3),
    });
    const hover = await editor.request<{ contents: { kind: string; value: string } }>(
      'textDocument/hover',
      place('@suwon-report, para. 2'),
    );
    assert.equal(hover.contents.kind, 'markdown');
    assert.match(hover.contents.value, /On campus in Suwon/u);
    const person = await editor.request<{ contents: { value: string } }>(
      'textDocument/hover',
      place('Lee Jae-myung (이재명'),
    );
    assert.match(person.contents.value, /On 27 May 2025: Candidate for/u);
    const targets = await editor.request<{ uri: string }[]>(
      'textDocument/definition',
      place('@suwon-report, para. 2'),
    );
    assert.deepEqual(
      targets.map((target) => target.uri),
      [uriOf(folder, 'sources/suwon-report.md')],
    );
    assert.equal(await editor.request('textDocument/hover', place('history and territory')), null);
  });

  it('gives the claims by note and by status', async () => {
    await editor.open([folder]);
    const [byNote] = await editor.request<ViewRoot[]>('attache/claimsView', { group: 'note' });
    const [byStatus, more] = await editor.request<ViewRoot[]>('attache/claimsView', { group: 'status' });
    assert.equal(more, undefined);
    const rows = ({ groups }: ViewRoot) => groups.flatMap((group) => group.rows);
    assert.equal(rows(byNote!).length, 35);
    assert.equal(rows(byStatus!).length, 35);
    assert.equal(byNote!.groups.length, 12);
    assert.ok(byNote!.groups.every(({ status }) => status === null));
    for (const group of byStatus!.groups)
      assert.ok(group.rows.every(({ status }) => status === group.status));
    const counts = (statuses: readonly string[]) =>
      Object.fromEntries(
        [...new Set(statuses)].sort().map((one) => [one, statuses.filter((s) => s === one).length]),
      );
    assert.deepEqual(
      counts(rows(byStatus!).map(({ status }) => status)),
      counts(asJson<{ status: string }[]>(['claims', '--workspace', folder]).map(({ status }) => status)),
    );
  });

  it('judges two roots each by itself', async () => {
    const other = temporary({
      'attache.yaml': 'checks: { citation-needed: ignore }\n',
      'n.md': '[A fact [@three-capitals]]{.claim #a}\n\n[Another]{.claim #b}\n',
    });
    await editor.open([folder, other]);
    assert.deepEqual(editor.codes(uriOf(other, 'n.md')), ['unresolved-source']);
    assert.deepEqual(editor.codes(uriOf(folder, tokyo)), ['unresolved-source']);
    const roots = await editor.request<ViewRoot[]>('attache/claimsView', { group: 'note' });
    assert.deepEqual(
      roots.map(({ groups }) => groups.flatMap((group) => group.rows).length),
      [35, 2],
    );
  });

  it('does nothing in a folder without attache.yaml', async () => {
    const bare = temporary({ 'n.md': '[A fact [@none]]{.claim #a}\n' });
    await editor.open([bare]);
    await editor.didOpen(uriOf(bare, 'n.md'), '[A fact [@none]]{.claim #a}\n');
    assert.deepEqual(await editor.request('attache/claimsView', { group: 'note' }), []);
    assert.deepEqual(editor.published, []);
  });

  it('minds nothing of files elsewhere and of addresses that are no files', async () => {
    await editor.open([folder]);
    await editor.didOpen('untitled:Untitled-1', '[A fact [@none]]{.claim #a}\n');
    await editor.didOpen('vscode-vfs://github/x/y.md', '[A fact [@none]]{.claim #a}\n');
    const position = { line: 0, character: 12 };
    for (const uri of ['untitled:Untitled-1', uriOf('/', 'nowhere/else.md'), uriOf(folder, 'notes/none.md')])
      assert.equal(await editor.request('textDocument/hover', { textDocument: { uri }, position }), null);
    assert.ok(editor.published.every(({ uri }) => uri.startsWith(uriOf(folder))));
  });

  it('ends with shutdown and exit, quietly', async () => {
    await editor.open([folder]);
    assert.deepEqual(await editor.leave(), { code: 0, errors: '' });
    assert.deepEqual(editor.logged, []);
  });

  it('ends when the editor is gone', async () => {
    await editor.open([folder]);
    editor.process.stdin?.end();
    await eventually('the end of the process', () => editor.ended);
  });

  it('says the same as the command line', async () => {
    const today = '2025-11-10';
    await editor.open([sample], { today });
    const severities: Readonly<Record<string, number>> = { error: 1, warning: 2, information: 3, hint: 4 };
    const { findings } = asJson<ReturnType<typeof lint>>(
      ['lint', '--workspace', sample, '--today', today],
      1,
    );
    const fromLint = findings.map(({ check, level, message, file, range, related }) => ({
      uri: uriOf(sample, file),
      code: check,
      severity: severities[level],
      message,
      range,
      related: related.map((place) => ({
        message: place.message,
        uri: uriOf(sample, place.file),
        range: place.range,
      })),
    }));
    const uris = [...new Set(editor.published.map(({ uri }) => uri))].sort();
    const fromServer = uris.flatMap((uri) =>
      editor.diagnostics(uri).map(({ code, severity, message, range, relatedInformation }) => ({
        uri,
        code,
        severity,
        message,
        range,
        related: relatedInformation.map((place) => ({
          message: place.message,
          uri: place.location.uri,
          range: place.location.range,
        })),
      })),
    );
    assert.equal(fromLint.length, 17);
    assert.equal(JSON.stringify(fromServer, null, 1), JSON.stringify(fromLint, null, 1));
  });
});
