import type { ClaimFacts } from '../model/facts.ts';
import type { ClaimKind } from '../model/vocabulary.ts';
import { type LikelihoodWords, likelihoodWords } from '../notes/likelihood-words.ts';
import { type Range, shifted } from '../text/range.ts';
import { visible } from '../text/visible.ts';
import type { CheckContext } from './check.ts';
import { ownSentences } from './own-words.ts';

/** Words of likelihood in the prose of a claim. */
export interface LikelihoodUse extends LikelihoodWords {
  readonly range: Range;
  readonly claim: ClaimFacts;
}

/** A sentence of the author's as a reader sees it, with what it says of likelihood in claims of some kinds. */
export interface LikelihoodSentence {
  readonly text: string;
  readonly uses: readonly LikelihoodUse[];
  /** Where a part of `text` stands in the file. */
  readonly rangeOf: (start: number, end: number) => Range;
  readonly claimAt: (offset: number) => ClaimFacts | null;
}

/** The kinds of claims whose likelihood is their author's to say. */
export const judged: readonly ClaimKind[] = ['judgment', 'prediction'];

/** Verbs before the words that make them somebody else's; "we assess" is the author, and so is "the evidence shows". */
const othersJudge =
  /(?<!\b(?:we|I|is|are|was|were|be|been|being|evidence|data|to|can|could|would|will|may)\s+(?:\p{L}+ly\s+|also\s+|now\s+)?)\b(?:assess(?:es|ed)|judge[sd]|expect(?:s|ed)|project(?:s|ed)|forecast(?:s|ed)?|predict(?:s|ed)|estimate[sd]|warn(?:s|ed)|conclude[sd]|see[sn]|saw|considers|deem(?:s|ed)|fear(?:s|ed)|hope[sd]|anticipate[sd]|finds|found|show(?:s|ed)|suggest(?:s|ed)|indicate[sd]|note[sd]|reckon(?:s|ed))\b|(?<=s\s+)\b(?:show|suggest|indicate|expect|predict|warn|fear|forecast|estimate|assess)\b/iu;

export function likelihoodSentences(
  context: CheckContext,
  kinds: readonly ClaimKind[],
): readonly LikelihoodSentence[] {
  if (!context.claims.some(({ facts }) => kinds.includes(facts.kind))) return [];
  return context.once(ofAllKinds).map((sentence) => ({
    ...sentence,
    uses: sentence.uses.filter(({ claim }) => kinds.includes(claim.kind)),
  }));
}

function ofAllKinds(context: CheckContext): LikelihoodSentence[] {
  return ownSentences(context).flatMap((sentence): LikelihoodSentence[] => {
    const shown = visible(sentence.text);
    // A question states nothing.
    if (/[?？]\P{L}*$/u.test(shown.text)) return [];
    const rangeOf = (start: number, end: number): Range => shifted(shown.rangeOf(start, end), sentence.start);
    const uses = likelihoodWords(shown.text).flatMap((words): LikelihoodUse[] => {
      const range = rangeOf(words.start, words.end);
      const claim = sentence.claimAt(range.start)?.facts;
      return claim && !othersJudge.test(shown.text.slice(0, words.start)) ? [{ ...words, range, claim }] : [];
    });
    const claimAt = (offset: number): ClaimFacts | null => sentence.claimAt(offset)?.facts ?? null;
    return [{ text: shown.text, uses, rangeOf, claimAt }];
  });
}
