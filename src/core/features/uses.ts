import type { OfficeRecord } from '../model/records.ts';
import type { Service } from '../service.ts';
import type { Range } from '../text/range.ts';
import type { Entry } from '../workspace/lookup.ts';
import { foldTarget } from '../workspace/offers.ts';
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
    return [{ what: 'holders', count: holders(service, entry as Entry<OfficeRecord>).length }];
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

/** The positions in an office, by its id or its name. */
function holders({ lookup }: Service, { path, id, record }: Entry<OfficeRecord>): Place[] {
  const names = [...(lookup.byId('office', id)?.path === path ? [id] : []), record.title?.value ?? ''];
  const people = new Map(
    names.flatMap((name) => (name === '' ? [] : lookup.holders(name))).map((entry) => [entry.path, entry]),
  );
  return [...people.values()]
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(({ path: file, record: { positions } }) =>
      positions.flatMap(({ office }) =>
        office && names.some((name) => foldTarget(name) === foldTarget(office.value))
          ? [{ file, range: office.range }]
          : [],
      ),
    );
}
