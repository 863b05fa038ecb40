import type { Mention } from '../actors/mentions.ts';
import type { NoteFacts } from '../model/facts.ts';
import type { JudgedClaim } from '../sources/claims.ts';
import type { Day, Days } from '../text/dates.ts';
import type { ClaimAbout, ClaimsAbout, Lookup } from '../workspace/lookup.ts';
import { keys } from '../workspace/offers.ts';

/** A mention with the note it stands in. */
export interface NoteMention {
  /** Path of the note. */
  readonly note: string;
  readonly mention: Mention;
}

/** A claim with the note it stands in. */
export interface NoteClaim {
  /** Path of the note. */
  readonly note: string;
  readonly claim: JudgedClaim;
}

export interface UseCounts {
  /** Mentions that are decided for the actor. */
  readonly mentions: number;
  /** Mentions that are open, the actor being one of the few who may be meant. */
  readonly undecided: number;
  /** Claims that the actor makes, or that name the actor. */
  readonly claims: number;
}

/** What one note says of one actor, each list in the order of the text. */
export interface UsesInNote {
  readonly mentions: readonly Mention[];
  readonly undecided: readonly Mention[];
  readonly claims: readonly JudgedClaim[];
  /** The claims as others see them that judge the actor's record. */
  readonly about: readonly ClaimAbout[];
}

/** Uses in one note by the path of the actor's note. */
export type NoteUses = ReadonlyMap<string, UsesInNote>;

/** What a note is judged by, as far as its uses go. */
interface JudgedNote {
  readonly note: NoteFacts;
  readonly mentions: readonly Mention[];
  readonly claims: readonly JudgedClaim[];
  /** The days at which a claim is judged. */
  readonly daysOf: (claim: JudgedClaim) => Days;
}

/** Whom a claim is about: who makes it, and who is named in it, as paths of their notes. */
export function actorsOfClaim(
  { facts }: JudgedClaim,
  mentions: readonly Mention[],
  lookup: Lookup,
): Set<string> {
  const { start, end } = facts.content;
  const about = new Set<string>();
  for (const { value } of facts.byWords ? [] : facts.by) {
    const path = lookup.byId('actor', value)?.path;
    if (path !== undefined) about.add(path);
  }
  for (const { actor, range } of mentions.slice(firstFrom(mentions, start))) {
    if (range.start >= end) break;
    if (actor !== null && range.end <= end) about.add(actor);
  }
  return about;
}

/** Mentions stand in the order of the text. */
function firstFrom(mentions: readonly Mention[], start: number): number {
  let [from, to] = [0, mentions.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((mentions[middle]?.range.start ?? Infinity) < start) from = middle + 1;
    else to = middle;
  }
  return from;
}

type Gathered = { -readonly [list in keyof UsesInNote]: UsesInNote[list][number][] };

/** The actors that a judged note uses. */
export function usesIn({ note, mentions, claims, daysOf }: JudgedNote, lookup: Lookup): NoteUses {
  const uses = new Map<string, Gathered>();
  const of = (actor: string) => {
    const present = uses.get(actor) ?? { mentions: [], undecided: [], claims: [], about: [] };
    uses.set(actor, present);
    return present;
  };
  for (const mention of mentions) if (mention.actor !== null) of(mention.actor).mentions.push(mention);
  const released = note.record?.kind === 'note' && note.record.status === 'released';
  for (const claim of claims) {
    for (const actor of actorsOfClaim(claim, mentions, lookup)) {
      of(actor).claims.push(claim);
      of(actor).about.push({
        note: note.path,
        range: claim.facts.content,
        days: daysOf(claim),
        released,
      });
    }
  }
  addOpen(uses, openByCandidates(mentions));
  return uses;
}

/** Of most of those who may be meant nothing else is said: they share what there is. Nothing is pushed after. */
function addOpen(
  uses: Map<string, UsesInNote>,
  byCandidates: ReadonlyMap<readonly string[], readonly Mention[]>,
): void {
  for (const [candidates, undecided] of byCandidates) {
    const alone: UsesInNote = { mentions: [], undecided, claims: [], about: [] };
    for (const candidate of candidates) {
      const use = uses.get(candidate) ?? alone;
      const before = use === alone ? [] : use.undecided;
      const all = before.length === 0 ? undecided : [...before, ...undecided].sort(inText);
      uses.set(candidate, use === alone ? alone : { ...use, undecided: all });
    }
  }
}

/** A name that more than this bear says nothing of any of them: under each of hundreds it would be noise, and costly. */
export const mostWhoMayBeMeant = 20;

/** All who may be meant share one list of the mentions. */
function openByCandidates(mentions: readonly Mention[]): ReadonlyMap<readonly string[], Mention[]> {
  const open = new Map<readonly string[], Mention[]>();
  for (const mention of mentions) {
    if (mention.actor !== null || mention.candidates.length > mostWhoMayBeMeant) continue;
    const present = open.get(mention.candidates);
    if (present) present.push(mention);
    else open.set(mention.candidates, [mention]);
  }
  return open;
}

