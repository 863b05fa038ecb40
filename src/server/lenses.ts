import {
  type CodeLens,
  CodeLensRefreshRequest,
  type Connection,
  type InitializeParams,
  type ServerCapabilities,
} from 'vscode-languageserver/node';
import { type Uses, headLine, usesAt, usesCounted } from '../core/features/uses.ts';
import {
  type LensArguments,
  type UsePlace,
  type UsesParams,
  showUsesCommand,
  usesRequest,
} from '../protocol/protocol.ts';
import { toRange } from './convert.ts';
import type { Asked } from './root.ts';
import type { Roots } from './roots.ts';

export const lensCapabilities: ServerCapabilities = { codeLensProvider: { resolveProvider: true } };

interface LensData {
  readonly uri: string;
  readonly what: Uses;
}

/** Answers what is counted above the note of an actor or an office, and where that is. */
export function answerLenses(connection: Connection, roots: Roots, hasCommands: () => boolean): void {
  connection.onCodeLens(async ({ textDocument: { uri } }): Promise<CodeLens[] | null> => {
    const found = roots.place(uri);
    if (!found) return null;
    return found.root.ask(({ service }) => {
      const range = toRange(service, found.path, headLine(service, found.path));
      return usesCounted(service, found.path).map(({ what }): CodeLens => {
        const data: LensData = { uri, what };
        return { range, data };
      });
    });
  });
  connection.onCodeLensResolve(async (lens) => {
    const { uri, what } = lens.data as LensData;
    const found = roots.place(uri);
    if (!found) return lens;
    return found.root.ask(({ service }) => {
      const count = usesCounted(service, found.path).find((each) => each.what === what)?.count ?? 0;
      const given: LensArguments = { uri, what, count, position: lens.range.start };
      // Without a command an editor shows the words alone.
      const command = hasCommands() ? showUsesCommand : '';
      return { ...lens, command: { title: titleOf(what, count), command, arguments: [given] } };
    });
  });
  connection.onRequest(usesRequest, ({ uri, what }: UsesParams): Promise<UsePlace[]> | [] => {
    const found = roots.place(uri);
    return found ? found.root.ask((asked) => places(asked, found.path, what)) : [];
  });
}

const titleOf = (what: Uses, count: number): string =>
  what === 'undecided' ? `${count} undecided` : `${count} ${count === 1 ? what.slice(0, -1) : what}`;

const places = ({ service, uri }: Asked, path: string, what: Uses): UsePlace[] =>
  usesAt(service, path, what).map(({ file, range }) => ({
    uri: uri(file),
    range: toRange(service, file, range),
  }));

/** What is counted may have changed. */
export function refreshLenses(connection: Connection, params: InitializeParams | null): void {
  if (params?.capabilities.workspace?.codeLens?.refreshSupport !== true) return;
  connection.sendRequest(CodeLensRefreshRequest.type).catch(() => undefined);
}
