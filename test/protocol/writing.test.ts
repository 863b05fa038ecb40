import assert from 'node:assert/strict';
import type { ActorChoice, NoteEdits, LensArguments, UsePlace } from '../../src/protocol/protocol.ts';
import { clean, temporary } from '../cli/attache.ts';
import { Editor, eventually, positionAt, uriOf } from './editor.ts';

const person = (name: string, more = ''): string => `---\ntype: person\nname: ${name}\n${more}---\n`;
const files = {
  'attache.yaml': '',
  'actors/minister.md': person('Wang Yi', 'family: Wang\n'),
  'actors/general.md': person('Wang Yi'),
  'actors/lee.md': person('Lee Jae-myung', 'names: [{ value: 이재명, lang: ko, kind: native }]\n'),
  'n.md': '---\ntype: note\n---\n\nWang Yi met 이재명. Cho Hyun came.\n\n[[이재\n',
};

interface Action {
  readonly title: string;
  readonly kind: string;
  readonly edit?: {
    readonly documentChanges: readonly {
      readonly textDocument: { readonly version: number | null };
      readonly edits: readonly { readonly newText: string }[];
    }[];
  };
  readonly command?: { readonly command: string };
}

interface Lens {
  readonly command?: {
    readonly title: string;
    readonly command: string;
    readonly arguments: [LensArguments];
  };
}

describe('what an editor asks about actors while a note is written', function () {
  this.timeout(60_000);
  let editor: Editor;
  let folder = '';
  let refreshed = 0;
  const uri = (path: string): string => uriOf(folder, path);
  const text = files['n.md'];

  async function start(options: object = { commands: true }): Promise<void> {
    folder = temporary(files);
    editor = new Editor();
    refreshed = 0;
    editor.connection.onRequest('workspace/codeLens/refresh', () => {
      refreshed++;
      return null;
    });
    await editor.open([folder], options, { workspace: { codeLens: { refreshSupport: true } } });
    await editor.didOpen(uri('n.md'), text, 7);
  }

  afterEach(() => {
    editor.kill();
    clean();
  });

  const actionsAt = (words: string, selected = false, triggerKind = 1): Promise<Action[]> => {
    const at = text.indexOf(words);
    const from = positionAt(text, at);
    const range = { start: from, end: selected ? positionAt(text, at + words.length) : from };
    const context = { diagnostics: [], triggerKind };
    return editor.request('textDocument/codeAction', { textDocument: { uri: uri('n.md') }, range, context });
  };

  const lensesOf = async (path: string): Promise<Lens[]> => {
    const textDocument = { uri: uri(path) };
    const lenses = await editor.request<object[]>('textDocument/codeLens', { textDocument });
    return Promise.all(lenses.map((lens) => editor.request<Lens>('codeLens/resolve', lens)));
  };

  it('tags for the version that is open', async () => {
    await start();
    const actions = await actionsAt('Wang');
    const tag = actions.find(({ title }) => title === 'Tag this “Wang Yi” as Wang Yi (general)');
    assert.equal(tag?.kind, 'quickfix');
    const [change] = tag.edit?.documentChanges ?? [];
    assert.deepEqual([change?.textDocument.version, change?.edits[0]?.newText], [7, '[[general|Wang Yi]]']);
  });

  it('what is decided when somebody asks, and not with every move of the cursor', async () => {
    await start();
    const titles = async (triggerKind: number): Promise<string[]> =>
      (await actionsAt('이재명', false, triggerKind)).map(({ title }) => title);
    assert.deepEqual(await titles(1), ['Tag this “이재명” as Lee Jae-myung']);
    assert.deepEqual(await titles(2), []);
  });

  it('commands of our extension only where it is there', async () => {
    await start();
    const made = (await actionsAt('Cho Hyun', true)).flatMap(({ command }) => command?.command ?? []);
    assert.deepEqual(made, ['attache.newActorFromSelection', 'attache.addAlias']);
    assert.equal((await lensesOf('actors/lee.md'))[0]?.command?.command, 'attache.showReferences');
    editor.kill();
    await start({});
    assert.deepEqual(await actionsAt('Cho Hyun', true), []);
    assert.equal((await lensesOf('actors/lee.md'))[0]?.command?.command, '');
  });

  it('links by any name, while they are open', async () => {
    await start();
    const position = positionAt(text, text.length - 1);
    const { items } = await editor.request<{ items: { label: string; textEdit: { newText: string } }[] }>(
      'textDocument/completion',
      { textDocument: { uri: uri('n.md') }, position },
    );
    assert.deepEqual(
      items.map(({ label, textEdit }) => [label, textEdit.newText]),
      [['lee', 'lee]]']],
    );
  });

  it('actors by any name, and the edit that adds an alias to one', async () => {
    await start();
    const named = await editor.request<ActorChoice[]>('attache/actorsNamed', {
      uri: uri('n.md'),
      typed: '이재',
    });
    assert.deepEqual(named, [
      { uri: uri('actors/lee.md'), id: 'lee', name: 'Lee Jae-myung', names: '이재명' },
    ]);
    const add = (alias: string) =>
      editor.request<NoteEdits | null>('attache/addAlias', { uri: uri('actors/lee.md'), alias });
    assert.deepEqual(
      (await add('LJM'))?.edits.map(({ newText }) => newText),
      ['aliases: [LJM]\n'],
    );
    assert.equal(await add('이재명'), null);
  });

  it('counts over an actor’s note, where they are, and that they are others now', async () => {
    await start();
    const lenses = await lensesOf('actors/lee.md');
    assert.deepEqual(
      lenses.map(({ command }) => command?.title),
      ['1 mention', '0 claims'],
    );
    const [first] = lenses;
    const places = await editor.request<UsePlace[]>('attache/uses', { ...first?.command?.arguments[0] });
    const at = text.indexOf('이재명');
    const range = { start: positionAt(text, at), end: positionAt(text, at + 3) };
    assert.deepEqual(places, [{ uri: uri('n.md'), range }]);
    const before = refreshed;
    await editor.replace(uri('n.md'), 8, text, 'Cho Hyun', 'Lee Jae-myung');
    await eventually('workspace/codeLens/refresh', () => refreshed > before);
    assert.equal((await lensesOf('actors/lee.md'))[0]?.command?.title, '2 mentions');
    assert.deepEqual(
      (await lensesOf('actors/general.md')).map(({ command }) => command?.title),
      ['0 mentions', '1 undecided', '0 claims'],
    );
  });

  it('what is marked with a mention, and where else it is named', async () => {
    await start();
    const at = { textDocument: { uri: uri('n.md') }, position: positionAt(text, text.indexOf('이재명')) };
    assert.equal((await editor.request<object[]>('textDocument/documentHighlight', at)).length, 1);
    const context = { includeDeclaration: false };
    const places = await editor.request<object[]>('textDocument/references', { ...at, context });
    assert.equal(places.length, 1);
    const open = { ...at, position: positionAt(text, text.indexOf('Wang')) };
    assert.equal(await editor.request('textDocument/documentHighlight', open), null);
  });
});
