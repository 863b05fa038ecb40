import {
  type LikelihoodTerm,
  overlap,
  sayTerm,
  termAmong,
  termOfAttribute,
  termOn,
} from '../model/likelihood.ts';
import type { ClaimFacts } from '../model/facts.ts';
import { type Check, type CheckContext, type Draft, always } from './check.ts';
import { likelihoodFix, wordingFix } from './likelihood-edits.ts';
import { type LikelihoodUse, judged, likelihoodSentences } from './likelihood-sentences.ts';

export const likelihoodMismatch: Check = {
  name: 'likelihood-mismatch',
  levels: always('warning'),
  summary: 'The attribute and the sentence give different likelihoods.',
  about: {
    why: 'Programs and lists go by the attribute, readers by the sentence. Where the two differ, one of them has an estimate that nobody made.',
    bad: `---
type: note
---

[The talks are likely to fail [@gazette]]{.claim kind=prediction likelihood=very-likely}.
=== sources/gazette.md
---
type: source
title: What the talks are about
publisher: The Gazette
issued: 2025-06-04
---
`,
    good: `---
type: note
---

[The talks are very likely to fail [@gazette]]{.claim kind=prediction likelihood=very-likely}.
=== sources/gazette.md
---
type: source
title: What the talks are about
publisher: The Gazette
issued: 2025-06-04
---
`,
    quiet:
      'Two terms of one band do not differ: “probable” is “likely”. A claim with several terms is quiet as soon as one of them fits. Without the attribute the sentence counts.',
    field: 'ICD 203 and the PHIA yardstick tie each term to a range of per cent, which is what is compared.',
  },
  dependsOn: [],
  *test(context) {
    for (const [claim, said] of byClaim(context)) yield* differing(claim, said, context);
  },
};

interface Said {
  readonly use: LikelihoodUse;
  readonly sentence: string;
  readonly term: LikelihoodTerm;
}

/** The terms in the prose of each claim, words that no standard gives a band aside. */
function byClaim(context: CheckContext): Map<ClaimFacts, Said[]> {
  const found = new Map<ClaimFacts, Said[]>();
  for (const { text, uses } of likelihoodSentences(context, judged)) {
    for (const use of uses) {
      const term = termAmong(context.config.likelihoodScale, use.phrase.terms);
      if (!term) continue;
      const said = found.get(use.claim) ?? [];
      said.push({ use, sentence: text, term });
      found.set(use.claim, said);
    }
  }
  return found;
}

function* differing(claim: ClaimFacts, said: readonly Said[], { config }: CheckContext): Generator<Draft> {
  const scale = config.likelihoodScale;
  const [first] = said;
  const given = claim.likelihood && termOfAttribute(scale, claim.likelihood.value);
  if (!first || !given || said.some(({ term }) => overlap(term.band, given.band))) return;
  const { use, sentence, term } = first;
  yield {
    range: use.range,
    message: `The sentence says ${sayTerm(term)}, and the attribute ${sayTerm(given)}. Let both say the same.`,
    inClaim: true,
    choices: (later) => [
      ...(termOn(scale, term.id) ? likelihoodFix(claim, term, later) : []),
      ...(termOn(scale, given.id) ? wordingFix(use, sentence, given, later) : []),
    ],
  };
}
