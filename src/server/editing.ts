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
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type ServerCapabilities,
  type TextDocumentEdit,
  type TextEdit as LspEdit,
} from 'vscode-languageserver/node';
import { type CodeAction, codeActionsAt, suppression } from '../core/features/code-actions.ts';
import type { Completion } from '../core/features/completion-items.ts';
import { completionsAt } from '../core/features/completion.ts';
import type { TextEdit } from '../core/text/edits.ts';
import type { Service } from '../core/service.ts';
import { toDiagnostic, toRange } from './convert.ts';
import type { Asked } from './root.ts';
import type { Roots } from './roots.ts';

/** What begins a value, an entry or a name in a comment. Editors take no letter for a trigger. */
const triggers = [' ', ':', '-', '[', '{', ','];

export const editingCapabilities: ServerCapabilities = {
  completionProvider: { triggerCharacters: triggers },
  codeActionProvider: {
    codeActionKinds: [CodeActionKind.QuickFix, 'source.fixAll.attache', 'source.sortKeys.attache'],
    resolveProvider: true,
  },
};

/** Answers what an editor asks while text is typed or mended. `suggestAgain` is its command for more suggestions. */
export function answerEditing(connection: Connection, roots: Roots, suggestAgain: () => string | null): void {
  connection.onCompletion(
    async ({ textDocument, position }: CompletionParams): Promise<CompletionList | null> => {
      const found = roots.place(textDocument.uri);
      if (!found) return null;
      return found.root.ask(({ service }) => {
        const offset = service.lines(found.path)?.offset(position);
        if (offset === undefined) return null;
        const { items, incomplete } = completionsAt(service, found.path, offset);
        const again = suggestAgain();
        const converted = items.map((item, at) => toItem(service, found.path, item, at, again));
        return { isIncomplete: incomplete, items: converted };
      });
    },
  );
  connection.onCodeAction(async (params: CodeActionParams) => {
    const found = roots.place(params.textDocument.uri);
    return found?.root.ask((asked) => actions(asked, found.path, params));
  });
  connection.onCodeActionResolve(async (action) => {
    const { uri, fingerprint } = action.data as ActionData;
    const found = roots.place(uri);
    return found ? found.root.ask((asked) => resolved(asked, found.path, action, fingerprint)) : action;
  });
}

const kinds: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  key: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  date: CompletionItemKind.Constant,
  actor: CompletionItemKind.Class,
  office: CompletionItemKind.Reference,
  source: CompletionItemKind.Reference,
  claim: CompletionItemKind.Reference,
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
}

function actions(
  asked: Asked,
  path: string,
  { textDocument, range, context }: CodeActionParams,
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
    !(byItself && kind.startsWith('source.'));
  return codeActionsAt(service, path, place, wanted)
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
  const { title, kind, finding, preferred, edits } = action;
  const data: ActionData = { uri, fingerprint: finding?.fingerprint ?? '' };
  return {
    title,
    kind,
    ...(finding ? { diagnostics: [toDiagnostic(asked.service, finding, asked.uri)] } : {}),
    ...(preferred ? { isPreferred: true } : {}),
    ...(edits ? { edit: { documentChanges: [documentEdit(asked, path, edits)] } } : { data }),
  };
}

function resolved(asked: Asked, path: string, action: LspAction, fingerprint: string): LspAction {
  const finding = asked.service.findingsIn(path).find((each) => each.fingerprint === fingerprint);
  const edits = finding && !isStale(asked, path) ? suppression(asked.service, path, finding) : null;
  if (!edits) return { ...action, disabled: { reason: 'No comment can stand at this place.' } };
  return { ...action, edit: { documentChanges: [documentEdit(asked, path, edits)] } };
}

/** For the version that was judged: an editor that has gone on refuses it. */
export function documentEdit(
  { service, open, uri }: Asked,
  path: string,
  edits: readonly TextEdit[],
): TextDocumentEdit {
  const changes: LspEdit[] = edits.map(({ range, newText }) => ({
    range: toRange(service, path, range),
    newText,
  }));
  return { textDocument: { uri: uri(path), version: open(path)?.version ?? null }, edits: changes };
}
