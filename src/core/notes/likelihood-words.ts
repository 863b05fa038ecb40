import {
  type LikelihoodPhrase,
  type LikelihoodSlot,
  likelihoodPhrases,
  mayHoldLikelihood,
} from './likelihood-phrases.ts';

/** Words of likelihood in a sentence; offsets are the sentence's. */
export interface LikelihoodWords {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly phrase: LikelihoodPhrase;
  /** As the place has it: "will likely" has an adverb, "it is likely" an adjective. */
  readonly slot: LikelihoodSlot;
}

const patterns = likelihoodPhrases.map((phrase) => ({
  phrase,
  pattern: new RegExp(
    String.raw`(?<![\p{L}\p{N}’'-])(?:${phrase.words.replaceAll(' ', String.raw`\s+`)})(?![\p{L}\p{N}-])`,
    'giu',
  ),
}));

/**
 * The words of one sentence that state a likelihood, the longest where several begin alike: "highly unlikely" is not
 * "unlikely". What stands before a noun describes it ("a likely candidate"), and comparisons and conditions state
 * nothing ("more likely", "if it is likely").
 */
export function likelihoodWords(sentence: string): LikelihoodWords[] {
  if (!mayHoldLikelihood.test(sentence)) return [];
  const found = patterns
    .flatMap(({ phrase, pattern }) =>
      [...sentence.matchAll(pattern)].map((match) => ({
        start: match.index,
        end: match.index + match[0].length,
        written: match[0],
        phrase,
      })),
    )
    .sort((one, other) => one.start - other.start || other.end - one.end);
  let done = 0;
  return found.flatMap((words) => {
    if (words.start < done) return [];
    done = words.end;
    const slot = slotOf(sentence, words);
    return slot ? [{ ...words, slot }] : [];
  });
}

const conditional = /\b(?:if|whether|unless|how)\s+(?:[\p{L}’'-]+\s+){0,6}$/iu;
const compared =
  /\b(?:more|less|most|least|as|so|too|equally|increasingly|decreasingly|ever|no|any|times|far|much)\s+$/iu;
const determined =
  /(?:^|[\s(])(?:an?|the|its|his|her|their|our|my|your|these|those|any|some|other|another|every|each|one|two|three|many|several|few|\p{N}+|\p{L}+s?['’]s?)\s+$/iu;
const contracted = /(?:^|[\s(])(?:it|that|he|she|what|there|which|who)['’]s\s+$/iu;
const between = String.raw`(?:(?:also|still|now|thus|therefore|already|even|both|hence|itself|all)\s+)?$`;
const linking = new RegExp(
  String.raw`(?:\b(?:is|are|was|were|be|been|being|seems?|seemed|appears?|appeared|looks?|looked|remains?|remained|becomes?|became|deem(?:s|ed)?|judge[sd]?|consider(?:s|ed)?|assess(?:es|ed)?|it)|['’](?:s|re))\s+${between}`,
  'iu',
);
const auxiliary = new RegExp(
  String.raw`(?:\b(?:will|would|has|have|had|must|do|does|did)|['’](?:ll|d|ve))\s+${between}`,
  'iu',
);
const pronoun = /(?:^|[\s,(])(?:it|he|she|they|we|which|who|that|this)\s+$/iu;
/** Behind an adjective that says something of what stands before it, not of a noun behind it. */
const completes = /^\s+(?:to|that)\b/iu;
const ends =
  /^\s*(?:[,;:.!?()[\]—–\u001a]|$)|^\s+(?:an?|the|its|his|her|their|our|in|on|at|by|within|before|after|because|given|as|when|while|once|until|over|for|from|with|without|during|due|under|through|throughout|and|or|but|if|unless|although|though|since|than|enough|rather|also|not|only|both|soon|again|this|next|\p{N}+)\b/iu;
const article = /^\s+(?:an?|the|its|his|her|their|our)\b/iu;
const opensClause = /(?:^|[,;:—–(]\s*|\b(?:and|but|or)\s+)$/iu;
const verbal = /^\s+\p{L}+(?:ing|ed)\b/iu;

/** Null where the words state nothing. */
function slotOf(sentence: string, words: Omit<LikelihoodWords, 'slot'>): LikelihoodSlot | null {
  const before = sentence.slice(0, words.start);
  const { slot } = words.phrase;
  if (conditional.test(before)) return null;
  if (slot === 'adjective') return besideNouns(before, words.written, sentence.slice(words.end));
  return slot === 'adverb' && compared.test(before) ? null : slot;
}

function besideNouns(before: string, written: string, after: string): LikelihoodSlot | null {
  if (compared.test(before) || (determined.test(before) && !contracted.test(before))) return null;
  if (completes.test(after)) return 'adjective';
  const isAdverb = /(?<!un)likely$/iu.test(written);
  if (isAdverb && auxiliary.test(before)) return 'adverb';
  if (ends.test(after)) return isAdverb && article.test(after) ? 'adverb' : 'adjective';
  if (!isAdverb) return null;
  if (pronoun.test(before)) return 'adverb';
  return (linking.test(before) || opensClause.test(before)) && verbal.test(after) ? 'adverb' : null;
}
