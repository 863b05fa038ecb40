import {
  type Connection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  ProposedFeatures,
  type ServerCapabilities,
  TextDocumentSyncKind,
  TextDocuments,
  createConnection,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { configFile } from '../core/workspace/config.ts';
import { dayIn, localDay } from '../host/node/clock.ts';
import type { PageOf } from '../host/node/check-pages.ts';
import { exists, pathOfUri } from '../host/node/workspace-host.ts';
import { type ViewsChanged, viewsChanged, workspaceReady } from '../protocol/protocol.ts';
import { answerAuthoring } from './authoring.ts';
import { answerCapturing } from './capturing.ts';
import { answerEditing, editingCapabilities } from './editing.ts';
import { answerLenses, lensCapabilities, refreshLenses } from './lenses.ts';
import { answerImporting } from './importing.ts';
import { answerNavigation, navigationCapabilities } from './navigation.ts';
import { answerRenaming, renamingCapabilities, takeFileOperations } from './renaming.ts';
import { Roots } from './roots.ts';
import { answerViews } from './views.ts';

interface Options {
  /** Addresses of the folders that hold attache.yaml; without it the workspace folders are looked at. */
  readonly roots?: readonly string[];
  /** The editor's command that shows suggestions, for completions after which more are of use. */
  readonly suggestCommand?: string;
  /** Whether the editor has the commands of our extension. */
  readonly commands?: boolean;
  /** Stands in for today. */
  readonly today?: string;
}

const capabilities: ServerCapabilities = {
  textDocumentSync: TextDocumentSyncKind.Incremental,
  hoverProvider: true,
  definitionProvider: true,
  ...editingCapabilities,
  ...navigationCapabilities,
  ...lensCapabilities,
  ...renamingCapabilities,
};

/** The language server over standard input and output, for any editor. */
export function serveStdio(pageOf: PageOf): void {
  serve(createConnection(ProposedFeatures.all, process.stdin, process.stdout), pageOf);
}

/** The same over the channel of the process that started this one, as VS Code does. */
export function serveParent(pageOf: PageOf): void {
  serve(createConnection(ProposedFeatures.all), pageOf);
}

function serve(connection: Connection, pageOf: PageOf): void {
  const documents = new TextDocuments(TextDocument);
  let options: Options = {};
  const today = (timeZone: string): string => options.today ?? dayIn(timeZone);
  let params: InitializeParams | null = null;
  const tellViews = together((changed) => void connection.sendNotification(viewsChanged, changed), 100);
  const tellLenses = together(() => refreshLenses(connection, params), 1000);
  const roots = new Roots(connection, {
    today,
    page: (check) => (showsPages(params) ? pageOf(check) : null),
    viewsChanged: (changed) => {
      tellViews(changed);
      tellLenses(changed);
    },
  });
  const edit = (document: TextDocument): void => {
    const found = roots.place(document.uri);
    found?.root.edit(found.path, { uri: document.uri, version: document.version, text: document.getText() });
  };

  connection.onInitialize((given) => {
    params = given;
    return { capabilities, serverInfo: { name: 'attache' } };
  });
  connection.onInitialized(async () => {
    if (!params) return;
    options = (params.initializationOptions ?? {}) as Options;
    for (const folder of await foldersOf(params, options)) roots.add(folder);
    if (!options.roots) await watchFiles(connection, params);
    documents.all().forEach(edit);
    await load(connection, params, roots).catch((error: unknown) =>
      connection.console.error(`Attaché: ${String(error)}`),
    );
    // Nested workspaces are known only now, and some of these may be theirs.
    documents.all().forEach(edit);
    await connection.sendNotification(workspaceReady);
  });

  documents.onDidChangeContent(({ document }) => edit(document));
  documents.onDidClose(({ document }) => {
    const found = roots.place(document.uri);
    found?.root.close(found.path);
  });
  // Midnight comes at another time in each time zone, and a machine may have slept through it.
  setInterval(() => roots.newDay(), 60_000).unref();
  connection.onDidChangeWatchedFiles(({ changes }) => roots.filesChanged(changes));
  takeFileOperations(connection, roots);
  answer(connection, roots);
  answerAuthoring(connection, roots, () => options.today ?? localDay());
  answerCapturing(connection, roots);
  answerEditing(connection, roots, {
    suggestAgain: () => options.suggestCommand ?? null,
    create: () =>
      params?.capabilities.workspace?.workspaceEdit?.resourceOperations?.includes('create') ?? false,
    commands: () => options.commands === true,
  });
  answerLenses(connection, roots, () => options.commands === true);
  answerImporting(connection, roots);
  answerNavigation(connection, roots);
  answerRenaming(connection, roots);
  answerViews(connection, roots);
  documents.listen(connection);
  connection.listen();
}

/** Whether the editor makes a link of a finding's name. */
const showsPages = (params: InitializeParams | null): boolean =>
  params?.capabilities.textDocument?.publishDiagnostics?.codeDescriptionSupport === true;

function answer(connection: Connection, roots: Roots): void {
  connection.onHover(({ textDocument, position }) => {
    const found = roots.place(textDocument.uri);
    return found ? found.root.hover(found.path, position) : null;
  });
  connection.onDefinition(({ textDocument, position }) => {
    const found = roots.place(textDocument.uri);
    return found ? found.root.definition(found.path, position) : null;
  });
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

async function load(connection: Connection, params: InitializeParams, roots: Roots): Promise<void> {
  const shows = params.capabilities.window?.workDoneProgress === true && roots.size > 0;
  const progress = shows ? await connection.window.createWorkDoneProgress() : null;
  progress?.begin('Attaché: reading notes', 0);
  try {
    await roots.load((done, all) => progress?.report(Math.round((100 * done) / all), `${done} of ${all}`));
  } finally {
    progress?.done();
  }
}

/** Calls at most every so many ms, with all that has changed since. */
function together(call: (changed: ViewsChanged) => void, everyMs: number): (changed: ViewsChanged) => void {
  let waiting: ViewsChanged | null = null;
  return (changed) => {
    if (waiting === null) {
      setTimeout(() => {
        if (waiting) call(waiting);
        waiting = null;
      }, everyMs);
    }
    waiting = {
      claims: changed.claims || waiting?.claims === true,
      actors: changed.actors || waiting?.actors === true,
      underActors: changed.underActors || waiting?.underActors === true,
      sources: changed.sources || waiting?.sources === true,
    };
  };
}
