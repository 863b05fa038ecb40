import type { Prose } from '../model/facts.ts';
import { datesInProse } from '../text/prose-dates.ts';
import type { Range } from '../text/range.ts';
import { sentences } from '../text/sentences.ts';
import type { SentenceDate } from './title-decision.ts';

const none: readonly SentenceDate[] = [];
const lead =
  /^[\s\u00AD"'“‘«「『(]*(?:(?:in|on|by|back in|as early as)\s+(?:early |late |mid-|the spring of |the summer of |the autumn of |the winter of )?)?$/iu;

/** The dates that the sentences of a note name, read where they are asked for. */
export class SentenceDates {
  readonly #prose: readonly Prose[];
  readonly #made = new Map<Prose, readonly { sentence: Range; dates: readonly SentenceDate[] }[]>();

  constructor(prose: readonly Prose[]) {
    this.#prose = prose;
  }

  /** Those of the sentence that holds this place. */
  at({ start }: Range): readonly SentenceDate[] {
    const block = this.#blockAt(start);
    if (!block || !/\d|[一二三四五六七八九〇零元]年/u.test(block.text)) return none;
    const made = this.#made.get(block) ?? sentences(block.text).map((sentence) => datesOf(block, sentence));
    this.#made.set(block, made);
    const at = start - block.start;
    return made.find(({ sentence }) => sentence.start <= at && at < sentence.end)?.dates ?? none;
  }

  #blockAt(start: number): Prose | undefined {
    let [low, high] = [0, this.#prose.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      const block = this.#prose[middle];
      if (block && block.start + block.text.length <= start) low = middle + 1;
      else high = middle;
    }
    return this.#prose[low];
  }
}

function datesOf({ text }: Prose, sentence: Range): { sentence: Range; dates: readonly SentenceDate[] } {
  const words = text.slice(sentence.start, sentence.end);
  // An interval says how long something was so, not when it happened.
  const dates = datesInProse(words).filter(({ interval }) => !interval);
  return {
    sentence,
    dates: dates.map(({ days, range }) => ({ days, leads: lead.test(words.slice(0, range.start)) })),
  };
}
