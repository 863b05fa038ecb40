import assert from 'node:assert/strict';
import { clean, temporary } from '../cli/attache.ts';
import { Editor, positionAt, uriOf } from './editor.ts';

interface Action {
  readonly title: string;
  readonly edit?: { readonly documentChanges: readonly unknown[] };
  readonly command?: { readonly command: string; readonly arguments: readonly unknown[] };
  readonly disabled?: { readonly reason: string };
}

interface Item {
  readonly label: string;
  readonly documentation?: { readonly kind: string; readonly value: string };
}

const creates = { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } };
const note = '---\ntype: note\nas-of: 2021-01-01\nactors: [nobody]\n---\n\nAnn Lee spoke.\n';
const ann = `---
type: person
name: Ann Lee
positions: [{ office: Mayor of Here, start: 2020-01-01, end: 2022-01-01 }]
---
`;

describe('what an editor is told of actors', function () {
  this.timeout(60_000);
  let editor: Editor;
  let folder = '';
  const uri = (path: string): string => uriOf(folder, path);
  const at = (offset: number) => ({
    textDocument: { uri: uri('notes/a.md') },
    position: positionAt(note, offset),
  });

  const start = async (capabilities: object, options: object = {}): Promise<void> => {
    folder = temporary({ 'attache.yaml': '', 'notes/a.md': note, 'people/ann.md': ann });
    editor = new Editor();
    await editor.open([folder], options, capabilities);
  };
  const actions = async (): Promise<Action[]> => {
    const { textDocument, position } = at(note.indexOf('nobody') + 1);
    return editor.request<Action[]>('textDocument/codeAction', {
      textDocument,
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
  };
  afterEach(() => {
    editor.kill();
    clean();
  });

  it('a missing actor as a file to be made, in one edit that overwrites nothing', async () => {
    await start(creates);
    const offered = (await actions()).find(({ title }) => title === 'Create the person “nobody”');
    assert.ok(offered);
    assert.equal(offered.edit, undefined);
    const { edit } = await editor.request<Action>('codeAction/resolve', offered);
    const [file, text] = edit?.documentChanges ?? [];
    const made = uri('people/nobody.md');
    assert.deepEqual(file, {
      kind: 'create',
      uri: made,
      options: { overwrite: false, ignoreIfExists: false },
    });
    assert.match(JSON.stringify(text), /type: person.+name: Nobody/u);
    assert.ok(JSON.stringify(text).includes(made));
    await editor.didOpen(made, ann.replace('Ann Lee', 'Nobody'));
    assert.ok((await editor.request<Action>('codeAction/resolve', offered)).disabled);
  });

  it('that file to be shown, where the editor has the command for it', async () => {
    const resolved = async (options: object): Promise<Action> => {
      await start(creates, options);
      const offered = (await actions()).find(({ title }) => title === 'Create the person “nobody”');
      return editor.request<Action>('codeAction/resolve', offered ?? {});
    };
    assert.equal((await resolved({})).command, undefined);
    editor.kill();
    clean();
    const { command } = await resolved({ commands: true });
    assert.deepEqual([command?.command, command?.arguments], ['attache.openFile', [uri('people/nobody.md')]]);
  });

  it('no such file where it makes none', async () => {
    await start({});
    assert.deepEqual(
      (await actions()).filter(({ title }) => title.startsWith('Create')),
      [],
    );
  });

  it('the card of an actor in completion, at the date of the note', async () => {
    await start({});
    const { items } = await editor.request<{ items: Item[] }>(
      'textDocument/completion',
      at(note.indexOf('nobody')),
    );
    const item = items.find(({ label }) => label === 'ann');
    assert.ok(item);
    assert.doesNotMatch(item.documentation?.value ?? '', /Mayor/u);
    const { documentation } = await editor.request<Item>('completionItem/resolve', item);
    assert.match(documentation?.value ?? '', /On 1 January 2021: Mayor of Here/u);
    const other = { label: 'x' };
    assert.deepEqual(await editor.request<Item>('completionItem/resolve', other), other);
  });
});
