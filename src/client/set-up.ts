import { commands, Uri, window, workspace } from 'vscode';
import { type PlaceParams, type SetUpAnswer, setUpRequest } from '../protocol/protocol.ts';
import type { Ask } from './server.ts';

/**
 * Makes a workspace folder a notes workspace and shows what was made, or what makes it one already. False where nothing
 * was written to the folder.
 */
export const setUpFolder = async (ask: Ask): Promise<boolean> => {
  const [first, second] = workspace.workspaceFolders ?? [];
  if (!first) {
    await commands.executeCommand('vscode.openFolder');
    return false;
  }
  const folder = second ? await window.showWorkspaceFolderPick() : first;
  if (!folder) return false;
  const params: PlaceParams = { uri: folder.uri.toString() };
  const answer = await ask<SetUpAnswer>(setUpRequest, params);
  if (answer?.why) void window.showErrorMessage(answer.why);
  if (answer?.uri) await window.showTextDocument(Uri.parse(answer.uri));
  return answer?.created ?? false;
};
