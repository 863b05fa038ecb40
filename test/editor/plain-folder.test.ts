import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { until } from '../../scripts/lib/poll.mjs';
import { extension, fileUri, openDocument, serverProcesses } from './attache.ts';

describe('Attaché in the editor, in a folder without attache.yaml', () => {
  const config = (): vscode.Uri => fileUri('attache.yaml');
  const findings = (): vscode.Diagnostic[] => vscode.languages.getDiagnostics(fileUri('note.md'));

  it('starts no server process and finds nothing, even when its view is opened', async () => {
    await vscode.commands.executeCommand('attache.claims.focus');
    await extension().activate();
    await vscode.window.showTextDocument(await openDocument('note.md'));
    assert.deepEqual(await serverProcesses(), []);
    assert.deepEqual(findings(), []);
  });

  it('starts one as soon as there is an attache.yaml, and ends it when that goes', async () => {
    await vscode.workspace.fs.writeFile(config(), new Uint8Array());
    await until(async () => (await serverProcesses()).length === 1, { what: 'a server process' });
    await until(() => findings().length > 0, { what: 'findings' });
    await vscode.workspace.fs.delete(config());
    await until(async () => (await serverProcesses()).length === 0, { what: 'the server process to end' });
    await until(() => findings().length === 0, { what: 'the findings to go' });
  });
});
