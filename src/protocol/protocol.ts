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

/** Which views may show something else. */
export interface ViewsChanged {
  readonly claims: boolean;
  /** Rows of actors, and how many there are. */
  readonly actors: boolean;
  /** Mentions and claims that stand under an actor. */
  readonly underActors: boolean;
  /** Rows of sources, and how many there are. */
  readonly sources: boolean;
}

/** Notification from the server with `ViewsChanged`: rows of the views, or types of notes, may have changed. */
export const viewsChanged = 'attache/viewsChanged';

/** Notification from the server: every note of the workspace has been read and judged once. */
export const workspaceReady = 'attache/ready';

/** A note type as a person chooses among them: ours, and the team's own. */
export interface NoteTypeChoice {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly own: boolean;
}

/** A file of a workspace by its address, or the workspace's folder. */
export interface PlaceParams {
  readonly uri: string;
}

export interface NoteTypeAnswer {
  /** As written in the frontmatter; null where nothing is. */
  readonly type: string | null;
  /** False of ordinary Markdown. */
  readonly known: boolean;
  readonly title: string;
  readonly description: string;
  readonly types: readonly NoteTypeChoice[];
}

/** Request with `PlaceParams`: what a note is. Answered with `NoteTypeAnswer`, or null where it is no note of ours. */
export const noteTypeRequest = 'attache/noteType';

/** Request with `PlaceParams`: the types that a note there may have. Answered with `NoteTypeChoice[]`. */
export const noteTypesRequest = 'attache/noteTypes';

export interface ChangeTypeParams {
  readonly uri: string;
  readonly type: string;
}

export interface ProtocolEdit {
  readonly range: ProtocolRange;
  readonly newText: string;
}

/** Edits of one note. */
export interface NoteEdits {
  /** The version of the open document that the edits are for; null where it is not open. */
  readonly version: number | null;
  readonly edits: readonly ProtocolEdit[];
}

/** Request: the edits that give a note another type. Answered with `NoteEdits`, or null where there are none. */
export const changeTypeRequest = 'attache/changeType';

export interface NewNoteParams {
  /** The workspace, by any place in it. */
  readonly root: string;
  readonly type: string;
  readonly title: string;
}

export interface NewNoteAnswer {
  readonly uri: string;
  /** Where it will stand, as people read it. */
  readonly path: string;
  readonly snippet: string;
  /** The file that is there already, or that goes by the same id. */
  readonly taken: string | null;
}

/** Request: a note that could be written; nothing is. Answered with `NewNoteAnswer`, or null: no file has such a name. */
export const newNoteRequest = 'attache/newNote';

export interface SetUpAnswer {
  /** Whether a file was written; none is where attache.yaml stands in the folder or above it. */
  readonly created: boolean;
  /** The file to be looked at first; null where nothing was made. */
  readonly uri: string | null;
  /** Why it could not be done, in a sentence; null where it could. */
  readonly why: string | null;
}

/** Request with `PlaceParams`: makes a folder a workspace. Answered with `SetUpAnswer`. */
export const setUpRequest = 'attache/setUp';

/** Somebody or something that may be chosen, by the address of its note. */
export interface ActorChoice {
  readonly uri: string;
  readonly id: string;
  readonly name: string;
  /** Its other names, with ` · ` between. */
  readonly names: string;
}

export interface ActorsNamedParams extends PlaceParams {
  /** What is typed of any of their names. */
  readonly typed: string;
}

/** Request: the actors of the workspace around a place, the likeliest first. Answered with `ActorChoice[]`. */
export const actorsNamedRequest = 'attache/actorsNamed';

export interface AddAliasParams extends PlaceParams {
  readonly alias: string;
}

/** Request: the edits that give the actor of a note another name. Answered with `NoteEdits`, or null. */
export const addAliasRequest = 'attache/addAlias';

/** The selection in a capture. */
export interface PassageParams extends PlaceParams {
  readonly range: ProtocolRange;
}

export interface PassageClaimAnswer {
  /** The claim's Markdown; null where none can be made. */
  readonly claim: string | null;
  /** Why none can be made, in a sentence; null where one can. */
  readonly why: string | null;
}

/** Request with `PassageParams`: a claim that quotes a passage of a capture. Answered with `PassageClaimAnswer`. */
export const passageClaimRequest = 'attache/passageClaim';

export interface UsesParams extends PlaceParams {
  readonly what: UsesWhat;
}

/** What a lens over an actor's or an office's note counts. */
export type UsesWhat = 'mentions' | 'undecided' | 'claims' | 'holders';

export interface UsePlace {
  readonly uri: string;
  readonly range: ProtocolRange;
}

/** Request: the places that a lens counts. Answered with `UsePlace[]`. */
export const usesRequest = 'attache/uses';

/** What the command of a lens is given. */
export interface LensArguments extends UsesParams {
  readonly count: number;
  readonly position: ProtocolRange['start'];
}

/** The command of a lens, in editors that have our extension. */
export const showUsesCommand = 'attache.showReferences';

/** Command of the extension that opens a file by its address: one that a fix has made. */
export const openFileCommand = 'attache.openFile';

export interface ImportActorsParams {
  /** The workspace, by any place in it. */
  readonly root: string;
  /** The file of records: Popolo or Wikidata JSON, or CSV. */
  readonly file: string;
}

export interface MadeFile {
  readonly uri: string;
  readonly path: string;
  readonly text: string;
}

export interface ChangedNote extends NoteEdits {
  readonly uri: string;
  readonly path: string;
}

export interface ImportActorsAnswer {
  /** Why the file can't be read, in a sentence; null where it can. */
  readonly why: string | null;
  readonly created: readonly MadeFile[];
  readonly changed: readonly ChangedNote[];
  /** How many notes say already what the file says. */
  readonly unchanged: number;
  /** Where notes say otherwise, a line each; nothing is written for these. */
  readonly conflicts: readonly string[];
  /** What could not be taken over, a line each. */
  readonly problems: readonly string[];
}

/** Request: what an import of actors would write; nothing is. Answered with `ImportActorsAnswer`, or null outside a workspace. */
export const importActorsRequest = 'attache/importActors';

/** A web link in a note, for commands that are about one. */
export interface LinkPlace {
  readonly uri: string;
  readonly position: ProtocolRange['start'];
  /** As it is asked for. */
  readonly address: string;
}

export interface CaptureParams {
  /** The workspace, by any place in it. */
  readonly root: string;
  /** An address of the web, or that of a file on disk. */
  readonly where: string;
  /** The link in a note that is to become a citation. */
  readonly link: LinkPlace | null;
}

export interface CaptureAnswer {
  /** Why nothing can be captured, in a sentence; null where something can. */
  readonly why: string | null;
  /** The capture and the note of its source, as far as they are not there. */
  readonly created: readonly MadeFile[];
  readonly changed: readonly ChangedNote[];
  /** What citations call the source. */
  readonly source: string;
  /** The address of its note. */
  readonly note: string;
  /** What there is to know of it, a sentence or two each. */
  readonly remarks: readonly string[];
}

/**
 * Request with `CaptureParams`: what a capture would write; nothing is, and only this goes to the web. Answered with
 * `CaptureAnswer`, or null: outside a workspace, and once it is cancelled.
 */
export const captureRequest = 'attache/capture';

/** Notification from the server with a text: the address that a capture goes to next. */
export const captureGoing = 'attache/captureGoing';
