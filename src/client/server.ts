import { type CancellationToken, type Disposable, l10n, type LogOutputChannel, window } from 'vscode';
import {
  DidChangeWatchedFilesNotification,
  FileChangeType,
  type FileEvent,
  LanguageClient,
  RevealOutputChannelOn,
  State,
  TransportKind,
} from 'vscode-languageclient/node';
import { type ViewsChanged, viewsChanged, workspaceReady } from '../protocol/protocol.ts';
import { beginning } from './begun-note.ts';
import { offerQuietCitations } from './citation-warnings.ts';
import { watchFiles } from './file-events.ts';
import { inOwnWords } from './lenses.ts';
import { renaming } from './rename.ts';
import { suggestWhileTyping } from './suggest-while-typing.ts';

/** Puts a request to the server. */
export type Ask = <T>(method: string, params: object) => Promise<T | null>;

export interface ServerEvents {
  /** Rows of the views may have changed. */
  readonly changed: (changed: ViewsChanged) => void;
  /** Every note has been read and judged once. */
  readonly ready: () => void;
  /** It answers now, or it has stopped without being asked to. */
  readonly running: (running: boolean) => void;
}

/** The language server as a process of its own, while there is anything for it to do. */
export class Server {
  readonly #program: string;
  readonly #events: ServerEvents;
  #log: LogOutputChannel | null = null;
  #client: LanguageClient | null = null;
  #disposables: { dispose(): unknown }[] = [];

  constructor(program: string, events: ServerEvents) {
    this.#program = program;
    this.#events = events;
  }

  get isStarted(): boolean {
    return this.#client !== null;
  }

  /** Does not throw: a failed start is in the log and told by `running`. */
  async start(roots: readonly string[]): Promise<void> {
    const { watchers, disposables } = watchFiles((uri) => {
      if (!client.isRunning()) return;
      const changes: FileEvent[] = [
        { uri: client.code2ProtocolConverter.asUri(uri), type: FileChangeType.Created },
      ];
      void client.sendNotification(DidChangeWatchedFilesNotification.type, { changes });
    });
    const client = new LanguageClient(
      'attache',
      'Attaché',
      { module: this.#program, args: ['lsp'], transport: TransportKind.ipc },
      {
        documentSelector: [
          { scheme: 'file', language: 'markdown' },
          { scheme: 'file', pattern: '**/attache.yaml' },
          { scheme: 'file', pattern: '**/*.bib' },
          { scheme: 'file', language: 'yaml', pattern: '**/reviews/**/*.yaml' },
          { scheme: 'file', language: 'yaml', pattern: '**/reviews/**/*.yml' },
        ],
        initializationOptions: { roots, suggestCommand: 'editor.action.triggerSuggest', commands: true },
        middleware: {
          ...renaming,
          ...beginning,
          resolveCodeLens: async (lens, token, next) => {
            const resolved = await next(lens, token);
            return resolved && inOwnWords(resolved);
          },
        },
        synchronize: { fileEvents: watchers },
        outputChannel: this.#logChannel(),
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        diagnosticCollectionName: 'attache',
      },
    );
    this.#client = client;
    this.#disposables = [
      ...disposables,
      suggestWhileTyping(roots),
      offerQuietCitations(roots),
      client.onNotification(viewsChanged, (changed: ViewsChanged) => this.#events.changed(changed)),
      client.onNotification(workspaceReady, () => this.#events.ready()),
      client.onDidChangeState(({ newState }) => {
        if (this.#client !== client || newState === State.Starting) return;
        this.#events.running(newState === State.Running);
      }),
    ];
    try {
      await client.start();
    } catch (error) {
      this.#logChannel().error(l10n.t('The server could not start: {0}', String(error)));
    }
  }

  async stop(): Promise<void> {
    const client = this.#client;
    this.#client = null;
    for (const disposable of this.#disposables) disposable.dispose();
    this.#disposables = [];
    try {
      await client?.dispose();
    } catch (error) {
      this.#logChannel().warn(String(error));
    }
  }

  /** Null where no server runs, too. */
  async ask<T>(method: string, params: object, token?: CancellationToken): Promise<T | null> {
    return this.#client ? this.#client.sendRequest<T | null>(method, params, token) : null;
  }

  /** Hears what the server that runs now tells. */
  on(method: string, heard: (told: string) => void): Disposable | undefined {
    return this.#client?.onNotification(method, heard);
  }

  log(line: string): void {
    this.#logChannel().info(line);
  }

  showLog(): void {
    this.#logChannel().show();
  }

  async dispose(): Promise<void> {
    await this.stop();
    this.#log?.dispose();
  }

  #logChannel(): LogOutputChannel {
    return (this.#log ??= window.createOutputChannel('Attaché', { log: true }));
  }
}
