import type { SourceState } from '../model/vocabulary.ts';
import type { Check } from './check.ts';
import { citedSources, titleOf } from './cited-sources.ts';
import { keyPlace, sourceNames } from './used-source.ts';

const advice: Partial<Readonly<Record<SourceState, string>>> = {
  corrected: 'has been corrected. Check that the corrected text still bears this out',
  superseded: 'has been superseded. Cite what took its place',
  retracted: 'has been retracted. Cite another source, or take back what rests on it',
};

/** What was corrected is cited on; what was taken back or replaced is not. */
const isToBeLeft = (state: SourceState): boolean => state === 'retracted' || state === 'superseded';

export const sourceStatusChanged: Check = {
  name: 'source-status-changed',
  levels: { draft: 'warning', released: 'error' },
  summary: 'The cited source has been corrected, superseded or retracted.',
  about: {
    why: 'Its publisher has taken the document back, corrected or replaced it. A claim that still rests on it repeats what its own source no longer says.',
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
state: retracted
---
`,
    good: `---
type: note
---

[The ceiling is 41,000 tonnes [@herald]]{.claim}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
state: retracted
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
      'When the note is about the retraction or the correction itself, or once you have seen that the corrected text still bears the claim out.',
    field:
      'COPE’s guidelines ask journals to mark what is corrected or retracted so that it is not cited on. ICD 203 asks analysts to say when and why a judgment changes.',
  },
  dependsOn: ['sources'],
  *test(context) {
    for (const { source, range, inClaim } of citedSources(context)) {
      const what = advice[source.record.state];
      if (what === undefined) continue;
      yield {
        range,
        message: `“${titleOf(source)}” ${what}.`,
        related: [
          { file: source.path, range: keyPlace(source), message: `Its state is ${source.record.state}.` },
        ],
        ...(isToBeLeft(source.record.state) ? { tag: 'deprecated' as const } : {}),
        inClaim,
        subject: sourceNames(source),
      };
    }
  },
};
