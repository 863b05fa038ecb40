import type { Fix } from '../model/edit.ts';
import { type LikelihoodTerm, bandWords, sayTerm, synonyms } from '../model/likelihood.ts';
import type { ClaimFacts } from '../model/facts.ts';
import type { TextEdit } from '../text/edits.ts';
import { attributeFix } from './attribute-fix.ts';
import type { CheckContext } from './check.ts';
import type { LikelihoodUse } from './likelihood-sentences.ts';

/** Says a term in a sentence, or one that means the same and fits there; nothing where none does. */
export function wordingFix(
  use: LikelihoodUse,
  sentence: string,
  term: LikelihoodTerm,
  context: CheckContext,
): Fix[] {
  for (const each of [term, ...synonyms(context.config.likelihoodScale, term)]) {
    const edit = termEdit(use, sentence, each, context);
    if (!edit) continue;
    const words = edit.newText.charAt(0).toLowerCase() + edit.newText.slice(1);
    return [{ title: `Write “${words}” (${bandWords(each.band)})`, edits: [edit], safe: false }];
  }
  return [];
}

/** Gives a claim a likelihood by its attribute. */
export const likelihoodFix = (claim: ClaimFacts, term: LikelihoodTerm, context: CheckContext): Fix[] =>
  attributeFix(context, claim, ['likelihood', term.id], `Set likelihood to ${sayTerm(term)}`);

/** The edit that says a term instead of these words; null where the sentence would have to be built anew. */
function termEdit(
  use: LikelihoodUse,
  sentence: string,
  term: LikelihoodTerm,
  context: CheckContext,
): TextEdit | null {
  const found = rewritten(use, sentence, term);
  if (!found) return null;
  const start = use.range.start - (use.start - found.start);
  const range = { start, end: use.range.end + (found.end - use.end) };
  const expected = context.textOf(range);
  // Markup between the words has no place in others.
  if (expected !== sentence.slice(found.start, found.end)) return null;
  const isCapital = /^\p{Lu}/u.test(expected);
  const newText = isCapital ? found.words.charAt(0).toUpperCase() + found.words.slice(1) : found.words;
  return { range, newText, expected };
}

interface Rewritten {
  readonly start: number;
  readonly end: number;
  readonly words: string;
}

function rewritten(use: LikelihoodUse, sentence: string, term: LikelihoodTerm): Rewritten | null {
  const { start, end, slot, written } = use;
  const after = sentence.slice(end);
  const instead = (words: string | null): Rewritten | null => (words === null ? null : { start, end, words });
  if (slot === 'adjective') return fitsBefore(term.adjective, after) ? instead(term.adjective) : null;
  if (slot === 'adverb') return instead(term.adverb);
  // "May well have failed" is about what was, and "will" is not.
  if (slot === 'modal')
    return term.adverb !== null && !/^\s+have\b(?!\s+to\b)/iu.test(after)
      ? instead(`will ${term.adverb}`)
      : null;
  if (slot !== 'noun') return null;
  const hasArticle = /^(?:an?\s|almost\sno\s|roughly\seven\sodds)/iu.test(written);
  return thereIs(use, sentence, term) ?? instead(hasArticle ? term.noun : withoutArticle(term.noun));
}

const withoutArticle = (noun: string | null): string | null => noun?.replace(/^an? /u, '') ?? null;

/** Nothing is "probable to" happen. */
const fitsBefore = (adjective: string | null, after: string): boolean =>
  adjective !== null && !(/(?:probable)$/u.test(adjective) && /^\s+to\b/u.test(after));

/** "There is a real possibility that" is "it is likely that". */
function thereIs(
  { start, end }: LikelihoodUse,
  sentence: string,
  { adjective }: LikelihoodTerm,
): Rewritten | null {
  const before = /\bthere(?:\s+(?:is|remains)|['’]s)\s+$/iu.exec(sentence.slice(0, start));
  if (!before || adjective === null || !/^\s+that\b/u.test(sentence.slice(end))) return null;
  const verb = /remains/iu.test(before[0]) ? 'remains' : 'is';
  return { start: before.index, end, words: `it ${verb} ${adjective}` };
}
