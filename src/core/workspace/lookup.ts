import type { NoteFacts } from '../model/facts.ts';
import type { ActorRecord, AnyRecord, OfficeRecord, RecordKind, SourceRecord } from '../model/records.ts';
import type { Day, Days } from '../text/dates.ts';
import { normalAddress } from '../text/addresses.ts';
import type { Range } from '../text/range.ts';
import { foldTarget, idOf, keys, linkRank, namesOfOffice } from './offers.ts';
import type { CaptureText } from './workspace.ts';

/** A record and the file it stands in. `id` is what others call it. */
export interface Entry<R extends AnyRecord = AnyRecord> {
  readonly path: string;
  readonly id: string;
  readonly record: R;
}

interface Records {
  actor: ActorRecord;
  office: OfficeRecord;
  source: SourceRecord;
  note: Extract<AnyRecord, { kind: 'note' }>;
}

/** A claim that an actor makes or is named in. */
export interface ClaimAbout {
  /** Path of its note. */
  readonly note: string;
  readonly range: Range;
  /** When it is judged. */
  readonly days: Days;
  /** Whether its note is released. */
  readonly released: boolean;
}

/** What is claimed of actors, by the paths of their notes: known once the notes that say it have been judged. */
export interface ClaimsAbout {
  /** The last day on which something is surely claimed of an actor. */
  latestAbout(actor: string): Day | null;
  about(actor: string): Iterable<ClaimAbout>;
}

/** Where answers come from: the notes of a workspace, or what a change would make of them. */
export interface Answers {
  readonly notes: Pick<ReadonlyMap<string, NoteFacts>, 'get' | 'has'>;
  readonly captures: Pick<ReadonlyMap<string, CaptureText>, 'get'>;
  /** All sources, in no order. */
  sources(): Iterable<Entry<SourceRecord>>;
  /** Paths that offer something under a key, best rank first, then by path. */
  bearers(key: string): { path: string; rank: number }[];
}

/**
 * Every question that one note may ask about others. Each notes down its key: what a judgement asked is what it
 * depends on, so nothing has to be declared and nothing forgotten.
 */
export class Lookup {
  readonly #workspace: Answers;
  readonly #claims: ClaimsAbout;
  readonly #asked: Set<string> | null;

  constructor(workspace: Answers, claims: ClaimsAbout, asked: Set<string> | null = null) {
    this.#workspace = workspace;
    this.#claims = claims;
    this.#asked = asked;
  }

  /** An explicit id beats a default one; a default that two files share is nobody's. */
  byId<K extends RecordKind>(kind: K, id: string): Entry<Records[K]> | null {
    const path = this.#winner(keys.id(kind, id));
    return path === null ? null : this.#entry(path);
  }

  /** The source that can be read at a web address; of several the first. */
  sourceAt(address: string): Entry<SourceRecord> | null {
    if (normalAddress(address) === null) return null;
    const path = this.#winner(keys.url(address));
    return path === null ? null : this.#entry(path);
  }

  /** All files that claim an explicit id, of any kind. */
  bearersOf(id: string): string[] {
    return this.#ask(keys.explicit(id)).map(({ path }) => path);
  }

  /** Where `[[target]]` leads, as a path. */
  link(target: string): string | null {
    const path = this.#winner(keys.link(target));
    // Ids differ by case alone: case is ignored only where the id as written is nobody's.
    const exact = this.#ask(keys.explicit(target))[0];
    if (exact || path !== null) return exact?.path ?? path;
    const byPath = this.#ask(keys.link(target)).filter(({ rank }) => rank === linkRank.path);
    return byPath.length === 1 ? (byPath[0]?.path ?? null) : null;
  }

  /** Whether anything goes by the name in a link, be it several things. */
  mayLink(target: string): boolean {
    return this.#ask(keys.explicit(target)).length + this.#ask(keys.link(target)).length > 0;
  }

