import type { ActorType } from '../../model/records.ts';
import type { Capacity, NameKind } from '../../model/vocabulary.ts';

/*
 * What a file of another make says of actors, as plain data: the same for Popolo, Wikidata and CSV. Dates are EDTF,
 * names are cleaned; nothing here knows the workspace.
 */

/** Something that could not be taken over, as one line: what, where, and what to do. */
export interface ImportProblem {
  /** The place in the file: an entry, or a line. */
  readonly where: string;
  readonly message: string;
}

export interface ImportedName {
  readonly value: string;
  readonly lang: string | null;
  /** Null where it is one name among others. */
  readonly kind: NameKind | null;
  readonly family?: string | null;
  readonly given?: string | null;
  readonly start?: string | null;
  readonly end?: string | null;
}

/** What a register calls something: `wikidata`, `Q57`. */
export interface Identifier {
  readonly scheme: string;
  readonly value: string;
}

export interface ImportedOffice {
  /** Null where the file has no name for it: only an office note with its identifier can help. */
  readonly words: string | null;
  /** What else it is called, for finding its note. */
  readonly also: readonly string[];
  readonly identifier: Identifier | null;
}

/** An actor as a file points to it. */
export interface ActorPointer {
  /** An id of the workspace, or a name. */
  readonly words: string | null;
  readonly identifier: Identifier | null;
}

export interface ImportedPosition {
  readonly where: string;
  readonly office: ImportedOffice;
  readonly title: string | null;
  readonly of: ActorPointer | null;
  readonly start: string | null;
  /** A date, or `unknown`: left, the day is not known. */
  readonly end: string | null;
  readonly capacity: Capacity;
  readonly party: string | null;
  readonly source: string | null;
}

export interface ImportedActor {
  readonly where: string;
  readonly type: ActorType;
  /** In the file only because others point to it: no note is made of it unasked, for its name may be of many. */
  readonly aside: boolean;
  /** The id that the file wants the note to have, or says it has. */
  readonly id: string | null;
  readonly identifiers: readonly Identifier[];
  readonly name: string;
  /** Language of `name`, where the file says it. */
  readonly lang: string | null;
  readonly names: readonly ImportedName[];
  readonly aliases: readonly string[];
  readonly family: string | null;
  readonly given: string | null;
  /** Of persons the days of birth and death; of others the first and last day. */
  readonly begin: string | null;
  readonly end: string | null;
  readonly positions: readonly ImportedPosition[];
}

export interface ImportedFile {
  readonly format: 'Popolo' | 'Wikidata' | 'CSV';
  readonly actors: readonly ImportedActor[];
  readonly problems: readonly ImportProblem[];
}

/** The file as a whole can't be read: one line that says what to do. */
export class ImportError extends Error {}

export type Report = (where: string, message: string) => void;
