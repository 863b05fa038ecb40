import {
  InputBoxValidationSeverity,
  l10n,
  SnippetString,
  Uri,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import {
  type NewNoteAnswer,
  type NoteTypeChoice,
  newNoteRequest,
  noteTypesRequest,
} from '../protocol/protocol.ts';
import { pickType } from './note-type.ts';
import { configuredRoots } from './roots.ts';
import type { Ask } from './server.ts';

/**
 * Begins a note of one of the wanted types, opened at its first blank. With a title it is asked for only where no note
 * can be called so.
 */
export const newNote = async (
  ask: Ask,
  isWanted: (type: NoteTypeChoice) => boolean,
  given = '',
): Promise<void> => {
  const root = await chosenPlace(l10n.t('Folder of the new note'));
  if (root === undefined) return;
  const types = (await ask<NoteTypeChoice[]>(noteTypesRequest, { uri: root }))?.filter(isWanted) ?? [];
  const type = types.length > 1 ? await pickType(types, l10n.t('Type of the new note')) : types[0];
  if (!type) return;
  const begin = (title: string): Promise<NewNoteAnswer | null> =>
    ask(newNoteRequest, { root, type: type.name, title });
  const direct = given === '' ? null : await begin(given);
  if (direct?.taken === null) {
    await write(direct);
    return;
  }
  const title = await window.showInputBox({
    title: type.title,
    value: given,
    prompt: l10n.t('Title or name. The file is named after it.'),
    // Titles are copied from other windows.
    ignoreFocusOut: true,
    validateInput: async (value) => (value.trim() === '' ? null : sayWhere(await begin(value))),
  });
  const note = title?.trim() ? await begin(title) : null;
  if (note?.taken === null) await write(note);
};

/** Any place in the workspace that is meant: the one that somebody is working in, else the only one or a chosen one. */
export const chosenPlace = async (placeHolder: string): Promise<string | undefined> => {
  const roots = await configuredRoots();
  const active = window.activeTextEditor?.document.uri;
  const folder = active && workspace.getWorkspaceFolder(active);
  if (folder && roots.includes(folder.uri.toString())) return active.toString();
  if (roots.length < 2) return roots[0];
  const items = roots.map((uri) => ({ label: workspace.asRelativePath(Uri.parse(uri)), uri }));
  return (await window.showQuickPick(items, { placeHolder }))?.uri;
};

const sayWhere = (note: NewNoteAnswer | null) => {
  if (!note) return l10n.t('No file can be named so. Use letters or digits.');
  if (note.taken !== null) return l10n.t('{0} goes by this name already.', note.taken);
  return { message: note.path, severity: InputBoxValidationSeverity.Info };
};

const write = async ({ uri, snippet }: NewNoteAnswer): Promise<void> => {
  const file = Uri.parse(uri, true);
  const edit = new WorkspaceEdit();
  edit.createFile(file);
  if (!(await workspace.applyEdit(edit))) return;
  const editor = await window.showTextDocument(file);
  await editor.insertSnippet(new SnippetString(snippet));
};
