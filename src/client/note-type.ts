import {
  commands,
  type Disposable,
  l10n,
  type QuickPickItem,
  StatusBarAlignment,
  type TextDocument,
  window,
  workspace,
  WorkspaceEdit,
} from 'vscode';
import {
  type NoteEdits,
  changeTypeRequest,
  type NoteTypeAnswer,
  type NoteTypeChoice,
  noteTypeRequest,
} from '../protocol/protocol.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { addEdits } from './ranges.ts';
import type { Ask } from './server.ts';

/** Typing settles before the type is asked for. */
const settleMs = 300;

/** Lets somebody choose among types. */
export const pickType = async (
  types: readonly NoteTypeChoice[],
  placeHolder: string,
): Promise<NoteTypeChoice | undefined> => {
  const items = types.map((type): QuickPickItem & { type: NoteTypeChoice } => {
    return { label: type.title, description: type.name, detail: type.description, type };
  });
  return (await window.showQuickPick(items, { placeHolder, matchOnDescription: true }))?.type;
};

/** The type of the note in the active editor, in the status bar. */
export class NoteTypeItem implements Disposable {
  readonly #ask: Ask;
  readonly #item = window.createStatusBarItem('attache.noteType', StatusBarAlignment.Right, 100);
  readonly #loading = new OneAtATime(() => this.#load());
  readonly #disposables: { dispose(): unknown }[];
  #timer: NodeJS.Timeout | undefined;

  constructor(ask: Ask) {
    this.#ask = ask;
    this.#item.name = l10n.t('Type of Note');
    this.#item.command = 'attache.changeType';
    this.#disposables = [
      this.#item,
      window.onDidChangeActiveTextEditor(() => this.refresh()),
      workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (document !== activeNote() || contentChanges.length === 0) return;
        clearTimeout(this.#timer);
        this.#timer = setTimeout(() => void this.refresh(), settleMs);
      }),
      commands.registerCommand('attache.changeType', () => this.#change()),
    ];
  }

  /** The type, or the types that there are, may have changed. */
  refresh(): Promise<void> {
    return this.#loading.request();
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }

  async #load(): Promise<void> {
    const document = activeNote();
    const answer = document ? await this.#typeOf(document).catch(() => null) : null;
    // Another editor has come since: its own event asks again.
    if (document !== activeNote()) return;
    if (answer) this.#show(answer);
    else this.#item.hide();
  }

  #show({ known, title, description }: NoteTypeAnswer): void {
    const text = known ? title : l10n.t('No type');
    const what = known
      ? `${title}: ${description}`
      : l10n.t('Ordinary Markdown: its frontmatter owes nothing.');
    this.#item.text = text;
    this.#item.tooltip = `${what}\n${l10n.t('Click to choose a type.')}`;
    this.#item.accessibilityInformation = { label: l10n.t('Type of this note: {0}', text), role: 'button' };
    this.#item.show();
  }

  #typeOf({ uri }: TextDocument): Promise<NoteTypeAnswer | null> {
    return this.#ask(noteTypeRequest, { uri: uri.toString() });
  }

  async #change(): Promise<void> {
    const document = activeNote();
    const now = document && (await this.#typeOf(document));
    if (!now) return;
    const type = await pickType(now.types, l10n.t('Type of this note'));
    if (!type || type.name === now.type) return;
    const params = { uri: document.uri.toString(), type: type.name };
    const answer = await this.#ask<NoteEdits>(changeTypeRequest, params);
    const edit = new WorkspaceEdit();
    if (answer?.version !== document.version || !addEdits(edit, document.uri, answer)) {
      void window.showWarningMessage(l10n.t('The type can’t be set in this frontmatter. Mend it first.'));
      return;
    }
    await workspace.applyEdit(edit);
  }
}

const activeNote = (): TextDocument | undefined => {
  const document = window.activeTextEditor?.document;
  return document?.languageId === 'markdown' ? document : undefined;
};
