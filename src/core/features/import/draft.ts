import type { TextEdit } from '../../text/edits.ts';

interface Piece {
  readonly text: string;
  /** Where it stands in the original; null of what is new. */
  readonly from: number | null;
}

/**
 * A text that is changed step by step, each step seeing the one before, and the edits of the original that lead to the
 * same: several changes may want to stand at one place.
 */
export class Draft {
  readonly #original: string;
  #pieces: Piece[];
  #text: string;

  constructor(text: string) {
    this.#original = text;
    this.#text = text;
    this.#pieces = [{ text, from: 0 }];
  }

  get text(): string {
    return this.#text;
  }

  apply({ range: { start, end }, newText }: TextEdit): void {
    const before = this.#slice(0, start);
    const after = this.#slice(end, this.#text.length);
    this.#pieces = [...before, { text: newText, from: null }, ...after].filter(({ text }) => text !== '');
    this.#text = this.#text.slice(0, start) + newText + this.#text.slice(end);
  }

  #slice(start: number, end: number): Piece[] {
    let at = 0;
    return this.#pieces.flatMap(({ text, from }) => {
      const [first, last] = [Math.max(start - at, 0), Math.min(end - at, text.length)];
      at += text.length;
      if (first >= last) return [];
      return [{ text: text.slice(first, last), from: from === null ? null : from + first }];
    });
  }

  /** Where in the original stands what stands here now; of what is new, where it was put in. */
  origin(offset: number): number {
    let [at, origin] = [0, 0];
    for (const { text, from } of this.#pieces) {
      const inside = Math.min(offset - at, text.length);
      if (from !== null) origin = from + inside;
      if (offset < at + text.length) break;
      at += text.length;
    }
    return origin;
  }

  /** In order, none touching another. */
  edits(): TextEdit[] {
    const edits: TextEdit[] = [];
    let [done, newText] = [0, ''];
    const close = (end: number): void => {
      const range = { start: done, end };
      if (newText !== '' || end > done)
        edits.push({ range, newText, expected: this.#original.slice(done, end) });
      newText = '';
    };
    for (const { text, from } of this.#pieces) {
      if (from === null) newText += text;
      else {
        close(from);
        done = from + text.length;
      }
    }
    close(this.#original.length);
    return edits;
  }
}
