import type { Fix } from '../model/edit.ts';
import type { Range } from '../text/range.ts';
import type { Change } from '../sources/changes.ts';
import type { Alteration } from '../sources/asked-capture.ts';
import { type Check, type CheckContext, type Draft, always } from './check.ts';
import { type Answered, answered, shorten } from './quotation-answers.ts';
import { sayChanges } from './say-changes.ts';
import { sourceNames } from './used-source.ts';

export const quoteAltered: Check = {
  name: 'quote-altered',
  levels: always('warning'),
  summary: 'A quotation has other words than its source: changed, dropped or added outside `…` and `[ ]`.',
  dependsOn: ['sources', 'captures'],
  *test(context) {
    for (const each of answered(context)) yield* altered(context, each);
  },
};

function* altered({ textOf }: CheckContext, { quotation, answer, claim }: Answered): Generator<Draft> {
  if (answer.state !== 'altered') return;
  const { source, near } = answer;
  const shift = ({ start, end }: Range): Range => ({
    start: start + quotation.range.start,
    end: end + quotation.range.start,
  });
  yield {
    range: shift(atFault(near.changes)),
    message: `${sayChanges(near.changes, source.id)}. Use the captured words, or mark what is yours with … or [ ].`,
    related: near.changes.slice(0, mostRelated).map(({ at, captured }) => ({
      file: source.file,
      range: at ?? near.passage,
      message: captured === '' ? 'The passage in the capture' : `The capture: “${shorten(captured)}”`,
    })),
    inClaim: claim !== null,
    subject: sourceNames(source),
    fixes: fixesOf(near, shift, textOf),
  };
}

/** A long list of places helps nobody. */
const mostRelated = 5;

/** From the first word at fault to the last. */
const atFault = (changes: readonly Change[]): Range => ({
  start: Math.min(...changes.map(({ range }) => range.start)),
  end: Math.max(...changes.map(({ range }) => range.end)),
});

function fixesOf(near: Alteration, shift: (range: Range) => Range, textOf: CheckContext['textOf']): Fix[] {
  if (!near.mended || near.mended.length === 0) return [];
  const edits = near.mended.map(({ range, newText }) => {
    const place = shift(range);
    return { range: place, newText, expected: textOf(place) };
  });
  return [{ title: 'Use the captured words', edits, safe: false }];
}
