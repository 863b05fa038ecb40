import { withoutComment } from '../markup/without-comment.ts';
import type { Fix } from '../model/edit.ts';
import type { Range } from '../text/range.ts';
import type { CheckContext } from './check.ts';

/** Takes a suppression out, as a whole. */
export function removeComment(comment: Range, textOf: CheckContext['textOf'], safe: boolean): Fix {
  const removal = withoutComment(textOf({ start: 0, end: Infinity }), comment);
  return {
    title: 'Remove the suppression',
    edits: [{ range: removal.range, newText: removal.newText, expected: textOf(removal.range) }],
    safe: safe && removal.safe,
  };
}
