import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { commands, Uri, window, workspace } from 'vscode';

/** Makes a workspace folder a notes workspace, by the command line that ships with the extension. */
export const setUpFolder = async (cli: string): Promise<void> => {
  const [first, second] = workspace.workspaceFolders ?? [];
  if (!first) {
    await commands.executeCommand('vscode.openFolder');
    return;
  }
  const folder = second ? await window.showWorkspaceFolderPick() : first;
  if (!folder) return;
  const args = [cli, 'init', '--workspace', folder.uri.fsPath, '--format', 'json'];
  try {
    // The editor's own program is Node where it is told to be.
    const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' };
    const { stdout } = await promisify(execFile)(process.execPath, args, { env });
    const { created } = JSON.parse(stdout) as { readonly created: readonly string[] };
    // Behind attache.yaml comes the example, if there is one.
    await window.showTextDocument(Uri.joinPath(folder.uri, created[1] ?? 'attache.yaml'));
  } catch (error) {
    const { stderr, message } = error as Error & { readonly stderr?: string };
    // One line of its own, unless it could not even start.
    void window.showErrorMessage(stderr === undefined || stderr === '' ? message : stderr);
  }
};
