import {
  type CodeAction as LspAction,
  CodeActionKind,
  CodeActionTriggerKind,
  type CodeActionParams,
  type CompletionItem,
  CompletionItemKind,
  type CompletionList,
  type CompletionParams,
  type Connection,
  type CreateFile,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type ServerCapabilities,
  type TextDocumentEdit,
} from 'vscode-languageserver/node';
import { actorDocumentation } from '../core/features/actor-hover.ts';
import { type CodeAction, codeActionsAt, suppression } from '../core/features/code-actions.ts';
import type { Completion } from '../core/features/completion-items.ts';
import { completionsAt } from '../core/features/completion.ts';
import { sourceDocumentation } from '../core/features/source-card.ts';
import { begunNote } from '../core/features/new-note.ts';
import type { NewFile, NoteToBegin } from '../core/model/edit.ts';
import type { TextEdit } from '../core/text/edits.ts';
import type { Service } from '../core/service.ts';
import { type LinkPlace, openFileCommand } from '../protocol/protocol.ts';
import { toDiagnostic, toEdits, toRange } from './convert.ts';
import type { Asked } from './root.ts';
import type { Roots } from './roots.ts';

/** What begins a value, an entry, a link, its part or a name in a comment. Editors take no letter for a trigger. */
const triggers = [' ', ':', '-', '[', '{', ',', '=', '"', '#', '@'];

export const editingCapabilities: ServerCapabilities = {
  completionProvider: { triggerCharacters: triggers, resolveProvider: true },
  codeActionProvider: {
    codeActionKinds: [
      CodeActionKind.QuickFix,
      CodeActionKind.Refactor,
      'source.fixAll.attache',
      'source.sortKeys.attache',
    ],
    resolveProvider: true,
  },
};

/** What the editor can do, once it has said so. */
export interface EditorCan {
  /** Its command for more suggestions. */
  readonly suggestAgain: () => string | null;
  /** Whether it makes files. */
  readonly create: () => boolean;
  /** Whether it has the commands of our extension. */
  readonly commands: () => boolean;
}

/** Answers what an editor asks while text is typed or mended. */
export function answerEditing(connection: Connection, roots: Roots, can: EditorCan): void {
  connection.onCompletion(
    async ({ textDocument, position }: CompletionParams): Promise<CompletionList | null> => {
      const found = roots.place(textDocument.uri);
      if (!found) return null;
      return found.root.ask(({ service }) => {
        const offset = service.lines(found.path)?.offset(position);
        if (offset === undefined) return null;
        const { items, incomplete } = completionsAt(service, found.path, offset);
        const again = can.suggestAgain();
        const converted = items.map((item, at) => ({
          ...toItem(service, found.path, item, at, again),
          ...dataOf(textDocument.uri, item),
        }));
        return { isIncomplete: incomplete, items: converted };
      });
    },
  );
  connection.onCompletionResolve(async (item) => {
    const { uri, about, cites } = (item.data ?? {}) as Partial<ItemData>;
    const found = uri === undefined ? null : roots.place(uri);
    if (!found) return item;
    const card = await found.root.ask(({ service }) => {
      if (about !== undefined) return actorDocumentation(service, found.path, about);
      return cites === undefined ? null : sourceDocumentation(service, found.path, cites);
    });
    return card === null ? item : { ...item, documentation: { kind: MarkupKind.Markdown, value: card } };
  });
  connection.onCodeAction(async (params: CodeActionParams) => {
    const found = roots.place(params.textDocument.uri);
    return found?.root.ask((asked) => actions(asked, found.path, params, can));
  });
  connection.onCodeActionResolve(async (action) => {
    const data = action.data as ActionData;
    const found = roots.place(data.uri);
    return found ? found.root.ask((asked) => resolved(asked, found.path, action, data, can)) : action;
  });
}

/** What an item carries until it is looked at. */
interface ItemData {
  readonly uri: string;
  /** Path of the note of the actor whose card documents it. */
  readonly about: string | undefined;
  /** Key of the source whose card documents it. */
  readonly cites: string | undefined;
}

const dataOf = (uri: string, { about, cites }: Completion): { data?: ItemData } =>
  about === undefined && cites === undefined ? {} : { data: { uri, about, cites } };

const kinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  date: CompletionItemKind.Constant,
  actor: CompletionItemKind.Class,
  office: CompletionItemKind.Reference,
  source: CompletionItemKind.Reference,
  note: CompletionItemKind.File,
  claim: CompletionItemKind.Reference,
  part: CompletionItemKind.Reference,
  tag: CompletionItemKind.Keyword,
  form: CompletionItemKind.Snippet,
  check: CompletionItemKind.EnumMember,
};

