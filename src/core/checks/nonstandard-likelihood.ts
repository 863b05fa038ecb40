import {
  type LikelihoodTerm,
  holds,
  likelihoodTerms,
  otherScale,
  sayTerm,
  scaleNames,
  termAmong,
  termOfAttribute,
  termOn,
  termsNear,
} from '../model/likelihood.ts';
import type { LikelihoodScale } from '../model/vocabulary.ts';
import type { ClaimFacts } from '../model/facts.ts';
import { nearest } from '../text/nearest.ts';
import { inOneLine, listed } from '../text/phrases.ts';
import { type Check, type CheckContext, type Draft, always } from './check.ts';
import { likelihoodFix, wordingFix } from './likelihood-edits.ts';
import { type LikelihoodUse, judged, likelihoodSentences } from './likelihood-sentences.ts';
import { isOwn } from './own-words.ts';

export const nonstandardLikelihood: Check = {
  name: 'nonstandard-likelihood',
  levels: always('information'),
  summary: 'A term of likelihood is not on the scale: “may well”, “a real possibility”.',
  about: {
    why: 'Readers take “may well” for anything between a third and nine tenths. A term of the scale means the same to all of them, and can be checked later.',
    bad: `---
type: note
---

[The talks may well fail [@gazette]]{.claim kind=prediction}.
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

[The talks will likely fail [@gazette]]{.claim kind=prediction}.
=== sources/gazette.md
---
type: source
title: What the talks are about
publisher: The Gazette
issued: 2025-06-04
---
`,
    quiet:
      'A bare “may”, “might” or “could” is left alone, and so is what others say: give such a claim its `by`. Set `likelihood-scale` where the team writes by PHIA.',
    field:
      'ICD 203 names seven steps of likelihood, the British PHIA yardstick seven of its own. Tests with readers showed how far apart other words are understood.',
  },
  dependsOn: [],
  *test(context) {
    for (const { text, uses } of likelihoodSentences(context, judged))
      for (const use of uses) yield* offScale(use, text, context);
    for (const { facts } of context.claims)
      if (judged.includes(facts.kind) && isOwn(context.note, facts)) yield* ofAttribute(facts, context);
  },
};

function* offScale(use: LikelihoodUse, sentence: string, { config }: CheckContext): Generator<Draft> {
  const scale = config.likelihoodScale;
  const { terms, near } = use.phrase;
  if (terms.some((id) => termOn(scale, id))) return;
  const band = near ?? termAmong(scale, terms)?.band;
  if (!band) return;
  const offered = termsNear(scale, band);
  const words = inOneLine(use.written);
  yield {
    range: use.range,
    message:
      near === null
        ? ofOther(words, scale, offered)
        : `“${words}” is no term of ${scaleNames[scale]}, and readers take it for very different odds. Say ${sayTerms(offered)}, whichever is meant.`,
    inClaim: true,
    choices: (later) => offered.flatMap((term) => wordingFix(use, sentence, term, later)),
  };
}

function* ofAttribute(claim: ClaimFacts, { config }: CheckContext): Generator<Draft> {
  const scale = config.likelihoodScale;
  const { likelihood } = claim;
  if (!likelihood) return;
  const written = likelihood.value;
  const term = termOfAttribute(scale, written);
  if (term && termOn(scale, term.id)) return;
  const offered = term ? termsNear(scale, term.band) : meant(scale, written);
  const say = offered.length > 0 ? ` Did you mean ${sayTerms(offered)}?` : '';
  yield {
    range: likelihood.range,
    message: term
      ? ofOther(written, scale, offered)
      : `“${written}” is no term of ${scaleNames[scale]}, so nobody can tell what it stands for.${say}`,
    inClaim: true,
    choices: (later) => offered.flatMap((each) => likelihoodFix(claim, each, later)),
  };
}

const ofOther = (words: string, scale: LikelihoodScale, offered: readonly LikelihoodTerm[]): string =>
  `“${words}” is a term of ${scaleNames[otherScale(scale)]}, and this workspace goes by ${scaleNames[scale]}. Say ${sayTerms(offered)}.`;

const sayTerms = (terms: readonly LikelihoodTerm[]): string => listed(terms.map(sayTerm), 'or');

/** What a slip or a figure in the attribute may stand for. */
function meant(scale: LikelihoodScale, written: string): LikelihoodTerm[] {
  const figure = /^(\d+(?:\.\d+)?)\s*%?$/u.exec(written)?.[1];
  if (figure !== undefined) {
    const term = likelihoodTerms[scale].find(({ band }) => holds(band, Number(figure)));
    return term ? [term] : [];
  }
  const id = nearest(
    written.replace(/\s+/gu, '-'),
    likelihoodTerms[scale].map((each) => each.id),
  );
  const term = termOn(scale, id ?? '');
  return term ? [term] : [];
}
