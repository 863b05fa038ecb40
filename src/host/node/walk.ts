import { realpath, stat } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { pathBelow } from '../../core/text/paths.ts';
import { configFile } from '../../core/workspace/config.ts';
import type { Selection } from '../../core/workspace/selection.ts';
import type { Entry, Files } from './files.ts';
import { isInside, largestNote } from './read.ts';

export interface Walked {
  /** Notes, sorted. */
  readonly notes: string[];
  /** Files of verdicts. */
  readonly reviews: string[];
  /** Folders that are workspaces of their own. */
  readonly nested: string[];
  /** Folders and links that could not be entered, with why. */
  readonly unreadable: { path: string; why: string }[];
}

/** Finds the notes and verdicts below a folder. Tells `selection` of nested workspaces and .gitignore files as it meets them. */
export async function walk(root: string, selection: Selection, files: Files): Promise<Walked> {
  const real = await realpath(root).catch(() => root);
  const walker = new Walker(root, real, selection, files);
  await walker.enter('', [real]);
  walker.walked.notes.sort();
  return walker.walked;
}

class Walker {
  readonly #root: string;
  readonly #realRoot: string;
  readonly #selection: Selection;
  readonly #files: Files;
  readonly walked: Walked = { notes: [], reviews: [], nested: [], unreadable: [] };

  constructor(root: string, realRoot: string, selection: Selection, files: Files) {
    this.#root = root;
    this.#realRoot = realRoot;
    this.#selection = selection;
    this.#files = files;
  }

  /** `above`: real paths of this folder and those above it, to notice loops of links. */
  async enter(folder: string, above: readonly string[]): Promise<void> {
    const entries = await this.#list(folder);
    if (entries.some(({ name }) => name === '.gitignore')) await this.#readGitignore(folder);
    if (folder !== '' && entries.some(({ name }) => name === configFile)) {
      this.#selection.addNested(folder);
      this.walked.nested.push(folder);
      return;
    }
    for (const entry of entries) {
      const path = pathBelow(folder, entry.name);
      if (entry.kind === 'link') await this.#followLink(path, above);
      else if (entry.kind === 'folder') {
        if (this.#selection.entersFolder(path))
          await this.enter(path, [...above, join(above.at(-1) ?? '', entry.name)]);
      } else if (entry.kind === 'file') this.#take(path);
    }
  }

  #take(path: string): void {
    if (this.#selection.isNote(path)) this.walked.notes.push(path);
    else if (this.#selection.isReview(path)) this.walked.reviews.push(path);
  }

  async #list(folder: string): Promise<readonly Entry[]> {
    try {
      return await this.#files.list(folder);
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code ?? String(error);
      if (code !== 'ENOENT')
        this.#report(folder || '.', `The folder ${folder || '.'} can’t be read (${code}).`);
      return [];
    }
  }

  async #readGitignore(folder: string): Promise<void> {
    const read = await this.#files.read(pathBelow(folder, '.gitignore'), largestNote);
    // A .gitignore that can't be read hides nothing.
    if (read.kind === 'text') this.#selection.addGitignore(folder, read.text);
  }

  /**
   * What a link leads to inside the workspace is met under its own path; what lies outside is nobody's part of it.
   * Followed are links to files that have no name of their own that counts.
   */
  async #followLink(path: string, above: readonly string[]): Promise<void> {
    try {
      const real = await realpath(join(this.#root, path));
      const folder = (await stat(real)).isDirectory();
      if (!folder && !this.#countsByItself(real)) this.#take(path);
      if (folder && above.includes(real) && this.#selection.entersFolder(path)) {
        this.#report(path, `${path} is a link back to a folder above it, so it is not followed.`);
      }
    } catch {
      // A link that leads nowhere: reading it says so, if it has a name that counts.
      this.#take(path);
    }
  }

  #countsByItself(real: string): boolean {
    if (!isInside(this.#realRoot, real)) return false;
    const path = relative(this.#realRoot, real).split(sep).join('/');
    return this.#selection.isNote(path) || this.#selection.isReview(path);
  }

  #report(path: string, why: string): void {
    this.walked.unreadable.push({ path, why });
  }
}
