import type { Located, Range } from '../text/range.ts';

/** Pandoc attributes, `{#id .class key=value}`; ranges are offsets into the text that was parsed. */
export interface Attributes {
  readonly id: Located<string> | null;
  readonly classes: readonly Located<string>[];
  readonly pairs: readonly AttributePair[];
  /** Offset after the closing brace. */
  readonly end: number;
}

export interface AttributePair extends Located<string> {
  readonly key: string;
  readonly keyRange: Range;
}

// Pandoc's identifier: a letter, then letters, digits and `-_:.` (Text.Pandoc.Readers.Markdown).
const identifier = /\p{L}[\p{L}\p{N}\p{M}\-_:.]*/uy;
const unquoted = /(?:\\.|[^\s}\\])*/uy;
const space = /[ \t]*(?:\r\n?|\n)?[ \t]*/y;

/**
 * Reads attributes whose `{` stands at `start`, as Pandoc does: separated by spaces or one line break, values bare
 * or in straight quotes, `class=` and `id=` meaning what `.` and `#` mean, the later id winning. Null where Pandoc
 * would print them instead.
 */
export function parseAttributes(text: string, start: number): Attributes | null {
  const reader = new Reader(text, start + 1);
  const classes: Located<string>[] = [];
  const pairs: AttributePair[] = [];
  let id: Located<string> | null = null;
  for (;;) {
    const before = reader.at;
    reader.match(space);
    const next = text[reader.at];
    if (next === '}') return { id, classes, pairs, end: reader.at + 1 };
    // Each attribute but the first needs space before it.
    if (before === reader.at && before !== start + 1) return null;
    if (next === '-' && /[\s}]/.test(text[reader.at + 1] ?? '')) {
      reader.at += 1;
    } else if (next === '#' || next === '.') {
      reader.at += 1;
      const name = reader.match(identifier);
      if (!name) return null;
      if (next === '#') id = name;
      else classes.push(name);
    } else {
      const pair = reader.pair();
      if (!pair) return null;
      if (pair.key === 'class') classes.push(...words(pair));
      else if (pair.key === 'id') id = pair;
      else pairs.push(pair);
    }
  }
}

class Reader {
  readonly #text: string;
  at: number;

  constructor(text: string, at: number) {
    this.#text = text;
    this.at = at;
  }

  match(pattern: RegExp): Located<string> | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.#text);
    if (!found) return null;
    const start = this.at;
    this.at += found[0].length;
    return { value: found[0], range: { start, end: this.at } };
  }

  pair(): AttributePair | null {
    const key = this.match(identifier);
    if (!key || this.#text[this.at] !== '=') return null;
    this.at += 1;
    const value = this.#value();
    return value && { key: key.value, keyRange: key.range, ...value };
  }

  #value(): Located<string> | null {
    const quote = this.#text[this.at];
    if (quote !== '"' && quote !== "'") {
      const bare = this.match(unquoted);
      return bare && { ...bare, value: bare.value.replace(/\\(.)/gu, '$1') };
    }
    const close = this.#closing(quote);
    if (close === null) return null;
    const range = { start: this.at + 1, end: close };
    const value = this.#text.slice(range.start, range.end).replace(/\\(.)/gsu, '$1');
    this.at = close + 1;
    return { value, range };
  }

  #closing(quote: string): number | null {
    for (let at = this.at + 1; at < this.#text.length; at++) {
      if (this.#text[at] === '\\') at++;
      else if (this.#text[at] === quote) return at;
    }
    return null;
  }
}

function words(pair: Located<string>): Located<string>[] {
  return [...pair.value.matchAll(/\S+/gu)].map((match) => ({
    value: match[0],
    range: { start: pair.range.start + match.index, end: pair.range.start + match.index + match[0].length },
  }));
}
