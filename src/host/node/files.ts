import { type Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type ReadResult, readInside } from './read.ts';

export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'link' | 'other';
}

/** Where a workspace's files are read from. Paths are relative to it, with `/`; '' is the workspace itself. */
export interface Files {
  /** Never throws. */
  read(path: string, largest: number): Promise<ReadResult>;
  /** What a folder holds; throws what the system says where it can't be told. */
  list(folder: string): Promise<readonly Entry[]>;
}

export class FilesOnDisk implements Files {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  read(path: string, largest: number): Promise<ReadResult> {
    return readInside(this.#root, path, largest);
  }

  async list(folder: string): Promise<readonly Entry[]> {
    const entries = await readdir(join(this.#root, folder), { withFileTypes: true });
    return entries.map((entry) => ({ name: entry.name, kind: kindOf(entry) }));
  }
}

function kindOf(entry: Dirent): Entry['kind'] {
  if (entry.isSymbolicLink()) return 'link';
  if (entry.isDirectory()) return 'folder';
  return entry.isFile() ? 'file' : 'other';
}
