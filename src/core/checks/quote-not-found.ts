import { plainWords } from '../markup/mask.ts';
import { listed, shorten } from '../text/phrases.ts';
import { type Check, type Draft, always } from './check.ts';
import { type Answered, answered } from './quotation-answers.ts';
import { sourceNames } from './used-source.ts';

export const quoteNotFound: Check = {
  name: 'quote-not-found',
  levels: always('error'),
  summary:
    'Every cited source has a capture, and none holds the quotation; information outside claims of kind quote.',
  about: {
    why: 'The words are in none of the copies of the sources that are cited. They may come from another document, from memory, or from nobody: a machine’s summary may be in quotation marks, too.',
    bad: `---
type: note
---

[Ida Marren said “the sea belongs to everybody who fishes it” [@gazette]]{.claim kind=quote}.
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
      'Where the capture holds only part of the document, or a video whose words nobody has written down. Sources without a capture are not judged at all.',
    field:
      'ICD 203 wants what was reported told apart from what analysts think; a quotation that can’t be traced is neither. Exact words find the passage, as in the W3C Web Annotation model.',
  },
  dependsOn: ['sources', 'captures'],
  *test(context) {
    for (const each of answered(context)) yield* absent(each);
  },
};

function* absent({ quotation, answer, claim }: Answered): Generator<Draft> {
  if (answer.state !== 'absent') return;
  const sources = listed(
    answer.sources.map(({ id }) => id),
    'or',
  );
  const related = answer.sources.flatMap(({ path, record }) =>
    record.capture
      ? [{ file: path, range: record.capture.file.range, message: 'The capture that was searched' }]
      : [],
  );
  yield {
    range: quotation.range,
    message: `“${shorten(plainWords(quotation.text))}” is not in the capture of ${sources}. Compare it with the captured words.`,
    related,
    level: claim?.facts.kind === 'quote' ? 'error' : 'information',
    inClaim: claim !== null,
    subject: answer.sources.flatMap(sourceNames),
  };
}
