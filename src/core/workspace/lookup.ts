import type { ClaimFacts, NoteFacts } from '../model/facts.ts';
import type { ActorRecord, AnyRecord, OfficeRecord, RecordKind, SourceRecord } from '../model/records.ts';
import type { Day, Days } from '../text/dates.ts';
import { normalAddress } from '../text/addresses.ts';
import type { Range } from '../text/range.ts';
import { type LibraryPlace, completed, keyOfEntry, recordOf } from './library-entries.ts';
import { foldTarget, idOf, keys, libraryRank, linkRank, namesOfOffice } from './offers.ts';
import type { Bearer, CaptureText } from './workspace.ts';

/** A record and the file it stands in. `id` is what others call it. */
export interface Entry<R extends AnyRecord = AnyRecord> {
  /** Its identity: the path of its note, or what stands for an entry of a library. */
  readonly place: string;
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

/** What one looks for a source by: the same object for as long as its record is the same. */
export interface ListedSource extends Pick<Entry, 'place' | 'id'> {
  readonly record: Pick<SourceRecord, 'key' | 'title' | 'authors' | 'issued'>;
}

/** The key by which citations call a source. */
export const citedAs = ({ id, record }: Pick<ListedSource, 'id' | 'record'>): string =>
  record.key?.value ?? id;

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

/** A claim about an event, and the path of its note. */
export interface EventClaim {
  readonly path: string;
  readonly claim: ClaimFacts;
}

/** What is claimed of actors, by the paths of their notes: known once the notes that say it have been judged. */
export interface ClaimsAbout {
  /** The last day on which something is surely claimed of an actor. */
  latestAbout(actor: string): Day | null;
  about(actor: string): Iterable<ClaimAbout>;
}

/** A place where a note uses a source. */
export interface SourceUse {
  /** Path of its note. */
  readonly note: string;
  /** Cited in the text, named by a position of an actor, or as the origin of another source. */
  readonly as: 'citation' | 'position' | 'origin';
  readonly range: Range;
  /** When it is judged. */
  readonly days: Days;
  /** Whether its note is released. */
  readonly released: boolean;
}

/** How sources are used, by the places of their records: known once the notes that use them have been judged. */
export interface UsesOfSources {
  /** In order of note and place. */
  usesOf(place: string): readonly SourceUse[];
}

/** A source whose capture is largely the same text as another's. */
export interface LikeCapture {
  /** The place of its record. */
  readonly place: string;
  /** How much of the words of the one that was asked about stand in it, quotations aside, from 0 to 1. */
  readonly share: number;
  /** How much of its words stand in the one that was asked about. */
  readonly ownShare: number;
}

/** Which captures are largely the same text, by the places of their sources. */
export interface LikeCaptures {
  alike(place: string): readonly LikeCapture[];
}

/** What is known of all notes and captures together. */
export interface KnownUses {
  readonly uses: ClaimsAbout;
  readonly sources: UsesOfSources;
  readonly captures: LikeCaptures;
}

/** Where answers come from: the notes of a workspace, or what a change would make of them. */
export interface Answers {
  readonly notes: Pick<ReadonlyMap<string, NoteFacts>, 'get' | 'has'>;
  readonly captures: Pick<ReadonlyMap<string, CaptureText>, 'get'>;
  readonly entries: Pick<ReadonlyMap<string, LibraryPlace>, 'get'>;
  readonly knowsLibraries: boolean;
  /** All sources, in no order. */
  sources(): Iterable<ListedSource>;
  /** Places that offer something under a key, best rank first, then by place. */
  bearers(key: string): Bearer[];
}

/**
 * Every question that one note may ask about others. Each notes down its key: what a judgement asked is what it
 * depends on, so nothing has to be declared and nothing forgotten.
 */
export class Lookup {
  readonly #workspace: Answers;
  readonly #known: KnownUses;
  readonly #asked: Set<string> | null;

