import { type FoundClaim, claimName, contradicting } from '../sources/claims.ts';
import { listed } from '../text/phrases.ts';
import { type Check, always } from './check.ts';
import { firstWords } from './claim-words.ts';

export const contradictedClaim: Check = {
  name: 'contradicted-claim',
  levels: always('information'),
  summary: 'Two open claims contradict each other, declared on either side.',
  about: {
    why: 'Two statements stand that can’t both be true, and a reader may meet only one of them. Somebody saw that and wrote it down. It is still to be decided which one holds.',
    bad: `---
type: note
---

[The envoys met on Sunday [@gazette]]{.claim #sunday}.

[They met on Monday [@gazette]]{.claim contradicts=sunday}.
=== sources/gazette.md
---
type: source
title: Envoys in town
publisher: The Gazette
issued: 2025-08-24
---
`,
    good: `---
type: note
---

[The envoys met on Sunday [@gazette]]{.claim #sunday}.

[They met on Monday [@gazette]]{.claim contradicts=sunday state=retracted}.
=== sources/gazette.md
---
type: source
title: Envoys in town
publisher: The Gazette
issued: 2025-08-24
---
`,
    quiet:
      'Leave it while the question is open: it is there to be seen. Where two sources differ and the note only reports that, write no `contradicts`; say in the sentence who says what.',
    field:
      'Analytic standards ask that contrary information is named and weighed; the analysis of competing hypotheses starts from what speaks against each.',
  },
  dependsOn: ['claims'],
  *test({ note, claims, lookup }) {
    for (const claim of claims) {
      if (claim.facts.state !== 'open') continue;
      const others = distinct(contradicting(note, claim.facts, lookup));
      if (others.length === 0) continue;
      const names = others.map((other) => {
        const name = claimName(other, note);
        return other.claim.id ? `“${name}”` : name;
      });
      yield {
        range: firstWords(note, claim),
        message: `This claim and ${listed(names)} contradict each other, and ${others.length > 1 ? 'all' : 'both'} are open. Set the \`state\` of what does not hold to retracted or superseded.`,
        related: others.map((other) => ({
          message: 'The other claim',
          file: other.note.path,
          range: lookup.placeOf(other),
        })),
        inClaim: true,
      };
    }
  },
};

const distinct = (found: Iterable<FoundClaim>): FoundClaim[] => [
  ...new Map([...found].map((each) => [each.claim, each])).values(),
];
