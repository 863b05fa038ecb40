import {
  commands,
  type Disposable,
  type TextDocument,
  type TextDocumentChangeEvent,
  window,
  workspace,
} from 'vscode';

/** Frontmatter is rarely longer; beyond it nothing comes up by itself. */
const mostLines = 500;

/**
 * Shows suggestions when a word is begun in frontmatter, a link or the attributes of a claim below one of `roots`. VS
 * Code keeps them off in Markdown, where prose would be full of them, and takes no letter for a trigger. Whoever
 * switches trigger characters off is left alone here too.
 */
export const suggestWhileTyping = (roots: readonly string[]): Disposable =>
  workspace.onDidChangeTextDocument((event) => {
    const uri = event.document.uri.toString();
    if (roots.some((root) => uri.startsWith(`${root}/`)) && beginsWord(event))
      void commands.executeCommand('editor.action.triggerSuggest', { auto: true });
  });

function beginsWord({ document, contentChanges, reason }: TextDocumentChangeEvent): boolean {
  const [change, ...others] = contentChanges;
  if (!change || others.length > 0 || reason !== undefined || !/^[\p{L}\p{N}]$/u.test(change.text))
    return false;
  if (document.languageId !== 'markdown' || window.activeTextEditor?.document !== document) return false;
  const { line, character } = change.range.start;
  const before = document.lineAt(line).text.slice(0, character);
  if (/[\p{L}\p{N}_-]$/u.test(before) || !(isOpen(before) || isFrontmatter(document, line))) return false;
  return workspace.getConfiguration('editor', document).get('suggestOnTriggerCharacters') !== false;
}

/** `[[…`, `{.claim …` or `[@…`, not closed on the line yet, or an `@` of a key. */
const isOpen = (before: string): boolean =>
  /\[\[[^[\]|]*$|\[[^[\]]*@[^[\]]*$|(?<![\p{L}\p{N}])@\{?$/u.test(before) ||
  /(?:\]|:{3,}[ \t]*)\{[^}]*\.claim\b[^}]*$/u.test(before);

function isFrontmatter(document: TextDocument, line: number): boolean {
  if (line === 0 || line > mostLines || !/^\uFEFF?---[ \t]*$/u.test(document.lineAt(0).text)) return false;
  for (let at = 1; at <= line; at++)
    if (/^(?:---|\.\.\.)[ \t]*$/u.test(document.lineAt(at).text)) return false;
  return true;
}
