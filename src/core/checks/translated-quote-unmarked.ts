import { plainWords } from '../markup/mask.ts';
import { listed, shorten } from '../text/phrases.ts';
import { attributeFix } from './attribute-fix.ts';
import { type Check, type CheckContext, type Draft, always } from './check.ts';
import { type Answered, answered } from './quotation-answers.ts';
import { sourceNames } from './used-source.ts';

export const translatedQuoteUnmarked: Check = {
  name: 'translated-quote-unmarked',
  levels: always('information'),
  summary: 'A quotation is in another language than every cited capture, and its claim has no `translated`.',
  about: {
    why: 'The words in quotation marks are a translator’s. Readers should know whose: yours, the source’s own, or an official one. Shades of a promise or a threat are lost just there.',
    bad: `---
type: note
---

[The editorial calls peace “the surest security of all” [@hanbit]]{.claim kind=quote}.
=== sources/hanbit.md
---
type: source
title: 한빛일보 사설
publisher: Hanbit Daily
issued: 2025-06-04
language: ko
capture: { file: captures/hanbit.txt }
---
=== captures/hanbit.txt
평화가 가장 확실한 안보다. 우리는 이웃을 있는 그대로 만난다.
`,
    good: `---
type: note
---

[The editorial calls peace “the surest security of all” [@hanbit]]{.claim kind=quote translated=own}.
=== sources/hanbit.md
---
type: source
title: 한빛일보 사설
publisher: Hanbit Daily
issued: 2025-06-04
language: ko
capture: { file: captures/hanbit.txt }
---
=== captures/hanbit.txt
평화가 가장 확실한 안보다. 우리는 이웃을 있는 그대로 만난다.
`,
    quiet:
      'Where the note says at its head that all translations are the author’s. With an English version of the source at hand, cite that as well: then the words are looked up there.',
    field:
      'Style manuals have translations marked as such. The W3C Web Annotation model and the Citation Style Language keep the language of a text in its record, as `language` does here.',
  },
  dependsOn: ['sources', 'captures'],
  *test(context) {
    const told = new Set<Answered['claim']>();
    for (const each of answered(context)) {
      // One attribute marks all quotations of a claim.
      if (told.has(each.claim)) continue;
      for (const draft of unmarked(context, each)) {
        told.add(each.claim);
        yield draft;
      }
    }
  },
};

function* unmarked(context: CheckContext, { quotation, answer, claim }: Answered): Generator<Draft> {
  if (answer.state !== 'translated' || claim?.facts.translated !== null) return;
  const sources = listed(answer.sources.map(({ id }) => id));
  const are = answer.sources.length > 1 ? 'captures of' : 'capture of';
  yield {
    range: quotation.range,
    message: `“${shorten(plainWords(quotation.text))}” is in another language than the ${are} ${sources}. Say with \`translated\` whose translation it is.`,
    related: answer.sources.flatMap(({ path, record }) =>
      record.capture
        ? [{ file: path, range: record.capture.file.range, message: 'The capture in another language' }]
        : [],
    ),
    inClaim: true,
    subject: answer.sources.flatMap(sourceNames),
    fixes: () => attributeFix(context, claim.facts, ['translated', 'own'], 'Mark it as your own translation'),
  };
}
