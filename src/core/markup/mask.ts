/**
 * Prose is kept as long as its source: what is no prose is overwritten one for one, so that an offset into the
 * masked text is an offset into the file. Three kinds of stand-ins are used.
 */

/** Markup that a reader does not see and that joins what is around it: emphasis marks, brackets, link tails. */
export const SKIP = '\u00AD';

/** Something that is there but is no words: code, addresses, HTML, images, citations. */
export const OPAQUE = '\u001A';

/** Escaped and encoded punctuation is moved out of the way of our syntax into the private use area. */
const PRIVATE = 0xe000;

export const hide = (character: string): string => String.fromCharCode(PRIVATE + character.charCodeAt(0));

const hidden = /[\uE021-\uE07E]/g;

const reveal = (character: string): string => String.fromCharCode(character.charCodeAt(0) - PRIVATE);

/** Puts escaped punctuation back; the length stays the same. */
export const unescapeMask = (masked: string): string => masked.replace(hidden, reveal);

/** The words of a masked text as a reader sees them, white space folded. */
export function plainWords(masked: string): string {
  return unescapeMask(masked)
    .replaceAll(SKIP, '')
    .replace(/\s*\u001A+(?=\s*[.,;:!?]|\s*$)/g, '')
    .replace(/[\s\u001A]+/g, ' ')
    .trim();
}

/** The source of one block, with overwriting. Offsets are relative to the block. */
export class MaskedSlice {
  readonly source: string;
  #characters: string[] | null = null;

  constructor(source: string) {
    this.source = source;
  }

  cover(start: number, end: number, by: string): void {
    const characters = (this.#characters ??= this.source.split(''));
    const last = Math.min(end, characters.length);
    for (let at = Math.max(start, 0); at < last; at++) characters[at] = by;
  }

  put(at: number, character: string): void {
    this.cover(at, at + 1, character);
  }

  text(): string {
    return this.#characters?.join('') ?? this.source;
  }
}