  constructor(workspace: Answers, known: KnownUses, asked: Set<string> | null = null) {
    this.#workspace = workspace;
    this.#known = known;
    this.#asked = asked;
  }

  /** An explicit id beats a default one; a default that two files share is nobody's. */
  byId<K extends RecordKind>(kind: K, id: string): Entry<Records[K]> | null {
    const bearers = this.#ask(keys.id(kind, id));
    const place = winner(bearers) ?? bearers.find(({ rank }) => rank >= libraryRank)?.place ?? null;
    return place === null ? null : this.#entry(place);
  }

  /** The entry of a library that goes by a key, whether or not a note completes it. */
  inLibrary(key: string): Entry<SourceRecord> | null {
    const place = this.#ask(keys.id('source', key)).find(({ rank }) => rank >= libraryRank)?.place;
    return place === undefined ? null : this.#libraryEntry(place);
  }

  /** Whether every library that attache.yaml names could be read: only then a key that nobody has is unknown. */
  knowsLibraries(): boolean {
    this.#asked?.add(keys.libraries);
    return this.#workspace.knowsLibraries;
  }

  /** The source that can be read at a web address; of several the first. */
  sourceAt(address: string): Entry<SourceRecord> | null {
    if (normalAddress(address) === null) return null;
    const place = winner(this.#ask(keys.url(address)));
    return place === null ? null : this.#entry(place);
  }

  /** The source of a Digital Object Identifier; of several the first. */
  sourceWithDoi(doi: string): Entry<SourceRecord> | null {
    const place = winner(this.#ask(keys.doi(doi)));
    return place === null ? null : this.#entry(place);
  }

  /** The entry of a library that the note with this record completes; null where it stands for itself. */
  completedBy({ key, id }: SourceRecord): Entry<SourceRecord> | null {
    return this.inLibrary(key?.value ?? id.explicit?.value ?? id.fallback);
  }

  /** All files that claim an explicit id, of any kind. */
  bearersOf(id: string): string[] {
    return this.#ask(keys.explicit(id)).map(({ place }) => place);
  }

  /** Where `[[target]]` leads, as a path. */
  link(target: string): string | null {
    const path = winner(this.#ask(keys.link(target)));
    // Ids differ by case alone: case is ignored only where the id as written is nobody's.
    const exact = this.#ask(keys.explicit(target))[0];
    if (exact || path !== null) return exact?.place ?? path;
    const byPath = this.#ask(keys.link(target)).filter(({ rank }) => rank === linkRank.path);
    return byPath.length === 1 ? (byPath[0]?.place ?? null) : null;
  }

  /** Whether anything goes by the name in a link, be it several things. */
  mayLink(target: string): boolean {
    return this.#ask(keys.explicit(target)).length + this.#ask(keys.link(target)).length > 0;
  }

  /** Paths of all actors that have a name in full, as title, name or alias. */
  actorsNamed(name: string): string[] {
    const sought = foldTarget(name);
    return this.#ask(keys.link(name)).flatMap(({ place: path }) => {
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
    return first && !second ? this.#entry(first.place) : null;
  }

  /** Actors with a position in an office, however that is written: as the id or any name of one office note. */
  holders(office: string): Entry<ActorRecord>[] {
    const note = this.office(office);
    const spellings = note
      ? [note.id, ...namesOfOffice(note.record)].filter((name) => this.office(name)?.path === note.path)
      : [office];
    const paths = new Set(spellings.flatMap((name) => this.#ask(keys.held(name)).map(({ place }) => place)));
    return [...paths].sort().flatMap((path) => this.#entry<ActorRecord>(path) ?? []);
  }

  /** Notes with a claim that says it contradicts the one of this full id. */
  contradicting(id: string): NoteFacts[] {
    return this.#ask(keys.contradicts(id)).flatMap(({ place }) => this.#workspace.notes.get(place) ?? []);
  }

  /** All claims about the event of an id: their dates. Where they stand, `placesOfEvent` says. */
  claimsOfEvent(id: string): EventClaim[] {
    const meant = id.normalize('NFC');
    return this.#ask(keys.event(id)).flatMap(({ place }) => {
      const { claims = [] } = this.#workspace.notes.get(place) ?? {};
      const own = claims.filter(({ event }) => event?.value.normalize('NFC') === meant);
      return own.map((claim) => ({ path: place, claim }));
    });
  }

  /** The same with their places and words: asked where these are shown. */
  placesOfEvent(id: string): EventClaim[] {
    this.#asked?.add(keys.eventPlaces(id));
    return this.claimsOfEvent(id);
  }

  /** A note with its claims, by path. */
  claimsOf(path: string): NoteFacts | null {
    this.#asked?.add(keys.claims(path));
    return this.#workspace.notes.get(path) ?? null;
  }

  /** Where a claim of another note stands, for what relates to it: asked of few, since it moves with the text above. */
  placeOf({ note, claim }: { readonly note: NoteFacts; readonly claim: ClaimFacts }): Range {
    this.#asked?.add(keys.places(note.path));
    return claim.content;
  }

  /** What a link may lead to inside a note, by path; null where there is none. */
  partsOf(path: string): Pick<NoteFacts, 'claims' | 'headings' | 'blockIds' | 'anchors'> | null {
    this.#asked?.add(keys.parts(path));
    return this.#workspace.notes.get(path) ?? null;
  }

  /** The last day on which something is surely claimed of the actor whose note this is: asked before `claimsAbout`. */
  latestClaimAbout(path: string): Day | null {
    this.#asked?.add(keys.latestAbout(path));
    return this.#known.uses.latestAbout(path);
  }

  claimsAbout(path: string): Iterable<ClaimAbout> {
    this.#asked?.add(keys.about(path));
    return this.#known.uses.about(path);
  }

  /** Where the source with this record is used. */
  usesOf({ place }: Entry<SourceRecord>): readonly SourceUse[] {
    this.#asked?.add(keys.usesOf(place));
    return this.#known.sources.usesOf(place);
  }

  /** Other sources whose captures are largely the same text, the likeliest first. */
  alike({ place }: Entry<SourceRecord>): readonly LikeCapture[] {
    this.#asked?.add(keys.alike(place));
    return this.#known.captures.alike(place);
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

  /** All sources, in no order. */
  sources(): Iterable<ListedSource> {
    this.#asked?.add(keys.ids('source'));
    return this.#workspace.sources();
  }

  idsOf(kind: RecordKind): string[] {
    return this.#ask(keys.ids(kind)).flatMap(({ place }) => this.#entry(place)?.id ?? []);
  }

  #entry<R extends AnyRecord>(place: string): Entry<R> | null {
    const facts = this.#workspace.notes.get(place);
    if (!facts) return this.#libraryEntry(place) as Entry<R> | null;
    if (!facts.record) return null;
    const record = facts.record.kind === 'source' ? this.#completed(facts.record) : facts.record;
    return { place, path: place, id: idOf(facts), record: record as R };
  }

  #libraryEntry(place: string): Entry<SourceRecord> | null {
    const found = this.#workspace.entries.get(place);
    return found
      ? { place, path: found.path, id: keyOfEntry(found.entry), record: recordOf(found.entry) }
      : null;
  }

  #completed(note: SourceRecord): SourceRecord {
    const entry = this.completedBy(note);
    return entry ? completed(note, entry.record) : note;
  }

  #ask(key: string): Bearer[] {
    this.#asked?.add(key);
    return this.#workspace.bearers(key);
  }
}

/** The only bearer of the best rank; of several explicit ones the first, since duplicate-id speaks of them. */
function winner([first, second]: readonly Bearer[]): string | null {
  if (!first) return null;
  return second?.rank === first.rank && first.rank > 0 ? null : first.place;
}
