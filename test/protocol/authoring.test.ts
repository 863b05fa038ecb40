import assert from 'node:assert/strict';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type {
  NoteEdits,
  NewNoteAnswer,
  NoteTypeAnswer,
  NoteTypeChoice,
  SetUpAnswer,
} from '../../src/protocol/protocol.ts';
import { clean, sample, temporary, write } from '../cli/attache.ts';
import { Editor, eventually, positionAt, uriOf } from './editor.ts';

const source = 'sources/suwon-report.md';
const plain = 'notes/plain.md';

describe('what an editor asks when it begins a note or changes its type', function () {
  this.timeout(60_000);
  let editor: Editor;
  let folder = '';
  let viewsChanged = 0;
  const uri = (path: string): string => uriOf(folder, path);
  const typeOf = (path: string) =>
    editor.request<NoteTypeAnswer | null>('attache/noteType', { uri: uri(path) });
  const typesOf = (path: string) => editor.request<NoteTypeChoice[]>('attache/noteTypes', { uri: uri(path) });
  const change = (path: string, type: string) =>
    editor.request<NoteEdits | null>('attache/changeType', { uri: uri(path), type });
  const begin = (type: string, title: string, root = uri('')) =>
    editor.request<NewNoteAnswer | null>('attache/newNote', { root, type, title });

  beforeEach(async () => {
    folder = temporary();
    cpSync(sample, folder, { recursive: true });
    write(folder, { [plain]: '# Words\n', 'captures/page.md': '# A page\n' });
    viewsChanged = 0;
    editor = new Editor();
    editor.connection.onNotification('attache/viewsChanged', () => {
      viewsChanged++;
    });
    await editor.open([folder]);
  });
  afterEach(() => {
    editor.kill();
    clean();
  });

  it('the type of a note, and of what is none', async () => {
    const told = await typeOf(source);
    assert.deepEqual([told?.type, told?.title, told?.known], ['source', 'Source', true]);
    assert.equal(told?.types.length, 7);
    assert.deepEqual((await typeOf(plain))?.known, false);
    assert.equal(await typeOf('captures/page.md'), null);
    assert.equal(await editor.request('attache/noteType', { uri: uriOf('/elsewhere', 'a.md') }), null);
    assert.equal(await editor.request('attache/noteType', { uri: 'untitled:Untitled-1' }), null);
  });

  it('what was made of a folder, and whether anything was', async () => {
    const setUp = (at: string) => editor.request<SetUpAnswer>('attache/setUp', { uri: at });
    const inside = await setUp(uri('notes'));
    assert.deepEqual(inside, { created: false, uri: uri('attache.yaml'), why: null });
    assert.deepEqual(await setUp(uri('')), inside);
    const fresh = temporary({ 'a.md': 'Words.\n' });
    const made = { created: true, uri: uriOf(fresh, 'attache.yaml'), why: null };
    assert.deepEqual(await setUp(uriOf(fresh)), made);
    assert.equal((await setUp(uriOf(fresh))).created, false);
    const none = await setUp('untitled:Untitled-1');
    assert.deepEqual([none.created, none.uri], [false, null]);
    assert.match(none.why ?? '', /folder on disk/u);
  });

  it('the type as it stands in the editor, unsaved', async () => {
    await editor.didOpen(uri(plain), '---\ntype: person\n---\n');
    assert.equal((await typeOf(plain))?.title, 'Person');
  });

  it('the edit that changes the type, for the version that is open', async () => {
    const text = readFileSync(join(folder, source), 'utf8');
    assert.equal((await change(source, 'note'))?.version, null);
    await editor.didOpen(uri(source), text, 7);
    const now = await editor.replace(uri(source), 8, text, 'id: suwon-report', 'id: suwon-report # ours');
    const answer = await change(source, 'note');
    const at = now.indexOf('source', now.indexOf('type:'));
    const range = { start: positionAt(now, at), end: positionAt(now, at + 'source'.length) };
    assert.deepEqual(answer, { version: 8, edits: [{ range, newText: 'note' }] });
    assert.equal(await change(source, 'recipe'), null);
    assert.equal(await change('captures/page.md', 'note'), null);
  });

  it('a team’s types as soon as attache.yaml has them, and says so', async () => {
    assert.deepEqual(
      (await typesOf('')).filter(({ own }) => own),
      [],
    );
    // That of the start comes first, a moment late.
    const before = await eventually('the first attache/viewsChanged', () => viewsChanged);
    const config = join(folder, 'attache.yaml');
    write(folder, { 'schemas/m.json': '{ "title": "Meeting", "description": "Who met whom." }' });
    writeFileSync(config, `${readFileSync(config, 'utf8')}\nschemas: { meeting: schemas/m.json }\n`);
    await editor.filesChanged({ uri: uri('attache.yaml'), type: 2 });
    await eventually('attache/viewsChanged', () => viewsChanged > before);
    const own = (await typesOf(plain)).filter((type) => type.own);
    assert.deepEqual(own, [{ name: 'meeting', title: 'Meeting', description: 'Who met whom.', own: true }]);
    const then = viewsChanged;
    write(folder, { 'schemas/m.json': '{ "title": "Talk" }' });
    await editor.filesChanged({ uri: uri('schemas/m.json'), type: 2 });
    await eventually('attache/viewsChanged for the schema', () => viewsChanged > then);
    assert.equal((await typesOf(plain)).at(-1)?.title, 'Talk');
  });

  it('a new note: where it goes, what it begins with, and what is in its way', async () => {
    const note = await begin('source', 'Talks begin', uri(plain));
    assert.equal(note?.path, 'sources/talks-begin.md');
    assert.equal(note.uri, uri('sources/talks-begin.md'));
    assert.match(note.snippet, /^---\ntype: source\ntitle: Talks begin\nauthor: \[\$1\]\n/u);
    assert.match(note.snippet, /accessed: \$\{\d:2025-11-10\}/u);
    assert.equal(note.taken, null);
    assert.equal((await begin('source', 'Suwon report'))?.taken, source);
    write(folder, { 'sources/a-folder.md/x.txt': '' });
    assert.equal((await begin('source', 'A folder'))?.taken, 'sources/a-folder.md');
    assert.equal(await begin('source', '?'), null);
    assert.equal(await begin('source', 'X', uriOf('/elsewhere')), null);
  });

  it('nothing of it costs a write', async () => {
    await begin('source', 'Talks begin');
    await change(source, 'note');
    assert.equal(readFileSync(join(folder, source), 'utf8'), readFileSync(join(sample, source), 'utf8'));
  });
});
