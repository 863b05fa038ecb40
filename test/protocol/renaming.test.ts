import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, renameSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { clean, sample, temporary } from '../cli/attache.ts';
import { Editor, eventually, positionAt, uriOf } from './editor.ts';

interface Position {
  readonly line: number;
  readonly character: number;
}
interface TextEdit {
  readonly range: { readonly start: Position; readonly end: Position };
  readonly newText: string;
}
interface Change {
  readonly kind?: 'rename';
  readonly oldUri?: string;
  readonly newUri?: string;
  readonly options?: { readonly ignoreIfExists?: boolean };
  readonly textDocument?: { readonly uri: string; readonly version: number | null };
  readonly edits?: readonly TextEdit[];
}
interface WorkspaceEdit {
  readonly documentChanges: readonly Change[];
}

const summary = 'notes/summer-2025-summary.md';
const report = 'sources/suwon-report.md';
const visit = 'notes/visit.md';

describe('renaming over the protocol', function () {
  this.timeout(60_000);
  let editor: Editor;
  let folder = '';
  const text = (path: string): string => readFileSync(join(folder, path), 'utf8');
  const uri = (path: string): string => uriOf(folder, path);
  const at = (path: string, words: string) => ({
    textDocument: { uri: uri(path) },
    position: positionAt(text(path), text(path).indexOf(words) + 1),
  });
  const rename = (path: string, words: string, newName: string) =>
    editor.request<WorkspaceEdit | null>('textDocument/rename', { ...at(path, words), newName });
  /** Each edit as a line of its file, and each rename. */
  const told = ({ documentChanges }: WorkspaceEdit): string[] =>
    documentChanges.flatMap(({ oldUri, newUri, textDocument, edits }) => {
      const path = (given = ''): string => given.slice(uri('').length).replace(/^\//u, '');
      if (newUri !== undefined) return [`${path(oldUri)} → ${path(newUri)}`];
      return (edits ?? []).map(({ range, newText }) => {
        const line = text(path(textDocument?.uri)).split('\n')[range.start.line] ?? '';
        return `${path(textDocument?.uri)}: ${line.slice(range.start.character, range.end.character)} → ${newText}`;
      });
    });

  beforeEach(() => {
    folder = temporary();
    cpSync(sample, folder, { recursive: true });
    // Records whose ids are their files' names.
    writeFileSync(join(folder, 'actors/cho.md'), '---\ntype: organisation\nname: Cho\nmember-of: cho\n---\n');
    const note =
      '---\ntype: note\nactors: [cho]\n---\n\n[He]{.claim #a} [[actors/cho|came]]. [[visit#a]] [[cho]]\n';
    writeFileSync(join(folder, visit), note);
    mkdirSync(join(folder, 'reviews'), { recursive: true });
    writeFileSync(join(folder, 'reviews/visit.yaml'), '- { claim: a }\n');
    editor = new Editor();
  });
  afterEach(() => {
    editor.kill();
    clean();
  });

  it('is told of, for ids and for files and folders', async () => {
    const { capabilities } = (await editor.open([folder])) as {
      capabilities: {
        renameProvider: unknown;
        workspace: { fileOperations: { willRename: { filters: unknown[] } } };
      };
    };
    assert.deepEqual(capabilities.renameProvider, { prepareProvider: true });
    assert.equal(capabilities.workspace.fileOperations.willRename.filters.length, 2);
  });

  it('takes what the editor did with files, also where no watcher tells of it', async () => {
    await editor.open([folder]);
    const isKnown = (): boolean => !editor.codes(uri(visit)).includes('unknown-actor');
    assert.ok(isKnown());
    const [from, to] = [uri('actors/cho.md'), uri('actors/elsewhere.md')];
    renameSync(join(folder, 'actors/cho.md'), join(folder, 'actors/elsewhere.md'));
    await editor.notify('workspace/didRenameFiles', { files: [{ oldUri: from, newUri: to }] });
    await eventually('an id that is none any more', () => !isKnown());
    renameSync(join(folder, 'actors/elsewhere.md'), join(folder, 'actors/cho.md'));
    await editor.notify('workspace/didCreateFiles', { files: [{ uri: from }] });
    await eventually('the id again', isKnown);
    unlinkSync(join(folder, 'actors/cho.md'));
    await editor.notify('workspace/didDeleteFiles', { files: [{ uri: from }] });
    await eventually('the id of what is deleted', () => !isKnown());
  });

  it('prepares the id under the cursor, and says why where there is none to rename', async () => {
    await editor.open([folder]);
    const prepare = (path: string, words: string) =>
      editor.request<{ range: TextEdit['range']; placeholder: string } | null>(
        'textDocument/prepareRename',
        at(path, words),
      );
    const prepared = await prepare(summary, 'lee-jae-myung, south');
    assert.equal(prepared?.placeholder, 'lee-jae-myung');
    assert.equal(prepared.range.end.character - prepared.range.start.character, 'lee-jae-myung'.length);
    assert.equal(await prepare('actors/lee-jae-myung.md', 'type: person'), null);
  });

  it('edits all files, open ones in the version that was read', async () => {
    await editor.open([folder]);
    await editor.didOpen(uri(summary), text(summary), 7);
    const edit = await rename(summary, 'suwon-report', 'suwon-speech');
    assert.ok(edit);
    const edits = told(edit);
    // Each place that is no path of the capture, which keeps its name.
    const written = [
      report,
      summary,
      'notes/suwon-campaign-stop.md',
      'notes/from-candidate-to-president.md',
    ].map((path) => text(path).replace('captures/suwon-report', '').split('suwon-report').length - 1);
    assert.equal(
      edits.length,
      written.reduce((all, one) => all + one, 0),
    );
    for (const one of edits) assert.match(one, /: suwon-report → suwon-speech$/u);
    const documents = edit.documentChanges.flatMap(({ textDocument }) => textDocument ?? []);
    for (const { uri: where, version } of documents)
      assert.equal(version, where === uri(summary) ? 7 : null, where);
  });

  it('renames the file whose name the id is, and its verdicts, after the texts are edited', async () => {
    await editor.open([folder]);
    const edit = await rename(visit, 'visit#a', 'journey');
    assert.deepEqual(edit && told(edit), [
      'notes/visit.md: visit → journey',
      'notes/visit.md → notes/journey.md',
      'reviews/visit.yaml → reviews/journey.yaml',
    ]);
  });

  it('leaves nobody the choice to pass over a file, and renames it once alone', async () => {
    await editor.open([folder]);
    const answer = await rename(visit, 'visit#a', 'journey');
    assert.ok(answer);
    const files = answer.documentChanges.filter(({ kind }) => kind === 'rename');
    // VS Code's preview leaves out what may be passed over, and edits the texts all the same.
    assert.deepEqual(
      files.map(({ newUri, options }) => [newUri, options]),
      [
        [uri('notes/journey.md'), undefined],
        [uri('reviews/journey.yaml'), undefined],
      ],
    );
    // The editor asks what goes with the note: the verdicts do by themselves.
    const asked = { files: [{ oldUri: uri(visit), newUri: uri('notes/journey.md') }] };
    const more = await editor.request<WorkspaceEdit | null>('workspace/willRenameFiles', asked);
    assert.deepEqual(more?.documentChanges.filter(({ kind }) => kind === 'rename') ?? [], []);
  });

  it('takes the text that is open for the one to be edited', async () => {
    await editor.open([folder]);
    const written = `${text(visit)}\nAnd [[cho]] again.\n`;
    await editor.didOpen(uri(visit), written, 3);
    const edit = await rename('actors/cho.md', 'cho\n', 'cho-hyun');
    const changed = edit?.documentChanges.find(({ textDocument }) => textDocument?.uri === uri(visit));
    assert.equal(changed?.edits?.length, 4);
    assert.equal(changed.textDocument?.version, 3);
  });

  it('edits no file that has changed on disk since, and finds it as it is the next time', async () => {
    await editor.open([folder]);
    // Nobody has told of it yet.
    writeFileSync(join(folder, visit), `Words before.\n\n${text(visit)}`);
    await assert.rejects(
      rename('actors/cho.md', 'cho\n', 'cho-hyun'),
      /notes\/visit\.md has changed meanwhile/u,
    );
    const edit = await rename('actors/cho.md', 'cho\n', 'cho-hyun');
    assert.ok(edit && told(edit).includes('notes/visit.md: cho → cho-hyun'));
  });

  it('refuses with a sentence', async () => {
    await editor.open([folder]);
    await assert.rejects(rename(summary, 'lee-jae-myung, south', 'wang-yi'), /actors\/wang-yi\.md already/u);
    await assert.rejects(rename(summary, 'lee-jae-myung, south', 'a b'), /can’t be an id/u);
  });

  it('edits what names a file or a folder before an editor renames it', async () => {
    await editor.open([folder]);
    const willRename = async (from: string, to: string): Promise<string[] | null> => {
      const edit = await editor.request<WorkspaceEdit | null>('workspace/willRenameFiles', {
        files: [{ oldUri: uri(from), newUri: uri(to) }],
      });
      return edit && told(edit);
    };
    assert.deepEqual(await willRename('actors', 'people'), ['notes/visit.md: actors/cho → people/cho']);
    assert.deepEqual(await willRename(visit, 'notes/journey.md'), [
      'notes/visit.md: visit → journey',
      'reviews/visit.yaml → reviews/journey.yaml',
    ]);
    // Its id is written in it: nothing depends on the path.
    assert.equal(await willRename('offices/prime-minister-of-japan.md', 'offices/pm.md'), null);
    assert.equal(await willRename('attache.yaml', 'other.yaml'), null);
  });
});
