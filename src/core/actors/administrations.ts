import { Letter, letterAt } from './letters.ts';
import { particleAt } from './particles.ts';

/** What makes an administration of the name before it; offsets of the text it was looked for in. */
export interface Administration {
  readonly start: number;
  readonly end: number;
  readonly written: string;
}

// U+00AD stands for markup of no width.
const english = /^[\u00AD]*[\s\u00AD]+(administration|government|cabinet)(?![\p{L}\p{M}\p{N}_-])/iu;
// With a possessive it may as well be a thing of his ("Park's government job", "his administration of the fund").
const possessed =
  /^[\u00AD]*['’]s[\s\u00AD]+(administration|government)(?=$|[^\s\p{L}\p{M}\p{N}_-]|\s+(?:\p{Ll}+ed|is|was|has|had|will|would|does|did|can|could|may|might|should|must|wants|seeks|continues|remains|plans|says|said|fell|took|made|won|lost|sent|met|held|gave|began|and|in|on|at|by|to|with|under|after|before|since|until|for|from)(?!\p{L}))/u;
const eastAsian = /^\u00AD* ?(행정부|정부|정권|내각|政権|政權|政权|政府|内閣(?![府官])|內閣|内阁)/u;

/**
 * "The Biden administration", "Biden's administration", 윤석열 정부, 石破内閣: an administration, government or cabinet
 * that goes by the name which ends at `at`, and so says that its bearer is head of state or government. Null where none
 * follows.
 */
export function administrationBehind(text: string, at: number): Administration | null {
  const rest = text.slice(at, at + 40);
  const found = english.exec(rest) ?? possessed.exec(rest) ?? eastAsian.exec(rest);
  if (!found?.[1]) return null;
  const end = at + found[0].length;
  if (letterAt(text, end) === Letter.hangul && !particleAt(text, end)) return null;
  return { start: end - found[1].length, end, written: found[1] };
}
