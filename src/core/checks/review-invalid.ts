import { type Check, always } from './check.ts';

export const reviewInvalid: Check = {
  name: 'review-invalid',
  levels: always('error'),
  summary: 'A file of verdicts does not parse, or an entry lacks a key or has a wrong value.',
  about: {
    why: 'A verdict with a slip in it does not count, so a claim that somebody has checked stands there as unchecked, or one that was refuted passes.',
    bad: `---
type: note
---

[Norland lands less cod [@gazette]]{.claim #cod}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
---
=== reviews/example.yaml
- { claim: cod, verdict: acurate, by: jk, on: 2025-06-10, text: h-b7757d41 }
`,
    good: `---
type: note
---

[Norland lands less cod [@gazette]]{.claim #cod}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
---
=== reviews/example.yaml
- { claim: cod, verdict: accurate, by: jk, on: 2025-06-10, text: h-b7757d41 }
`,
    quiet: 'There is no good reason. The other entries of the file count all the same.',
    field:
      'The keys and values are a JSON Schema (2020-12), `schemas/review.schema.json`. The credibility of an item, 1 to 6, is that of the Admiralty code (NATO AJP-2.1).',
  },
  dependsOn: [],
  test: null,
};
