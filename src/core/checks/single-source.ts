import type { Check } from './check.ts';
import { mayHaveOtherSources } from './cited-sources.ts';

export const singleSource: Check = {
  name: 'single-source',
  levels: { draft: 'ignore', released: 'information' },
  summary: 'A fact has one origin.',
  about: {
    why: 'One witness may be wrong, or have been told what to say. A reader of a released note should know which facts hang on one thread. Copies of one report count as one origin.',
    bad: `---
type: note
status: released
as-of: 2025-06-10
---

[The ceiling is 41,000 tonnes [@gazette]]{.claim}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
---
`,
    good: `---
type: note
status: released
as-of: 2025-06-10
---

[The ceiling is 41,000 tonnes [@gazette; @herald]]{.claim}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
---
=== sources/herald.md
---
type: source
title: Two days in Kell
publisher: The Herald
issued: 2025-06-05
---
`,
    quiet:
      'Where one source is all there can be: a law, a treaty, somebody’s own account. Teams that write about such things switch it off.',
    field:
      'In the Admiralty code (NATO AJP-2.1) an item is confirmed once independent sources say the same. ICD 203 asks that the quality of the sources be told.',
  },
  dependsOn: ['sources'],
  *test(context) {
    for (const claim of context.claims) {
      const { facts, evidence, origins } = claim;
      const [first] = evidence;
      if (facts.kind !== 'fact' || facts.state !== 'open' || mayHaveOtherSources(claim, context)) continue;
      const [origin] = origins;
      if (!first || origin === undefined || origins.length > 1) continue;
      yield {
        range: first.range,
        message: `This fact has one origin, “${origin}”. Look for a second that does not go back to it.`,
        inClaim: true,
        subject: origin,
      };
    }
  },
};
