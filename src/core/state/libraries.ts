import type { Draft } from '../checks/check.ts';
import type { Config } from '../model/config.ts';
import { type Found, checkEntry } from '../checks/runner.ts';
import { libraryInvalid } from '../checks/library-invalid.ts';
import type { GivenLibrary } from '../model/library.ts';
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

/** The files of sources that attache.yaml names, and what their entries owe. */
export class Libraries {
  readonly #rooms: Rooms;
  readonly #config: () => Config;
  readonly #given = new Map<string, GivenLibrary>();
  /** By library and place. */
  readonly #found = new Map<string, Map<string, readonly Found[]>>();
  /** Libraries whose findings may be others than were published. */
  readonly #unsaid = new Set<string>();

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
      this.#given.delete(value);
      this.#found.delete(value);
      texts.set(value, null);
      published.set(value, [], changed);
    }
    return workspace.nameLibraries([...new Set(this.#config().library.map(({ value }) => value))]).keys;
  }

  /** Takes a library that is named; answers with the keys that may be answered otherwise. */
  set(path: string, given: GivenLibrary): ReadonlySet<string> {
    const { workspace, texts } = this.#rooms;
    this.#given.set(path, given);
    this.#unsaid.add(path);
    texts.set(path, 'facts' in given ? given.text : null);
    return workspace.setLibrary(path, 'facts' in given ? given.facts : null).keys;
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
  judge(place: string, lookup: Lookup): void {
    const path = pathIn(place) ?? '';
    const source = lookup.entryAt(place) as Entry<SourceRecord> | null;
    const found = source ? checkEntry({ source, lookup }) : [];
    const all = this.#found.get(path) ?? new Map<string, readonly Found[]>();
    if (found.length === 0 && !all.has(place)) return;
    if (found.length > 0) this.#found.set(path, all.set(place, found));
    else all.delete(place);
    this.#unsaid.add(path);
  }

  /** Publishes what was found since it was last called: once for each library, however many entries were judged. */
  publish(changed: FindingsByFile): void {
    const { files } = this.#rooms;
    for (const path of this.#unsaid) {
      const given = this.#given.get(path);
      if (!given) continue;
      if ('why' in given) files.unreadable(path, given.why, true, changed);
      else files.library(path, this.#findingsOf(path, given), changed);
    }
    this.#unsaid.clear();
  }

  #findingsOf(path: string, given: Exclude<GivenLibrary, { why: string }>): Found[] {
    const problems = 'facts' in given ? given.facts.problems : [];
    const ofEntries = [...(this.#found.get(path)?.values() ?? [])].flat();
    return [...problems.map((draft) => ({ check: libraryInvalid, draft })), ...ofEntries];
  }

  /** What attache.yaml names and is not there. */
  absent(): Draft[] {
    return this.#config().library.flatMap(({ value, range }) => {
      const given = this.#given.get(value);
      const message = `There is no file ${value}. Its sources are not known.`;
      return given && 'missing' in given ? [{ message, range }] : [];
    });
  }
}
