import { WorkspaceEdit, window } from 'vscode';
import { LSPErrorCodes, type Middleware, ResponseError } from 'vscode-languageclient/node';

/** The sentence that says why something can't be renamed; null of any other failure. */
const refusal = (error: unknown): string | null =>
  error instanceof ResponseError && error.code === LSPErrorCodes.RequestFailed ? error.message : null;

/**
 * What one provider refuses goes to the next: VS Code's own Markdown support takes the inside of `[[…]]` for a
 * reference and would rename that, in this file alone. So a refusal is shown here, and answered with no edit.
 */
export const renaming: Pick<Middleware, 'provideRenameEdits'> = {
  async provideRenameEdits(document, position, newName, token, next) {
    try {
      return await next(document, position, newName, token);
    } catch (error) {
      const why = refusal(error);
      if (why === null) throw error;
      void window.showInformationMessage(why);
      return new WorkspaceEdit();
    }
  },
};
