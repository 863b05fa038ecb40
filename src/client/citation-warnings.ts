import {
  CodeAction,
  CodeActionKind,
  ConfigurationTarget,
  type Diagnostic,
  type Disposable,
  l10n,
  languages,
  type TextDocument,
  workspace,
} from 'vscode';

// VS Code's own Markdown validation, where somebody has switched it on, takes `[@key]` for a link that nothing defines
// (microsoft/vscode-markdown-languageservice, diagnostics.ts: its list of ignored links is not asked for these).
const codeOfUndefined = 'link.no-such-reference';

const codeOf = ({ code }: Diagnostic): unknown => (typeof code === 'object' ? code.value : code);

/** Offers at such a warning to switch it off for the workspace; once it is off nothing is left to offer. */
export const offerQuietCitations = (roots: readonly string[]): Disposable =>
  languages.registerCodeActionsProvider(
    { scheme: 'file', language: 'markdown' },
    {
      provideCodeActions(document, _, { diagnostics }) {
        const uri = document.uri.toString();
        const wrong = diagnostics.filter((diagnostic) => isCitation(document, diagnostic));
        if (wrong.length === 0 || !roots.some((root) => uri.startsWith(`${root}/`))) return [];
        const title = l10n.t('Switch off VS Code’s warning about reference links in this workspace');
        const action = new CodeAction(title, CodeActionKind.QuickFix);
        action.diagnostics = wrong;
        action.command = { title, command: 'attache.quietReferenceLinks' };
        return [action];
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix] },
  );

const isCitation = (document: TextDocument, diagnostic: Diagnostic): boolean =>
  codeOf(diagnostic) === codeOfUndefined && /(?:^|\s|-)@\S/u.test(document.getText(diagnostic.range));

export const quietReferenceLinks = (): Thenable<void> =>
  workspace
    .getConfiguration('markdown.validate.referenceLinks')
    .update('enabled', 'ignore', ConfigurationTarget.Workspace);
