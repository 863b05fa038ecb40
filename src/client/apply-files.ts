import { Uri, workspace, WorkspaceEdit } from 'vscode';
import type { ChangedNote, MadeFile } from '../protocol/protocol.ts';
import { addEdits } from './ranges.ts';

/** Makes files and edits notes in one step that can be undone; false where a text has gone on since. */
export const applyFiles = async ({
  created,
  changed,
}: {
  readonly created: readonly MadeFile[];
  readonly changed: readonly ChangedNote[];
}): Promise<boolean> => {
  const edit = new WorkspaceEdit();
  for (const { uri, text } of created)
    edit.createFile(Uri.parse(uri, true), { contents: new TextEncoder().encode(text) });
  if (!changed.every((note) => addEdits(edit, Uri.parse(note.uri, true), note))) return false;
  if (edit.size === 0) return true;
  // As a refactoring, the notes that it opens are saved.
  return workspace.applyEdit(edit, { isRefactoring: changed.some(({ version }) => version === null) });
};
