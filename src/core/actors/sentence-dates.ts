import type { Prose } from '../model/facts.ts';
import { datesInProse } from '../text/prose-dates.ts';
import type { Range } from '../text/range.ts';
import { sentences } from '../text/sentences.ts';
import type { SentenceDate } from './title-decision.ts';

const none: readonly SentenceDate[] = [];
const lead =
  /^[\s\u00AD"'“‘«「『(]*(?:(?:in|on|by|back in|as early as)\s+(?:early |late |mid-|the spring of |the summer of |the autumn of |the winter of )?)?$/iu;

interface Dated {
  readonly sentence: Range;
  readonly dates: readonly SentenceDate[];
}

// While a note is typed in, all of its blocks but one are the same as before.
const made = new Map<string, readonly Dated[]>();
const mostBlocks = 400;

/** The dates that the sentences of a note name, read where they are asked for. */
export class SentenceDates {
  readonly #prose: readonly Prose[];

  constructor(prose: readonly Prose[]) {
    this.#prose = prose;
  }

  /** Those of the sentence that holds this place. */
  at({ start }: Range): readonly SentenceDate[] {
    const block = this.#blockAt(start);
    if (!block || !/\d|[一二三四五六七八九〇零元]年/u.test(block.text)) return none;
    const at = start - block.start;
    return (
      datedIn(block.text).find(({ sentence }) => sentence.start <= at && at < sentence.end)?.dates ?? none
    );
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

function datedIn(text: string): readonly Dated[] {
  const known = made.get(text);
  if (known) return known;
  if (made.size >= mostBlocks) made.clear();
  const dated = sentences(text).map((sentence) => datesOf(text, sentence));
  made.set(text, dated);
  return dated;
}

function datesOf(text: string, sentence: Range): Dated {
  const words = text.slice(sentence.start, sentence.end);
  // An interval says how long something was so, not when it happened.
  const dates = datesInProse(words).filter(({ interval }) => !interval);
  return {
    sentence,
    dates: dates.map(({ days, range }) => ({ days, leads: lead.test(words.slice(0, range.start)) })),
  };
}
