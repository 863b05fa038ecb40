import { LineIndex, type Position } from '../text/lines.ts';
import type { Range } from '../text/range.ts';

/** The texts of all files that were read, with their lines. */
export class Texts {
  readonly #texts = new Map<string, string>();
  readonly #lines = new Map<string, LineIndex>();

  set(path: string, text: string | null): void {
    if (text === null) {
      this.#texts.delete(path);
      this.#lines.delete(path);
      return;
    }
    this.#texts.set(path, text);
    this.#lines.set(path, new LineIndex(text));
  }

  text(path: string): string | null {
    return this.#texts.get(path) ?? null;
  }

  lines(path: string): LineIndex | null {
    return this.#lines.get(path) ?? null;
  }

  /** Where ranges of a file begin and end, as a door shows them. */
  places(path: string, ranges: readonly Range[]): (readonly [Position | null, Position | null])[] {
    const lines = this.#lines.get(path);
    return ranges.map(({ start, end }) => [lines?.position(start) ?? null, lines?.position(end) ?? null]);
  }
}
