/** A place as LSP counts it: line and character from 0, characters in UTF-16 units. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** Turns offsets into positions and back; lines end in LF, CRLF or CR, as in LSP. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    this.#starts = lineStarts(text);
    this.#length = text.length;
  }

  get count(): number {
    return this.#starts.length;
  }

  position(offset: number): Position {
    const at = Math.min(Math.max(offset, 0), this.#length);
    const line = this.#lineOf(at);
    return { line, character: at - (this.#starts[line] ?? 0) };
  }

  offset(position: Position): number {
    const start = this.start(position.line);
    const next = this.start(position.line + 1);
    return Math.min(start + Math.max(position.character, 0), next);
  }

  /** Offset at which a 0-based line starts; the text's end for lines past the last. */
  start(line: number): number {
    if (line < 0) return 0;
    return this.#starts[line] ?? this.#length;
  }

  #lineOf(offset: number): number {
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 13 && text.charCodeAt(at + 1) === 10) at++;
    if (code === 10 || code === 13) starts.push(at + 1);
  }
  return starts;
}
