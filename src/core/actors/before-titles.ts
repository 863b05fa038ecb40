import type { Range } from '../text/range.ts';
import { peoplesBefore } from './written-titles.ts';

/** What an English word before a title says of the office, on the day that is spoken of. */
export type SaidOfOffice = 'acting' | 'former' | 'then' | 'ousted' | 'suspended' | 'now';

const forms: readonly (readonly [SaidOfOffice, RegExp])[] = [
  ['acting', /(?<![\p{L}\p{M}\p{N}-])(?:acting|interim|caretaker)(?:\s+|-)$/iu],
  ['former', /(?<![\p{L}\p{M}\p{N}-])(?:former|ex|past|previous|one-time|sometime|late)(?:\s+|-)$/iu],
  ['then', /(?<![\p{L}\p{M}\p{N}-])then(?:\s+|-)$/iu],
  ['ousted', /(?<![\p{L}\p{M}\p{N}-])(?:ousted|deposed|removed|jailed|disgraced)\s+$/iu],
  ['suspended', /(?<![\p{L}\p{M}\p{N}-])(?:impeached|suspended)\s+$/iu],
  ['now', /(?<![\p{L}\p{M}\p{N}-])(?:current|incumbent|sitting|outgoing)\s+$/iu],
];

/** Who is yet to hold the office is meant by no date on which it was held. */
export const future = /(?<![\p{L}\p{M}])(?:incoming|future|next|would-be|designated|aspiring)\s+$/iu;

/** A word that says when, with the space behind it; offsets are those of the text before the title. */
export interface SaidBefore extends Range {
  readonly said: SaidOfOffice;
}

/** The words before a title that say when and whose. */
export interface BeforeTitle {
  readonly start: number;
  /** The one nearest to the title first. */
  readonly words: readonly SaidBefore[];
  readonly country: string | null;
}

/** Takes them off from the title back: "the ⟨then-acting South Korean⟩ President". */
export function beforeTitle(lead: string): BeforeTitle {
  let found: BeforeTitle = { start: lead.length, words: [], country: null };
  for (;;) {
    const word = wordAtEnd(lead.slice(0, found.start));
    const people = word ? null : peoplesBefore(lead.slice(0, found.start));
    if (word) found = { ...found, start: word.start, words: [...found.words, word] };
    else if (people) found = { ...found, start: people.start, country: found.country ?? people.words };
    else return found;
  }
}

function wordAtEnd(text: string): SaidBefore | null {
  for (const [said, form] of forms) {
    const match = form.exec(text);
    if (match) return { said, start: match.index, end: text.length };
  }
  return null;
}
