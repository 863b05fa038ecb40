import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  ProposedFeatures,
  TextDocumentSyncKind,
  TextDocuments,
  createConnection,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { configFile } from '../core/workspace/config.ts';
import { localDay } from '../host/node/clock.ts';
import { exists, pathOfUri } from '../host/node/workspace-host.ts';
import { type ClaimsViewParams, claimsViewRequest, viewsChanged, workspaceReady } from '../protocol/protocol.ts';
import { Root } from './root.ts';

interface Options {
  /** Addresses of the folders that hold attache.yaml; without it the workspace folders are looked at. */
  readonly roots?: readonly string[];
  /** Stands in for today. */
  readonly today?: string;
}

/** The language server over standard input and output, for any editor. */
export function serveStdio(): void {
  serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout));
}

export function serve(connection: Connection): void {
  const documents = new TextDocuments(TextDocument);
  const roots: Root[] = [];
  let params: InitializeParams | null = null;

  const place = (uri: string): { root: Root; path: string } | null => {
    const file = pathOfUri(uri);
    const inside = roots.filter((root) => file !== null && root.pathOf(file) !== null);
    // Of nested workspaces the deepest is the file's own.
    const root = inside.sort((a, b) => b.folder.length - a.folder.length)[0];
    const path = root && file !== null ? root.pathOf(file) : null;
    return root && path !== null ? { root, path } : null;
  };

  connection.onInitialize((given) => {
    params = given;
    return {
      capabilities: { textDocumentSync: TextDocumentSyncKind.Incremental, hoverProvider: true, definitionProvider: true },
      serverInfo: { name: 'attache' },
    };
  });

  const changed = throttle(() => void connection.sendNotification(viewsChanged));
  connection.onInitialized(async () => {
    if (!params) return;
    const options = (params.initializationOptions ?? {}) as Options;
    const clock = (): string => options.today ?? localDay();
    for (const folder of await foldersOf(params, options)) roots.push(new Root(folder, connection, clock, changed));
    if (!options.roots) await watchFiles(connection, params);
    for (const document of documents.all()) edit(document);
    await load(connection, params, roots);
    await connection.sendNotification(workspaceReady);
  });

  const edit = (document: TextDocument): void => {
    const found = place(document.uri);
    found?.root.edit(found.path, { uri: document.uri, version: document.version, text: document.getText() });
  };
  documents.onDidChangeContent(({ document }) => edit(document));
  documents.onDidClose(({ document }) => {
    const found = place(document.uri);
    found?.root.close(found.path);
  });

  connection.onDidChangeWatchedFiles(({ changes }) => {
    for (const root of roots) {
      const paths = changes.flatMap(({ uri }) => {
        const found = place(uri);
        return found?.root === root ? [found.path] : [];
      });
      if (paths.length > 0) root.filesChanged(paths);
    }
  });

  connection.onHover(({ textDocument, position }) => {
    const found = place(textDocument.uri);
    return found ? found.root.hover(found.path, position) : null;
  });
  connection.onDefinition(({ textDocument, position }) => {
    const found = place(textDocument.uri);
    return found ? found.root.definition(found.path, position) : null;
  });
  connection.onRequest(claimsViewRequest, ({ group }: ClaimsViewParams) =>
    Promise.all(roots.map((root) => root.claims(group))),
  );

  documents.listen(connection);
  connection.listen();
}

async function foldersOf(params: InitializeParams, { roots }: Options): Promise<string[]> {
  const uris = roots ?? params.workspaceFolders?.map(({ uri }) => uri) ?? [];
  const folders = uris.flatMap((uri) => pathOfUri(uri) ?? []);
  const held = await Promise.all(folders.map((folder) => exists(`${folder}/${configFile}`)));
  return folders.filter((_, at) => held[at]);
}

/** Clients that bring no watchers of their own are asked for them. */
async function watchFiles(connection: Connection, params: InitializeParams): Promise<void> {
  if (!params.capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) return;
  const watchers = [{ globPattern: '**/*' }];
  await connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
}

async function load(connection: Connection, params: InitializeParams, roots: readonly Root[]): Promise<void> {
  const shows = params.capabilities.window?.workDoneProgress === true && roots.length > 0;
  const progress = shows ? await connection.window.createWorkDoneProgress() : null;
  progress?.begin('Attaché: reading notes', 0);
  for (const root of roots) {
    await root.load((done, all) => progress?.report(Math.round((100 * done) / all), `${done} of ${all}`));
  }
  progress?.done();
}

/** Calls at most every 100 ms, the last call always coming through. */
function throttle(call: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  return () => {
    timer ??= setTimeout(() => {
      timer = null;
      call();
    }, 100);
  };
}
