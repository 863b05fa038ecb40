import type { NoteFacts } from '../model/facts.ts';
import type { SourceRecord } from '../model/records.ts';
import type { JudgedClaim } from '../sources/claims.ts';
import { citedIn } from '../sources/evidence.ts';
import type { Days } from '../text/dates.ts';
import type { Range } from '../text/range.ts';
import type { Entry, Lookup, SourceUse, UsesOfSources } from '../workspace/lookup.ts';
import { keys } from '../workspace/offers.ts';

export interface SourceCounts {
  /** Places in the text of notes that cite the source. */
  readonly cited: number;
  /** Claims that it is evidence of. */
  readonly claims: number;
  /** Positions of actors that name it. */
  readonly positions: number;
  /** Sources that say they are derived from it. */
  readonly derived: number;
}

/** What one note does with one source, each list in the order of the text. */
export interface SourceUsesInNote {
  readonly uses: readonly SourceUse[];
  readonly claims: readonly JudgedClaim[];
}

/** A claim with the path of the note it stands in. */
interface NoteClaim {
  readonly note: string;
  readonly claim: JudgedClaim;
}

/** Uses in one note by the place of the source. */
export type NoteSources = ReadonlyMap<string, SourceUsesInNote>;

interface JudgedNote {
  readonly note: NoteFacts;
  readonly claims: readonly JudgedClaim[];
  /** The days at which a place of the note is judged. */
  readonly daysAt: (place: Range) => Days;
}

interface Gathered {
  /** By where they begin: a citation is evidence, and a citation of its sentence. */
  readonly uses: Map<number, SourceUse>;
  readonly claims: JudgedClaim[];
}

/** The sources that a judged note uses: all that it cites, and those that its record names. */
export function sourcesIn({ note, claims, daysAt }: JudgedNote, lookup: Lookup): NoteSources {
  const gathered = new Map<string, Gathered>();
  const of = (source: Entry<SourceRecord>): Gathered => {
    const { place } = source;
    const present = gathered.get(place) ?? { uses: new Map<number, SourceUse>(), claims: [] };
    gathered.set(place, present);
    return present;
  };
  const released = note.record?.kind === 'note' && note.record.status === 'released';
  const use = (source: Entry<SourceRecord>, as: SourceUse['as'], range: Range, judged = range): void => {
    const { uses } = of(source);
    if (!uses.has(range.start))
      uses.set(range.start, { note: note.path, as, range, released, days: daysAt(judged) });
  };
  for (const claim of claims) {
    for (const { source, range } of claim.evidence) {
      if (!source) continue;
      use(source, 'citation', range, claim.facts.content);
      const { claims: supported } = of(source);
      if (supported.at(-1) !== claim) supported.push(claim);
    }
  }
  for (const { source, range } of citedIn(note, lookup)) if (source) use(source, 'citation', range);
  for (const { as, key, range } of namedByRecord(note)) {
    const source = lookup.byId('source', key);
    if (source) use(source, as, range);
  }
  return new Map(
    [...gathered].map(([place, { uses, claims: of }]) => [place, { uses: inText(uses), claims: of }]),
  );
}

const inText = (uses: ReadonlyMap<number, SourceUse>): SourceUse[] =>
  [...uses.values()].sort((a, b) => a.range.start - b.range.start);

function namedByRecord({ record }: NoteFacts): { as: SourceUse['as']; key: string; range: Range }[] {
  if (record?.kind === 'source')
    return record.derivedFrom.map(({ source }) => ({ as: 'origin', key: source.value, range: source.range }));
  if (record?.kind !== 'actor') return [];
  return record.positions.flatMap(({ source }) =>
    source ? [{ as: 'position' as const, key: source.value, range: source.range }] : [],
  );
}

const nothing: NoteSources = new Map();

/**
 * Which source is used where, over the whole workspace. Kept up with each judgement of a note, so that an answer about
 * one source costs what its uses cost, and a count nothing.
 */
export class SourceUses implements UsesOfSources {
  readonly #byNote = new Map<string, NoteSources>();
  readonly #bySource = new Map<string, Map<string, SourceUsesInNote>>();
  readonly #counts = new Map<string, SourceCounts>();
  #version = 0;

  /** Grows whenever a view over the sources may show something else. */
  get version(): number {
    return this.#version;
  }

  /** Look-ups under these keys may be answered otherwise. */
  changed(asked: ReadonlySet<string>): void {
    for (const key of asked) if (isOfSources(key)) this.#version++;
  }

  /** Takes what a note uses now; answers with the keys of look-ups that may be answered otherwise. */
  set(note: string, sources: NoteSources): string[] {
    const before = this.#byNote.get(note) ?? nothing;
    if (sources.size > 0) this.#byNote.set(note, sources);
    else this.#byNote.delete(note);
    const changed: string[] = [];
    for (const place of new Set([...before.keys(), ...sources.keys()])) {
      const [was, is] = [before.get(place), sources.get(place)];
      this.#file(place, note, is);
      this.#count(place, was, -1);
      this.#count(place, is, 1);
      if (numberOf(was) !== numberOf(is)) this.#version++;
      if (JSON.stringify(was?.uses) !== JSON.stringify(is?.uses)) changed.push(keys.usesOf(place));
    }
    return changed;
  }

  /** Places of the sources that are used. */
  sources(): Iterable<string> {
    return this.#bySource.keys();
  }

  counts(place: string): SourceCounts {
    return this.#counts.get(place) ?? none;
  }

  /** What one note does with a source. */
  inNote(note: string, place: string): SourceUsesInNote | null {
    return this.#byNote.get(note)?.get(place) ?? null;
  }

  /** All uses of a source, by note and place. */
  usesOf(place: string): SourceUse[] {
    return this.#inOrder(place).flatMap(([, { uses }]) => uses);
  }

  /** Claims that a source is evidence of, by note and place. */
  claimsOf(place: string): NoteClaim[] {
    return this.#inOrder(place).flatMap(([note, { claims }]) => claims.map((claim) => ({ note, claim })));
  }

  #inOrder(place: string): [string, SourceUsesInNote][] {
    return [...(this.#bySource.get(place) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  }

  #file(place: string, note: string, uses: SourceUsesInNote | undefined): void {
    const notes = this.#bySource.get(place) ?? new Map<string, SourceUsesInNote>();
    if (uses) notes.set(note, uses);
    else notes.delete(note);
    if (notes.size > 0) this.#bySource.set(place, notes);
    else this.#bySource.delete(place);
  }

  #count(place: string, uses: SourceUsesInNote | undefined, by: 1 | -1): void {
    if (!uses) return;
    const before = this.counts(place);
    const of = (as: SourceUse['as']): number => uses.uses.filter((use) => use.as === as).length;
    const counts = {
      cited: before.cited + by * of('citation'),
      claims: before.claims + by * uses.claims.length,
      positions: before.positions + by * of('position'),
      derived: before.derived + by * of('origin'),
    };
    if (Object.values(counts).some((count) => count > 0)) this.#counts.set(place, counts);
    else this.#counts.delete(place);
  }
}

/** What is counted of the uses in one note. */
const numberOf = (uses: SourceUsesInNote | undefined): string =>
  `${uses?.uses.map(({ as }) => as).join() ?? ''} ${uses?.claims.length ?? 0}`;

const isOfSources = (key: string): boolean =>
  key.startsWith(keys.id('source', '')) || key.startsWith(keys.capture(''));

const none: SourceCounts = { cited: 0, claims: 0, positions: 0, derived: 0 };
