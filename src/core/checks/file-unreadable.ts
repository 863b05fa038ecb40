import { type Check, always } from './check.ts';

export const fileUnreadable: Check = {
  name: 'file-unreadable',
  levels: always('warning'),
  summary: 'A note, capture, schema or file of verdicts can’t be read, is no UTF-8 or is too large.',
  about: {
    why: 'What can’t be read can’t be judged. A note that is skipped without a word would look clean, and a capture that nobody can read is no evidence.',
    bad: `---
type: note
---

[The ceiling is 41,000 tonnes [@gazette]]{.claim}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
capture: { file: captures/gazette.txt }
---
=== captures/gazette.txt unreadable
`,
    good: `---
type: note
---

[The ceiling is 41,000 tonnes [@gazette]]{.claim}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
capture: { file: captures/gazette.txt }
---
=== captures/gazette.txt
Norland and Vessia signed at Kell. The ceiling is 41,000 tonnes.
`,
    quiet:
      'For a folder of old files that nobody is going to convert: better to name it under `exclude` in `attache.yaml`, or under `except` of this check.',
    field:
      'Our own rule. UTF-8 is what Markdown tools, Pandoc among them, read; a guess at another encoding would put wrong letters into names.',
  },
  dependsOn: [],
  test: null,
};
