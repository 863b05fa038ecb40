import type { Draft } from '../checks/check.ts';
import type { Config } from '../model/config.ts';
import type { GivenLibrary } from '../model/library.ts';
import type { Texts } from '../workspace/texts.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { FileFindings } from './file-findings.ts';
import type { FindingsByFile, Published } from './published.ts';

/** Where what is known of libraries goes. */
interface Rooms {
  readonly workspace: Workspace;
  readonly texts: Texts;
  readonly published: Published;
  readonly files: FileFindings;
}

/** The files of sources that attache.yaml names. */
export class Libraries {
  readonly #rooms: Rooms;
  readonly #config: () => Config;
  readonly #missing = new Set<string>();

  constructor(rooms: Rooms, config: () => Config) {
    this.#rooms = rooms;
    this.#config = config;
  }

  has(path: string): boolean {
    return this.#config().library.some(({ value }) => value === path);
  }

  /** Takes what attache.yaml names now; answers with the keys that may be answered otherwise. */
  configure({ library: before }: Config, changed: FindingsByFile): ReadonlySet<string> {
    const { workspace, texts, published } = this.#rooms;
    for (const { value } of before) {
      if (this.has(value)) continue;
      texts.set(value, null);
      published.set(value, [], changed);
    }
    return workspace.nameLibraries([...new Set(this.#config().library.map(({ value }) => value))]).keys;
  }

  /** Takes a library that is named; answers with the keys that may be answered otherwise. */
  set(path: string, given: GivenLibrary, changed: FindingsByFile): ReadonlySet<string> {
    const { workspace, texts, files } = this.#rooms;
    if ('missing' in given) this.#missing.add(path);
    else this.#missing.delete(path);
    texts.set(path, 'facts' in given ? given.text : null);
    files.library(path, given, changed);
    return workspace.setLibrary(path, 'facts' in given ? given.facts : null).keys;
  }

  /** What attache.yaml names and is not there. */
  absent(): Draft[] {
    return this.#config()
      .library.filter(({ value }) => this.#missing.has(value))
      .map(({ value, range }) => ({
        message: `There is no file ${value}. Its sources are not known.`,
        range,
      }));
  }
}