function toItem(
  service: Service,
  path: string,
  completion: Completion,
  at: number,
  again: string | null,
): CompletionItem {
  const { label, kind, detail, documentation, filter, range, snippet, goesOn } = completion;
  return {
    label,
    kind: kinds[kind],
    // Ours is the order; editors sort by this text.
    sortText: String(at).padStart(4, '0'),
    insertTextFormat: InsertTextFormat.Snippet,
    insertTextMode: InsertTextMode.asIs,
    textEdit: { range: toRange(service, path, range), newText: snippet },
    ...(detail === '' ? {} : { labelDetails: { description: detail }, detail }),
    ...(documentation === '' ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
    ...(filter === null ? {} : { filterText: filter }),
    ...(goesOn && again !== null ? { command: { title: 'Suggest', command: again } } : {}),
  };
}

/** What an action carries until it is chosen. */
interface ActionData {
  readonly uri: string;
  readonly fingerprint: string;
  readonly begins: NoteToBegin | null;
  /** What it does to the file itself beside the note that it begins. */
  readonly edits: readonly TextEdit[];
}

function actions(
  asked: Asked,
  path: string,
  { textDocument, range, context }: CodeActionParams,
  can: EditorCan,
): LspAction[] {
  const { service } = asked;
  const lines = service.lines(path);
  if (!lines || isStale(asked, path)) return [];
  const place = { start: lines.offset(range.start), end: lines.offset(range.end) };
  const { only, triggerKind } = context;
  // Asked with every move of the cursor an editor shows what mends, and leaves the rest for when it is asked for.
  const byItself = triggerKind === CodeActionTriggerKind.Automatic;
  const wanted = (kind: string): boolean =>
    only?.some((each) => kind === each || kind.startsWith(`${each}.`)) ??
    !(byItself && (kind.startsWith('source.') || kind === 'refactor'));
  return codeActionsAt(service, path, place, wanted)
    .filter(({ begins, command }) => (can.create() || !begins) && (can.commands() || !command))
    .filter(({ edits }) => edits?.every((edit) => fits(service, path, edit)) ?? true)
    .map((action) => toAction(asked, path, textDocument.uri, action));
}

/** No edit lands on a text that is not the one it was made for. */
const fits = (service: Service, path: string, { range, expected }: TextEdit): boolean =>
  service.text(path)?.slice(range.start, range.end) === expected;

/** An edit has come in since: an answer would be for a text that is no more. */
export const isStale = ({ service, open }: Asked, path: string): boolean => {
  const document = open(path);
  return document !== null && document.text !== service.text(path);
};

function toAction(asked: Asked, path: string, uri: string, action: CodeAction): LspAction {
  const { title, kind, finding, preferred, edits, begins, command, link } = action;
  if (command) {
    const position = link && asked.service.lines(path)?.position(link.start);
    const given = link && position ? [{ uri, position, address: link.address } satisfies LinkPlace] : [];
    return { title, kind, command: { title, command, arguments: given } };
  }
  const data: ActionData = { uri, fingerprint: finding?.fingerprint ?? '', begins, edits: edits ?? [] };
  return {
    title,
    kind,
    ...(finding ? { diagnostics: [toDiagnostic(asked, finding)] } : {}),
    ...(preferred ? { isPreferred: true } : {}),
    ...(edits && !begins ? { edit: { documentChanges: [documentEdit(asked, path, edits)] } } : { data }),
  };
}

function resolved(
  asked: Asked,
  path: string,
  action: LspAction,
  { fingerprint, begins, edits: own }: ActionData,
  can: EditorCan,
): LspAction {
  if (begins) {
    const file = begunNote(asked.service, begins, asked.isNote);
    if (!file)
      return { ...action, disabled: { reason: 'A file of this name can’t be made in this workspace.' } };
    if (own.length > 0 && (isStale(asked, path) || !own.every((edit) => fits(asked.service, path, edit))))
      return { ...action, disabled: { reason: 'The note has been changed since.' } };
    const here = own.length > 0 ? [documentEdit(asked, path, own)] : [];
    const uri = asked.uri(file.path);
    const open = { title: action.title, command: openFileCommand, arguments: [uri] };
    return {
      ...action,
      edit: { documentChanges: [...fileEdits(uri, file), ...here] },
      ...(can.commands() ? { command: open } : {}),
    };
  }
  const finding = asked.service.findingsIn(path).find((each) => each.fingerprint === fingerprint);
  const quiet = finding && !isStale(asked, path) ? suppression(asked.service, path, finding) : null;
  if (!quiet) return { ...action, disabled: { reason: 'No comment can stand at this place.' } };
  return { ...action, edit: { documentChanges: [documentEdit(asked, path, quiet)] } };
}

/** For the version that was judged: an editor that has gone on refuses it. */
export function documentEdit(
  { service, open, uri }: Asked,
  path: string,
  edits: readonly TextEdit[],
): TextDocumentEdit {
  const version = open(path)?.version ?? null;
  return { textDocument: { uri: uri(path), version }, edits: toEdits(service, path, edits) };
}

/** Makes a file with its text. An editor refuses it where there is one. */
const fileEdits = (uri: string, { text }: NewFile): (CreateFile | TextDocumentEdit)[] => [
  { kind: 'create', uri, options: { overwrite: false, ignoreIfExists: false } },
  {
    textDocument: { uri, version: null },
    edits: [{ range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }, newText: text }],
  },
];