const inText = (a: Mention, b: Mention): number => a.range.start - b.range.start;

const nothing: NoteUses = new Map();

/**
 * Who is named where and what is claimed of whom, over the whole workspace. Kept up with each judgement of a note, so
 * that an answer about one actor costs what that actor's uses cost, and a count nothing.
 */
export class ActorUses implements ClaimsAbout {
  readonly #byNote = new Map<string, NoteUses>();
  readonly #byActor = new Map<string, Map<string, UsesInNote>>();
  readonly #counts = new Map<string, UseCounts>();

  /** Takes what a note uses now; answers with the keys of look-ups that may be answered otherwise. */
  set(note: string, uses: NoteUses): string[] {
    const before = this.#byNote.get(note) ?? nothing;
    if (uses.size > 0) this.#byNote.set(note, uses);
    else this.#byNote.delete(note);
    const changed: string[] = [];
    for (const actor of new Set([...before.keys(), ...uses.keys()])) {
      const [was, is] = [before.get(actor), uses.get(actor)];
      this.#file(actor, note, is);
      this.#count(actor, was, -1);
      this.#count(actor, is, 1);
      if (digest(was) === digest(is)) continue;
      changed.push(keys.about(actor));
      if (latestOf(was?.about) !== latestOf(is?.about)) changed.push(keys.latestAbout(actor));
    }
    return changed;
  }

  /** Actors that anything is said of, by path. */
  actors(): Iterable<string> {
    return this.#byActor.keys();
  }

  counts(actor: string): UseCounts {
    return this.#counts.get(actor) ?? none;
  }

  /** Paths of the notes that use an actor in any way, in order. */
  notesOf(actor: string): string[] {
    return [...(this.#byActor.get(actor)?.keys() ?? [])].sort();
  }

  /** What one note says of an actor. */
  inNote(note: string, actor: string): UsesInNote | null {
    return this.#byNote.get(note)?.get(actor) ?? null;
  }

  /** Mentions decided for an actor, by note and place. */
  mentionsOf(actor: string): NoteMention[] {
    return this.#each(actor, ({ mentions }, note) => mentions.map((mention) => ({ note, mention })));
  }

  /** Mentions that may mean an actor and are open, by note and place. */
  undecidedOf(actor: string): NoteMention[] {
    return this.#each(actor, ({ undecided }, note) => undecided.map((mention) => ({ note, mention })));
  }

  /** Claims that an actor makes or is named in, by note and place. */
  claimsOf(actor: string): NoteClaim[] {
    return this.#each(actor, ({ claims }, note) => claims.map((claim) => ({ note, claim })));
  }

  latestAbout(actor: string): Day | null {
    let latest: Day | null = null;
    for (const { about } of this.#byActor.get(actor)?.values() ?? []) latest = later(latest, latestOf(about));
    return latest;
  }

  *about(actor: string): Iterable<ClaimAbout> {
    for (const { about } of this.#byActor.get(actor)?.values() ?? []) yield* about;
  }

  #each<T>(actor: string, take: (uses: UsesInNote, note: string) => T[]): T[] {
    return this.notesOf(actor).flatMap((note) => {
      const uses = this.inNote(note, actor);
      return uses ? take(uses, note) : [];
    });
  }

  #file(actor: string, note: string, uses: UsesInNote | undefined): void {
    const notes = this.#byActor.get(actor) ?? new Map<string, UsesInNote>();
    if (uses) notes.set(note, uses);
    else notes.delete(note);
    if (notes.size > 0) this.#byActor.set(actor, notes);
    else this.#byActor.delete(actor);
  }

  #count(actor: string, uses: UsesInNote | undefined, by: 1 | -1): void {
    if (!uses) return;
    const { mentions, undecided, claims } = this.counts(actor);
    const counts = {
      mentions: mentions + by * uses.mentions.length,
      undecided: undecided + by * uses.undecided.length,
      claims: claims + by * uses.claims.length,
    };
    if (counts.mentions + counts.undecided + counts.claims > 0) this.#counts.set(actor, counts);
    else this.#counts.delete(actor);
  }
}

const none: UseCounts = { mentions: 0, undecided: 0, claims: 0 };

const digest = (uses: UsesInNote | undefined): string =>
  uses && uses.about.length > 0 ? JSON.stringify(uses.about) : '';

/** The last day on which a claim is surely made: of half-known days the earliest. */
const latestOf = (about: readonly ClaimAbout[] | undefined): Day | null =>
  (about ?? []).map(({ days }) => days.earliest).reduce<Day | null>(later, null);

const later = (one: Day | null, other: Day | null): Day | null =>
  one === null || (other !== null && other > one) ? other : one;
