import {
  type Connection,
  type Hover,
  type Location,
  MarkupKind,
  type Position,
} from 'vscode-languageserver/node';
import { definitionsAt } from '../core/features/definition.ts';
import { hoverAt } from '../core/features/hover.ts';
import { type Clock, Service } from '../core/service.ts';
import type { PageOf } from '../host/node/check-pages.ts';
import { lastCommit } from '../host/node/git.ts';
import { WorkspaceHost, relativePath, uriOf } from '../host/node/workspace-host.ts';
import type { ViewsChanged } from '../protocol/protocol.ts';
import { toDiagnostic, toRange } from './convert.ts';

/** An open document as the editor last sent it. */
export interface OpenDocument {
  readonly uri: string;
  readonly version: number;
  readonly text: string;
}

/** What is the same for all workspaces of a server. */
export interface Around {
  readonly today: Clock;
  readonly page: PageOf;
  readonly viewsChanged: (changed: ViewsChanged) => void;
}

/** What a question to a workspace is put to. */
export interface Asked {
  readonly service: Service;
  readonly isNote: (path: string) => boolean;
  readonly open: (path: string) => OpenDocument | null;
  readonly uri: (path: string) => string;
  readonly page: PageOf;
  /** The name of the workspace's folder. */
  readonly label: string;
}

/** One workspace in the server: does one thing after another and publishes what changed. */
export class Root {
  readonly folder: string;
  readonly #connection: Connection;
  readonly #service: Service;
  readonly #host: WorkspaceHost;
  readonly #open = new Map<string, OpenDocument>();
  /** Files whose findings differ from what the editor has. */
  readonly #owed = new Set<string>();
  /** The address under which findings of a file were last sent. */
  readonly #sentTo = new Map<string, string>();
  readonly #waiting = new Set<string>();
  readonly #around: Around;
  #told = { claims: 0, rows: 0, places: 0, sources: 0, schemas: null as unknown };
  #queue: Promise<unknown> = Promise.resolve();

  constructor(folder: string, connection: Connection, around: Around) {
    this.folder = folder;
    this.#connection = connection;
    this.#service = new Service(around.today, (path) => lastCommit(folder, path));
    this.#around = around;
    this.#host = new WorkspaceHost(folder, this.#service, (findings) => {
      for (const path of findings.keys()) this.#owed.add(path);
    });
  }

  /** The path inside this workspace, or null. */
  pathOf(file: string): string | null {
    return relativePath(this.folder, file);
  }

  /** Answers with the folders below that are workspaces of their own. */
  load(progress: (done: number, all: number) => void): Promise<readonly string[]> {
    return this.#next(() => this.#host.load(progress));
  }

  /** Takes an edit. Of several that wait for one document only the last is judged. */
  edit(path: string, document: OpenDocument): void {
    this.#open.set(path, document);
    const sentTo = this.#sentTo.get(path);
    if (sentTo !== undefined && sentTo !== document.uri) this.#owed.add(path);
    if (this.#waiting.has(path)) return;
    this.#waiting.add(path);
    this.#later(() => {
      this.#waiting.delete(path);
      return this.#host.edit(path, this.#open.get(path)?.text ?? null);
    });
  }

  close(path: string): void {
    this.#open.delete(path);
    // It may be open again by then.
    this.#later(() => this.#host.edit(path, this.#open.get(path)?.text ?? null));
  }

  filesChanged(paths: readonly string[]): void {
    this.#later(() => this.#host.filesChanged(paths));
  }

  /** Looks whether the day is another one by now. */
  newDay(): void {
    this.#later(() => Promise.resolve(this.#host.newDay()));
  }

  /** Answers once everything that came in before is taken in. */
  async ask<T>(question: (asked: Asked) => T): Promise<T> {
    await this.#queue;
    return question(this.#asked);
  }

  async hover(path: string, position: Position): Promise<Hover | null> {
    await this.#queue;
    const hover = hoverAt(this.#service, path, this.#offset(path, position), (file) => this.#uri(file));
    if (!hover) return null;
    const contents = { kind: MarkupKind.Markdown, value: hover.markdown };
    return { contents, range: toRange(this.#service, path, hover.range) };
  }

  async definition(path: string, position: Position): Promise<Location[]> {
    await this.#queue;
    return definitionsAt(this.#service, path, this.#offset(path, position)).map(({ file, range }) => ({
      uri: this.#uri(file),
      range: toRange(this.#service, file, range),
    }));
  }

  /** Does a work whose failure nobody waits for; it is logged. */
  #later(work: () => Promise<void>): void {
    this.#next(work).catch(() => undefined);
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#queue.then(work).finally(() => {
      this.#publish();
      this.#tellViews();
    });
    this.#queue = done.catch((error: unknown) => this.#connection.console.error(`Attaché: ${String(error)}`));
    return done;
  }

  #tellViews(): void {
    const { claimsVersion: claims, shownActors, schemas } = this.#service;
    const { rows, places } = shownActors;
    const sources = this.#service.sources.version;
    const told = this.#told;
    this.#told = { claims, rows, places, sources, schemas };
    const changed = {
      claims: claims !== told.claims,
      actors: rows !== told.rows,
      underActors: places !== told.places || claims !== told.claims,
      sources: sources !== told.sources,
    };
    // Of the types that are shown the schemas are the source.
    const isOther = Object.values(changed).includes(true) || schemas !== told.schemas;
    if (isOther) this.#around.viewsChanged(changed);
  }

  #offset(path: string, position: Position): number {
    return this.#service.lines(path)?.offset(position) ?? 0;
  }

  get #asked(): Asked {
    return {
      service: this.#service,
      isNote: (path) => this.#host.isNote(path),
      open: (path) => this.#open.get(path) ?? null,
      uri: (path) => this.#uri(path),
      page: this.#around.page,
      label: this.folder.slice(Math.max(this.folder.lastIndexOf('/'), this.folder.lastIndexOf('\\')) + 1),
    };
  }

  /** The editor's own spelling of the address, where the file is open in it. */
  #uri(path: string): string {
    return this.#open.get(path)?.uri ?? uriOf(this.folder, path);
  }

  #publish(): void {
    for (const path of this.#owed) {
      const open = this.#open.get(path);
      // An edit has come in since: findings are sent when its text has been judged.
      if (open && open.text !== (this.#service.text(path) ?? open.text)) continue;
      this.#owed.delete(path);
      this.#send(path, open);
    }
  }

  #send(path: string, open: OpenDocument | undefined): void {
    const uri = this.#uri(path);
    const before = this.#sentTo.get(path);
    // An editor may write an address otherwise than we did: what was sent to that one is taken back.
    if (before !== undefined && before !== uri)
      void this.#connection.sendDiagnostics({ uri: before, diagnostics: [] });
    this.#sentTo.set(path, uri);
    const diagnostics = this.#service.shownIn(path).map((finding) => toDiagnostic(this.#asked, finding));
    void this.#connection.sendDiagnostics({ uri, diagnostics, ...(open ? { version: open.version } : {}) });
  }
}
