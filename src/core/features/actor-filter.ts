import { isStaleAt } from '../actors/record-age.ts';
import type { ActorRecord } from '../model/records.ts';
import type { Service } from '../service.ts';
import { day } from '../text/dates.ts';
import { foldName } from '../text/fold.ts';
import type { Entry } from '../workspace/lookup.ts';
import { withoutAccents } from './candidates.ts';

/** Which actors are shown; what is asked for holds together. */
export interface ActorsFilter {
  /** Words of which each stands in a name, an alias, the id or an office; empty for all. */
  readonly text: string;
  /** Only those whom an open mention may mean. */
  readonly undecided: boolean;
  /** Only those whose record is due to be checked. */
  readonly stale: boolean;
}

/** Whether an actor is shown, as a question that is put to many. */
export function actorFilter(
  service: Service,
  { text, undecided, stale }: ActorsFilter,
): (actor: Entry<ActorRecord>) => boolean {
  const { uses } = service;
  const words = folded(text).split(' ').filter(Boolean);
  const offices = officesFolded(service);
  return (actor) => {
    if (undecided && uses.counts(actor.path).undecided === 0) return false;
    if (stale && !isDue(service, actor.record)) return false;
    if (words.length === 0) return true;
    const names = namesFolded(actor);
    const missing = words.filter((word) => !names.includes(word));
    return missing.length === 0 || missing.every((word) => offices(actor.record).includes(word));
  };
}

/** Whether a record is due to be checked against its sources again. */
export const isDue = ({ today, config }: Service, record: ActorRecord): boolean =>
  isStaleAt(record, day(today), config.checkActorsEvery);

/** In any script; who looks for Müller has perhaps no ü on the keys. */
const folded = (text: string): string => withoutAccents(foldName(text).text);

const known = new WeakMap<ActorRecord, { readonly id: string; readonly names: string }>();

/** A record's names with line ends between them, folded once as long as it stays the same. */
function namesFolded({ id, record }: Entry<ActorRecord>): string {
  const present = known.get(record);
  if (present?.id === id) return present.names;
  const all = [
    id,
    record.title?.value ?? '',
    ...[...record.names, ...record.aliases].map(({ value }) => value),
  ];
  const names = all.map(folded).join('\n');
  known.set(record, { id, names });
  return names;
}

/** What the offices of a record are called, whenever they were held; few offices are held by many. */
function officesFolded({ lookup }: Service): (record: ActorRecord) => string {
  const names = new Map<string, string>();
  const once = (written: string): string => {
    const present = names.get(written);
    if (present !== undefined) return present;
    const name = folded(`${lookup.office(written)?.record.title?.value ?? ''} ${written}`);
    names.set(written, name);
    return name;
  };
  return ({ positions }) =>
    positions
      .flatMap(({ office, titles }) => [...(office ? [office.value] : []), ...titles])
      .map(once)
      .join('\n');
}
