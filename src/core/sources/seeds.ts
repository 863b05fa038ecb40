import type { Folded } from '../text/fold.ts';
import { withoutVariants } from './han-variants.ts';
import { type Token, TokenKind, eachToken } from './tokens.ts';

/** A stretch of a capture's tokens that may hold a passage. */
export interface Stretch {
  /** Offsets into the folded text. */
  readonly start: number;
  readonly end: number;
}

/** Of words that stand everywhere the places are not counted, unless the quotation has no others. */
const common = 0.02;

/** A stretch with less of a quotation's rare words than this part holds no passage that is near. */
const fewest = 0.3;

/**
 * Where each word of a capture stands, made once. A look-up counts in which stretches the rare words of a quotation
 * meet, so that its cost does not grow with the capture but with how often its words stand there.
 */
export class SeedIndex {
  readonly #ids = new Map<string, number>();
  /** Where tokens begin, and where those of each id are found in `#places`. */
  readonly #starts: Uint32Array;
  readonly #first: Uint32Array;
  readonly #places: Uint32Array;
  readonly #end: number;

  constructor(text: string, folded: Folded) {
    const starts: number[] = [];
    const ids: number[] = [];
    const counts: number[] = [];
    const words = withoutVariants(folded.text);
    this.#end = words.length;
    eachToken(text, folded, 0, words.length, (start, end, kind) => {
      if (kind === TokenKind.mark) return;
      const id = this.#idOf(words.slice(start, end));
      starts.push(start);
      ids.push(id);
      counts[id] = (counts[id] ?? 0) + 1;
    });
    this.#starts = Uint32Array.from(starts);
    this.#first = new Uint32Array(counts.length + 1);
    counts.forEach((count, id) => {
      this.#first[id + 1] = (this.#first[id] ?? 0) + count;
    });
    const next = this.#first.slice();
    this.#places = new Uint32Array(ids.length);
    ids.forEach((id, place) => {
      const at = next[id] ?? 0;
      this.#places[at] = place;
      next[id] = at + 1;
    });
  }

  #idOf(word: string): number {
    const known = this.#ids.get(word);
    if (known !== undefined) return known;
    this.#ids.set(word, this.#ids.size);
    return this.#ids.size - 1;
  }

  /** The stretches in which most of these words meet, the best first and the earlier first among equals. */
  stretches(tokens: readonly Token[], most: number): Stretch[] {
    const words = tokens.filter(({ kind }) => kind !== TokenKind.mark);
    const width = Math.max(words.length, 6);
    const { votes, all } = this.#votes(words, width);
    const best: { bin: number; votes: number }[] = [];
    // A passage lies in two neighbouring bins at most, unless much was left out of it.
    for (let bin = 0; bin < votes.length; bin++) {
      const sum = (votes[bin] ?? 0) + (votes[bin + 1] ?? 0);
      const last = best.at(-1);
      if (sum <= all * fewest || (best.length === most && sum <= (last?.votes ?? 0))) continue;
      const at = best.findIndex((other) => other.votes < sum);
      best.splice(at < 0 ? best.length : at, 0, { bin, votes: sum });
      if (best.length > most) best.pop();
    }
    return best.map(({ bin }) => ({
      start: this.#startOf((bin - 1) * width),
      end: this.#startOf((bin + 3) * width),
    }));
  }

  #startOf(place: number): number {
    return place >= this.#starts.length ? this.#end : (this.#starts[Math.max(place, 0)] ?? 0);
  }

  #votes(words: readonly Token[], width: number): { votes: Float32Array; all: number } {
    const total = this.#places.length;
    const votes = new Float32Array(Math.ceil(total / width) + 1);
    const texts = new Set(words.map(({ text }) => withoutVariants(text)));
    const ids = new Set([...texts].flatMap((text) => this.#ids.get(text) ?? []));
    // A word that stands nowhere is as rare as one that stands once.
    let all = (texts.size - ids.size) * Math.log(1 + total);
    const count = (id: number): number => (this.#first[id + 1] ?? 0) - (this.#first[id] ?? 0);
    const rare = [...ids].filter((id) => count(id) <= Math.max(total * common, 50));
    for (const id of rare.length >= Math.min(2, ids.size) ? rare : ids) {
      const weight = Math.log(1 + total / count(id));
      all += weight;
      let counted = -1;
      for (let at = this.#first[id] ?? 0; at < (this.#first[id + 1] ?? 0); at++) {
        const bin = Math.floor((this.#places[at] ?? 0) / width);
        if (bin !== counted) votes[bin] = (votes[bin] ?? 0) + weight;
        counted = bin;
      }
    }
    return { votes, all };
  }
}
