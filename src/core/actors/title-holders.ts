import type { NoteFacts } from '../model/facts.ts';
import type { ActorRecord, Position } from '../model/records.ts';
import type { Days } from '../text/dates.ts';
import type { Lookup } from '../workspace/lookup.ts';
import { positionsAt } from './offices.ts';
import type { TitleBeside } from './title-beside.ts';
import { type Called, calledBy, isCalled } from './office-titles.ts';

/** A term in an office, with what its holder is called. */
export interface Term {
  readonly called: Called;
  readonly position: Position;
}

/** Who ever held an office that goes by a title, and when. */
export interface Holder {
  /** Path of the actor's note. */
  readonly path: string;
  readonly terms: readonly Term[];
}

/** What is asked to learn what actors are called by their offices. */
interface Asking {
  readonly all: ReadonlyMap<string, NoteFacts>;
  readonly keys: ReadonlySet<string>;
  readonly lookup: (asked: Set<string>) => Lookup;
}

interface Known {
  readonly terms: readonly Term[];
  readonly digest: string;
  /** Keys of the offices that were asked for. */
  readonly asked: ReadonlySet<string>;
}

/**
 * Which bearers of a name ever held an office that goes by a title: so that of hundreds called Lee only the presidents
 * are looked at beside "President Lee".
 */
export class TitleHolders {
  readonly #known = new Map<string, Known>();
  readonly #dependents = new Map<string, Set<string>>();
  /** By the list of all who bear a name. */
  #holders = new WeakMap<readonly string[], Map<string, readonly Holder[]>>();

  /** Takes changed notes, and answers with the actors whose offices are other ones than before. */
  update(changed: ReadonlyMap<string, NoteFacts | null>, { all, keys, lookup }: Asking): string[] {
    const again = new Set(changed.keys());
    for (const key of keys) for (const path of this.#dependents.get(key) ?? []) again.add(path);
    const differ = [...again].filter((path) => this.#take(path, all.get(path) ?? null, lookup));
    if (differ.length > 0) this.#holders = new WeakMap();
    return differ;
  }

  /** The owners who ever held, or acted in, an office that goes by this title. */
  of(owners: readonly string[], title: TitleBeside): readonly Holder[] {
    const known = this.#holders.get(owners) ?? new Map<string, readonly Holder[]>();
    const key = `${title.form} ${title.words}`;
    const made = known.get(key);
    if (made) return made;
    const holders = owners.flatMap((path) => {
      const terms = this.#known.get(path)?.terms.filter(({ called }) => isCalled(called, title)) ?? [];
      return terms.length > 0 ? [{ path, terms }] : [];
    });
    this.#holders.set(owners, known.set(key, holders));
    return holders;
  }

  #take(path: string, facts: NoteFacts | null, lookup: (asked: Set<string>) => Lookup): boolean {
    const before = this.#known.get(path) ?? null;
    const now = facts?.record?.kind === 'actor' ? knownOf(facts.record, before, lookup) : null;
    if (before) this.#forget(path, before.asked);
    if (now) this.#keep(path, now);
    return (now?.digest ?? '') !== (before?.digest ?? '');
  }

  #keep(path: string, now: Known): void {
    this.#known.set(path, now);
    for (const key of now.asked)
      this.#dependents.set(key, (this.#dependents.get(key) ?? new Set()).add(path));
  }

  #forget(path: string, asked: ReadonlySet<string>): void {
    this.#known.delete(path);
    for (const key of asked) {
      const paths = this.#dependents.get(key);
      paths?.delete(path);
      if (paths?.size === 0) this.#dependents.delete(key);
    }
  }
}

/** What says the same as before stays the same, so that what was found with it is seen to be the same. */
function knownOf(record: ActorRecord, before: Known | null, lookup: (asked: Set<string>) => Lookup): Known {
  const asked = new Set<string>();
  const terms = [...termsOf(record, lookup(asked))];
  const digest = terms.map(digestOf).join('\n\n');
  return { terms: before?.digest === digest ? before.terms : terms, digest, asked };
}

/** The offices that somebody holds or held; a candidate holds none. */
function* termsOf(record: ActorRecord, lookup: Lookup): Generator<Term> {
  for (const { position, office } of positionsAt(record, anyDays, lookup)) {
    if (served.has(position.capacity)) yield { called: calledBy(position, office?.record ?? null), position };
  }
}

const anyDays: Days = { earliest: null, latest: null };
const served = new Set<Position['capacity']>(['substantive', 'suspended', 'acting']);

const digestOf = ({ called, position: { start, end, endUnknown, capacity } }: Term): string =>
  [
    ...called.forms,
    '',
    ...called.concepts,
    called.words,
    start?.value,
    end?.value,
    endUnknown,
    capacity,
  ].join('\n');
