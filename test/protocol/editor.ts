import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  createMessageConnection,
} from 'vscode-jsonrpc/node';
import type { ViewsChanged } from '../../src/protocol/protocol.ts';
import { cli, sample, temporary } from '../cli/attache.ts';

export interface Diagnostic {
  readonly source: string;
  readonly code: string;
  readonly codeDescription?: { readonly href: string };
  readonly severity: number;
  readonly message: string;
  readonly range: unknown;
  readonly relatedInformation: readonly {
    readonly message: string;
    readonly location: { readonly uri: string; readonly range: unknown };
  }[];
}

export interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly Diagnostic[];
}

export const uriOf = (folder: string, path = ''): string => pathToFileURL(join(folder, path)).href;

/** Waits until `ask` gives something; fails at the deadline and says what was awaited. */
export async function eventually<T>(what: string, ask: () => T | null | undefined | false): Promise<T> {
  const deadline = Date.now() + 60_000;
  for (;;) {
    const answer = ask();
    if (answer !== null && answer !== undefined && answer !== false) return answer;
    if (Date.now() > deadline) throw new Error(`Never came: ${what}`);
    await new Promise((next) => setTimeout(next, 10));
  }
}

/** An editor without a window: speaks LSP to a real server process. */
export class Editor {
  readonly process: ChildProcess;
  readonly connection: MessageConnection;
  /** Everything published, in order. */
  readonly published: Published[] = [];
  readonly logged: string[] = [];
  ready = false;
  #errors = '';

  constructor() {
    this.process = spawn(process.execPath, [cli, 'lsp', '--stdio'], { stdio: 'pipe' });
    const { stdin, stdout, stderr } = this.process;
    if (!stdin || !stdout || !stderr) throw new Error('no streams');
    stderr.on('data', (chunk) => (this.#errors += String(chunk)));
    this.connection = createMessageConnection(
      new StreamMessageReader(stdout),
      new StreamMessageWriter(stdin),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (given: Published) => {
      this.published.push(given);
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.logged.push(message);
    });
    this.connection.onNotification('attache/ready', () => {
      this.ready = true;
    });
    this.connection.listen();
  }

  async open(folders: readonly string[], options: object = {}, capabilities: object = {}): Promise<unknown> {
    const workspaceFolders = folders.map((folder) => ({ uri: uriOf(folder), name: folder }));
    const given = { processId: process.pid, rootUri: null, capabilities, workspaceFolders };
    const answer = await this.connection.sendRequest('initialize', {
      ...given,
      initializationOptions: { today: '2025-11-10', ...options },
    });
    await this.notify('initialized', {});
    await eventually('attache/ready', () => this.ready);
    return answer;
  }

  notify(method: string, params: object): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  request<T>(method: string, params: object): Promise<T> {
    return this.connection.sendRequest(method, params);
  }

  didOpen(uri: string, text: string, version = 1): Promise<void> {
    return this.notify('textDocument/didOpen', {
      textDocument: { uri, languageId: 'markdown', version, text },
    });
  }

  /** Puts `to` where `from` stands in `text`, as one incremental change; gives the new text. */
  async replace(uri: string, version: number, text: string, from: string, to: string): Promise<string> {
    const at = text.indexOf(from);
    if (at < 0) throw new Error(`no “${from}” in the text`);
    const start = positionAt(text, at);
    const end = positionAt(text, at + from.length);
    await this.notify('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges: [{ range: { start, end }, text: to }],
    });
    return text.replace(from, () => to);
  }

  /** Type 1: created, 2: changed, 3: deleted. */
  filesChanged(...changes: readonly { readonly uri: string; readonly type: 1 | 2 | 3 }[]): Promise<void> {
    return this.notify('workspace/didChangeWatchedFiles', { changes });
  }

  /** What stands at a file now. */
  diagnostics(uri: string): readonly Diagnostic[] {
    return this.published.findLast((given) => given.uri === uri)?.diagnostics ?? [];
  }

  codes(uri: string): string[] {
    return this.diagnostics(uri).map(({ code }) => code);
  }

  /** Says good-bye as LSP has it; gives the exit code and what came on standard error. */
  async leave(): Promise<{ code: number | null; errors: string }> {
    await this.connection.sendRequest('shutdown');
    await this.notify('exit', {});
    await eventually('the end of the process', () => this.ended);
    this.connection.dispose();
    return { code: this.process.exitCode, errors: this.#errors };
  }

  get ended(): boolean {
    return this.process.exitCode !== null || this.process.signalCode !== null;
  }

  /** For after a test, however it went. */
  kill(): void {
    this.connection.dispose();
    if (!this.ended) this.process.kill('SIGKILL');
  }
}

export function positionAt(text: string, offset: number): { line: number; character: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 };
}

/** An editor on a copy of the sample, and what its views are told. */
export async function openSample(
  today: string,
): Promise<{ editor: Editor; folder: string; told: ViewsChanged[] }> {
  const folder = temporary();
  cpSync(sample, folder, { recursive: true });
  const told: ViewsChanged[] = [];
  const editor = new Editor();
  editor.connection.onNotification('attache/viewsChanged', (changed: ViewsChanged) => {
    told.push(changed);
  });
  await editor.open([folder], { today });
  return { editor, folder, told };
}
