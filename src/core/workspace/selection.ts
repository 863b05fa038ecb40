import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import type { Config } from '../model/config.ts';
import { folderOf } from '../text/paths.ts';

/** Which files of a folder are its notes: decided from paths alone, the same on every host. */
export class Selection {
  readonly #config: Config;
  readonly #isNote: (path: string) => boolean;
  readonly #isExcluded: (path: string) => boolean;
  readonly #ignores = new Map<string, Ignore>();
  readonly #nested = new Set<string>();

  constructor(config: Config) {
    this.#config = config;
    this.#isNote = picomatch([...config.notes]);
    this.#isExcluded = picomatch([...config.exclude]);
  }

  /** Adds the rules of the .gitignore in `folder` ('' for the root). */
  addGitignore(folder: string, text: string): void {
    this.#ignores.set(folder, ignore().add(text));
  }

  /** A deeper attache.yaml starts a workspace of its own, left out of this one. */
  addNested(folder: string): void {
    this.#nested.add(folder);
  }

  isNote(path: string): boolean {
    return (
      this.#isNote(path) &&
      !this.#isExcluded(path) &&
      !this.#isLeftOut(path, false) &&
      this.entersFolder(folderOf(path))
    );
  }

  /** Whether notes can stand in a folder at all, so that a walk may skip it. */
  entersFolder(folder: string): boolean {
    if (folder === '') return true;
    if (this.#nested.has(folder) || folder === this.#config.captures || folder === this.#config.reviews)
      return false;
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    if (name.startsWith('.') || name === 'node_modules' || this.#isLeftOut(folder, true)) return false;
    return this.entersFolder(folderOf(folder));
  }

  /** Each .gitignore speaks for its own folder; the deepest that says anything wins. */
  #isLeftOut(path: string, isFolder: boolean): boolean {
    let left = false;
    for (const folder of foldersAbove(path)) {
      const rules = this.#ignores.get(folder);
      if (!rules) continue;
      const inner = folder === '' ? path : path.slice(folder.length + 1);
      const said = rules.test(isFolder ? `${inner}/` : inner);
      if (said.ignored) left = true;
      else if (said.unignored) left = false;
    }
    return left;
  }
}

function foldersAbove(path: string): string[] {
  const folders = [''];
  for (let at = path.indexOf('/'); at >= 0; at = path.indexOf('/', at + 1)) folders.push(path.slice(0, at));
  return folders;
}
