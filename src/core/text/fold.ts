import type { Range } from './range.ts';

/**
 * A text made comparable, with the way back: `from[i]` is the offset in the original at which the folded unit `i`
 * begins, `from[text.length]` the original's length.
 */
export interface Folded {
  readonly text: string;
  readonly from: Uint32Array;
}

/** The part of the original that the folded range [start, end) came from. */
export function unfold(folded: Folded, start: number, end: number): Range {
  const last = end > start ? (folded.from[end - 1] ?? 0) : (folded.from[start] ?? 0);
  let next = end;
  while (next < folded.text.length && folded.from[next] === last) next++;
  return { start: folded.from[start] ?? 0, end: folded.from[next] ?? last };
}

const plain = 1;
const space = 2;
const dropped = 3;
const cluster = 4;

/** What to do with a UTF-16 unit, and what it becomes where that is one unit again; filled as units are met. */
const actions = new Uint8Array(0x10000);
const lowered = new Uint16Array(0x10000);

const apostrophes = /[’‘‛ʼʻʹ′＇`´]/gu;
const hyphens = /[‐‑‒–−﹣－]/gu;
const whiteSpace = /\s/u;
// Soft hyphens, zero-width spaces and joiners, marks of direction, variation selectors; not the fillers of Hangul.
// U+00AD also stands for markup of no width in masked prose.
const invisible = /(?![\u115f\u1160\u3164\uffa0])\p{Default_Ignorable_Code_Point}/u;
// Vowels and final consonants of decomposed Hangul join what stands before them, as marks do.
const joining = /[\p{M}\u1160-\u11ff]/u;

/**
 * Makes a name or a text comparable: NFC, lower case, one form for apostrophes, for hyphens (an en dash is taken for
 * one, an em dash isn't) and for white space, a run of which becomes one space; what has no width is dropped. A line
 * break after a hyphen inside a word leaves the hyphen alone. A blank line becomes a line feed, so that no name
 * reaches across it. `from` holds UTF-16 offsets into `text` as given; what was composed of several units, or became
 * several, has the offset of the first.
 */
export function foldName(text: string): Folded {
  const folding = new Folding(text);
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    const action = actionOf(code);
    if (action === plain && !continues(text, at + 1)) folding.put(lowered[code] ?? code, at++);
    else if (action === space) at = folding.space(at);
    else if (action === dropped) at++;
    else at = folding.cluster(at);
  }
  return folding.end();
}

/** As `foldName`, but with case and white space kept: for names in which case matters. */
export function foldMarks(text: string): string {
  let kept = '';
  for (const char of text) if (!invisible.test(char)) kept += char;
  return oneForm(kept.normalize('NFC'));
}

/** Whether this UTF-16 unit is dropped by folding. */
export const isInvisible = (code: number): boolean => actionOf(code) === dropped;

const oneForm = (text: string): string => text.replace(apostrophes, "'").replace(hyphens, '-');

// Greek writes the last sigma of a word in a form of its own, which capitals don't tell apart.
const lower = (text: string): string =>
  oneForm(text.normalize('NFC').toLowerCase().normalize('NFC')).replaceAll('ς', 'σ');

function actionOf(code: number): number {
  const known = actions[code] ?? 0;
  return known === 0 ? classify(code) : known;
}

function classify(code: number): number {
  const action = decide(code);
  actions[code] = action;
  return action;
}

function decide(code: number): number {
  const char = String.fromCharCode(code);
  if (invisible.test(char)) return dropped;
  if (whiteSpace.test(char)) return space;
  const folded = lower(char);
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  if (surrogate || joining.test(char) || folded.length !== 1) return cluster;
  lowered[code] = folded.charCodeAt(0);
  return plain;
}

const continues = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return (code >= 0x300 || code === 0xad) && pastJoining(text, at) > at;
};

/** The offset behind the next character if that joins what stands before `at`, else `at`. */
function pastJoining(text: string, at: number): number {
  for (let next = at; next < text.length;) {
    const char = String.fromCodePoint(text.codePointAt(next) ?? 0);
    next += char.length;
    if (invisible.test(char)) continue;
    return joining.test(char) ? next : at;
  }
  return at;
}

/** Grows the folded text beside its offsets. */
class Folding {
  readonly #text: string;
  #units: Uint16Array;
  #from: Uint32Array;
  #count = 0;

  constructor(text: string) {
    this.#text = text;
    this.#units = new Uint16Array(text.length + 1);
    this.#from = new Uint32Array(text.length + 1);
  }

  put(unit: number, from: number): void {
    this.#units[this.#count] = unit;
    this.#from[this.#count++] = from;
  }

  /** Folds the run of white space at this offset and returns where it ends. */
  space(start: number): number {
    const text = this.#text;
    let breaks = 0;
    let at = start;
    for (; at < text.length; at++) {
      const code = text.charCodeAt(at);
      const action = actionOf(code);
      if (action !== space && action !== dropped) break;
      if (code === 10 || (code === 13 && text.charCodeAt(at + 1) !== 10)) breaks++;
    }
    if (breaks > 1) this.put(10, start);
    else if (breaks === 0 || !this.#afterJoinedHyphen()) this.put(32, start);
    return at;
  }

  /** Folds the character at this offset with all that joins it and returns where that ends. */
  cluster(start: number): number {
    const text = this.#text;
    let end = start + ((text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
    for (let next = pastJoining(text, end); next > end; next = pastJoining(text, end)) end = next;
    let kept = '';
    for (const char of text.slice(start, end)) if (!invisible.test(char)) kept += char;
    const folded = lower(kept);
    this.#reserve(folded.length + text.length - end);
    for (let at = 0; at < folded.length; at++) this.put(folded.charCodeAt(at), start);
    return end;
  }

  end(): Folded {
    const from = this.#from.slice(0, this.#count + 1);
    from[this.#count] = this.#text.length;
    return { text: decode(this.#units.subarray(0, this.#count)), from };
  }

  #afterJoinedHyphen(): boolean {
    const before = this.#units[this.#count - 2] ?? 32;
    return this.#count > 1 && this.#units[this.#count - 1] === 45 && before !== 32 && before !== 45;
  }

  #reserve(more: number): void {
    const wanted = this.#count + more + 1;
    if (wanted <= this.#units.length) return;
    const size = wanted + (wanted >> 2);
    const [units, from] = [this.#units, this.#from];
    this.#units = new Uint16Array(size);
    this.#units.set(units);
    this.#from = new Uint32Array(size);
    this.#from.set(from);
  }
}

/** UTF-16 units to a string, in steps that fit a call's arguments; unlike TextDecoder it keeps lone surrogates. */
function decode(units: Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += 8192) {
    text += String.fromCharCode.apply(null, units.subarray(at, at + 8192) as unknown as number[]);
  }
  return text;
}
