import search from 'approx-string-match';
import type { Range } from '../text/range.ts';
import { type Open, type Run, type Side, likeness, runsOf } from './alterations.ts';
import { endsAtBorder, startsAtBorder } from './borders.ts';
import { withoutVariants } from './han-variants.ts';
import { type PreparedCapture, occurrences, ownWordsReach } from './passages.ts';
import { type Piece, quotationPieces } from './pieces.ts';
import { apart } from './stand-ins.ts';
import { type Token, joinLineHyphens, tokensOf, weightOf } from './tokens.ts';

/** A piece of a quotation beside the passage that is nearest to it. */
export interface NearPiece {
  readonly piece: Side;
  /** Null where nothing in the capture is near. */
  readonly passage: NearMatch | null;
  /** Why it is none of the quotation although it stands there: before the piece before it, or too far behind it. */
  readonly misplaced: 'order' | 'far' | null;
}

export interface NearMatch {
  readonly side: Side;
  readonly runs: readonly Run[];
  /** In the capture's folded text. */
  readonly range: Range;
  readonly likeness: number;
}

/**
 * From here up a passage is what a quotation was made of. Half the words are not enough: those of a language and of a
 * subject meet everywhere.
 */
const enough = 0.65;
/** Passages that are looked at closely, and the work that may cost at most: pattern by text. */
const mostStretches = 6;
const mostWork = 1.5e6;
/** How many of a pattern's letters may differ; what is near enough the words decide. */
const mostErrors = (letters: number): number => (letters > 500 ? 0.45 : 0.7) * letters;
/** Passages in which a piece stands as it is. */
const mostOccurrences = 40;

/**
 * The passage of a capture that is nearest to a quotation that `findPassage` does not find, piece by piece; null where
 * none is near enough. Of several that are equally near the first.
 */
export function findNearest(capture: PreparedCapture, quotation: string): NearPiece[] | null {
  const pieces = quotationPieces(quotation);
  const sides = pieces.map(({ folded }) => ({
    text: quotation,
    folded,
    tokens: tokensOf(quotation, folded),
  }));
  const candidates = pieces.map((piece, at) => candidatesFor(capture, piece, sides[at]));
  const chosen = inOrder(pieces, sides, candidates);
  const weights = sides.map(({ tokens }) => tokens.reduce((all, token) => all + weightOf(token), 0));
  const total = weights.reduce((all, weight) => all + weight, 0);
  const like = chosen.reduce(
    (all, { passage }, at) => all + (weights[at] ?? 0) * (passage?.likeness ?? 0),
    0,
  );
  const differs = chosen.some(
    ({ passage, misplaced }) => !passage || misplaced !== null || passage.runs.length > 0,
  );
  return differs && total > 0 && like / total >= enough ? chosen : null;
}

function candidatesFor(capture: PreparedCapture, piece: Piece, side: Side | undefined): NearMatch[] {
  if (!side) return [];
  const exact = occurrences(capture.text, capture.folded, piece, mostOccurrences);
  if (exact.length > 0) return exact.map((range) => matchOf(capture, side, range));
  const { text } = side.folded;
  const allowed = Math.min(mostStretches, Math.max(1, Math.floor(mostWork / (text.length * text.length))));
  const found = capture.seeds
    .stretches(side.tokens, allowed)
    .flatMap((stretch) => closest(capture, piece, side, stretch))
    .filter(({ likeness: like }) => like >= enough / 2);
  return found.sort((a, b) => b.likeness - a.likeness || a.range.start - b.range.start).slice(0, 3);
}

/** A piece that stands there as it is. */
function matchOf(capture: PreparedCapture, side: Side, range: Range): NearMatch {
  const { text, folded } = capture;
  return { side: { text, folded, tokens: side.tokens }, runs: [], range, likeness: 1 };
}

/** The nearest passage of a stretch. */
function closest(capture: PreparedCapture, piece: Piece, side: Side, stretch: Range): NearMatch[] {
  const pattern = withoutVariants(side.folded.text);
  const all = tokensOf(capture.text, capture.folded, stretch.start, stretch.end);
  const around = new Set(all.map((token) => token.text));
  const open: Open = { start: piece.openStart, end: piece.openEnd };
  const compare = (range: Range): NearMatch | null => compared(capture, side, range, { open, around });
  let from = stretch.start;
  return withoutVariants(capture.folded.text.slice(stretch.start, stretch.end))
    .split(apart)
    .flatMap((part) => {
      const start = from;
      from += part.length + 1;
      const [found] = search(part, pattern, Math.floor(mostErrors(pattern.length)));
      if (!found) return [];
      const tight = compare(widened(capture, { start: start + found.start, end: start + found.end }));
      if (!tight || tight.likeness > 0.9 || tight.likeness < enough / 2) return tight ?? [];
      // Where a sentence was left out without a mark, its two ends lie farther apart than letters alone would have it.
      const wide = compare({ start, end: start + part.length });
      const isNearer = wide && wide.likeness > tight.likeness && wide.runs.length <= tight.runs.length;
      return isNearer && !hasLoneEnd(wide, side.tokens.length) ? wide : tight;
    });
}

