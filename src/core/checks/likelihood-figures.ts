import type { Band } from '../model/likelihood.ts';
import type { Range } from '../text/range.ts';

/** A share or a range of shares in a sentence, in per cent; open to one side in "over 90 %". */
export interface LikelihoodFigure {
  readonly start: number;
  readonly end: number;
  readonly from: number;
  readonly to: number;
  readonly open: 'up' | 'down' | null;
}

const sign = String.raw`\s*(?:%|％|per\s?cent\b)`;
const number = String.raw`\d{1,3}(?:[.,]\d+)?`;
const about = String.raw`(?:(?<about>about|around|roughly|approximately|some|circa|c\.|ca\.|~|≈)|(?<up>over|more than|at least|above|>|≥|>=)|(?<down>under|less than|at most|below|up to|<|≤|<=))`;
const share = String.raw`(?:${about}\s*)?(?:between\s+)?(?<figure>(?<from>${number})(?:(?:${sign})?\s*(?:[-–—]|to|and)\s*(?<to>${number}))?${sign})`;
const noun = '(?:chance|probability|likelihood)';

const bracketed = new RegExp(String.raw`^\s*\(\s*${share}(?:\s+${noun})?\s*\)`, 'iu');
const called = [
  new RegExp(String.raw`(?<![\p{L}\p{N}.,-])${share}[\s-]+${noun}\b`, 'giu'),
  new RegExp(
    String.raw`(?<![\p{L}-])${noun}(?:\s+of\s+[^,;:.()]{1,60}?)?\s+(?:is|of|at|stands at)\s+${share}(?!\s+(?!that\b|and\b|by\b|in\b|for\b|over\b|within\b)\p{L})`,
    'giu',
  ),
];

/** The figure in brackets right behind a place. */
export function figureBehind(text: string, at: number): LikelihoodFigure | null {
  const match = bracketed.exec(text.slice(at));
  return match && figureOf(match, at);
}

/** Figures that are called a chance, probability or likelihood, each with the clause around it. */
export function namedFigures(text: string): (LikelihoodFigure & { readonly clause: Range })[] {
  if (!/\d/u.test(text)) return [];
  return called.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const figure = figureOf(match, match.index);
      return figure ? [{ ...figure, clause: clauseAt(text, match.index) }] : [];
    }),
  );
}

function figureOf(match: RegExpExecArray, offset: number): LikelihoodFigure | null {
  const { figure = '', from = '', to = from, up, down } = match.groups ?? {};
  const [low, high] = [from, to].map((each) => Number(each.replace(',', '.')));
  if (low === undefined || high === undefined || low > high || high > 100) return null;
  const start = offset + match[0].indexOf(figure);
  return { start, end: start + figure.length, from: low, to: high, open: up ? 'up' : down ? 'down' : null };
}

const clauseEnd = /[,.](?!\d)|[;:()]|\s[–—-]\s|—|\b(?:but|and|or|while|whereas|although|though|because)\b/giu;

function clauseAt(text: string, at: number): Range {
  let start = 0;
  for (const { index, 0: mark } of text.matchAll(clauseEnd)) {
    if (index >= at) return { start, end: index };
    start = index + mark.length;
  }
  return { start, end: text.length };
}

/** Whether a figure says something else than a band; of one that is open to a side, whether all of it does. */
export function outside({ from, to, open }: LikelihoodFigure, band: Band): boolean {
  const isUnder = (figure: number): boolean => figure < band.from;
  const isOver = (figure: number): boolean => (band.under ? figure >= band.to : figure > band.to);
  if (open === 'up') return from >= band.to;
  if (open === 'down') return to <= band.from;
  return isUnder(from) || isOver(to);
}
