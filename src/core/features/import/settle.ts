import { parseEdtf } from '../../text/edtf.ts';
import { type Known, officeKeys } from './known.ts';
import { type Term, meet, sayTerm } from './positions.ts';
import type { Resolved } from './record-source.ts';
import type { ImportedActor, Report } from './imported.ts';
import { folded } from './names.ts';
import { shown } from './values.ts';

export const termOf = (known: Known, { position }: Resolved): Term => ({
  offices: officeKeys(known, position.office),
  capacity: position.capacity,
  start: position.start,
  end: position.end,
});

export interface Settled {
  readonly positions: readonly Resolved[];
  /** What the file says twice and differently. */
  readonly clashes: readonly string[];
}

/** The positions of one actor in order of their start, each once. */
export function settlePositions(known: Known, given: readonly Resolved[]): Settled {
  const positions: Resolved[] = [];
  const clashes: string[] = [];
  const startOf = ({ position }: Resolved): string => parseEdtf(position.start ?? '')?.earliest ?? '9999';
  for (const one of given.toSorted((a, b) =>
    startOf(a) < startOf(b) ? -1 : startOf(a) > startOf(b) ? 1 : 0,
  )) {
    const terms = positions.map((position) => termOf(known, position));
    const term = termOf(known, one);
    const meeting = meet(term, terms);
    const there = meeting.kind === 'new' ? undefined : positions[meeting.at];
    if (meeting.kind === 'new' || !there) positions.push(one);
    else if (meeting.kind === 'conflict')
      clashes.push(
        `“${one.office}” is in the file from ${sayTerm(termOf(known, there))} and from ${sayTerm(term)}: ${meeting.why}. The first was taken.`,
      );
    else positions[meeting.at] = filledUp(there, meeting.start, meeting.end);
  }
  return { positions, clashes };
}

const filledUp = (one: Resolved, start: string | null, end: string | null): Resolved => ({
  ...one,
  position: { ...one.position, start: one.position.start ?? start, end: one.position.end ?? end },
});

/**
 * The actors of a file, each once: entries that share an id or an identifier are one, and an entry that has neither is
 * the only other one of its name.
 */
export function settleActors(given: readonly ImportedActor[], report: Report): ImportedActor[] {
  const found = new Found();
  // Those with an identity first, whatever their order in the file.
  for (const actor of given) {
    if (keysOf(actor).length === 0) continue;
    const [only, other] = found.byKeys(actor);
    if (other === undefined) found.put(actor, only);
    else
      report(
        actor.where,
        `Its identifiers are those of several entries of the file; ${shown(actor.name)} was left out.`,
      );
  }
  for (const actor of given) {
    if (keysOf(actor).length > 0) continue;
    const [only, other] = found.byName(actor);
    if (other === undefined) found.put(actor, only);
    else
      report(
        actor.where,
        `Several entries are called ${shown(actor.name)}, and this one has no identifier; it was left out.`,
      );
  }
  return found.actors;
}

class Found {
  readonly actors: ImportedActor[] = [];
  readonly #byKey = new Map<string, number>();
  readonly #byName = new Map<string, number[]>();

  byKeys(actor: ImportedActor): readonly number[] {
    return [...new Set(keysOf(actor).flatMap((key) => this.#byKey.get(key) ?? []))];
  }

  byName({ type, name }: ImportedActor): readonly number[] {
    return this.#byName.get(`${type} ${folded(name)}`) ?? [];
  }

  /** Joins it to the one at a place, if that is of its type. */
  put(actor: ImportedActor, at: number | undefined): void {
    const other = at === undefined ? undefined : this.actors[at];
    const place = at !== undefined && other?.type === actor.type ? at : this.actors.length;
    if (other && place === at) this.actors[place] = joined(other, actor);
    else {
      this.actors.push(actor);
      this.#byName.set(`${actor.type} ${folded(actor.name)}`, [...this.byName(actor), place]);
    }
    for (const key of keysOf(actor)) this.#byKey.set(key, this.#byKey.get(key) ?? place);
  }
}

const keysOf = ({ id, identifiers }: ImportedActor): string[] => [
  ...(id === null ? [] : [`id ${id}`]),
  ...identifiers.map(({ scheme, value }) => `${scheme} ${value.toLowerCase()}`),
];

function joined(one: ImportedActor, other: ImportedActor): ImportedActor {
  const names = [...one.names, ...other.names];
  return {
    ...one,
    id: one.id ?? other.id,
    identifiers: [...one.identifiers, ...other.identifiers],
    names: names.filter(
      (name, at) => names.findIndex((first) => folded(first.value) === folded(name.value)) === at,
    ),
    aliases: [
      ...new Set([
        ...one.aliases,
        ...(folded(other.name) === folded(one.name) ? [] : [other.name]),
        ...other.aliases,
      ]),
    ],
    family: one.family ?? other.family,
    given: one.given ?? other.given,
    begin: one.begin ?? other.begin,
    end: one.end ?? other.end,
    positions: [...one.positions, ...other.positions],
  };
}
