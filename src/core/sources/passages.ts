import type { Folded } from '../text/fold.ts';
import { LineIndex } from '../text/lines.ts';
import type { Range } from '../text/range.ts';
import { comparable, original } from '../text/words.ts';
import { endsAtBorder, startsAtBorder } from './borders.ts';
import { quotationPieces, type Piece } from './pieces.ts';
import { SeedIndex } from './seeds.ts';
import { apart, lineHyphen } from './stand-ins.ts';

/** Where a quotation stands in a capture: UTF-16 offsets into its text as it is, and the 0-based line of `start`. */
export interface Passage extends Range {
  readonly line: number;
}

type Lines = readonly (readonly [number, number])[];

/** How many folded units may stand in the capture where the quotation has the writer's own `[words]`. */
export const ownWordsReach = 200;

/** A capture made ready for many look-ups; it is folded at the first one, and once. */
export class PreparedCapture {
  readonly text: string;
  /** Index of the whole text's lines. */
  readonly lines: LineIndex;
  readonly #ranges: Lines;
  #folded: Folded | undefined;
  #seeds: SeedIndex | undefined;

  /** `lines` are 1-based first and last lines that are the document (`capture.lines`); none means all of them. */
  constructor(text: string, lines: Lines) {
    this.text = text;
    this.lines = new LineIndex(text);
    this.#ranges = lines;
  }

  /** The document's parts in comparable form; offsets lead into `text`. */
  get folded(): Folded {
    return (this.#folded ??= markLineHyphens(this.text, join(this.#parts(), this.text)));
  }

  /** Where its words stand, for what isn't found as it is. */
  get seeds(): SeedIndex {
    return (this.#seeds ??= new SeedIndex(this.text, this.folded));
  }

  #parts(): readonly Range[] {
    if (this.#ranges.length === 0) return [{ start: 0, end: this.text.length }];
    const parts: { start: number; end: number }[] = [];
    for (const [first, last] of [...this.#ranges].sort((a, b) => a[0] - b[0])) {
      const part = { start: this.lines.start(first - 1), end: this.lines.start(Math.max(last, 0)) };
      const before = parts.at(-1);
      if (before && part.start <= before.end) before.end = Math.max(before.end, part.end);
      else if (part.end > part.start) parts.push(part);
    }
    return parts;
  }
}

export const prepareCapture = (text: string, lines: Lines): PreparedCapture =>
  new PreparedCapture(text, lines);

/**
 * The first passage of a capture that is the quotation, exact after folding, or null; nothing near counts. Around
 * `…` the pieces stand in order, nearest together; `quotation` is masked like `QuotationFacts.text`.
 */
export function findPassage(capture: PreparedCapture, quotation: string): Passage | null {
  const pieces = quotationPieces(quotation);
  const [first] = pieces;
  if (!first) return null;
  const { folded, text } = capture;
  const single = pieces.length === 1;
  let found = occurrences(text, folded, first, single ? 1 : Infinity);
  for (const piece of pieces.slice(1)) {
    if (found.length === 0) return null;
    found = follow(folded.text, found, occurrences(text, folded, piece, Infinity), piece.gap === 'own');
  }
  const [match] = found;
  if (!match) return null;
  const range = original(text, folded, match.start, match.end);
  return { ...range, line: capture.lines.position(range.start).line };
}

/** Both lists in order. To each match of a piece the nearest match of the pieces before it, where there is one. */
function follow(text: string, before: readonly Range[], pieces: readonly Range[], own: boolean): Range[] {
  const found: Range[] = [];
  let next = 0;
  for (const piece of pieces) {
    while (next < before.length && (before[next]?.end ?? 0) <= piece.start) next++;
    const last = before[next - 1];
    if (last && (!own || near(text, last.end, piece.start)))
      found.push({ start: last.start, end: piece.end });
  }
  return found;
}

const near = (text: string, from: number, to: number): boolean =>
  to - from <= ownWordsReach && !text.slice(from, to).includes(apart);

/** Where a piece stands as it is. */
export function occurrences(text: string, folded: Folded, piece: Piece, limit: number): Range[] {
  const found: Range[] = [];
  const soft = folded.text.includes(lineHyphen);
  for (let at = 0; found.length < limit; at++) {
    at = folded.text.indexOf(soft ? piece.text.charAt(0) : piece.text, at);
    if (at < 0) break;
    const end = soft ? endOf(folded.text, at, piece.text) : at + piece.text.length;
    if (end < 0) continue;
    const starts = piece.openStart || startsAtBorder(text, folded, at);
    if (!starts || !(piece.openEnd || endsAtBorder(folded.text, end))) continue;
    found.push({ start: at, end: folded.text.startsWith(piece.tail, end) ? end + piece.tail.length : end });
  }
  return found;
}

/** Where the words end if they stand at `at`, a line's hyphen being a hyphen or nothing; -1 if they do not. */
function endOf(text: string, at: number, words: string): number {
  let end = at;
  for (let i = 0; i < words.length; i++, end++) {
    if (text.charCodeAt(end) === words.charCodeAt(i)) continue;
    if (text[end] !== lineHyphen) return -1;
    if (words[i] !== '-' && text.charCodeAt(++end) !== words.charCodeAt(i)) return -1;
  }
  return end;
}

function join(parts: readonly Range[], text: string): Folded {
  const masked = maskCapture(text);
  const folded = parts.map(({ start, end }) => comparable(masked.slice(start, end)));
  const [only] = folded;
  if (only && folded.length === 1 && parts[0]?.start === 0) return only;
  const from = new Uint32Array(folded.reduce((sum, part) => sum + part.from.length, 0) || 1);
  let at = 0;
  folded.forEach((part, index) => {
    const start = parts[index]?.start ?? 0;
    for (const offset of part.from) from[at++] = start + offset;
  });
  return { text: folded.map((part) => part.text).join(apart), from };
}

/**
 * Overwrites what is no word of the document with U+00AD, one for one: the tails of Markdown links, numbers of notes
 * (`[12]`, and raised figures after a word or stop; after a figure or a short unit they are an exponent), and the
 * line break after a soft hyphen.
 */
function maskCapture(text: string): string {
  const hide = (match: string): string => '\u00ad'.repeat(match.length);
  let masked = text;
  if (masked.includes('](')) masked = masked.replace(/(?<=\])\([^()\s]*\)/g, hide);
  if (masked.includes('[')) masked = masked.replace(/\[\d{1,3}\]/g, hide);
  if (masked.includes('\u00ad')) masked = masked.replace(/\u00ad[ \t]*(?:\r\n|\n|\r)[ \t]*/g, hide);
  return /[⁰¹²³⁴-⁹]/u.test(masked) ? masked.replace(/(?<=\p{L}{4}|[.,;:!?)"'”’])[⁰¹²³⁴-⁹]+/gu, hide) : masked;
}

const brokenWord = /(?<=\p{L})[-‐][ \t]*(?:\r\n|\n|\r)\s*\p{L}/uy;

function markLineHyphens(text: string, folded: Folded): Folded {
  let marked = '';
  let done = 0;
  for (let at = folded.text.indexOf('-'); at >= 0; at = folded.text.indexOf('-', at + 1)) {
    brokenWord.lastIndex = folded.from[at] ?? 0;
    if (!brokenWord.test(text)) continue;
    marked += folded.text.slice(done, at) + lineHyphen;
    done = at + 1;
  }
  return done === 0 ? folded : { text: marked + folded.text.slice(done), from: folded.from };
}
