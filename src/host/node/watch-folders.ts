import { type FSWatcher, watch } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { pathBelow } from '../../core/text/paths.ts';

/** How long after a change others are waited for: saving a file or switching a branch is many. */
const togetherMs = 60;

/**
 * Tells which files of a workspace change. Each folder is watched alone, since Node watches whole trees on Linux file
 * by file. What is a program's own is left out: dot folders and node_modules.
 */
export class FolderWatcher {
  readonly #root: string;
  readonly #changed: (paths: readonly string[]) => void;
  readonly #watchers = new Map<string, FSWatcher>();
  readonly #paths = new Set<string>();
  #timer: NodeJS.Timeout | null = null;

  /** `changed` is told of paths relative to `root`, with `/`, of folders as well. */
  constructor(root: string, changed: (paths: readonly string[]) => void) {
    this.#root = root;
    this.#changed = changed;
  }

  /** Watches the whole folder; done once no change will be missed. Throws where it can't be watched. */
  start(): Promise<void> {
    return this.#enter('');
  }

  close(): void {
    for (const watcher of this.#watchers.values()) watcher.close();
    if (this.#timer) clearTimeout(this.#timer);
  }

  /** Watched first and read then: a folder that comes in between is met once more, and is entered already. */
  async #enter(folder: string): Promise<void> {
    const full = join(this.#root, folder);
    if (this.#watchers.has(folder) || !(await isFolder(full))) return;
    try {
      const watcher = watch(full, (_, name) => this.#met(folder, name));
      this.#watchers.set(folder, watcher);
      watcher.on('error', () => this.#leave(folder));
      const entries = await readdir(full, { withFileTypes: true });
      for (const entry of entries)
        if (entry.isDirectory() && isEntered(entry.name)) await this.#enter(pathBelow(folder, entry.name));
    } catch (error) {
      // Gone since, or nobody's to read: the walk says so, too.
      if (!['ENOENT', 'EACCES', 'EPERM'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    }
  }

  #leave(folder: string): void {
    this.#watchers.get(folder)?.close();
    this.#watchers.delete(folder);
  }

  #met(folder: string, name: string | null): void {
    this.#paths.add(name === null ? folder : pathBelow(folder, name));
    this.#timer ??= setTimeout(() => void this.#tell(), togetherMs);
  }

  async #tell(): Promise<void> {
    const paths = [...this.#paths];
    this.#paths.clear();
    this.#timer = null;
    for (const path of paths) {
      if (!path.split('/').every(isEntered)) continue;
      // A folder of this name may be another than the one that was watched.
      for (const known of [...this.#watchers.keys()])
        if (path !== '' && (known === path || known.startsWith(`${path}/`))) this.#leave(known);
      await this.#enter(path).catch(() => undefined);
    }
    this.#changed(paths);
  }
}

const isEntered = (name: string): boolean => !name.startsWith('.') && name !== 'node_modules';

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );
