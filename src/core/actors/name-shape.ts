import { Letter, letterAt } from './letters.ts';
import { months } from './word-lists.ts';
import { readsAsTitleWithParticle } from './particles.ts';

/** A text in which names are looked for: `text` is folded by `foldName`, `from[i]` its offset in `source`. */
export interface Reading {
  readonly source: string;
  readonly text: string;
  readonly from: Uint32Array;
  /** Whether folded words are a known title in full. */
  readonly isTitle: (folded: string) => boolean;
}

/** What the rules of comparing ask of a name; it follows from the folded name alone. */
export interface NameShape {
  readonly first: Letter;
  readonly last: Letter;
  /** One word of a script that has capitals. */
  readonly singleWord: boolean;
  /** Several words of such a script. */
  readonly severalWords: boolean;
  readonly month: boolean;
  /** The number of characters of a name in Han or Kana alone, 0 for any other. */
  readonly hanLength: number;
  /** 왕이 is a foreign minister, or a king with a particle. */
  readonly readsAsTitle: boolean;
}

const cased = /[\p{Lu}\p{Ll}\p{Lt}]/u;

export function shapeOf(folded: string, isTitle: (folded: string) => boolean): NameShape {
  const characters = Array.from(folded);
  const allHan = characters.every((char) => letterAt(char, 0) === Letter.han);
  return {
    first: letterAt(folded, 0),
    last: letterAt(folded, folded.length - 1),
    singleWord: !folded.includes(' ') && cased.test(folded),
    severalWords: folded.includes(' ') && cased.test(folded),
    month: months.has(folded),
    hanLength: allHan ? characters.length : 0,
    readsAsTitle: readsAsTitleWithParticle(folded, isTitle),
  };
}
