import type { Folded } from '../text/fold.ts';
import { comparable } from '../text/words.ts';

/** Words of a quotation that must stand in the capture as they are. */
export interface Piece {
  /** In comparable form. */
  readonly text: string;
  /** The same with the way back into the quotation. */
  readonly folded: Folded;
  /** A final stop or comma, which need not stand in the capture; it belongs to the passage where it does. */
  readonly tail: string;
  /** What the quotation has before it: words left out (`…`), or the writer's own (`[words]`). */
  readonly gap: 'left-out' | 'own';
  /** A bracket touches the word here (`[un]happy`, `govern[s]`), so that it may be part of a longer one. */
  readonly openStart: boolean;
  readonly openEnd: boolean;
}

const dots = String.raw`(?:[…⋯‥]+|\.(?:\s?\.){2,})`;
const gaps = new RegExp(String.raw`[[(]\s?${dots}\s?[\])]|${dots}|\[[^[\]]*\]`, 'gu');
const leftOut = new RegExp(dots, 'u');
const ownCapital = /(?<![\p{L}\p{M}])\[(\p{L})\](?=\p{L})/gu;

/**
 * Cuts a masked quotation at what does not stand in its source: `…`, `...`, `. . .`, also in brackets, and `[words]`.
 * `[T]hey` is the source's word with a capital of the writer's own.
 */
export function quotationPieces(quotation: string): readonly Piece[] {
  // U+00AD has no width, and offsets stay.
  const text = quotation.replace(ownCapital, '\u00ad$1\u00ad');
  const pieces: Piece[] = [];
  let done = 0;
  let gap: Piece['gap'] = 'own';
  let openStart = false;
  const add = (end: number, openEnd: boolean): void => {
    const all = comparable(text.slice(done, end));
    const whole = all.text.replace(edgeStart, '');
    const words = whole.replace(edgeEnd, '');
    if (words === '') return;
    const first = all.text.length - whole.length;
    const from = all.from.subarray(first, first + words.length + 1).map((offset) => offset + done);
    const tail = whole.slice(words.length);
    pieces.push({ text: words, folded: { text: words, from }, tail, gap, openStart, openEnd });
    gap = 'own';
  };
  for (const match of text.matchAll(gaps)) {
    const end = match.index + match[0].length;
    const own = !leftOut.test(match[0]);
    add(match.index, own && isWord(text[match.index - 1]));
    openStart = own && isWord(text[end]);
    if (!own) gap = 'left-out';
    done = end;
  }
  add(text.length, false);
  return pieces;
}

const isWord = (char: string | undefined): boolean => char !== undefined && /[\p{L}\p{M}\p{N}]/u.test(char);

// The final stop or comma is the writer's (FORMAT, Quotations), and so is what stands next to a gap.
const edgeStart = /^(?:[,;:\s]|[-.](?!\d))+/u;
const edgeEnd = /[-.,、。\s]+$/u;
