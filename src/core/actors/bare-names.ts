import { SKIP } from '../markup/mask.ts';
import { isPeople } from './countries.ts';
import { Letter, letterAt } from './letters.ts';
import {
  afterSurnames,
  functionWords,
  metonyms,
  months,
  namedAfter,
  ordinaryWords,
  roles,
  sayings,
  states,
  towns,
} from './word-lists.ts';
import { leadOf } from './written-titles.ts';

/*
 * Surnames and weak names without a title beside them. They decide nothing alone, but may go on from a name before.
 */

/** How far around a name is looked, in characters. */
const nearby = 40;

/**
 * What a surname or weak name at [start, end) of a block may be: a name whoever bears it, a mention only where it is
 * decided who is meant (of metonyms: that it is no person), another's name, or (null) something else.
 */
export function standingOf(
  text: string,
  start: number,
  end: number,
): 'weak' | 'doubtful' | 'metonym' | 'another' | null {
  const first = letterAt(text, start);
  const alone = isSingle(text, start, end);
  if (first === Letter.hangul) return alone ? null : 'doubtful';
  if (first === Letter.han) return !alone || standsApart(text, start, end) ? 'doubtful' : null;
  const word = text.slice(start, end).replaceAll(SKIP, '').toLowerCase();
  if (metonyms.has(word)) return 'metonym';
  const before = leadOf(text, start, nearby);
  const rest = text.slice(end, end + nearby).replaceAll(SKIP, '');
  const next = /^(?:['’]s?)?\s+(\p{L}+)/u.exec(rest)?.[1] ?? '';
  if (isOthers(before)) return 'another';
  if (isThing(next, rest, before)) return null;
  if (isWord(word, next, rest, before) || isIn(word, rest, before)) return null;
  return /(?<![\p{L}\p{M}])the\s+$/iu.test(before) ? 'doubtful' : 'weak';
}

/** "The Qin dynasty", "Lee's Summit, Missouri", "Wang, P. (2005)", "a Xi particle". */
const isThing = (next: string, rest: string, before: string): boolean =>
  namedAfter.has(next) || isTown(rest) || isCited(rest) || /(?<![\p{L}\p{M}])an?\s+$/iu.test(before);

/** "In Cleveland", but "in Cleveland's view". */
const isIn = (word: string, rest: string, before: string): boolean =>
  towns.has(word) &&
  /(?<!\p{L})(?:in|near|outside|at|from|around)\s+$/iu.test(before) &&
  !/^['’]s\s/u.test(rest);

/** Whether a surname is rather a word here: "May they succeed", "Rice prices rose", "on the Moon", "by May". */
function isWord(word: string, next: string, rest: string, before: string): boolean {
  const speaks = sayings.has(next) || /^['’]s\s/u.test(rest);
  if (speaks) return false;
  if (months.has(word) || functionWords.has(word) || modals.has(word)) return true;
  const acts = afterSurnames.has(next) || next.endsWith('ed');
  return ordinaryWords.has(word) && !acts && (opens(before) || /(?<![\p{L}\p{M}])the\s+$/iu.test(before));
}

const modals = new Set(['will', 'might', 'can', 'must', 'shall']);

/** "Wang, P. (2005)". */
const isCited = (rest: string): boolean => /^, \p{Lu}\.(?:[ ,(]|\p{Lu}\.)/u.test(rest);

/** "Lee's Summit, Missouri". */
const isTown = (rest: string): boolean =>
  states.has((/^['’]s \p{Lu}\p{L}+, (\p{Lu}\p{L}+)/u.exec(rest)?.[1] ?? '').toLowerCase());

/** "His brother Kim", "Professor Lee", "First Lady Kim". */
function isOthers(before: string): boolean {
  const word = /(\p{L}+)\.?\s+$/u.exec(before)?.[1] ?? '';
  if (word === 'Mr' || word === 'Mrs') return false;
  return roles.has(word.toLowerCase()) || ranks.has(word.toLowerCase());
}

// Forms of address that say what somebody is; no office of a record answers to them.
const ranks = new Set(
  'prof pastor reverend rev father colonel captain major lieutenant sheikh comrade saint st private sergeant'.split(
    ' ',
  ),
);

/** Whether a word may have its capital from what it opens: anything but the words of a sentence stands before it. */
const opens = (before: string): boolean => !/[\p{L}\p{M}\p{N},]["”’)]?\s+$/u.test(before);

const isSingle = (text: string, start: number, end: number): boolean =>
  Array.from(text.slice(start, end).normalize('NFC')).length === 1;

/** Whether a single character stands alone between other things than letters: 王、李两人 holds no 李 of anybody. */
const standsApart = (text: string, start: number, end: number): boolean =>
  isBorder(letterAt(text, start - 1)) && isBorder(letterAt(text, end));

const isBorder = (letter: Letter): boolean => letter === Letter.none || letter === Letter.space;

/**
 * Whether a surname at [start, end) is part of the name of another person ("Kim Basinger", "Robert E. Lee"): then a
 * surname alone may mean that one.
 */
export function isOfAnother(text: string, start: number, end: number): boolean {
  const before = /(?<![\p{L}\p{M}])(\p{Lu}[\p{L}\p{M}]*)(?: \p{Lu}\.)? $/u.exec(leadOf(text, start, nearby));
  const after = /^ (\p{Lu}\p{Ll}[\p{L}\p{M}-]*)/u.exec(
    text.slice(end, end + nearby).replaceAll(SKIP, ''),
  )?.[1];
  if (after !== undefined) return isGiven(after);
  const lead = before?.[1];
  if (!before || lead === undefined || !isGiven(lead) || functionWords.has(lead.toLowerCase())) return false;
  // "Will Trump win?", "Asked about it, …": what opens a sentence is rather a word.
  return (
    !opens(leadOf(text, start, nearby).slice(0, before.index)) ||
    !/^(?:Will|May|Given)$|(?:ing|ed)$/u.test(lead)
  );
}

/** As far as a capitalised word can be told to be a given name: no institution, place, people or day. */
const isGiven = (word: string): boolean =>
  !things.has(word.toLowerCase()) && !months.has(word.toLowerCase()) && !isPeople(word);

const things = new Set(
  `tower towers county university college school street avenue road center centre foundation organization organisation
  administration government cabinet campaign plan plaza building hotel hospital library museum park airport bridge lake
  bay island islands mountain river town city doctrine act bill law declaration summit war era family institute company
  corporation corp inc group motor motors bank republic party house white democrat democrats republican republicans
  monday tuesday wednesday thursday friday saturday sunday north south east west western eastern northern southern
  candidate mr mrs ms dr sir meanwhile yesterday today tomorrow asian european african arab muslim christian jewish
  washington beijing tokyo seoul moscow london paris brussels`
    .trim()
    .split(/\s+/u),
);
