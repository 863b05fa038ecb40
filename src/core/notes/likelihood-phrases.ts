import type { Band } from '../model/likelihood.ts';

/** How words of likelihood stand in a sentence, which decides what can be put in their place. */
export type LikelihoodSlot = 'adjective' | 'adverb' | 'noun' | 'modal' | 'whole';

/** Words that state a likelihood. A space stands for any white space. */
export interface LikelihoodPhrase {
  readonly words: string;
  readonly slot: LikelihoodSlot;
  /** The terms they are: of one scale, of both, or of none. */
  readonly terms: readonly string[];
  /** Where on the scale words that are no term may lie, for the terms to be offered; no standard fixes it. */
  readonly near: Band | null;
}

const term = (words: string, slot: LikelihoodSlot, ...terms: string[]): LikelihoodPhrase => ({
  words,
  slot,
  terms,
  near: null,
});

const off = (words: string, slot: LikelihoodSlot, from: number, to: number): LikelihoodPhrase => ({
  words,
  slot,
  terms: [],
  near: { from, to },
});

const chance = '(?:chance|possibility|likelihood|probability|prospect)(?! to )';
/** "A chance to" is an opportunity; whatever "has" it. */
const aChance = (adjectives: string): string => `an? (?:very )?(?:${adjectives}) ${chance}`;

/** "Remote" is a place unless it is said of a chance. */
const remoteChance =
  '(?<=(?:chances?|likelihood|probability|possibility|odds)(?: of [^,.;]{1,60}?)? (?:is|are|was|were|remains?|seems?) (?:very |extremely )?)remote';

export const likelihoodPhrases: readonly LikelihoodPhrase[] = [
  term('almost no chance(?! to )', 'noun', 'almost-no-chance'),
  term('(?:a )?remote chance(?! to )', 'noun', 'remote-chance', 'remote'),
  term('(?:a )?remote (?:possibility|likelihood|probability)', 'noun', 'remote'),
  term(remoteChance, 'whole', 'remote'),
  term('very unlikely', 'adjective', 'very-unlikely'),
  term('highly improbable', 'adjective', 'highly-improbable'),
  term('highly unlikely', 'adjective', 'highly-unlikely'),
  term('unlikely', 'adjective', 'unlikely'),
  term('improbable', 'adjective', 'improbable'),
  // Elsewhere "improbably" says that something which happened was a wonder.
  term('(?<=will |would )improbably', 'adverb', 'improbable'),
  term('(?:a )?realistic possibility', 'noun', 'realistic-possibility'),
  term('(?:a )?roughly even chance(?! to )', 'noun', 'roughly-even-chance'),
  term('roughly even odds', 'noun', 'roughly-even-odds'),
  term('likely', 'adjective', 'likely'),
  term('probable', 'adjective', 'probable'),
  term('probably', 'adverb', 'probable'),
  term('very likely', 'adjective', 'very-likely'),
  term('highly probable', 'adjective', 'highly-probable'),
  term('highly probably', 'adverb', 'highly-probable'),
  term('highly likely', 'adjective', 'highly-likely'),
  term('almost certain', 'adjective', 'almost-certain'),
  term('almost certainly', 'adverb', 'almost-certain'),
  term('nearly certain', 'adjective', 'nearly-certain'),
  term('nearly certainly', 'adverb', 'nearly-certain'),

  off('(?:may|might|could) (?:very |quite )?well', 'modal', 45, 80),
  off('(?:quite|rather|fairly|pretty|reasonably) (?:likely|probable)', 'adjective', 55, 80),
  off('(?:extremely|exceedingly|overwhelmingly) (?:likely|probable)', 'adjective', 80, 95),
  off('very probable', 'adjective', 80, 95),
  off('(?:more likely than not|more than likely)', 'adjective', 55, 80),
  off('as likely as not', 'whole', 45, 55),
  off('(?<=will |would )most (?:likely|probably)', 'adverb', 55, 95),
  off('(?:very|quite) probably', 'adverb', 55, 95),
  off('(?:quite|very) possibly', 'adverb', 45, 80),
  off('(?:extremely|exceedingly) (?:unlikely|improbable)', 'adjective', 1, 20),
  off('(?:very improbable|most unlikely)', 'adjective', 5, 20),
  off('(?:quite|rather|fairly|pretty|somewhat) (?:unlikely|improbable)', 'adjective', 20, 45),
  off('(?:virtually|practically|all but|pretty) certain', 'adjective', 95, 99),
  off('(?:virtually|practically) certainly', 'adverb', 95, 99),
  off('in all (?:likelihood|probability)', 'adverb', 80, 95),
  off(
    '(?<=\\bit (?:is|remains|seems) )(?:quite |entirely |very |well )?(?:possible|conceivable)(?= that )',
    'whole',
    20,
    55,
  ),
  off('(?<=cannot be )ruled out', 'whole', 1, 45),
  off(
    aChance('real|serious|distinct|genuine|significant|substantial|fair|decent|reasonable|credible'),
    'noun',
    20,
    55,
  ),
  off(aChance('good|strong|high'), 'noun', 55, 95),
  off(aChance('better(?:-| )than(?:-| )even'), 'noun', 55, 80),
  off(aChance('slim|small|slight|low|outside'), 'noun', 1, 20),
  off(aChance('even|fifty(?:-| )fifty|50[-–/]50'), 'noun', 45, 55),
];

/** One look tells most sentences from those that may hold any of these. */
export const mayHoldLikelihood =
  /likel|probab|certain|chance|odds|possib|prospect|remote|conceivable|ruled out|well/iu;
