import {
  type LikelihoodTerm,
  isBetweenBands,
  sayTerm,
  termOfAttribute,
  termOn,
} from '../model/likelihood.ts';
import type { LikelihoodScale } from '../model/vocabulary.ts';
import { inOneLine } from '../text/phrases.ts';
import { sentences } from '../text/sentences.ts';
import { type Check, type Draft, always } from './check.ts';
import {
  type LikelihoodSentence,
  type LikelihoodUse,
  judged,
  likelihoodSentences,
} from './likelihood-sentences.ts';
import { type LikelihoodFigure, figureBehind, namedFigures, outside } from './likelihood-figures.ts';

export const likelihoodOutsideBand: Check = {
  name: 'likelihood-outside-band',
  levels: always('warning'),
  summary: 'A percentage beside a term of likelihood lies outside the term’s band.',
  about: {
    why: 'A reader who goes by the figure and one who goes by the word come to different conclusions.',
    bad: `---
type: note
---

[The talks are likely (90 %) to fail [@gazette]]{.claim kind=prediction}.
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

[The talks are very likely (90 %) to fail [@gazette]]{.claim kind=prediction}.
=== sources/gazette.md
---
type: source
title: What the talks are about
publisher: The Gazette
issued: 2025-06-04
---
`,
    quiet:
      'Only a figure in brackets right after the term counts, or one that is called a chance, probability or likelihood in the same clause. Of the gaps between the terms of PHIA nothing is said.',
    field:
      'ICD 203 gives each term a range of per cent, without gaps; the PHIA yardstick leaves some between them.',
  },
  dependsOn: [],
  *test(context) {
    const { likelihoodScale: scale } = context.config;
    for (const sentence of likelihoodSentences(context, judged))
      for (const { figure, term } of paired(sentence, scale))
        if (isOutside(scale, figure, term)) yield drafted(sentence, figure, term);
  },
};

interface Pair {
  readonly figure: LikelihoodFigure;
  readonly term: LikelihoodTerm;
}

const isOutside = (scale: LikelihoodScale, figure: LikelihoodFigure, { band }: LikelihoodTerm): boolean =>
  outside(figure, band) && ![figure.from, figure.to].some((each) => isBetweenBands(scale, each));

/** The figures of a sentence, each with the term that it puts a number to. */
function* paired(sentence: LikelihoodSentence, scale: LikelihoodScale): Generator<Pair> {
  const { text, uses } = sentence;
  for (const use of uses) {
    const term = termOfUse(use, scale);
    const figure = figureBehind(text, use.end);
    if (term && figure) yield { figure, term };
  }
  const [figure, ...others] = namedFigures(text);
  // Of several figures or terms nobody can tell which belong together.
  if (!figure || others.length > 0) return;
  const inClause = uses.filter(({ start, end }) => start >= figure.clause.start && end <= figure.clause.end);
  const [use] = inClause;
  const term = use ? termOfUse(use, scale) : ofAttribute(sentence, figure, scale);
  if (term && inClause.length < 2) yield { figure, term };
}

const termOfUse = ({ phrase }: LikelihoodUse, scale: LikelihoodScale): LikelihoodTerm | null =>
  phrase.terms.flatMap((id) => termOn(scale, id) ?? [])[0] ?? null;

/** Where a claim of one sentence says its likelihood by the attribute alone. */
function ofAttribute(
  { uses, rangeOf, claimAt }: LikelihoodSentence,
  { start, end }: LikelihoodFigure,
  scale: LikelihoodScale,
): LikelihoodTerm | null {
  const claim = claimAt(rangeOf(start, end).start);
  if (!claim?.likelihood || uses.length > 0 || !judged.includes(claim.kind)) return null;
  const term = termOfAttribute(scale, claim.likelihood.value);
  return term && termOn(scale, term.id) && sentences(claim.text).length === 1 ? term : null;
}

const drafted = (
  { text, rangeOf }: LikelihoodSentence,
  figure: LikelihoodFigure,
  term: LikelihoodTerm,
): Draft => ({
  range: rangeOf(figure.start, figure.end),
  message: `${inOneLine(text.slice(figure.start, figure.end))} is outside the band of ${sayTerm(term)}. Change the figure or the term.`,
  inClaim: true,
});