  /** Paths of all actors that have a name in full, as title, name or alias. */
  actorsNamed(name: string): string[] {
    const sought = foldTarget(name);
    return this.#ask(keys.link(name)).flatMap(({ path }) => {
      const record = this.#workspace.notes.get(path)?.record;
      if (record?.kind !== 'actor') return [];
      const names = [record.title, ...record.names, ...record.aliases];
      return names.some((each) => each && foldTarget(each.value) === sought) ? [path] : [];
    });
  }

  /** The office note that a position means: by its id, else the only one that goes by this name. */
  office(written: string): Entry<OfficeRecord> | null {
    const byId = this.byId('office', written);
    if (byId) return byId;
    const [first, second] = this.#ask(keys.office(written));
    return first && !second ? this.#entry(first.path) : null;
  }

  /** Actors with a position in an office, however that is written: as the id or any name of one office note. */
  holders(office: string): Entry<ActorRecord>[] {
    const note = this.office(office);
    const spellings = note
      ? [note.id, ...namesOfOffice(note.record)].filter((name) => this.office(name)?.path === note.path)
      : [office];
    const paths = new Set(spellings.flatMap((name) => this.#ask(keys.held(name)).map(({ path }) => path)));
    return [...paths].sort().flatMap((path) => this.#entry<ActorRecord>(path) ?? []);
  }

  /** Notes with a claim that says it contradicts the one of this full id. */
  contradicting(id: string): NoteFacts[] {
    return this.#ask(keys.contradicts(id)).flatMap(({ path }) => this.#workspace.notes.get(path) ?? []);
  }

  /** A note with its claims, by path. */
  claimsOf(path: string): NoteFacts | null {
    this.#asked?.add(keys.claims(path));
    return this.#workspace.notes.get(path) ?? null;
  }

  /** What a link may lead to inside a note, by path; null where there is none. */
  partsOf(path: string): Pick<NoteFacts, 'claims' | 'headings' | 'blockIds' | 'anchors'> | null {
    this.#asked?.add(keys.parts(path));
    return this.#workspace.notes.get(path) ?? null;
  }

  /** The last day on which something is surely claimed of the actor whose note this is: asked before `claimsAbout`. */
  latestClaimAbout(path: string): Day | null {
    this.#asked?.add(keys.latestAbout(path));
    return this.#claims.latestAbout(path);
  }

  claimsAbout(path: string): Iterable<ClaimAbout> {
    this.#asked?.add(keys.about(path));
    return this.#claims.about(path);
  }

  capture(path: string): CaptureText | null {
    this.#asked?.add(keys.capture(path));
    return this.#workspace.captures.get(path) ?? null;
  }

  entryAt(path: string): Entry | null {
    this.#asked?.add(keys.record(path));
    return this.#entry(path);
  }

  /** The actor whose note this is; null where it is no actor's. */
  actorAt(path: string): Entry<ActorRecord> | null {
    const entry = this.entryAt(path);
    return entry?.record.kind === 'actor' ? (entry as Entry<ActorRecord>) : null;
  }

  sources(): Iterable<Entry<SourceRecord>> {
    this.#asked?.add(keys.ids('source'));
    return this.#workspace.sources();
  }

  idsOf(kind: RecordKind): string[] {
    return this.#ask(keys.ids(kind)).flatMap(({ path }) => this.#entry(path)?.id ?? []);
  }

  #entry<R extends AnyRecord>(path: string): Entry<R> | null {
    const facts = this.#workspace.notes.get(path);
    return facts?.record ? { path, id: idOf(facts), record: facts.record as R } : null;
  }

  #ask(key: string): { path: string; rank: number }[] {
    this.#asked?.add(key);
    return this.#workspace.bearers(key);
  }

  /** The only bearer of the best rank; of several explicit ones the first, since duplicate-id speaks of them. */
  #winner(key: string): string | null {
    const [first, second] = this.#ask(key);
    if (!first) return null;
    return second?.rank === first.rank && first.rank > 0 ? null : first.path;
  }
}
