import type { ClaimFacts } from '../model/facts.ts';
import type { ClaimKind } from '../model/vocabulary.ts';
import { inOneLine } from '../text/phrases.ts';
import type { Range } from '../text/range.ts';
import { attributeFix } from './attribute-fix.ts';
import { type Check, always } from './check.ts';
import { type LikelihoodSentence, likelihoodSentences } from './likelihood-sentences.ts';

export const judgmentAsFact: Check = {
  name: 'judgment-as-fact',
  levels: always('information'),
  summary: 'A claim of kind fact, the author’s own, speaks in likelihoods or says what should be.',
  about: {
    why: 'Readers rely on a fact as they do on its source. What is likely, or should be done, is the author’s word and has to be marked as such.',
    bad: `---
type: note
---

[The talks will probably fail [@gazette]]{.claim}.
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

[The talks will probably fail [@gazette]]{.claim kind=judgment}.
=== sources/gazette.md
---
type: source
title: What the talks are about
publisher: The Gazette
issued: 2025-06-04
---
`,
    quiet:
      'What somebody else judges is a fact about that person: name them in the sentence or with `by`. Rules and demands that a sentence reports (“the treaty requires that members should”) are left alone, and so are “may” and “might”.',
    field: 'ICD 203 asks to keep apart what sources say, what is assumed and what the analyst judges.',
  },
  dependsOn: [],
  *test(context) {
    const told = new Set<ClaimFacts>();
    for (const sentence of likelihoodSentences(context, ['fact'])) {
      for (const { range, claim, kinds } of judging(sentence)) {
        if (told.has(claim)) continue;
        told.add(claim);
        const words = inOneLine(context.textOf(range));
        yield {
          range,
          message: `“${words}” is a judgment, and the claim is marked as a fact. Set its kind, or say whose judgment it is.`,
          inClaim: true,
          choices: (later) =>
            kinds.flatMap((kind) => attributeFix(later, claim, ['kind', kind], `Set kind to ${kind}`)),
        };
      }
    }
  },
};

interface Judging {
  readonly range: Range;
  readonly claim: ClaimFacts;
  readonly kinds: readonly ClaimKind[];
}

function* judging({ text, uses, rangeOf, claimAt }: LikelihoodSentence): Generator<Judging> {
  for (const { range, claim } of uses) yield { range, claim, kinds: ['judgment', 'prediction'] };
  for (const { pattern, kinds } of others) {
    for (const match of text.matchAll(pattern)) {
      const range = rangeOf(match.index, match.index + match[0].length);
      const claim = claimAt(range.start);
      if (claim?.kind === 'fact' && !reported.test(text.slice(0, match.index))) yield { range, claim, kinds };
    }
  }
}

/** Words of a rule, a demand or a question before it, whose "should" is not the author's. */
const reported =
  /(?<!\b(?:judge|believe|think|clear|certain|means?|argue|hold)\s+)\bthat\s+(?:[\p{L}’'-]+\s+){1,4}$|\b(?:requir|recommend|urg(?:e|ing)|demand|propos|suggest|advis|advoca|stipulat|ask|order|instruct|direct|decid|agree|rul(?:e[sd]?|ing) that|debat|discuss|question|consider|determin|know|explain|understand|show|guidance|guideline|mention|remind|provi(?:de|si)|(?:how|what|which|whether|where|when|why|who|if)\b|(?:under|by) (?:the |its |this |that )?(?:law|rules?|treaty|constitution|plan|agreement|charter)\b)|规定|規定|建议|建議|要求|提案|求め/iu;

const likelihoods: readonly ClaimKind[] = ['judgment', 'prediction'];
const demands: readonly ClaimKind[] = ['judgment', 'recommendation'];

/** In no language but English has a standard fixed the terms; these say a likelihood all the same. */
const others: readonly { readonly pattern: RegExp; readonly kinds: readonly ClaimKind[] }[] = [
  {
    // "Should it fail" and "… should Seoul withdraw" are conditions.
    pattern:
      /(?<=\p{L}\s+)should(?=\s+\p{Ll})(?!\s+(?:the|an?|its?|they|he|she|we|you|this|that|these|those|there|any)\b)/gu,
    kinds: demands,
  },
  {
    pattern:
      /가능성[이은도]\s*(?:매우|아주|상당히|가장)?\s*(?:높(?!아)|크[다고며지]|큰|클|농후|희박|낮(?!아)|적[다은고])\p{sc=Hangul}*|(?<!\p{sc=Hangul})아마도(?!\p{sc=Hangul})/gu,
    kinds: likelihoods,
  },
  {
    pattern:
      /可能性が(?:極めて|きわめて|非常に|かなり|最も|十分に?)?(?:高い|高く|大きい|大きく|低い|低く|濃厚|強い)|(?:おそらく|恐らく)|(?:だろう|であろう)(?=[\s\u001a]*(?:。|$))/gu,
    kinds: likelihoods,
  },
  {
    pattern:
      /(?:很|极|極|非常|极其|極其)(?:有)?可能|极有可能|極有可能|(?:不太|不大)可能|可能性(?:很|较|較|极|極|非常|比较|比較)?(?:大|高|低|小)|大概率|恐怕/gu,
    kinds: likelihoods,
  },
  { pattern: /べき(?:だ|である|です)/gu, kinds: demands },
  { pattern: /应该|應該/gu, kinds: demands },
];
