import assert from 'node:assert/strict';
import { clean, temporary } from '../cli/attache.ts';
import { Editor, positionAt, uriOf } from './editor.ts';

interface Action {
  readonly title: string;
  readonly edit?: { readonly documentChanges: readonly { readonly kind?: string }[] };
  readonly disabled?: { readonly reason: string };
}

interface Item {
  readonly label: string;
  readonly documentation?: { readonly kind: string; readonly value: string };
}

const creates = { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } };
const note = '---\ntype: note\nas-of: 2025-08-25\n---\n\n[So [they say](https://example.org/a)]{.claim} [@';
const ledger = '---\ntype: source\ntitle: A report\nissued: 2025-01-07\n---\n';

describe('what an editor is told of citations', function () {
  this.timeout(60_000);
  let editor: Editor;
  let folder = '';
  const uri = (path: string): string => uriOf(folder, path);
  const at = (offset: number) => ({
    textDocument: { uri: uri('notes/a.md') },
    position: positionAt(note, offset),
  });

  beforeEach(async () => {
    folder = temporary({ 'attache.yaml': '', 'notes/a.md': note, 'sources/ledger.md': ledger });
    editor = new Editor();
    await editor.open([folder], {}, creates);
  });
  afterEach(() => {
    editor.kill();
    clean();
  });

  const offered = async (): Promise<Action[]> => {
    const { textDocument, position } = at(note.indexOf('they'));
    const all = await editor.request<Action[]>('textDocument/codeAction', {
      textDocument,
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    return all.filter(({ title }) => title === 'Make a source of this link');
  };

  it('a link made a source: the note and its citation in one edit', async () => {
    const [action, ...others] = await offered();
    assert.ok(action);
    assert.deepEqual(others, []);
    assert.equal(action.edit, undefined);
    const { edit } = await editor.request<Action>('codeAction/resolve', action);
    const [file, text, cited] = edit?.documentChanges ?? [];
    assert.equal(file?.kind, 'create');
    assert.match(JSON.stringify(text), /title: they say.+url: https:\/\/example\.org\/a/u);
    assert.match(JSON.stringify(cited), /notes\/a\.md.+they say \[@they-say\]/u);
  });

  it('nothing of it once the text is another', async () => {
    const [action] = await offered();
    await editor.didOpen(uri('notes/a.md'), note.replace('So', 'So, as'));
    assert.ok((await editor.request<Action>('codeAction/resolve', action ?? {})).disabled);
  });

  it('the card of a source in completion, at the date of the note', async () => {
    const { items } = await editor.request<{ items: Item[] }>('textDocument/completion', at(note.length));
    const item = items.find(({ label }) => label === 'ledger');
    assert.ok(item);
    assert.equal(item.documentation, undefined);
    const { documentation } = await editor.request<Item>('completionItem/resolve', item);
    assert.match(documentation?.value ?? '', /7 January 2025 \(7 months old on 25 August 2025\)/u);
  });
});
