import type { Draft } from '../checks/check.ts';
import type { Config } from '../model/config.ts';
import { type Found, checkEntry } from '../checks/runner.ts';
import { libraryInvalid } from '../checks/library-invalid.ts';
import type { GivenLibrary, LibraryProblem } from '../model/library.ts';
import type { SourceRecord } from '../model/records.ts';
import { pathIn } from '../workspace/library-entries.ts';
import type { Entry, Lookup } from '../workspace/lookup.ts';
import { sourceUsed } from '../workspace/offers.ts';
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
  readonly #problems = new Map<string, readonly LibraryProblem[]>();
  /** By library and place. */
  readonly #found = new Map<string, Map<string, readonly Found[]>>();

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
      this.#problems.delete(value);
      this.#found.delete(value);
      texts.set(value, null);
      published.set(value, [], changed);
    }
    return workspace.nameLibraries([...new Set(this.#config().library.map(({ value }) => value))]).keys;
  }

  /** Takes a library that is named; answers with the keys that may be answered otherwise. */
  set(path: string, given: GivenLibrary, changed: FindingsByFile): ReadonlySet<string> {
    const { workspace, texts, files } = this.#rooms;
    const facts = 'facts' in given ? given.facts : null;
    if ('missing' in given) this.#missing.add(path);
    else this.#missing.delete(path);
    texts.set(path, 'facts' in given ? given.text : null);
    this.#problems.set(path, facts?.problems ?? []);
    if ('why' in given) files.unreadable(path, given.why, true, changed);
    else this.#say(path, changed);
    return workspace.setLibrary(path, facts).keys;
  }

  /** Entries whose uses have changed: the first time nothing of them has asked for that yet. */
  usedAnew(keys: Iterable<string>): string[] {
    const { entries } = this.#rooms.workspace;
    return [...keys].flatMap((key) => {
      const place = sourceUsed(key);
      return place !== null && entries.has(place) ? [place] : [];
    });
  }

  /** Entries with findings: where they stand has changed with the file. */
  found(path: string): string[] {
    return [...(this.#found.get(path)?.keys() ?? [])];
  }

  holds(place: string): boolean {
    return pathIn(place) !== null;
  }

  /** Judges one entry, by what notes do with it. */
  judge(place: string, lookup: Lookup, changed: FindingsByFile): void {
    const path = pathIn(place) ?? '';
    const source = lookup.entryAt(place) as Entry<SourceRecord> | null;
    const found = source ? checkEntry({ source, lookup }) : [];
    const all = this.#found.get(path) ?? new Map<string, readonly Found[]>();
    if (found.length === 0 && !all.has(place)) return;
    if (found.length > 0) this.#found.set(path, all.set(place, found));
    else all.delete(place);
    this.#say(path, changed);
  }

  #say(path: string, changed: FindingsByFile): void {
    const problems = (this.#problems.get(path) ?? []).map((draft) => ({ check: libraryInvalid, draft }));
    const found = [...(this.#found.get(path)?.values() ?? [])].flat();
    this.#rooms.files.library(path, [...problems, ...found], changed);
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
