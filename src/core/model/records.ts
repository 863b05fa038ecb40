import type { Days } from '../text/dates.ts';
import type { Located, Range } from '../text/range.ts';
import type { Span } from '../text/spans.ts';
import type { Capacity, Derivation, NameKind, NameOrder, NoteStatus, SourceState } from './vocabulary.ts';

/** The kinds of things that have ids. Citations look among sources, `by` and `actors` among actors. */
export type RecordKind = 'note' | 'actor' | 'office' | 'source';

export type ActorType = 'person' | 'organisation' | 'place' | 'event';

/** A date as written, with the days it may mean; `days` is null where it can't be read. */
export interface WrittenDate extends Located<string> {
  readonly days: Days | null;
}

/** How ids are borne: an explicit id beats a default one, which comes from the file's name. */
export interface RecordId {
  readonly explicit: Located<string> | null;
  readonly fallback: string;
}

interface BaseRecord {
  readonly id: RecordId;
  /** Where a finding about the whole record stands: its `type` line. */
  readonly head: Range;
  readonly title: Located<string> | null;
  readonly aliases: readonly Located<string>[];
}

export interface ActorName {
  readonly value: string;
  readonly range: Range;
  readonly lang: string | null;
  readonly kind: NameKind;
  readonly order: NameOrder | null;
  readonly family: string | null;
  readonly given: string | null;
}

/** One line of `positions`: what a person held, from when to when. `end` is the last day. */
export interface Position {
  readonly range: Range;
  /** An office's id, or words. */
  readonly office: Located<string> | null;
  readonly titles: readonly string[];
  readonly of: Located<string> | null;
  readonly start: WrittenDate | null;
  readonly end: WrittenDate | null;
  /** `end: unknown`: left, the day is not known. */
  readonly endUnknown: boolean;
  readonly capacity: Capacity;
  readonly party: string | null;
  readonly source: Located<string> | null;
}

export interface ActorRecord extends BaseRecord {
  readonly kind: 'actor';
  readonly type: ActorType;
  readonly names: readonly ActorName[];
  readonly family: string | null;
  readonly given: string | null;
  /** What stands after a title, where that is not the surname: a given name in Vietnam or Iceland. */
  readonly addressedAs: readonly string[];
  readonly positions: readonly Position[];
  readonly memberOf: readonly Located<string>[];
  readonly participants: readonly Located<string>[];
  readonly summary: string | null;
  readonly checked: WrittenDate | null;
  /** How long it counts as fresh, where that is not what the workspace says. */
  readonly checkEvery: Span | null;
  /** When an organisation, place or event began. */
  readonly started: WrittenDate | null;
  /** When a person died, or another actor came to an end. */
  readonly ended: WrittenDate | null;
}

export interface OfficeTitle {
  readonly value: string;
  readonly lang: string | null;
}

export interface OfficeRecord extends BaseRecord {
  readonly kind: 'office';
  /** Its name in other languages. */
  readonly names: readonly ActorName[];
  readonly titles: readonly OfficeTitle[];
  readonly of: Located<string> | null;
}

export interface DerivedFrom {
  readonly source: Located<string>;
  readonly as: Derivation | null;
}

export interface CaptureReference {
  /** Path as written, relative to the workspace. */
  readonly file: Located<string>;
  readonly sha256: Located<string> | null;
  readonly collected: WrittenDate | null;
  /** 1-based lines that are the document itself, both ends included; empty means all. */
  readonly lines: readonly (readonly [number, number])[];
  /** Where they are written. */
  readonly linesRange: Range | null;
}

export interface SourceRecord extends BaseRecord {
  readonly kind: 'source';
  /** What citations call it, where the id can't be a key. */
  readonly key: Located<string> | null;
  readonly authors: readonly string[];
  readonly editors: readonly string[];
  readonly publisher: string | null;
  /** The journal, newspaper or book that it is part of. */
  readonly containerTitle: string | null;
  /** A CSL type, as `article-newspaper`. */
  readonly type: string | null;
  readonly url: string | null;
  /** Without the address before it, in lower case. */
  readonly doi: string | null;
  readonly issued: WrittenDate | null;
  readonly accessed: WrittenDate | null;
  readonly language: string | null;
  readonly reliability: string | null;
  readonly state: SourceState;
  readonly derivedFrom: readonly DerivedFrom[];
  readonly capture: CaptureReference | null;
  /** Who may read the document. */
  readonly marking: Located<string> | null;
}

export interface NoteRecord extends BaseRecord {
  readonly kind: 'note';
  readonly status: NoteStatus;
  readonly asOf: WrittenDate | null;
  readonly reviewBy: WrittenDate | null;
  /** Where days begin and end for it, where that is not what the workspace says. */
  readonly timezone: string | null;
  /** Who may read it. */
  readonly marking: Located<string> | null;
  /** Ids of the claims that carry it. */
  readonly keyJudgments: readonly Located<string>[];
  readonly authors: readonly string[];
  readonly actors: readonly Located<string>[];
}

export type AnyRecord = NoteRecord | ActorRecord | OfficeRecord | SourceRecord;
