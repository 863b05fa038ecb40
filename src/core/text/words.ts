import type { Folded } from './fold.ts';
import type { Range } from './range.ts';
import { clusterEnd, foldCluster, isCjk, kindOf, Kind } from './units.ts';

/*
 * The form in which a quotation is held against a capture. What typesetters, web pages and PDF files change without
 * changing a word is made one; letters, figures, signs and inner punctuation stay and must agree.
 */

// Bound here because the folding meets them at every unit.
const { word, space, dash, inner, closing, mark, special } = Kind;
const hyphen = 0x2d;

/**
 * Folds a text for comparing, exact offsets kept.
 *
 * - NFKC (ligatures, full-width forms) and no case: capitals are a matter of where a sentence starts.
 * - White space and line ends are one space; none before `, . ; : ! ? ) %` and beside Han, Kana and Hangul: a wrapped
 *   line has no space there, and Korean and mixed text are spaced differently by different hands.
 * - Hyphens, dashes and minus signs are one `-` without spaces around it; so are `--` and `---`.
 * - Quotation marks are dropped, in guillemets with the spaces inside; between letters a single one is an apostrophe.
 * - Soft hyphens (also markup in a masked note), zero-width and control characters, opaque U+001A, asterisks, square
 *   brackets and bullets are dropped; `_` counts inside words only.
 * - Superscript figures stay apart from others: 10² is not 102.
 */
export function comparable(text: string): Folded {
  const folder = new Folder(text.length);
  for (let at = 0; at < text.length;) {
    const unit = text.charCodeAt(at);
    const kind = kindOf(unit);
    const next = at + 1 < text.length ? text.charCodeAt(at + 1) : 0;
    if (kind === special || (next >= 0x300 && kindOf(next) === mark)) {
      const end = clusterEnd(text, at);
      folder.addAll(foldCluster(text.slice(at, end)), at, text.length - at);
      at = end;
    } else {
      folder.add(unit >= 65 && unit <= 90 ? unit + 32 : unit, kind, at);
      at++;
    }
  }
  return folder.done(text.length);
}

/** The part of `text` that the folded range [start, end) came from, without dropped characters at its edges. */
export function original(text: string, folded: Folded, start: number, end: number): Range {
  const first = folded.from[start] ?? text.length;
  return end > start
    ? { start: first, end: clusterEnd(text, folded.from[end - 1] ?? first) }
    : { start: first, end: first };
}

/** Writes folded units; what a space, dash or apostrophe becomes is known only when the next unit comes. */
class Folder {
  #units: Uint16Array;
  #from: Uint32Array;
  #length = 0;
  /** The last unit written, where it was of CJK, and the offsets of a space or an inner mark still held back. */
  #last = 0;
  #lastCjk = false;
  #space = -1;
  #inner = -1;
  #innerUnit = 0;

  constructor(length: number) {
    this.#units = new Uint16Array(length + 8);
    this.#from = new Uint32Array(length + 8);
  }

  add(unit: number, kind: number, at: number): void {
    if (kind === word || kind === mark) this.#word(unit, at, unit >= 0x1100 && isCjk(unit));
    else if (kind === space) this.#space = this.#space < 0 ? at : this.#space;
    else if (kind === dash) this.#dash(at);
    else if (kind === inner) this.#hold(unit, at);
    else if (kind === closing) this.#write(unit, at, false);
  }

  /** Adds what one cluster at `at` was folded to; `rest` is how much of the original may still come. */
  addAll(text: string, at: number, rest: number): void {
    this.#reserve(this.#length + rest + text.length * 2 + 8);
    for (let i = 0; i < text.length; i++) {
      const unit = text.charCodeAt(i);
      if (unit >= 0xd800 && unit <= 0xdfff) this.#astral(unit, at, isCjk(text.codePointAt(i) ?? 0));
      else this.add(unit, kindOf(unit) === special ? word : kindOf(unit), at);
    }
  }

  done(length: number): Folded {
    this.#from[this.#length] = length;
    return {
      text: decode(this.#units.subarray(0, this.#length)),
      from: this.#from.subarray(0, this.#length + 1),
    };
  }

  #word(unit: number, at: number, cjk: boolean): void {
    if (this.#space >= 0) this.#flushSpace(cjk);
    else if (this.#inner >= 0 && !cjk && !this.#lastCjk && isWordUnit(this.#last))
      this.#write(this.#innerUnit, this.#inner, false);
    this.#write(unit, at, cjk);
  }

  #astral(unit: number, at: number, cjk: boolean): void {
    const second = unit >= 0xdc00;
    if (second) this.#write(unit, at, this.#lastCjk);
    else this.#word(unit, at, cjk);
  }

  #flushSpace(cjk: boolean): void {
    if (this.#length > 0 && this.#last !== hyphen && !cjk && !this.#lastCjk)
      this.#write(32, this.#space, false);
  }

  #dash(at: number): void {
    if (this.#last !== hyphen) this.#write(hyphen, at, false);
    this.#space = -1;
  }

  #hold(unit: number, at: number): void {
    this.#inner = at;
    this.#innerUnit = unit === 0x5f ? unit : 0x27;
  }

  #write(unit: number, at: number, cjk: boolean): void {
    this.#units[this.#length] = unit;
    this.#from[this.#length++] = at;
    this.#last = unit;
    this.#lastCjk = cjk;
    this.#space = -1;
    this.#inner = -1;
  }

  #reserve(size: number): void {
    if (size <= this.#units.length) return;
    const [units, from] = [new Uint16Array(size * 2), new Uint32Array(size * 2)];
    units.set(this.#units);
    from.set(this.#from);
    [this.#units, this.#from] = [units, from];
  }
}

const isWordUnit = (unit: number): boolean => unit > 127 || (unit !== 32 && kindOf(unit) === word);

const chunk = 8192;

function decode(units: Uint16Array): string {
  let text = '';
  for (let at = 0; at < units.length; at += chunk)
    text += String.fromCharCode.apply(null, units.subarray(at, at + chunk) as unknown as number[]);
  return text;
}
