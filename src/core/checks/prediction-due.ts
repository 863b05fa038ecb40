import { type Outcome, outcomes } from '../model/vocabulary.ts';
import { sayEdtf } from '../text/date-words.ts';
import { attributeFix } from './attribute-fix.ts';
import { type Check, always } from './check.ts';

export const predictionDue: Check = {
  name: 'prediction-due',
  levels: always('information'),
  summary: 'The date of a prediction has passed, and nothing says how it went.',
  about: {
    why: 'Predictions are worth keeping because they can be scored. One whose day has passed without an answer teaches nobody how good the judgment was, and a late reader may take it for news.',
    bad: `---
type: note
as-of: 2025-01-15
---

[The talks will resume [@ledger]]{.claim kind=prediction on=2025-03}.

=== sources/ledger.md
---
id: ledger
type: source
title: Talks
publisher: The Ledger
issued: 2025-01-10
---
`,
    good: `---
type: note
as-of: 2025-01-15
---

[The talks will resume [@ledger]]{.claim kind=prediction on=2025-03 outcome=happened}.

=== sources/ledger.md
---
id: ledger
type: source
title: Talks
publisher: The Ledger
issued: 2025-01-10
---
`,
    quiet:
      'A half-known date counts once its last day has passed. `outcome=unclear` says that it can’t be told; `state=retracted` that nobody stands by it any more.',
    field: 'Forecasters keep score: what was said to come is held against what came.',
  },
  dependsOn: [],
  *test(context) {
    for (const claim of context.note.claims) {
      const { kind, state, outcome, on } = claim;
      if (kind !== 'prediction' || state !== 'open' || outcome || !on?.days?.latest) continue;
      if (on.days.latest >= context.today) continue;
      yield {
        range: on.range,
        message: `This was predicted for ${sayEdtf(on.value)}, which has passed. Say how it went: \`outcome=happened\`, \`not\` or \`unclear\`.`,
        inClaim: true,
        choices: (asked) =>
          outcomes.flatMap((value) =>
            attributeFix(asked, claim, ['outcome', value], `${says[value]}: write \`outcome=${value}\``),
          ),
      };
    }
  },
};

const says: Readonly<Record<Outcome, string>> = {
  happened: 'It came about',
  not: 'It did not come about',
  unclear: 'It can’t be told',
};
