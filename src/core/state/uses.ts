import type { Mention } from '../actors/mentions.ts';
import type { NoteFacts } from '../model/facts.ts';
import type { AnyRecord } from '../model/records.ts';
import type { JudgedClaim } from '../sources/claims.ts';
import type { Days } from '../text/dates.ts';
import type { Range } from '../text/range.ts';
import { CapturesAlike } from '../sources/captures-alike.ts';
import type { KnownUses, Lookup } from '../workspace/lookup.ts';
import { ActorUses, type NoteUses, usesIn } from './actor-uses.ts';
import { type NoteSources, SourceUses, sourcesIn } from './source-uses.ts';

/** The actors and sources that one note uses. */
export interface Used {
  readonly actors: NoteUses;
  readonly sources: NoteSources;
}

export const usesNothing: Used = { actors: new Map(), sources: new Map() };

interface JudgedNote {
  readonly note: NoteFacts;
  readonly mentions: readonly Mention[];
  readonly claims: readonly JudgedClaim[];
  /** The days at which a place of the note is judged. */
  readonly daysAt: (place: Range) => Days;
}

export const usedBy = ({ daysAt, ...judged }: JudgedNote, lookup: Lookup): Used => ({
  actors: usesIn({ ...judged, daysOf: ({ facts }) => daysAt(facts.content) }, lookup),
  sources: sourcesIn({ ...judged, daysAt }, lookup),
});

/** Whether what others say of a record judges it. */
export const isJudgedByUses = (record: AnyRecord | null | undefined): boolean =>
  record?.kind === 'actor' || record?.kind === 'source';

/** How actors and sources are used over the whole workspace, and which captures are alike. */
export class Uses implements KnownUses {
  readonly uses = new ActorUses();
  readonly sources = new SourceUses();
  readonly captures = new CapturesAlike();

  /** Takes what a note uses now; answers with the keys of look-ups that may be answered otherwise. */
  set(note: string, { actors, sources }: Used): string[] {
    return [...this.uses.set(note, actors), ...this.sources.set(note, sources)];
  }
}
