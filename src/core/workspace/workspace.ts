import type { NoteFacts } from '../model/facts.ts';
import type { AnyRecord } from '../model/records.ts';
import type { LibraryFacts } from '../model/library.ts';
import { textHash } from '../text/hash.ts';
import { type LibraryPlace, changedEntries, keyOfEntry, placeIn } from './library-entries.ts';
import type { ListedSource } from './lookup.ts';
import { type Offer, captureOf, idOf, keys, libraryOffers, offersOf } from './offers.ts';

/** What others can see changed by a change: look-ups under these keys may now answer otherwise. */
export interface Delta {
  readonly keys: ReadonlySet<string>;
  /** Captures that nothing names any more and that are forgotten. */
  readonly forgotten: readonly string[];
}

/** One that offers something: the path of a note, or the place of a library's entry. */
export interface Bearer {
  readonly place: string;
  readonly rank: number;
}

/** A capture or a baseline as a door reads it. */
export type GivenFile = { readonly text: string } | { readonly missing: true } | { readonly why: string };

/** The text of a capture, or why it can't be had. */
export type CaptureText =
  | { readonly state: 'read'; readonly text: string; readonly sha256: string }
  | { readonly state: 'missing' }
  | { readonly state: 'unreadable'; readonly why: string };

/**
 * The facts of all notes and the indexes over them. Owns its state; each change answers with what changed for others.
 * A new note may win a name that others already resolved: that too is a change under the name's key.
 */
export class Workspace {
  readonly #notes = new Map<string, NoteFacts>();
  readonly #offers = new Map<string, readonly Offer[]>();
  readonly #bearers = new Map<string, Map<string, Offer>>();
  readonly #sources = new Map<string, ListedSource>();
  readonly #captures = new Map<string, CaptureText>();
  readonly #wanted = new Set<string>();
  #named: readonly string[] = [];
  readonly #libraries = new Map<string, LibraryFacts | null>();
  readonly #entries = new Map<string, LibraryPlace>();

  get notes(): ReadonlyMap<string, NoteFacts> {
    return this.#notes;
  }

  /** Entries of libraries by their places. */
  get entries(): ReadonlyMap<string, LibraryPlace> {
    return this.#entries;
  }

  /** All sources, each the same object for as long as its record is the same. */
  sources(): Iterable<ListedSource> {
    return this.#sources.values();
  }

  get captures(): ReadonlyMap<string, CaptureText> {
    return this.#captures;
  }

