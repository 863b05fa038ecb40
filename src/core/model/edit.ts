import type { Range } from '../text/range.ts';

/** One change of a text: `expected` is what stands at the range now, so that no edit lands on a text that has moved on. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
  readonly expected: string;
}

/** A way to mend a finding, by edits of the file it stands in. */
export interface Fix {
  /** What the fix does, as the editor offers it. */
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** The only possible result, and no statement, citation or quotation changes: `lint --fix` may apply it unasked. */
  readonly safe: boolean;
}
