import type { LinkFacts, NoteFacts } from '../model/facts.ts';
import type { RecordKind } from '../model/records.ts';
import type { Refers } from '../schema/json-schema.ts';
import type { Service } from '../service.ts';
import { findClaim } from '../sources/claims.ts';
import type { Range } from '../text/range.ts';
import { reviewedNote } from '../workspace/reviews.ts';
import type { Supposed } from '../workspace/supposed.ts';

/** What tells what ids mean: a service, or its notes as a change would leave them. */
export type World = Service | Supposed;

export interface Place {
  readonly file: string;
  readonly range: Range;
}

/** What an id names: the record of a file, or one claim in it. */
export interface Subject {
  /** The path of a note, or the place of an entry of a library. */
  readonly file: string;
  /** The claim's id within its note. */
  readonly claim: string | null;
}

export const isSameSubject = (a: Subject | null, b: Subject): boolean =>
  a?.file === b.file && a.claim === b.claim;

const kindsOfRecords: Readonly<Partial<Record<Refers, RecordKind>>> = {
  actor: 'actor',
  event: 'actor',
  place: 'actor',
  office: 'office',
  source: 'source',
};

/** What an id names that stands in a file where one of these kinds is meant; null where it names nothing. */
export function subjectNamed(
  service: World,
  path: string,
  kinds: readonly Refers[],
  id: string,
): Subject | null {
  for (const kind of kinds) {
    const record = kindsOfRecords[kind];
    const entry = record && service.lookup.byId(record, id);
    if (entry) return { file: entry.place, claim: null };
    const claim = kind === 'claim' ? claimNamed(service, path, id) : null;
    if (claim) return claim;
  }
  return null;
}

/** A claim by its id as a file writes it: without a note's id it is one of the file's own, or of the reviewed note. */
export function claimNamed(service: World, path: string, id: string): Subject | null {
  const note = service.notes.get(
    service.isReview(path) ? (reviewedNote(service.lookup, path) ?? path) : path,
  );
  const found = note && findClaim(note, id, service.lookup);
  return found?.claim.id ? { file: found.note.path, claim: found.claim.id.value } : null;
}

/** What `[[target#part]]` names: a claim, where the part is one's id, else the record. */
export function subjectLinked(service: World, note: NoteFacts, link: LinkFacts): Subject | null {
  const file = link.target === '' ? note.path : service.lookup.link(link.target);
  if (file === null) return null;
  const name = link.part?.replace(/^\^/u, '');
  const claim = service.notes.get(file)?.claims.find(({ id }) => name !== undefined && id?.value === name);
  return { file, claim: claim?.id?.value ?? null };
}

/** Where a subject is shown: a claim's words, or the head of a file. */
export function placeOf(service: World, { file, claim }: Subject): Place {
  const found = service.notes.get(file)?.claims.find(({ id }) => claim !== null && id?.value === claim);
  return found ? { file, range: found.content } : headOf(service, file);
}

export function headOf(service: World, file: string): Place {
  const record = service.notes.get(file)?.record;
  const entry = record ? null : service.lookup.entryAt(file);
  if (entry) return { file: entry.path, range: entry.record.head };
  return { file, range: record?.title?.range ?? record?.head ?? { start: 0, end: 0 } };
}
