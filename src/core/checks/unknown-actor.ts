import type { NoteFacts } from '../model/facts.ts';
import type { Located } from '../text/range.ts';
import { type Check, always } from './check.ts';
import { type NamedId, unknownIds } from './unknown-ids.ts';

export const unknownActor: Check = {
  name: 'unknown-actor',
  levels: always('error'),
  summary: '`by`, `of`, `actors`, `participants` or `member-of` names an id that is no actor.',
  about: {
    why: 'The id leads to nobody, so the claim is counted for nobody. Mostly it is a slip, and the claim is missing from the list of what this actor has said.',
    bad: `---
type: note
---

[The fleet will be halved [@gazette]]{.claim by=norlund}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
---
=== actors/norland.md
---
type: place
name: Norland
---
`,
    good: `---
type: note
---

[The fleet will be halved [@gazette]]{.claim by=norland}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
---
=== actors/norland.md
---
type: place
name: Norland
---
`,
    quiet:
      'Where a record would be too much for somebody who speaks once: describe the speaker in words, `by="a harbour pilot"`, which is never looked up.',
    field:
      'Our own rule; references that lead nowhere are errors in any data of linked records. W3C PROV has agents to whom statements are attributed.',
  },
  dependsOn: ['actors'],
  test: (context) =>
    unknownIds('actor', named(context.note), context, 'Correct the id, or add a note for this actor.'),
};

function named({ record, claims }: NoteFacts): NamedId[] {
  // The note's own authors may say a thing without being actors.
  const authors = record?.kind === 'note' ? record.authors.map((name) => name.toLowerCase()) : [];
  const inClaims = claims
    .filter(({ byWords }) => !byWords)
    .flatMap(({ by }) => by.filter(({ value }) => !authors.includes(value.toLowerCase())))
    .map((id) => ({ ...id, inClaim: true, types: anybody }));
  return [...inClaims, ...recordIds(record).map((id) => ({ ...id, inClaim: false }))];
}

const anybody = ['person', 'organisation', 'place'];
const bodies = ['organisation', 'place'];
const people = ['person', 'organisation'];

const as = (types: readonly string[], ids: readonly Located<string>[]): Omit<NamedId, 'inClaim'>[] =>
  ids.map((id) => ({ ...id, types }));

function recordIds(record: NoteFacts['record']): Omit<NamedId, 'inClaim'>[] {
  switch (record?.kind) {
    case 'note':
      return as(anybody, record.actors);
    case 'actor':
      return [
        ...as(bodies, record.memberOf),
        ...as(people, record.participants),
        ...as(
          bodies,
          record.positions.flatMap(({ of }) => ids(of)),
        ),
      ];
    case 'office':
      return as(bodies, ids(record.of));
    default:
      return [];
  }
}

/** What an office belongs to may be said in words; words have spaces or capitals, as no id made by us has. */
const ids = (of: Located<string> | null): Located<string>[] =>
  of && /^[\p{Ll}\p{Lo}\p{N}_:-]+$/u.test(of.value) ? [of] : [];
