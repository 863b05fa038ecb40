import { fullId } from '../sources/claims.ts';
import type { Check } from './check.ts';
import { unsupportedKeyJudgments } from './key-judgments.ts';

export const keyJudgmentUnsupported: Check = {
  name: 'key-judgment-unsupported',
  levels: { draft: 'warning', released: 'error' },
  summary: 'A key judgment has no evidence and rests on no claim that has.',
  about: {
    why: 'Readers who are short of time read the key judgments and nothing else. What stands there without anything below it is an opinion that looks like a finding.',
    bad: `---
type: note
key-judgments: [more-talks]
---

[The talks will go on]{.claim #more-talks kind=judgment}.
`,
    good: `---
type: note
key-judgments: [more-talks]
---

[Both sides asked for a second round [@gazette]]{.claim #both-asked}. [The talks will go on]{.claim #more-talks kind=judgment rests-on=both-asked}.
=== sources/gazette.md
---
type: source
title: Talks in town
publisher: The Gazette
issued: 2025-08-24
---
`,
    quiet:
      'A judgment that cannot be traced to a source is an assumption: mark it as one, list it under `assumptions`, and take it out of `key-judgments`.',
    field:
      'ICD 203 asks that key judgments are traced to the intelligence and to the reasoning that they rest on, and that assumptions are told apart from them.',
  },
  dependsOn: ['claims', 'sources'],
  *test(context) {
    const { lookup } = context;
    for (const found of unsupportedKeyJudgments(context))
      yield {
        range: found.entry.range,
        message: `Nothing bears out the key judgment “${found.entry.value}”: it cites no source for it and rests on no claim that does. Cite one, or say with \`rests-on\` what it follows from.`,
        related: [{ message: 'The judgment', file: found.note.path, range: lookup.placeOf(found) }],
        subject: fullId(found.note, found.claim) ?? found.entry.value,
      };
  },
};
