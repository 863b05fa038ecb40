import { isInOffice, positionsAt } from '../actors/offices.ts';
import type { OfficeRecord } from '../model/records.ts';
import type { Service } from '../service.ts';
import type { Days } from '../text/dates.ts';
import type { Range } from '../text/range.ts';
import type { Entry } from '../workspace/lookup.ts';
import { namesOfOffice } from '../workspace/offers.ts';
import type { Place } from './subjects.ts';

/** What is counted over the note of an actor or an office. */
export type Uses = 'mentions' | 'undecided' | 'claims' | 'holders';

export interface Counted {
  readonly what: Uses;
  readonly count: number;
}

/** What is said of the actor or the office of a note; nothing of any other note. What is counted and none is left out. */
export function usesCounted(service: Service, path: string): Counted[] {
  const entry = service.lookup.entryAt(path);
  if (entry?.record.kind === 'office')
    return [{ what: 'holders', count: peopleIn(holders(service, entry as Entry<OfficeRecord>)) }];
  if (entry?.record.kind !== 'actor') return [];
  const { mentions, undecided, claims } = service.uses.counts(path);
  const open: Counted[] = undecided > 0 ? [{ what: 'undecided', count: undecided }] : [];
  return [{ what: 'mentions', count: mentions }, ...open, { what: 'claims', count: claims }];
}

/** The first line of a note, above which it is shown. */
export const headLine = (service: Service, path: string): Range => {
  const text = service.text(path) ?? '';
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  return { start, end: start + (/^[^\r\n]*/u.exec(text.slice(start))?.[0].length ?? 0) };
};

/** The places that were counted, by file and place. */
export function usesAt(service: Service, path: string, what: Uses): Place[] {
  const entry = service.lookup.entryAt(path);
  if (what === 'holders')
    return entry?.record.kind === 'office' ? holders(service, entry as Entry<OfficeRecord>) : [];
  if (what === 'claims')
    return service.uses.claimsOf(path).map(({ note, claim }) => ({ file: note, range: claim.facts.content }));
  const found = what === 'mentions' ? service.uses.mentionsOf(path) : service.uses.undecidedOf(path);
  return found.map(({ note, mention }) => ({ file: note, range: mention.range }));
}

/** The positions of those who hold or held an office, however they write it; a candidate holds none. */
function holders({ lookup }: Service, { path, id, record }: Entry<OfficeRecord>): Place[] {
  const name = [id, ...namesOfOffice(record)].find((written) => lookup.office(written)?.path === path);
  const actors = name === undefined ? [] : lookup.holders(name);
  return actors.flatMap((actor) =>
    positionsAt(actor.record, anyDays, lookup)
      .filter((held) => held.office?.path === path && isInOffice(held))
      .flatMap(({ position: { office } }) => (office ? [{ file: actor.path, range: office.range }] : [])),
  );
}

/** Somebody may have held it more than once. */
const peopleIn = (positions: readonly Place[]): number => new Set(positions.map(({ file }) => file)).size;

const anyDays: Days = { earliest: null, latest: null };
