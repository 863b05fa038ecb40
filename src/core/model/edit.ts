import type { TextEdit } from '../text/edits.ts';

/** A file to be written where there is none. */
export interface NewFile {
  /** Relative to the workspace, with `/`. */
  readonly path: string;
  readonly text: string;
}

/** A note to be begun. Where it will lie and what it begins with is worked out when somebody wants it. */
export interface NoteToBegin {
  readonly type: string;
  /** Its `name` or `title`. */
  readonly name: string;
  /** What others call it; null where any name for the file will do. */
  readonly id: string | null;
  /** Where it has to lie; null where most notes of its type do. */
  readonly path: string | null;
  /** Values of its frontmatter that are known already, by their keys. */
  readonly values?: Readonly<Record<string, string>>;
}

/** A way to mend a finding, by edits of the file it stands in, by a note that is still to be written, or by both. */
export interface Fix {
  /** What the fix does, as the editor offers it. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  readonly begins?: NoteToBegin;
  /** The only possible result, and no statement, citation or quotation changes: `lint --fix` may apply it unasked. */
  readonly safe: boolean;
}
