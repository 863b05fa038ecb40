import type { TextEdit } from '../text/edits.ts';

/** A way to mend a finding, by edits of the file it stands in. */
export interface Fix {
  /** What the fix does, as the editor offers it. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The only possible result, and no statement, citation or quotation changes: `lint --fix` may apply it unasked. */
  readonly safe: boolean;
}
