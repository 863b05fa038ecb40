import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../../scripts/lib/poll.mjs';
import {
  extension,
  fileUri,
  lintedFindings,
  openDocument,
  rangeOf,
  serverProcesses,
  shownFindings,
} from './attache.ts';

const suwon = 'notes/suwon-campaign-stop.md';
const tokyo = 'notes/tokyo-23-august.md';

async function hoverOn(path: string, word: string): Promise<string> {
  const document = await openDocument(path);
  const at = rangeOf(document, word).start.translate(0, 1);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    at,
  );
  // VS Code answers with Markdown, whatever the provider gave.
  const contents = hovers.flatMap((hover) => hover.contents as vscode.MarkdownString[]);
  return contents.map(({ value }) => value).join('\n');
}

async function replace(document: vscode.TextDocument, old: string, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, old), text);
  assert.equal(await vscode.workspace.applyEdit(edit), true);
}

const unresolvedAt = (uri: vscode.Uri, text: string, document: vscode.TextDocument): boolean =>
  vscode.languages
    .getDiagnostics(uri)
    .some((found) => checkOf(found) === 'unresolved-source' && document.getText(found.range) === text);

/** Its code links to the page of the check. */
const checkOf = ({ code }: vscode.Diagnostic): unknown => (typeof code === 'object' ? code.value : code);

describe('Attaché in the editor, on the sample', () => {
  it('activates by itself and starts one server', async () => {
    await until(() => extension().isActive, { what: 'the extension to activate' });
    await until(async () => (await serverProcesses()).length === 1, { what: 'one server process' });
  });

  it('shows the findings of files that nobody opened, the same as the command line', async () => {
    const expected = await lintedFindings();
    assert.ok(expected.length > 0, 'The sample has findings.');
    const same = (): boolean => {
      assert.deepEqual(shownFindings(), expected);
      return true;
    };
    await until(same, { what: 'the findings of the command line in the editor' });
  });

  it('says on hover what office somebody held on the date of the note', async () => {
    const inMay = await until(() => hoverOn(suwon, 'Lee Jae-myung'), { what: 'a hover in May' });
    assert.match(inMay, /On 2[67] May 2025: .*candidate/i);
    assert.match(inMay, /Why this one/);
    const inAugust = await until(() => hoverOn(tokyo, 'Lee Jae-myung'), { what: 'a hover in August' });
    assert.match(inAugust, /On 2\d August 2025: President of South Korea/);
    assert.doesNotMatch(inAugust, /candidate/i);
    assert.match(inAugust, /Why this one/);
  });

  it('goes from a citation to the note of its source', async () => {
    const document = await openDocument(suwon);
    const at = rangeOf(document, '@suwon-report').start.translate(0, 3);
    const places = await until(
      async () => {
        const found = await vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
          'vscode.executeDefinitionProvider',
          document.uri,
          at,
        );
        return found.length > 0 && found;
      },
      { what: 'a definition' },
    );
    const targets = (places || []).map((place) => ('uri' in place ? place.uri : place.targetUri).path);
    assert.deepEqual(targets, [fileUri('sources/suwon-report.md').path]);
  });

  it('marks a wrong citation key while it is there', async () => {
    const document = await openDocument(suwon);
    const isMarked = (): boolean => unresolvedAt(document.uri, 'suwon-repotr', document);
    assert.equal(isMarked(), false);
    await replace(document, '@suwon-report', '@suwon-repotr');
    await until(isMarked, { what: 'the wrong key to be marked' });
    await replace(document, '@suwon-repotr', '@suwon-report');
    await until(() => !isMarked(), { what: 'the mark to go' });
  });

  it('imports actors: makes a note, adds to one, and keeps the rest of it', async () => {
    const [file, lee, made] = ['people.csv', 'actors/lee-jae-myung.md', 'actors/kim-min-seok.md'].map(
      fileUri,
    );
    if (!file || !lee || !made) throw new Error('no files');
    const read = async (uri: vscode.Uri): Promise<string> =>
      Buffer.from(await vscode.workspace.fs.readFile(uri)).toString();
    const before = await read(lee);
    const rows =
      'name,office,start,end,capacity,viaf\nLee Jae-myung,,,,,7\nKim Min-seok,Prime Minister of South Korea,2025-07-03,,,\n';
    await vscode.workspace.fs.writeFile(file, Buffer.from(rows));
    await vscode.commands.executeCommand('attache.importActors', file);
    const text = await until(() => read(made).catch(() => false as const), { what: 'the new note' });
    assert.match(String(text), /office: Prime Minister of South Korea, start: 2025-07-03 \}/);
    const open = await vscode.workspace.openTextDocument(lee);
    await until(() => open.getText().includes('viaf: 7'), { what: 'the new identifier' });
    for (const line of before.split('\n').filter((one) => !one.startsWith('identifiers')))
      assert.ok(open.getText().includes(line), line);
    await vscode.commands.executeCommand('attache.importActors', file);
    assert.equal(open.getText().split('viaf').length, 2);
    await vscode.workspace.fs.delete(made);
    await vscode.workspace.fs.delete(file);
    await vscode.workspace.fs.writeFile(lee, Buffer.from(before));
  });
});
