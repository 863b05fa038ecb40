/** What editor and server say to each other beyond LSP. Positions are LSP's. */

export type ClaimsGrouping = 'note' | 'status';

export interface ClaimsViewParams {
  readonly group: ClaimsGrouping;
}

export interface ProtocolRange {
  readonly start: { readonly line: number; readonly character: number };
  readonly end: { readonly line: number; readonly character: number };
}

/** A row of the Claims view. `key` is unique in its group and says nothing a person reads. */
export interface ClaimRow {
  readonly key: string;
  /** The claim's first words. */
  readonly label: string;
  /** Its sources. */
  readonly description: string;
  /** Plain text, one fact a line. */
  readonly tooltip: string;
  readonly kind: string;
  readonly status: string;
  readonly uri: string;
  readonly range: ProtocolRange;
}

export interface ClaimGroup {
  readonly key: string;
  readonly label: string;
  /** The note's folder or nothing. */
  readonly description: string;
  /** The status where claims are grouped so, else null. */
  readonly status: string | null;
  readonly rows: readonly ClaimRow[];
}

/** A workspace's claims; several where several workspace folders hold an attache.yaml. */
export interface ClaimsViewRoot {
  readonly root: string;
  readonly label: string;
  readonly notes: number;
  readonly groups: readonly ClaimGroup[];
}

/** Request: what the Claims view shows. Answered with `ClaimsViewRoot[]`. */
export const claimsViewRequest = 'attache/claimsView';

/** Notification from the server: rows of the views may have changed. */
export const viewsChanged = 'attache/viewsChanged';

/** Notification from the server: every note of the workspace has been read and judged once. */
export const workspaceReady = 'attache/ready';
