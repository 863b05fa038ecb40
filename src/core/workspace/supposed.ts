import type { NoteFacts } from '../model/facts.ts';
import { factsOf } from '../notes/facts.ts';
import { defaultId } from '../notes/records.ts';
import type { Schemas } from '../schema/schemas.ts';
import { type Answers, type KnownUses, type ListedSource, Lookup } from './lookup.ts';
import type { Config } from '../model/config.ts';
import { type LibraryPlace, keyOfEntry, rekeyed } from './library-entries.ts';
import { type Offer, idOf, keys, libraryRank, offersOf } from './offers.ts';
import type { Bearer, Workspace } from './workspace.ts';

/** A file as it might be: its text, and the path at which it stands now. */
export interface SupposedFile {
  readonly text: string;
  readonly from: string;
}

interface Offered extends Offer {
  readonly path: string;
}

/** What is not of notes alone, and stays as it is. */
interface Base extends KnownUses {
  readonly config: Config;
  readonly schemas: Schemas;
  text(path: string): string | null;
  isReview(path: string): boolean;
}

/** A workspace with some files as they might be, asked for what ids mean like the one that is. */
export class Supposed implements Answers {
  readonly captures: Answers['captures'];
  readonly knowsLibraries: boolean;
  readonly #workspace: Workspace;
  readonly #base: Base;
  readonly #files: ReadonlyMap<string, SupposedFile | null>;
  readonly #facts = new Map<string, NoteFacts>();
  readonly #offers = new Map<string, Offered[]>();
  readonly #rekeyed = new Map<string, LibraryPlace>();

  /** `rekeyed`: entries of libraries, by their places, that go by another key. */
  constructor(
    workspace: Workspace,
    base: Base,
    files: ReadonlyMap<string, SupposedFile | null>,
    rekeyed: ReadonlyMap<string, string>,
  ) {
    this.#workspace = workspace;
    this.captures = workspace.captures;
    this.knowsLibraries = workspace.knowsLibraries;
    this.#base = base;
    this.#files = files;
    for (const [path, file] of files) {
      const before = file && workspace.notes.get(file.from);
      if (!before) continue;
      const same = base.text(file.from) === file.text;
      const facts = same
        ? movedTo(path, before)
        : factsOf(path, file.text, new Set(base.config.types.keys()));
      this.#facts.set(path, facts);
      for (const offer of offersOf(facts)) this.#file({ ...offer, path });
    }
    for (const [place, key] of rekeyed) this.#rekey(place, key);
  }

  readonly notes: Answers['notes'] = {
    get: (path) => (this.#files.has(path) ? this.#facts.get(path) : this.#workspace.notes.get(path)),
    has: (path) => (this.#files.has(path) ? this.#facts.has(path) : this.#workspace.notes.has(path)),
  };

  readonly entries: Answers['entries'] = {
    get: (place) => this.#rekeyed.get(place) ?? this.#workspace.entries.get(place),
  };

  text(path: string): string | null {
    const file = this.#files.get(path);
    return file === undefined ? this.#base.text(path) : (file?.text ?? null);
  }

  get lookup(): Lookup {
    return new Lookup(this, this.#base);
  }

  get schemas(): Schemas {
    return this.#base.schemas;
  }

  isReview(path: string): boolean {
    return this.#base.isReview(path);
  }

  bearers(key: string): Bearer[] {
    const kept = this.#workspace
      .bearers(key)
      .filter(({ place }) => !this.#files.has(place) && !this.#rekeyed.has(place));
    const best = new Map<string, number>();
    for (const { path, rank } of this.#offers.get(key) ?? [])
      best.set(path, Math.min(rank, best.get(path) ?? rank));
    const found = [...kept, ...[...best].map(([place, rank]) => ({ place, rank }))];
    return found.sort((a, b) => a.rank - b.rank || (a.place < b.place ? -1 : 1));
  }

  #rekey(place: string, key: string): void {
    const found = this.#workspace.entries.get(place);
    if (!found) return;
    const { path, entry } = found;
    const now = keys.id('source', keyOfEntry(entry));
    const rank = this.#workspace.bearers(now).find((bearer) => bearer.place === place)?.rank ?? libraryRank;
    this.#rekeyed.set(place, { path, entry: rekeyed(entry, key) });
    this.#file({ key: keys.id('source', key), rank, digest: '', path: place });
  }

  *sources(): Generator<ListedSource> {
    for (const source of this.#workspace.sources()) if (!this.#files.has(source.place)) yield source;
    for (const facts of this.#facts.values()) {
      const { path, record } = facts;
      if (record?.kind === 'source') yield { place: path, id: idOf(facts), record };
    }
  }

  #file(offer: Offered): void {
    const present = this.#offers.get(offer.key);
    if (present) present.push(offer);
    else this.#offers.set(offer.key, [offer]);
  }
}

/** Of the path nothing depends but the id that comes from it. */
function movedTo(path: string, facts: NoteFacts): NoteFacts {
  const { record } = facts;
  if (!record) return { ...facts, path };
  return { ...facts, path, record: { ...record, id: { ...record.id, fallback: defaultId(path) } } };
}
