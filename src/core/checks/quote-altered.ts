import type { Fix } from '../model/edit.ts';
import { shorten } from '../text/phrases.ts';
import type { Range } from '../text/range.ts';
import type { Change } from '../sources/changes.ts';
import type { Alteration } from '../sources/asked-capture.ts';
import { type Check, type CheckContext, type Draft, always } from './check.ts';
import { type Answered, answered } from './quotation-answers.ts';
import { sayChanges } from './say-changes.ts';
import { sourceNames } from './used-source.ts';

export const quoteAltered: Check = {
  name: 'quote-altered',
  levels: always('warning'),
  summary: 'A quotation has other words than its source: changed, dropped or added outside `…` and `[ ]`.',
  about: {
    why: 'Quotation marks promise somebody’s very words. A changed figure, a lost “not” or a smoother verb puts other words into a person’s mouth, and the first to notice will be that person.',
    bad: `---
type: note
---

[Ida Marren said “we have begun to count the fish” [@gazette]]{.claim kind=quote}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
capture: { file: captures/gazette.txt }
---
=== captures/gazette.txt
“We have started to count the fish, not the boats,” said Ida Marren.
`,
    good: `---
type: note
---

[Ida Marren said “we have started to count the fish” [@gazette]]{.claim kind=quote}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
capture: { file: captures/gazette.txt }
---
=== captures/gazette.txt
“We have started to count the fish, not the boats,” said Ida Marren.
`,
    quiet:
      'Where the capture is wrong and the quotation right: a bad scan, a transcript since corrected. Words left out are marked by `…`, your own by `[ ]`; spaces, quotes and hyphens are not compared.',
    field:
      'Every style manual says this of quotations. The W3C Web Annotation model finds a passage by its exact words; that is how it is looked up here.',
  },
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
