import type { Draft } from '../checks/check.ts';
import { internalError } from '../checks/internal-error.ts';
import { checks } from '../checks/registry.ts';
import { internalDraft } from '../checks/runner.ts';
import type { Config } from '../model/config.ts';
import type { GivenLibrary } from '../model/library.ts';
import type { SourceRecord } from '../model/records.ts';
import type { Entry, Lookup } from '../workspace/lookup.ts';
import { keys } from '../workspace/offers.ts';
import type { Texts } from '../workspace/texts.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { FileFindings, Said } from './file-findings.ts';
import type { FindingsByFile, Published } from './published.ts';
import type { SourceUses } from './source-uses.ts';

/** Where what is known of libraries goes. */
interface Rooms {
  readonly workspace: Workspace;
  readonly texts: Texts;
  readonly published: Published;
  readonly files: FileFindings;
}

/** What is asked while entries are judged. */
interface Around {
  readonly config: () => Config;
  readonly lookup: () => Lookup;
  readonly uses: Pick<SourceUses, 'sources'>;
}

/** The files of sources that attache.yaml names. */
export class Libraries {
  readonly #rooms: Rooms;
  readonly #around: Around;
  readonly #given = new Map<string, GivenLibrary>();
  /** What is said of entries that notes use, by file and place. */
  readonly #owed = new Map<string, Map<string, readonly Said[]>>();

  constructor(rooms: Rooms, around: Around) {
    this.#rooms = rooms;
    this.#around = around;
  }

  has(path: string): boolean {
    return this.#around.config().library.some(({ value }) => value === path);
  }

  /** Takes what attache.yaml names now; answers with the keys that may be answered otherwise. */
  configure({ library: before }: Config, changed: FindingsByFile): ReadonlySet<string> {
    const { workspace, texts, published } = this.#rooms;
    for (const { value } of before) {
      if (this.has(value)) continue;
      this.#given.delete(value);
      this.#owed.delete(value);
      texts.set(value, null);
      published.set(value, [], changed);
    }
    return workspace.nameLibraries([...new Set(this.#around.config().library.map(({ value }) => value))])
      .keys;
  }

  /** Takes a library that is named; answers with the keys that may be answered otherwise. */
  set(path: string, given: GivenLibrary, changed: FindingsByFile): ReadonlySet<string> {
    const { workspace, texts } = this.#rooms;
    this.#given.set(path, given);
    texts.set(path, 'facts' in given ? given.text : null);
    const { keys: asked } = workspace.setLibrary(path, 'facts' in given ? given.facts : null);
    this.#owed.delete(path);
    this.#judge([...this.#around.uses.sources()].filter((place) => fileOf(place) === path));
    this.#say(path, changed);
    return asked;
  }

  /** Look-ups under these keys may be answered otherwise: entries whose uses are others now are judged again. */
  usesMoved(asked: Iterable<string>, changed: FindingsByFile): void {
    const usesOf = keys.usesOf('');
    const places = [...asked].flatMap((key) => (key.startsWith(usesOf) ? [key.slice(usesOf.length)] : []));
    for (const path of this.#judge(places)) this.#say(path, changed);
  }

  /** Answers with the files in which something else may be said. */
  #judge(places: readonly string[]): Set<string> {
    const judged = new Set<string>();
    for (const place of places) {
      const path = fileOf(place);
      if (path === null) continue;
      const owed = this.#owed.get(path) ?? new Map<string, readonly Said[]>();
      this.#owed.set(path, owed);
      const said = this.#saidOf(place);
      if (said.length > 0) owed.set(place, said);
      else if (!owed.delete(place)) continue;
      judged.add(path);
    }
    return judged;
  }

  #saidOf(place: string): Said[] {
    const lookup = this.#around.lookup();
    const source = lookup.entryAt(place);
    if (source?.record.kind !== 'source') return [];
    return checks.flatMap((check) => {
      try {
        const drafts = check.ofSource?.(source as Entry<SourceRecord>, lookup, () => null) ?? [];
        return [...drafts].map((draft) => ({ check, draft }));
      } catch (error) {
        return [{ check: internalError, draft: internalDraft(check.name, source.path, error) }];
      }
    });
  }

  #say(path: string, changed: FindingsByFile): void {
    const given = this.#given.get(path);
    const owed = [...(this.#owed.get(path)?.values() ?? [])].flat();
    if (given) this.#rooms.files.library(path, given, owed, changed);
  }

  /** What attache.yaml names and is not there. */
  absent(): Draft[] {
    return this.#around
      .config()
      .library.filter(({ value }) => 'missing' in (this.#given.get(value) ?? {}))
      .map(({ value, range }) => ({
        message: `There is no file ${value}. Its sources are not known.`,
        range,
      }));
  }
}

/** The library of an entry's place; null where a note is the place. */
const fileOf = (place: string): string | null =>
  place.includes('\n') ? place.slice(0, place.indexOf('\n')) : null;
