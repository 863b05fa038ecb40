import { folderOf, nameOf, pathBelow } from '../../core/text/paths.ts';
import { type Entry, type Files, FilesOnDisk } from './files.ts';
import type { Blobs, Changes } from './git.ts';
import { type ReadResult, readBytes } from './read.ts';

/** A workspace's files as they were: what has changed comes from git, all else from the disk. */
export class EarlierFiles implements Files {
  readonly #disk: Files;
  readonly #before: Changes['before'];
  readonly #blobs: Blobs;
  /** Folders and files that stood in a folder, as far as they have changed. */
  readonly #stood = new Map<string, Map<string, Entry['kind']>>();

  constructor(root: string, { before }: Changes, blobs: Blobs) {
    this.#disk = new FilesOnDisk(root);
    this.#before = before;
    this.#blobs = blobs;
    for (const [path, blob] of before) if (blob !== null) this.#note(path, 'file');
  }

  async read(path: string, largest: number): Promise<ReadResult> {
    const blob = this.#before.get(path);
    if (blob === undefined) return this.#disk.read(path, largest);
    if (blob === null) return { kind: 'gone' };
    const bytes = await this.#blobs.read(blob);
    // Of a file in Git LFS the repository holds no text; as it is now it makes no difference.
    return isPointer(bytes) ? this.#disk.read(path, largest) : readBytes(bytes, path, largest);
  }

  async list(folder: string): Promise<readonly Entry[]> {
    const stood = this.#stood.get(folder) ?? new Map<string, Entry['kind']>();
    const entries = await this.#disk.list(folder).catch((error: unknown) => {
      if (stood.size > 0) return [];
      throw error;
    });
    const stayed = entries.filter(
      ({ name }) => !stood.has(name) && this.#before.get(pathBelow(folder, name)) !== null,
    );
    return [...stayed, ...[...stood].map(([name, kind]) => ({ name, kind }))];
  }

  #note(path: string, kind: Entry['kind']): void {
    const folder = folderOf(path);
    const there = this.#stood.get(folder) ?? new Map<string, Entry['kind']>();
    this.#stood.set(folder, there.set(nameOf(path), kind));
    if (folder !== '' && there.size === 1) this.#note(folder, 'folder');
  }
}

const isPointer = (bytes: Buffer): boolean =>
  bytes.length < 1024 && bytes.toString('latin1').startsWith('version https://git-lfs.github.com/spec/');
