import type { ProtocolRange } from './protocol.ts';

/** What the Sources view asks and is told: groups first, sources and the claims under them when somebody opens them. */

export type SourcesGrouping = 'publisher' | 'grade' | 'state' | 'year' | 'origin';

export interface SourcesFilter {
  /** Words of which each stands in the title, id, publisher or an author's name; empty for all. */
  readonly text: string;
  readonly unused: boolean;
  readonly undated: boolean;
  readonly uncaptured: boolean;
}

export interface SourcesViewParams {
  readonly grouping: SourcesGrouping;
  readonly filter: SourcesFilter;
}

/** An empty key is that of sources which have no publisher, grade or year. */
export interface SourcesGroup {
  readonly key: string;
  readonly label: string;
  readonly sources: number;
}

/** A workspace's sources; several where several workspace folders hold an attache.yaml. */
export interface SourcesViewRoot {
  readonly root: string;
  readonly label: string;
  readonly groups: readonly SourcesGroup[];
}

/** Request: the groups of the Sources view, with counts alone. Answered with `SourcesViewRoot[]`. */
export const sourcesViewRequest = 'attache/sourcesView';

export interface SourcesInGroupParams extends SourcesViewParams {
  readonly root: string;
  readonly group: string;
}

export interface SourceRow {
  /** What tells the source from all others of its workspace. */
  readonly place: string;
  /** The note, or the library. */
  readonly uri: string;
  readonly range: ProtocolRange;
  readonly id: string;
  readonly title: string;
  readonly publisher: string | null;
  /** As written; null where no date is known. */
  readonly issued: string | null;
  /** The letter of the Admiralty's scale. */
  readonly grade: string | null;
  readonly state: string;
  readonly claims: number;
  /** Places that cite it. */
  readonly cited: number;
  readonly unused: boolean;
  readonly capture: 'ok' | 'changed' | 'missing' | 'none';
  /** The capture's file, where there is one. */
  readonly captureUri: string | null;
  /** Its address, http or https; null for any other. */
  readonly url: string | null;
}

/** Request: the sources of one group, in order. Answered with `SourceRow[]`. */
export const sourcesInGroupRequest = 'attache/sourcesInGroup';

export interface SourceClaimsParams {
  readonly root: string;
  readonly place: string;
}

/** Request: the claims that a source is evidence of. Answered with `ClaimRow[]`. */
export const sourceClaimsRequest = 'attache/sourceClaims';
