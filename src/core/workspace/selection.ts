import ignore, { type Ignore } from 'ignore';
import picomatch from 'picomatch';
import type { Config } from '../model/config.ts';
import { folderOf } from '../text/paths.ts';

/** Whether a path is that of a file of verdicts. */
export const isReviewPath = ({ reviews }: Config, path: string): boolean =>
  path.startsWith(`${reviews}/`) && /\.ya?ml$/u.test(path);

/** Which files of a folder are its notes and its verdicts: decided from paths alone, the same on every host. */
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
      this.#holdsNotes(folderOf(path))
    );
  }

  /** The folder of verdicts is named, so that neither its name nor a .gitignore keeps it out. */
  isReview(path: string): boolean {
    return isReviewPath(this.#config, path) && !this.#isExcluded(path) && this.#holdsReviews(folderOf(path));
  }

  /** Whether notes or verdicts can stand in a folder or below it, so that a walk may skip it. */
  entersFolder(folder: string): boolean {
    return this.#holdsNotes(folder) || this.#holdsReviews(folder) || this.#leadsToReviews(folder);
  }

  #holdsReviews(folder: string): boolean {
    const { reviews } = this.#config;
    if (folder === reviews) return this.#leadsToReviews(folder);
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    return (
      folder.startsWith(`${reviews}/`) &&
      !name.startsWith('.') &&
      !this.#nested.has(folder) &&
      this.#holdsReviews(folderOf(folder))
    );
  }

  #leadsToReviews(folder: string): boolean {
    if (!`${this.#config.reviews}/`.startsWith(`${folder}/`)) return false;
    return !foldersAbove(`${folder}/`).some((above) => this.#nested.has(above));
  }

  #holdsNotes(folder: string): boolean {
    if (folder === '') return true;
    if (this.#nested.has(folder) || folder === this.#config.captures || folder === this.#config.reviews)
      return false;
    const name = folder.slice(folder.lastIndexOf('/') + 1);
    if (name.startsWith('.') || name === 'node_modules' || this.#isLeftOut(folder, true)) return false;
    return this.#holdsNotes(folderOf(folder));
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
