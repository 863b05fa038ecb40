import type { Range } from './range.ts';

/*
 * Masked text comes from notes: U+00AD is markup without width, U+001A a citation, code or another opaque thing.
 */

/** Stands for U+001A in here. */
const opaque = '\ufffc';

const stops = /[.．!?…]+|[。！？｡]+/gu;
const closers = /^["'”’»›)\]}」』）】〉》*_\u00ad]*/u;
const openers = /^["'“‘„«‹([{「『（【〈《¿¡*_\u00ad]*/u;

/**
 * The sentences of one paragraph, as UTF-16 offsets without the white space around them. Ours and not the platform's,
 * so that every host splits alike. A sentence ends at a stop
 *
 * - of CJK, unless と or って goes on after a closing mark;
 * - of other scripts, where white space and no small letter follows. Abbreviations, initials, dates and figures end
 *   nothing; `U.S.`, `Inc.`, `J.` and their like do before a word that usually begins a sentence (`The`, `He`, `In`);
 * - in Korean also without white space after 다, 요, 죠, 까; never before the particle of a quotation (라고, 하고).
 *
 * Closing marks after the stop belong to it, and citations too, unless a small letter says that they begin the next.
 * `…` that stands alone is for words left out and ends nothing. A line break is a space.
 */
export function sentences(paragraph: string): Range[] {
  const text = paragraph.replaceAll('\u001a', opaque);
  const found: Range[] = [];
  let start = 0;
  for (const match of text.matchAll(stops)) {
    const after = match.index + match[0].length;
    const end = after + closersAt(text, after);
    if (match.index < start || !endsHere(text, start, match.index, after, end)) continue;
    const cut = withCitations(text, end);
    if (cut < 0) continue;
    push(found, text, start, cut);
    start = cut;
  }
  push(found, text, start, text.length);
  return found;
}

const closersAt = (text: string, at: number): number =>
  closers.exec(text.slice(at, at + 40))?.[0].length ?? 0;

function push(found: Range[], text: string, from: number, to: number): void {
  const part = text.slice(from, to);
  const start = from + part.length - part.trimStart().length;
  const end = from + part.trimEnd().length;
  if (end > start) found.push({ start, end });
}

/** Where the citations after a stop end: `at` itself without one, -1 where they are the next sentence's first word. */
function withCitations(text: string, at: number): number {
  let end = at;
  while (end < text.length && /[\s\ufffc\u00ad]/.test(text.charAt(end))) end++;
  const run = text.slice(at, end);
  const last = run.lastIndexOf(opaque);
  if (last < 0) return at;
  const goesOn = /^[\p{Ll},;:]/u.test(text.slice(end, end + 2));
  if (!goesOn) return at + last + 1 + closersAt(text, at + last + 1);
  // `He left. @key says so.` begins with its citation; without white space before, it is the last sentence's.
  return /^\s/.test(run) ? at : -1;
}

function endsHere(text: string, start: number, stop: number, after: number, end: number): boolean {
  const rest = text.slice(end, end + 60);
  const before = text.slice(Math.max(start, stop - 40), stop);
  if (rest.trim() === '') return true;
  const marks = text.slice(stop, after);
  const closed = end > after;
  if (/^[。！？｡]/u.test(marks)) return !(closed && /^(?:と|って)/u.test(rest));
  if (/^\s*(?:이?라[고며는]|하고(?=\s))/u.test(rest) && closed) return false;
  if (!/^[\s\ufffc]/u.test(rest)) return endsInKorean(before, marks, rest, closed);
  if (/^[.…．]/u.test(marks) && /[\s([]|^$/u.test(text.charAt(stop - 1))) return false;
  const next = rest.replace(/^[\s\ufffc\u00ad]+/u, '').replace(openers, '');
  if (next.startsWith('.')) return false;
  if (/^[\p{Ll},;]/u.test(next)) return /^\s+\ufffc/u.test(rest) && !/\ufffc\s*[,;]/u.test(rest);
  return /^[.．]$/u.test(marks) ? stopEnds(before, next) : true;
}

const endsInKorean = (before: string, marks: string, rest: string, closed: boolean): boolean =>
  !closed &&
  /^\p{sc=Hangul}|^[“‘"']\p{sc=Hangul}/u.test(rest) &&
  (marks !== '.' || /[다요죠까]$/u.test(before));

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '));

/** Followed by a name or by more of the same; in small letters, without the last stop. */
const never = set(
  'mr mrs ms mx dr prof gen lt col sen rep reps sens gov sgt capt cpt adm vice-adm maj brig cmdr rev hon st pres amb min sec supt messrs ' +
    'e.g i.e cf vs viz approx ca dept mt ft maj.gen lt.gen lt.col',
);
/** Followed by a figure. */
const numbered = set(
  'no nos nr p pp vol vols ch chap sec sect art arts fig figs para paras pt ed eds ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec',
);
/** May stand at a sentence's end as well as within one: what follows decides. */
const open = set('inc ltd co corp jr sr etc al bros ph.d est govt intl');
const starters = set(
  'the a an he she it they we i you this that these those there here his her its their our my your in on at by to from ' +
    'for with under over after before since until while when where why who what how if although though because as but ' +
    'and or yet so however meanwhile moreover nor not no both all some many most several one two',
);

/** Whether a single full stop after `before` ends a sentence that `next` would follow. */
function stopEnds(before: string, next: string): boolean {
  const token = /[\p{L}\p{M}\p{N}.\-/]*$/u.exec(before)?.[0] ?? '';
  if (/^\p{N}+$/u.test(token)) return numberEnds(before, token, next);
  const word = token.toLowerCase();
  const figure = /^[\p{N}ivxlcIVXLC\ufffc#§]+(?![\p{L}])/u.test(next);
  if (numbered.has(word) && figure) return false;
  if (never.has(word) && !(word === 'sec' && starts(next))) return false;
  const acronym = /^(?:\p{L}{1,2}\.)+\p{L}{1,2}$|^\p{Lu}$/u.test(token);
  return acronym || open.has(word) ? starts(next) : true;
}

function starts(next: string): boolean {
  const word = /^[\p{L}'’]+(?=[\s,]|$)/u.exec(next)?.[0];
  if (word === undefined) return !/^[\p{L}\p{N}(]/u.test(next);
  // Scripts without case have no initials to go on with.
  return starters.has(word.toLowerCase()) || !/^\p{Lu}/u.test(word);
}

/** `1. First`, `2025. 6. 4. 서울` go on after their numbers; `in 2019. Then` ends. */
function numberEnds(before: string, token: string, next: string): boolean {
  if (/^\p{N}/u.test(next)) return false;
  if (before.trim() === token && token.length <= 3) return false;
  return !(/\p{N}\.\s?\p{N}{1,2}$/u.test(before) && /^\p{sc=Hangul}/u.test(next));
}
