import { parseEdtf } from '../../text/edtf.ts';
import { type Known, officeKeys } from './known.ts';
import { type Term, meet, sayTerm } from './positions.ts';
import type { Resolved } from './record-source.ts';
import type { ImportedActor } from './imported.ts';
import { folded } from './names.ts';

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
export function settleActors(given: readonly ImportedActor[]): ImportedActor[] {
  const found: ImportedActor[] = [];
  const byKey = new Map<string, number>();
  const byName = new Map<string, number[]>();
  const named = (actor: ImportedActor): string => `${actor.type} ${folded(actor.name)}`;
  const put = (actor: ImportedActor): void => {
    const keys = keysOf(actor);
    const alike = byName.get(named(actor)) ?? [];
    const shared = keys.map((key) => byKey.get(key)).find((place) => place !== undefined);
    const at = shared ?? (keys.length === 0 && alike.length === 1 ? alike[0] : undefined);
    const other = at === undefined ? undefined : found[at];
    if (at !== undefined && other?.type === actor.type) found[at] = joined(other, actor);
    else byName.set(named(actor), [...alike, found.push(actor) - 1]);
    for (const key of keys) byKey.set(key, byKey.get(key) ?? at ?? found.length - 1);
  };
  // Those with an identity first, whatever their order in the file.
  for (const actor of given) if (keysOf(actor).length > 0) put(actor);
  for (const actor of given) if (keysOf(actor).length === 0) put(actor);
  return found;
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
