import type { NoteFacts } from '../model/facts.ts';
import type { SourceRecord } from '../model/records.ts';
import { textHash } from '../text/hash.ts';
import type { Entry } from './lookup.ts';
import { type Offer, captureOf, idOf, keys, offersOf } from './offers.ts';

/** What others can see changed by a change: look-ups under these keys may now answer otherwise. */
export interface Delta {
  readonly keys: ReadonlySet<string>;
  /** Captures that nothing names any more and that are forgotten. */
  readonly forgotten: readonly string[];
}

/** A capture as a door reads it. */
export type GivenCapture = { readonly text: string } | { readonly missing: true } | { readonly why: string };

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
  readonly #sources = new Map<string, Entry<SourceRecord>>();
  readonly #captures = new Map<string, CaptureText>();
  readonly #wanted = new Set<string>();

  get notes(): ReadonlyMap<string, NoteFacts> {
    return this.#notes;
  }

  /** All sources, each the same entry for as long as its record is the same. */
  sources(): Iterable<Entry<SourceRecord>> {
    return this.#sources.values();
  }

  get captures(): ReadonlyMap<string, CaptureText> {
    return this.#captures;
  }

  setNote(facts: NoteFacts): Delta {
    const before = captureOf(this.#notes.get(facts.path)?.record ?? null);
    this.#notes.set(facts.path, facts);
    this.#fileSource(facts);
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

  setCapture(path: string, capture: GivenCapture): Delta {
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

  /** Paths that offer something under a key, best rank first, then by path. */
  bearers(key: string): { path: string; rank: number }[] {
    const found = [...(this.#bearers.get(key) ?? [])].map(([path, { rank }]) => ({ path, rank }));
    return found.sort((a, b) => a.rank - b.rank || (a.path < b.path ? -1 : 1));
  }

  /** A capture counts as long as a source names it; named again, it is read anew. */
  #forget(capture: string | null): string[] {
    if (capture === null || this.namesCapture(capture)) return [];
    this.#captures.delete(capture);
    this.#wanted.delete(capture);
    return [capture];
  }

  #offer(path: string, offers: readonly Offer[]): Set<string> {
    const before = digests(this.#offers.get(path) ?? []);
    const after = digests(offers);
    const changed = new Set<string>();
    for (const [key, digest] of before) if (after.get(key) !== digest) changed.add(key);
    for (const [key, digest] of after) if (before.get(key) !== digest) changed.add(key);
    for (const key of before.keys()) this.#withdraw(key, path);
    for (const offer of offers) this.#file(offer, path);
    if (offers.length > 0) this.#offers.set(path, offers);
    else this.#offers.delete(path);
    return changed;
  }

  #fileSource(facts: NoteFacts): void {
    const { path, record } = facts;
    if (record?.kind === 'source') this.#sources.set(path, { path, id: idOf(facts), record });
    else this.#sources.delete(path);
  }

  #withdraw(key: string, path: string): void {
    const bearers = this.#bearers.get(key);
    bearers?.delete(path);
    if (bearers?.size === 0) this.#bearers.delete(key);
  }

  #file(offer: Offer, path: string): void {
    const bearers = this.#bearers.get(offer.key) ?? new Map<string, Offer>();
    this.#bearers.set(offer.key, bearers);
    const present = bearers.get(path);
    if (!present || offer.rank < present.rank) bearers.set(path, offer);
  }
}

function captureText(given: GivenCapture): CaptureText {
  if ('text' in given) return { state: 'read', text: given.text, sha256: textHash(given.text) };
  return 'why' in given ? { state: 'unreadable', why: given.why } : { state: 'missing' };
}

function digests(offers: readonly Offer[]): Map<string, string> {
  const all = new Map<string, string>();
  for (const { key, rank, digest } of offers) all.set(key, `${all.get(key) ?? ''}${rank}:${digest}\n`);
  return all;
}
