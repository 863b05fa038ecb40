import { besideInHan, besideInKorean } from './east-asian-titles.ts';
import { besideInEnglish } from './english-titles.ts';
import { Letter, letterAt } from './letters.ts';
import type { Beside } from './title-beside.ts';
import { isTitleOfOffice } from './titles.ts';
import type { KnownTitle } from './written-titles.ts';

/** The title beside a name at [start, end) of a block of prose, null without one. */
export function titleBeside(
  text: string,
  start: number,
  end: number,
  isKnown: KnownTitle = isTitleOfOffice,
): Beside {
  const kind = letterAt(text, start);
  if (kind === Letter.hangul) return besideInKorean(text, start, end, isKnown);
  return (kind === Letter.han ? besideInHan : besideInEnglish)(text, start, end, isKnown);
}
