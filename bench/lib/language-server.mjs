import { spawn } from 'node:child_process';
import { StreamMessageReader, StreamMessageWriter, createMessageConnection } from 'vscode-jsonrpc/node';

/** A language server as a process, spoken to as an editor does. `settings` answers what it asks of those. */
export class LanguageServer {
  #child;
  #connection;
  #version = 0;
  #awaited = null;
  #ready = null;

  constructor(args, settings = {}) {
    this.#child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'ignore'] });
    this.#connection = createMessageConnection(
      new StreamMessageReader(this.#child.stdout),
      new StreamMessageWriter(this.#child.stdin),
    );
    this.#connection.onRequest('workspace/configuration', ({ items }) =>
      items.map(({ section }) => settings[section] ?? null),
    );
    this.#connection.onRequest('client/registerCapability', () => null);
    this.#connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
      if (uri !== this.#awaited?.uri) return;
      this.#awaited.resolve(diagnostics.map(({ message }) => message));
    });
    this.#connection.onNotification('attache/ready', () => this.#ready?.());
    this.#connection.listen();
  }

  async start(folder, { saysReady }) {
    const ready = saysReady ? new Promise((resolve) => (this.#ready = resolve)) : null;
    const dynamicRegistration = true;
    await this.#connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: folder,
      workspaceFolders: [{ uri: folder, name: 'bench' }],
      initializationOptions: { today: '2025-11-10' },
      capabilities: {
        workspace: { configuration: true, didChangeConfiguration: { dynamicRegistration } },
        textDocument: { completion: { completionItem: { snippetSupport: true } } },
      },
    });
    await this.#connection.sendNotification('initialized', {});
    await ready;
  }

  open(uri, languageId, text) {
    return this.#connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId, version: ++this.#version, text },
    });
  }

  change(uri, text) {
    return this.#connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version: ++this.#version },
      contentChanges: [{ text }],
    });
  }

  /** The messages that are published next for a document. */
  published(uri) {
    return new Promise((resolve) => (this.#awaited = { uri, resolve }));
  }

  async complete(uri, position) {
    const answer = await this.#connection.sendRequest('textDocument/completion', {
      textDocument: { uri },
      position,
    });
    return (answer?.items ?? answer ?? []).map(({ label }) => label);
  }

  end() {
    this.#connection.dispose();
    this.#child.kill('SIGKILL');
  }
}

export function positionAt(text, offset) {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1).length };
}
