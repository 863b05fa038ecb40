import type { Connection, FileEvent } from 'vscode-languageserver/node';
import { pathOfUri } from '../host/node/workspace-host.ts';
import { type Around, type Asked, Root } from './root.ts';

/** The workspaces that the server keeps, and which of them a file belongs to. */
export class Roots {
  readonly #roots: Root[] = [];
  readonly #connection: Connection;
  readonly #around: Around;

  constructor(connection: Connection, around: Around) {
    this.#connection = connection;
    this.#around = around;
  }

  get size(): number {
    return this.#roots.length;
  }

  add(folder: string): void {
    if (this.#roots.some((root) => root.folder === folder)) return;
    this.#roots.push(new Root(folder, this.#connection, this.#around));
  }

  /** The workspace a file belongs to and its path there; of nested ones the deepest. */
  place(uri: string): { readonly root: Root; readonly path: string } | null {
    const file = pathOfUri(uri);
    if (file === null) return null;
    const places = this.#roots.flatMap((root) => {
      const path = root.pathOf(file);
      return path === null ? [] : [{ root, path }];
    });
    return places.sort((a, b) => b.root.folder.length - a.root.folder.length)[0] ?? null;
  }

  filesChanged(changes: readonly Pick<FileEvent, 'uri'>[]): void {
    const placed = changes.flatMap(({ uri }) => this.place(uri) ?? []);
    for (const root of this.#roots) {
      const paths = placed.filter((place) => place.root === root).map(({ path }) => path);
      if (paths.length > 0) root.filesChanged(paths);
    }
  }

  newDay(): void {
    for (const root of this.#roots) root.newDay();
  }

  /** Reads all of them, one after the other, and the workspaces nested in them. */
  async load(progress: (done: number, all: number) => void): Promise<void> {
    // The list grows while it is gone through: a nested workspace may hold another.
    for (const root of this.#roots) for (const nested of await root.load(progress)) this.add(nested);
  }

  askAll<T>(question: (asked: Asked) => T): Promise<T[]> {
    return Promise.all(this.#roots.map((root) => root.ask(question)));
  }
}