  setNote(facts: NoteFacts): Delta {
    const before = captureOf(this.#notes.get(facts.path)?.record ?? null);
    this.#notes.set(facts.path, facts);
    this.#fileSource(facts.path, idOf(facts), facts.record);
    const keys = this.#offer(facts.path, offersOf(facts));
    const capture = captureOf(facts.record);
    if (capture !== null && !this.#captures.has(capture)) this.#wanted.add(capture);
    return { keys, forgotten: this.#forget(before) };
  }

  removeNote(path: string): Delta {
    const before = captureOf(this.#notes.get(path)?.record ?? null);
    this.#notes.delete(path);
    this.#sources.delete(path);
    return { keys: this.#offer(path, []), forgotten: this.#forget(before) };
  }

  /** Takes which libraries count, in the order in which they win a key. */
  nameLibraries(paths: readonly string[]): Delta {
    const known = this.knowsLibraries;
    const before = this.#named;
    this.#named = paths;
    const changed = new Set<string>();
    for (const path of before) {
      if (paths.indexOf(path) === before.indexOf(path)) continue;
      // In another place it wins other keys.
      const facts = paths.includes(path) ? this.#libraries.get(path) : null;
      for (const key of this.#setEntries(path, null)) changed.add(key);
      if (facts) for (const key of this.#setEntries(path, facts)) changed.add(key);
      else this.#libraries.delete(path);
    }
    if (known !== this.knowsLibraries) changed.add(keys.libraries);
    return { keys: changed, forgotten: [] };
  }

  /** Takes a library that is named as it is now; null where it can't be had. */
  setLibrary(path: string, facts: LibraryFacts | null): Delta {
    const known = this.knowsLibraries;
    const changed = this.#setEntries(path, facts);
    if (known !== this.knowsLibraries) changed.add(keys.libraries);
    return { keys: changed, forgotten: [] };
  }

  /** Libraries that have been named and not been given. */
  wantedLibraries(): string[] {
    return this.#named.filter((path) => !this.#libraries.has(path));
  }

  get knowsLibraries(): boolean {
    return this.#named.every((path) => this.#libraries.get(path));
  }

  #setEntries(path: string, facts: LibraryFacts | null): Set<string> {
    const before = this.#libraries.get(path) ?? null;
    const order = this.#named.indexOf(path);
    const changed = new Set<string>();
    for (const [key, entry] of changedEntries(before, facts)) {
      const offers = entry ? libraryOffers(placeIn(path, key), entry.record, order) : [];
      for (const asked of this.#offer(placeIn(path, key), offers)) changed.add(asked);
      this.#fileSource(placeIn(path, key), key, entry?.record ?? null);
    }
    for (const entry of before?.entries ?? []) this.#entries.delete(placeIn(path, keyOfEntry(entry)));
    for (const entry of facts?.entries ?? [])
      this.#entries.set(placeIn(path, keyOfEntry(entry)), { path, entry });
    this.#libraries.set(path, facts);
    return changed;
  }

  setCapture(path: string, capture: GivenFile): Delta {
    this.#captures.set(path, captureText(capture));
    this.#wanted.delete(path);
    return { keys: new Set([keys.capture(path)]), forgotten: [] };
  }

  /** Captures that records name and that have not been given yet, as confined paths. */
  wantedCaptures(): string[] {
    return [...this.#wanted];
  }

  namesCapture(path: string): boolean {
    return this.#bearers.has(keys.namesCapture(path));
  }

  /** Places that offer something under a key, best rank first, then by place. */
  bearers(key: string): Bearer[] {
    const found = [...(this.#bearers.get(key) ?? [])].map(([place, { rank }]) => ({ place, rank }));
    return found.sort((a, b) => a.rank - b.rank || (a.place < b.place ? -1 : 1));
  }

  /** A capture counts as long as a source names it; named again, it is read anew. */
  #forget(capture: string | null): string[] {
    if (capture === null || this.namesCapture(capture)) return [];
    this.#captures.delete(capture);
    this.#wanted.delete(capture);
    return [capture];
  }

  #offer(place: string, offers: readonly Offer[]): Set<string> {
    const before = digests(this.#offers.get(place) ?? []);
    const after = digests(offers);
    const changed = new Set<string>();
    for (const [key, digest] of before) if (after.get(key) !== digest) changed.add(key);
    for (const [key, digest] of after) if (before.get(key) !== digest) changed.add(key);
    for (const key of before.keys()) this.#withdraw(key, place);
    for (const offer of offers) this.#file(offer, place);
    if (offers.length > 0) this.#offers.set(place, offers);
    else this.#offers.delete(place);
    return changed;
  }

  #fileSource(place: string, id: string, record: AnyRecord | null): void {
    if (record?.kind === 'source') this.#sources.set(place, { place, id, record });
    else this.#sources.delete(place);
  }

  #withdraw(key: string, place: string): void {
    const bearers = this.#bearers.get(key);
    bearers?.delete(place);
    if (bearers?.size === 0) this.#bearers.delete(key);
  }

  #file(offer: Offer, place: string): void {
    const bearers = this.#bearers.get(offer.key) ?? new Map<string, Offer>();
    this.#bearers.set(offer.key, bearers);
    const present = bearers.get(place);
    if (!present || offer.rank < present.rank) bearers.set(place, offer);
  }
}

function captureText(given: GivenFile): CaptureText {
  if ('text' in given) return { state: 'read', text: given.text, sha256: textHash(given.text) };
  return 'why' in given ? { state: 'unreadable', why: given.why } : { state: 'missing' };
}

function digests(offers: readonly Offer[]): Map<string, string> {
  const all = new Map<string, string>();
  for (const { key, rank, digest } of offers) all.set(key, `${all.get(key) ?? ''}${rank}:${digest}\n`);
  return all;
}
