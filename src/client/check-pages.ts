import { commands, type Disposable, TabInputText, Uri, window } from 'vscode';

/**
 * A finding's name links to the file of its check's page, which opens as a text. It is shown as it reads instead, with
 * the preview that VS Code brings.
 */
export function showPagesAsTheyRead(extension: Uri): Disposable {
  const folder = `${Uri.joinPath(extension, 'docs/checks').toString()}/`;
  return window.onDidChangeActiveTextEditor(async (editor) => {
    const uri = editor?.document.uri;
    if (!uri?.toString().startsWith(folder)) return;
    const source = window.tabGroups.activeTabGroup.activeTab;
    await commands.executeCommand('vscode.openWith', uri, 'vscode.markdown.preview.editor');
    const isSource = source?.input instanceof TabInputText && source.input.uri.toString() === uri.toString();
    if (isSource) await window.tabGroups.close(source, true);
  });
}
