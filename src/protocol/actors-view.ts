import type { PlaceParams, ProtocolRange } from './protocol.ts';

/** What the Actors view asks and is told: groups first, actors and what is under them when somebody opens them. */

export type ActorsGrouping = 'type' | 'mentions';

export interface ActorsFilter {
  /** Words of which each stands in a name, an alias, the id or an office; empty for all. */
  readonly text: string;
  readonly undecided: boolean;
  readonly stale: boolean;
}

export interface ActorsViewParams {
  readonly grouping: ActorsGrouping;
  readonly filter: ActorsFilter;
}

/** `key` is a type of actor, `mentioned` or `unmentioned`. */
export interface ActorsGroup {
  readonly key: string;
  readonly actors: number;
}

/** A workspace's actors; several where several workspace folders hold an attache.yaml. */
export interface ActorsViewRoot {
  readonly root: string;
  readonly label: string;
  readonly groups: readonly ActorsGroup[];
}

/** Request: the groups of the Actors view, with counts alone. Answered with `ActorsViewRoot[]`. */
export const actorsViewRequest = 'attache/actorsView';

export interface ActorsInGroupParams extends ActorsViewParams {
  readonly root: string;
  readonly group: string;
}

export interface HeldOffice {
  readonly name: string;
  readonly capacity: string;
}

export interface OfficeToday extends HeldOffice {
  /** The record leaves open whether it is held. */
  readonly perhaps: boolean;
}

export interface ActorRow {
  /** The actor's note. */
  readonly uri: string;
  readonly range: ProtocolRange;
  readonly id: string;
  readonly type: string;
  readonly name: string;
  readonly native: string | null;
  /** Those held today, for sure or perhaps. */
  readonly offices: readonly OfficeToday[];
  /** How many terms in offices are recorded, of all times. */
  readonly terms: number;
  readonly mentions: number;
  /** Mentions that are open and may mean this actor. */
  readonly undecided: number;
  readonly claims: number;
  /** When the record was last checked, where it is due to be checked again. */
  readonly staleSince: string | null;
}

/** Request: the actors of one group, in order. Answered with `ActorRow[]`. */
export const actorsInGroupRequest = 'attache/actorsInGroup';

export interface ActorOffice extends HeldOffice {
  /** Dates as written. */
  readonly start: string | null;
  readonly end: string | null;
  readonly endUnknown: boolean;
  /** Whether it is held today. */
  readonly now: 'yes' | 'maybe' | 'no';
  readonly uri: string;
  readonly range: ProtocolRange;
}

/** Request with `PlaceParams` of the actor's note: its offices, oldest first. Answered with `ActorOffice[]`. */
export const actorOfficesRequest = 'attache/actorOffices';

export interface ActorMentionsParams extends PlaceParams {
  /** Whether those are meant that are decided, or those that are open and may mean the actor. */
  readonly decided: boolean;
}

/** The words around a mention; `place` is where it stands in them. */
export interface ActorMention {
  readonly text: string;
  readonly place: { readonly start: number; readonly end: number };
  readonly uri: string;
  readonly range: ProtocolRange;
}

export interface ActorMentionsInNote {
  readonly uri: string;
  readonly title: string;
  readonly folder: string;
  readonly mentions: readonly ActorMention[];
}

/** Request: where an actor is named, by note. Answered with `ActorMentionsInNote[]`. */
export const actorMentionsRequest = 'attache/actorMentions';

/** Request with `PlaceParams`: the claims that an actor makes or is named in. Answered with `ClaimRow[]`. */
export const actorClaimsRequest = 'attache/actorClaims';

/** Request with `PlaceParams`: what is known of an actor today, as plain text. Answered with a string or null. */
export const actorFactsRequest = 'attache/actorFacts';
