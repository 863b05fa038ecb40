import { type Check, type CheckContext, type Draft, always } from './check.ts';
import { choicesFor, yearChoices } from './title-fixes.ts';
import { relatedOf, sayTogether, sayWrong } from './title-words.ts';
import { titleFaults } from './titles-at-date.ts';
import type { WrongTogether } from './wrong-together.ts';
import { type WrongTitle, isInClaim } from './wrong-title.ts';

export const wrongOfficeAtDate: Check = {
  name: 'wrong-office-at-date',
  levels: always('warning'),
  summary: 'A title beside a name is one that this person did not hold on the judged date.',
  about: {
    why: 'A person is called by an office that was somebody else’s on that day. It is the error that readers in the field see first, and it often means that a date is wrong, or that two people were mixed up.',
    bad: `---
type: note
as-of: 2025-08-24
---

Foreign Minister Pavel Ordan will sign the annexes.
=== actors/pavel-ordan.md
---
type: person
name: Pavel Ordan
positions:
  - { office: Ambassador of Vessia to Norland, title: Ambassador, start: 2025-06-01 }
  - { office: Foreign Minister of Vessia, title: Foreign Minister, start: 2020-02-01, end: 2025-05-31 }
---
`,
    good: `---
type: note
as-of: 2025-08-24
---

Ambassador Pavel Ordan will sign the annexes.
=== actors/pavel-ordan.md
---
type: person
name: Pavel Ordan
positions:
  - { office: Ambassador of Vessia to Norland, title: Ambassador, start: 2025-06-01 }
  - { office: Foreign Minister of Vessia, title: Foreign Minister, start: 2020-02-01, end: 2025-05-31 }
---
`,
    quiet:
      'Where an office is kept as a courtesy, as “President” is for former ones in some countries. Nothing fires unless the records know who held the office, or what else this person did, on that day.',
    field:
      'Our own rule: each sentence is judged at the claim’s `on`, else at the note’s `as-of`. Terms of office are dated as Wikidata and Popolo date them, half-known dates as EDTF (ISO 8601-2).',
  },
  dependsOn: ['actors', 'offices'],
  *test(context) {
    const { wrong, together } = titleFaults(context);
    for (const each of wrong) yield draftOf(each, context);
    for (const each of together) yield jointDraft(each, context);
  },
};

const draftOf = (wrong: WrongTitle, context: CheckContext): Draft => ({
  range: wrong.use.range,
  message: sayWrong(wrong, context.lookup),
  related: relatedOf(wrong, context.lookup),
  inClaim: isInClaim(context.note, wrong.use),
  subject: wrong.use.actor.id,
  choices: (asked) => choicesFor(wrong, asked),
});

function jointDraft(together: WrongTogether, context: CheckContext): Draft {
  const { wrong, date } = together;
  const [first] = wrong;
  return {
    range: date?.range ?? first?.use.range ?? { start: 0, end: 0 },
    message: sayTogether(together),
    related: wrong.flatMap((each) => relatedOf(each, context.lookup)),
    inClaim: first !== undefined && isInClaim(context.note, first.use),
    subject: first?.use.actor.id ?? '',
    choices: (asked) => yearChoices(together, asked),
  };
}
