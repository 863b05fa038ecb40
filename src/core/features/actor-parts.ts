import { type Held, positionsAt } from '../actors/offices.ts';
import type { NoteMention } from '../state/actor-uses.ts';
import type { Service } from '../service.ts';
import { type Around, around } from '../text/around.ts';
import { type Cover, day } from '../text/dates.ts';
import { folderOf, nameOf } from '../text/paths.ts';
import type { Range } from '../text/range.ts';
import { actorLines } from './actor-card.ts';
import type { HeldOffice } from './actors-view.ts';
import { type ViewRow, claimsIn } from './claims-view.ts';
import { plainWords } from './markdown.ts';

/** What the Actors view shows under an actor, each part when somebody opens it. */

/** A term in an office; dates as written. */
export interface OfficePart extends HeldOffice {
  readonly start: string | null;
  readonly end: string | null;
  /** Left on a day that is not known. */
  readonly endUnknown: boolean;
  readonly now: Cover;
  readonly file: string;
  readonly range: Range;
}

export interface MentionPart extends Around {
  readonly file: string;
  readonly range: Range;
}

/** The mentions of one note. */
export interface MentionsInNote {
  readonly file: string;
  readonly title: string;
  /** The note's folder. */
  readonly folder: string;
  readonly mentions: readonly MentionPart[];
}

/** The offices of an actor in the order of their beginnings; what has no beginning comes first. */
export function officesOf(service: Service, path: string): OfficePart[] {
  const actor = service.lookup.actorAt(path);
  if (!actor) return [];
  const start = ({ position }: Held): string => position.start?.days?.earliest ?? '';
  return positionsAt(actor.record, day(service.today), service.lookup, service.today)
    .sort((a, b) => (start(a) < start(b) ? -1 : start(a) > start(b) ? 1 : 0))
    .map(({ name, position, cover }) => ({
      name,
      capacity: position.capacity,
      start: position.start?.value ?? null,
      end: position.end?.value ?? null,
      endUnknown: position.endUnknown,
      now: cover,
      file: path,
      range: position.range,
    }));
}

/** Where an actor is named: what is decided, or what is open and may mean it. */
export function mentionsOf(service: Service, path: string, decided: boolean): MentionsInNote[] {
  const all = decided ? service.uses.mentionsOf(path) : service.uses.undecidedOf(path);
  const byNote = new Map<string, NoteMention[]>();
  for (const found of all) {
    const present = byNote.get(found.note);
    if (present) present.push(found);
    else byNote.set(found.note, [found]);
  }
  return [...byNote].map(([file, found]) => {
    const text = service.text(file) ?? '';
    return {
      file,
      title: service.notes.get(file)?.record?.title?.value ?? nameOf(file),
      folder: folderOf(file),
      mentions: found.map(({ mention: { range } }) => ({ file, range, ...around(text, range) })),
    };
  });
}

/** The claims that an actor makes or is named in, as the Claims view shows them. */
export const claimsAbout = (service: Service, path: string): ViewRow[] =>
  service.uses.notesOf(path).flatMap((note) => {
    const about = new Set(service.uses.inNote(note, path)?.claims);
    return about.size === 0 ? [] : claimsIn(service, note, (claim) => about.has(claim));
  });

/** What is known of an actor today, as plain text with a fact a line; null where the note is no actor's. */
export function factsAsText(service: Service, path: string): string | null {
  const actor = service.lookup.actorAt(path);
  return actor ? actorLines(service, actor, day(service.today)).map(plainWords).join('\n') : null;
}