/** Whether one word alone stands apart from the others: a word like it is found somewhere behind any passage. */
const hasLoneEnd = ({ runs }: NearMatch, length: number): boolean =>
  runs.some(
    ({ quoted, captured }) =>
      captured.end - captured.start > quoted.end - quoted.start + 1 &&
      (quoted.start === 1 || quoted.end === length - 1),
  );

function compared(
  { text, folded }: PreparedCapture,
  { tokens: quoted }: Side,
  range: Range,
  { open, around }: { open: Open; around: ReadonlySet<string> },
): NearMatch | null {
  const words = new Set(quoted.map((token) => token.text));
  const all = joinLineHyphens(tokensOf(text, folded, range.start, range.end), (word) => words.has(word));
  const found = runsOf(quoted, all, open);
  if (!found) return null;
  const [tokens, runs] = trimmed({ text, folded }, quoted, all, found);
  const [first, last] = [tokens[0], tokens.at(-1)];
  if (!first || !last) return null;
  return {
    side: { text, folded, tokens },
    runs,
    range: { start: first.start, end: last.end },
    likeness: likeness(quoted, tokens, runs, around),
  };
}

/** To whole words, and to where a quotation may begin. */
function widened({ text, folded }: PreparedCapture, { start, end }: Range): Range {
  const words = folded.text;
  const stop = Math.max(0, start - 30);
  let first = start;
  while (first > stop && !startsAtBorder(text, folded, first)) first--;
  let last = end;
  while (last < words.length && last < end + 30 && /[\p{L}\p{M}\p{N}]/u.test(words.charAt(last))) last++;
  return { start: first, end: last };
}

/**
 * What stands before and behind in the capture is left out by quoting, and is no word left out of the quotation; of
 * more words at the ends than were changed there the nearest count.
 */
function trimmed(
  { text, folded }: Pick<Side, 'text' | 'folded'>,
  quoted: readonly Token[],
  captured: readonly Token[],
  runs: readonly Run[],
): [Token[], Run[]] {
  const first = runs.find(({ quoted: { start } }) => start === 0);
  const last = runs.findLast(({ quoted: { end } }) => end === quoted.length);
  const extra = ({ quoted: q, captured: c }: Run): number => Math.max(0, c.end - c.start - (q.end - q.start));
  let before = first?.captured.start === 0 && first !== last ? extra(first) : 0;
  let behind = last?.captured.end === captured.length ? extra(last) : 0;
  // A “non-” belongs to what stands behind it.
  while (before > 0 && !startsAtBorder(text, folded, captured[before]?.start ?? 0)) before--;
  while (behind > 0 && !endsAtBorder(folded.text, captured.at(-1 - behind)?.end ?? 0)) behind--;
  const kept = captured.slice(before, captured.length - behind);
  const shifted = runs.map((run) => ({
    quoted: run.quoted,
    captured: {
      start: Math.max(0, run.captured.start - before),
      end: Math.min(run.captured.end - before, kept.length),
    },
  }));
  const differs = ({ quoted: q, captured: c }: Run): boolean => q.end > q.start || c.end > c.start;
  return [kept, shifted.filter(differs)];
}

interface Chain {
  readonly value: number;
  readonly picks: readonly NearPiece[];
  readonly last: NearMatch | null;
}

/** What a piece loses that stands before the one before it: less than another place with a word changed. */
const outOfOrder = 0.25;

/** Chooses a candidate for each piece: the nearest in words, in order where that can be, and close together. */
function inOrder(
  pieces: readonly Piece[],
  sides: readonly Side[],
  candidates: readonly (readonly NearMatch[])[],
): NearPiece[] {
  let chains: Chain[] = [{ value: 0, picks: [], last: null }];
  pieces.forEach((piece, at) => {
    const side = sides[at];
    if (!side) return;
    const options: (NearMatch | null)[] = [...(candidates[at] ?? [])];
    if (options.length === 0) options.push(null);
    chains = options.map((option) => {
      const [best] = chains
        .map((chain) => extended(chain, piece, side, option))
        .sort((a, b) => b.value - a.value);
      return best ?? { value: 0, picks: [], last: null };
    });
  });
  const [best] = [...chains].sort((a, b) => b.value - a.value);
  return [...(best?.picks ?? [])];

  function extended(chain: Chain, piece: Piece, side: Side, option: NearMatch | null): Chain {
    const gap = option && chain.last ? option.range.start - chain.last.range.end : 0;
    const far = piece.gap === 'own' && gap > ownWordsReach ? ('far' as const) : null;
    const misplaced = gap < 0 ? ('order' as const) : far;
    const value = (option?.likeness ?? 0) - (misplaced ? outOfOrder : 0) - Math.abs(gap) * 1e-9;
    return {
      value: chain.value + value,
      picks: [...chain.picks, { piece: side, passage: option, misplaced }],
      last: option ?? chain.last,
    };
  }
}
