import {
  type Connection,
  type DocumentHighlight,
  type DocumentSymbol as LspSymbol,
  type FoldingRange,
  FoldingRangeKind,
  type Location,
  type ServerCapabilities,
  SymbolKind as LspKind,
  type SymbolInformation,
} from 'vscode-languageserver/node';
import { foldsIn } from '../core/features/folding.ts';
import { highlightsAt, referencesAt } from '../core/features/references.ts';
import { type DocumentSymbol, type SymbolKind, documentSymbols } from '../core/features/symbols.ts';
import { workspaceSymbols } from '../core/features/workspace-symbols.ts';
import type { Service } from '../core/service.ts';
import { toRange } from './convert.ts';
import type { Asked } from './root.ts';
import type { Roots } from './roots.ts';

export const navigationCapabilities: ServerCapabilities = {
  referencesProvider: true,
  documentHighlightProvider: true,
  documentSymbolProvider: { label: 'Attaché' },
  workspaceSymbolProvider: true,
  foldingRangeProvider: true,
};

/** Answers what an editor asks to find its way: who names this, what is in this file, what can be folded. */
export function answerNavigation(connection: Connection, roots: Roots): void {
  connection.onReferences(async ({ textDocument, position, context }, token) => {
    const found = roots.place(textDocument.uri);
    if (!found) return null;
    return found.root.ask(({ service, uri }): Location[] => {
      const offset = service.lines(found.path)?.offset(position);
      // The whole workspace is looked through: not for somebody who has gone on while this waited.
      if (offset === undefined || token.isCancellationRequested) return [];
      const places = referencesAt(service, found.path, offset, context.includeDeclaration);
      return places.map(({ file, range }) => ({ uri: uri(file), range: toRange(service, file, range) }));
    });
  });
  connection.onDocumentHighlight(async ({ textDocument, position }): Promise<DocumentHighlight[] | null> => {
    const found = roots.place(textDocument.uri);
    if (!found) return null;
    return found.root.ask(({ service }) => {
      const offset = service.lines(found.path)?.offset(position);
      const places = offset === undefined ? [] : highlightsAt(service, found.path, offset);
      // Where we know of nothing an editor goes by the letters.
      return places.length === 0
        ? null
        : places.map(({ file, range }) => ({ range: toRange(service, file, range) }));
    });
  });
  connection.onDocumentSymbol(async ({ textDocument }) => {
    const found = roots.place(textDocument.uri);
    if (!found) return null;
    return found.root.ask(({ service }) =>
      documentSymbols(service, found.path).map((symbol) => toSymbol(service, found.path, symbol)),
    );
  });
  connection.onWorkspaceSymbol(async ({ query }, token) => {
    const found = await roots.askAll((asked) =>
      token.isCancellationRequested ? [] : symbolsOf(asked, query),
    );
    return found.flat();
  });
  connection.onFoldingRanges(async ({ textDocument }) => {
    const found = roots.place(textDocument.uri);
    return found?.root.ask(({ service }) => folds(service, found.path)) ?? null;
  });
}

const kinds: Readonly<Record<SymbolKind, LspKind>> = {
  frontmatter: LspKind.Namespace,
  key: LspKind.Property,
  item: LspKind.Object,
  claim: LspKind.Constant,
  note: LspKind.File,
  actor: LspKind.Class,
  office: LspKind.Interface,
  source: LspKind.Module,
};

const toSymbol = (service: Service, path: string, symbol: DocumentSymbol): LspSymbol => ({
  name: symbol.name,
  detail: symbol.detail,
  kind: kinds[symbol.kind],
  range: toRange(service, path, symbol.range),
  selectionRange: toRange(service, path, symbol.selection),
  children: symbol.children.map((child) => toSymbol(service, path, child)),
});

const symbolsOf = ({ service, uri }: Asked, query: string): SymbolInformation[] =>
  workspaceSymbols(service, query).map(({ name, kind, container, file, range }) => ({
    name,
    kind: kinds[kind],
    ...(container === '' ? {} : { containerName: container }),
    location: { uri: uri(file), range: toRange(service, file, range) },
  }));

const folds = (service: Service, path: string): FoldingRange[] =>
  foldsIn(service, path).map(({ range, kind }) => {
    const { start, end } = toRange(service, path, range);
    const lines = { startLine: start.line, endLine: end.line };
    return kind === 'region' ? { ...lines, kind: FoldingRangeKind.Region } : lines;
  });
