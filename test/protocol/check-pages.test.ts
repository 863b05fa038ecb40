import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { clean, temporary } from '../cli/attache.ts';
import { type Diagnostic, Editor, eventually, uriOf } from './editor.ts';

const capabilities = { textDocument: { publishDiagnostics: { codeDescriptionSupport: true } } };
const files = { 'attache.yaml': '', 'note.md': '---\ntype: note\n---\n\nSo it is [@lost].\n' };

describe('pages of checks in the server', function () {
  this.timeout(60_000);
  let editor: Editor;
  let uri = '';

  const found = async (given: object): Promise<Diagnostic> => {
    const folder = temporary(files);
    uri = uriOf(folder, 'note.md');
    await editor.open([folder], {}, given);
    return eventually('the finding', () => editor.diagnostics(uri)[0]);
  };

  beforeEach(() => {
    editor = new Editor();
  });
  afterEach(() => {
    editor.kill();
    clean();
  });

  it('are what the name of a finding links to, in what is published and in quick fixes', async () => {
    const diagnostic = await found(capabilities);
    const { href } = diagnostic.codeDescription ?? {};
    assert.match(readFileSync(fileURLToPath(href ?? ''), 'utf8'), /^# unresolved-source\n/u);
    const actions = await editor.request<{ diagnostics: Diagnostic[] }[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: diagnostic.range,
      context: { diagnostics: [diagnostic] },
    });
    const links = actions.flatMap(({ diagnostics = [] }) => diagnostics).map((each) => each.codeDescription);
    assert.ok(links.length > 0);
    for (const link of links) assert.deepEqual(link, { href });
  });

  it('are no business of an editor that makes no links', async () => {
    assert.equal((await found({})).codeDescription, undefined);
  });
});
