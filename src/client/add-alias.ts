import { commands, l10n, type QuickPickItem, Uri, window, workspace, WorkspaceEdit } from 'vscode';
import {
  type ActorChoice,
  type ActorsNamedParams,
  actorsNamedRequest,
  type AddAliasParams,
  addAliasRequest,
  type NoteEdits,
} from '../protocol/protocol.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { addEdits } from './ranges.ts';
import type { Ask } from './server.ts';

/** What is selected in the active editor, on one line; empty where nothing is. */
export const selectedWords = (): string => {
  const editor = window.activeTextEditor;
  const text = editor?.document.getText(editor.selection) ?? '';
  return text.replace(/[ \t]*\r?\n[ \t>]*/g, ' ').trim();
};

/** Gives an actor what is selected as one more name. */
export const addAlias = async (ask: Ask): Promise<void> => {
  const place = window.activeTextEditor?.document.uri.toString();
  const alias = selectedWords();
  if (place === undefined || alias === '') {
    void window.showInformationMessage(l10n.t('Select the name in the text first.'));
    return;
  }
  const actor = await pickActor(ask, place, l10n.t('Whose name is “{0}”?', alias));
  if (!actor) return;
  const params: AddAliasParams = { uri: actor.uri, alias };
  const answer = await ask<NoteEdits>(addAliasRequest, params);
  if (answer && (await apply(Uri.parse(actor.uri, true), answer))) await tell(actor, alias);
  else
    void window.showWarningMessage(
      l10n.t('{0} has this name already, or can’t take it. Look at the note.', actor.name),
    );
};

/** What nobody had open is saved at once: nobody would know of it. */
const apply = async (uri: Uri, edits: NoteEdits): Promise<boolean> => {
  const edit = new WorkspaceEdit();
  return addEdits(edit, uri, edits) && workspace.applyEdit(edit, { isRefactoring: edits.version === null });
};

const tell = async ({ uri, name }: ActorChoice, alias: string): Promise<void> => {
  const open = l10n.t('Open Note');
  const chosen = await window.showInformationMessage(
    l10n.t('“{0}” is a name of {1} now.', alias, name),
    open,
  );
  if (chosen === open) await commands.executeCommand('vscode.open', Uri.parse(uri, true));
};

interface ActorItem extends QuickPickItem {
  readonly actor: ActorChoice;
}

/** Lets somebody choose among all actors by any of their names. */
const pickActor = (ask: Ask, uri: string, title: string): Promise<ActorChoice | undefined> => {
  const pick = window.createQuickPick<ActorItem>();
  pick.title = title;
  pick.placeholder = l10n.t('Type any name of the actor.');
  pick.matchOnDescription = true;
  pick.matchOnDetail = true;
  const loading = new OneAtATime(async () => {
    const typed = pick.value;
    const params: ActorsNamedParams = { uri, typed };
    const actors = (await ask<ActorChoice[]>(actorsNamedRequest, params)) ?? [];
    // Another letter has come since: it asks again.
    if (typed === pick.value) pick.items = actors.map(itemOf);
  });
  return new Promise((resolve) => {
    const disposables: { dispose(): unknown }[] = [
      pick,
      pick.onDidChangeValue(() => void loading.request()),
      pick.onDidAccept(() => {
        resolve(pick.selectedItems[0]?.actor);
        pick.hide();
      }),
      pick.onDidHide(() => {
        resolve(undefined);
        for (const disposable of disposables) disposable.dispose();
      }),
    ];
    pick.show();
    void loading.request();
  });
};

/** It was found by the server, which knows all names and how they are held against each other. */
const itemOf = (actor: ActorChoice): ActorItem => {
  return { label: actor.name, description: actor.id, detail: actor.names, alwaysShow: true, actor };
};
