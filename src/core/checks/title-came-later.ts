import { type Check, always } from './check.ts';
import { heldThen } from './title-fixes.ts';
import { relatedOf, sayLater } from './title-words.ts';
import { titleFaults } from './titles-at-date.ts';
import { isInClaim } from './wrong-title.ts';

export const titleCameLater: Check = {
  name: 'title-came-later',
  levels: always('information'),
  summary: 'A title beside a name fits the note’s date, but not the date in the sentence.',
  about: {
    why: 'The title is right today, and was not on the day the sentence speaks of. Readers take it that a prime minister opened the harbour, when it was the minister for fisheries.',
    bad: `---
type: note
as-of: 2025-08-24
---

Prime Minister Ida Marren opened the harbour of Kell in 2022.
=== actors/ida-marren.md
---
type: person
name: Ida Marren
positions:
  - { office: Prime Minister of Norland, title: Prime Minister, start: 2025-03-01 }
  - { office: Fisheries Minister of Norland, title: Fisheries Minister, start: 2021-05-10, end: 2025-02-28 }
---
`,
    good: `---
type: note
as-of: 2025-08-24
---

Fisheries Minister Ida Marren opened the harbour of Kell in 2022.
=== actors/ida-marren.md
---
type: person
name: Ida Marren
positions:
  - { office: Prime Minister of Norland, title: Prime Minister, start: 2025-03-01 }
  - { office: Fisheries Minister of Norland, title: Fisheries Minister, start: 2021-05-10, end: 2025-02-28 }
---
`,
    quiet:
      'Where the sentence looks back from today, as obituaries and profiles do, and nobody will misread it. “Then-” and “former” say it in a word.',
    field:
      'Style books of newsrooms want the title of the time, or “then-” before it. That it is information only, and which date counts, is our own rule.',
  },
  dependsOn: ['actors', 'offices'],
  *test(context) {
    for (const later of titleFaults(context).later) {
      yield {
        range: later.use.range,
        message: sayLater(later, context.lookup),
        related: relatedOf(later, context.lookup),
        inClaim: isInClaim(context.note, later.use),
        subject: later.use.actor.id,
        choices: (asked) => heldThen(later, asked),
      };
    }
  },
};
