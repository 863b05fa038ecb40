import { standsAsHan } from './han-names.ts';
import { Letter, letterAt } from './letters.ts';
import type { NameShape, Reading } from './name-shape.ts';
import { isCalledAfter, isCapital, isDate, isPartOfOther } from './neighbours.ts';
import { particleAt } from './particles.ts';
import { titleEndsAt, titleStartsAt, titleWrittenOn, wordEdge } from './title-edges.ts';

/*
 * The rules of comparing names: whether the characters of a name, found at
 * offsets of the folded text, stand there as that name.
 */

/** Whether a name may begin between characters of these kinds, as far as they tell. */
export function mayStart(before: Letter, first: Letter): boolean {
  if (first === Letter.han) return true;
  if (first === Letter.space || first === Letter.mark) return false;
  if (first === Letter.hangul) return before === Letter.space || before === Letter.none;
  return before !== Letter.word && before !== Letter.mark && before !== Letter.hangul;
}

/**
 * Whether the name stands at [start, end). `mentioned`: whether one of its bearers has been mentioned before in the same
 * text. The spelling of single words and `mayStart` are the caller's to look at.
 */
export function stands(
  reading: Reading,
  shape: NameShape,
  start: number,
  end: number,
  mentioned: () => boolean,
): boolean {
  const { text } = reading;
  if (!endsWell(reading, shape, end)) return false;
  if (shape.first === Letter.word && !beginsWell(reading, shape, start)) return false;
  if (shape.month && isDate(text, start, end)) return false;
  if (shape.singleWord && isPartOfOther(reading, start, end)) return false;
  if (shape.severalWords && isCalledAfter(reading, start, end)) return false;
  if (shape.readsAsTitle && !titleIsNear(reading, start, end)) return false;
  return shape.hanLength === 0 || shape.hanLength > 2 || standsAsHan(reading, shape, start, end, mentioned);
}

function endsWell(reading: Reading, shape: NameShape, end: number): boolean {
  const { text } = reading;
  const after = letterAt(text, end);
  if (after === Letter.mark) return false;
  if (shape.last === Letter.han) return true;
  if (after === Letter.hangul) return particleAt(text, end) || titleWrittenOn(reading, end);
  if (shape.last === Letter.hangul) {
    return after === Letter.none || after === Letter.space || titleWrittenOn(reading, end);
  }
  if (after === Letter.word) return false;
  return after === Letter.han || after === Letter.space || !runsOn(reading, shape, end);
}

/** Whether the word goes on behind what is no letter: `Trump@`, `Trump.md`, `Trump'd`, `Cho Hyun-dong`. */
function runsOn(reading: Reading, shape: NameShape, end: number): boolean {
  const { text } = reading;
  const sign = text.charAt(end);
  if (sign === '@') return true;
  if (letterAt(text, end + 1) !== Letter.word) return false;
  if (sign === '-') return !isApart(reading, end) && !isCompound(reading, end + 1);
  if (!shape.singleWord) return false;
  if (sign === '.') return true;
  return sign === "'" && !/^(?:s|d|ll|ve|re)$/u.test(text.slice(end + 1, wordEdge(text, end + 1, 1)));
}

function beginsWell(reading: Reading, shape: NameShape, start: number): boolean {
  const { text } = reading;
  const sign = text.charAt(start - 1);
  if (sign === '@' || sign === '#') return false;
  if (letterAt(text, start - 2) !== Letter.word) return true;
  const begin = wordEdge(text, start - 1, -1);
  if (sign === '-') return isApart(reading, start - 1) || !isCapital(reading, begin);
  if (!shape.singleWord) return true;
  // An article may be written on (l'OTAN); O'Brien is one word.
  if (sign === "'") return !isCapital(reading, begin) || text.charAt(begin) === 'l';
  return sign !== '.';
}

// An en dash stands between two names; where one is written for a hyphen, the longer name is found as such.
const isApart = ({ source, from }: Reading, at: number): boolean => source.charAt(from[at] ?? 0) === '–';

// Words that are joined to any name with a hyphen. Others may be the rest of a given name.
const compound =
  /^(?:\p{L}{2,}ed|\p{L}{3,}ing|led|era|made|born|run|held|like|style|wide|bound|friendly|centric|type|free|only|level)$/u;

const isCompound = (reading: Reading, at: number): boolean =>
  !isCapital(reading, at) && compound.test(reading.text.slice(at, wordEdge(reading.text, at, 1)));

/** Whether a title stands beside the name, or one word away (왕이 중국 외교부장). */
function titleIsNear(reading: Reading, start: number, end: number): boolean {
  const { text } = reading;
  if (titleWrittenOn(reading, end)) return true;
  const before = text.charAt(start - 1) === ' ' && titleEndsAt(reading, start - 1);
  const next = /^ (?:\p{L}+ )?/u.exec(text.slice(end, end + 16));
  return (
    before ||
    (next !== null && (titleStartsAt(reading, end + 1) || titleStartsAt(reading, end + next[0].length)))
  );
}
