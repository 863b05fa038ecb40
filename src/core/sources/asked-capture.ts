import { original } from '../text/words.ts';
import { type Change, type Replacement, captured, changesOf } from './changes.ts';
import { type NearPiece, findNearest } from './nearest-passage.ts';
import { type Passage, type PreparedCapture, findPassage } from './passages.ts';

/** The passage that is nearest to a quotation, and what differs. */
export interface Alteration {
  readonly passage: Passage;
  /** Between 0 and 1. */
  readonly likeness: number;
  readonly changes: readonly Change[];
  /** The captured words in the place of those at fault, in the quotation's text; null where no plain words will do. */
  readonly mended: readonly Replacement[] | null;
}

interface Answer {
  readonly passage: Passage | null;
  near?: Alteration | null;
}

/** A note has fewer quotations of one source; what has not been asked for longest goes first. */
const mostKept = 500;

/** A capture with what was found in it: a note is judged at every key pressed, and its quotations stay the same. */
export class AskedCapture {
  readonly #capture: PreparedCapture;
  readonly #answers = new Map<string, Answer>();
  #sample: string | undefined;

  constructor(capture: PreparedCapture) {
    this.#capture = capture;
  }

  get isEmpty(): boolean {
    return this.sample.trim() === '';
  }

  /** Enough of it to tell its language. */
  get sample(): string {
    return (this.#sample ??= this.#capture.folded.text.slice(0, 5000));
  }

  find = (quotation: string): Passage | null => this.#ask(quotation).passage;

  nearest(quotation: string): Alteration | null {
    const answer = this.#ask(quotation);
    if (answer.near === undefined) {
      const pieces = findNearest(this.#capture, quotation);
      answer.near = pieces && alteration(this.#capture, quotation, pieces);
    }
    return answer.near;
  }

  #ask(quotation: string): Answer {
    const known = this.#answers.get(quotation);
    const answer = known ?? { passage: findPassage(this.#capture, quotation) };
    this.#answers.delete(quotation);
    this.#answers.set(quotation, answer);
    const [oldest] = this.#answers.keys();
    if (this.#answers.size > mostKept && oldest !== undefined) this.#answers.delete(oldest);
    return answer;
  }
}

/** What a near passage says of a quotation. */
function alteration(
  capture: PreparedCapture,
  quotation: string,
  pieces: readonly NearPiece[],
): Alteration | null {
  const places = pieces.flatMap(({ passage }) => (passage ? [passage.range] : []));
  const changes = changesOf(capture, quotation, pieces);
  if (places.length === 0 || changes.length === 0) return null;
  const start = Math.min(...places.map((place) => place.start));
  const end = Math.max(...places.map((place) => place.end));
  const range = original(capture.text, capture.folded, start, end);
  const weights = pieces.map(({ piece }) => piece.tokens.length);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const like = pieces.reduce(
    (sum, { passage }, at) => sum + (passage?.likeness ?? 0) * (weights[at] ?? 0),
    0,
  );
  return {
    passage: { ...range, line: capture.lines.position(range.start).line },
    likeness: like / total,
    changes,
    mended: captured(capture, quotation, pieces),
  };
}
