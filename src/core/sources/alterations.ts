import { diffArrays } from 'diff';
import type { Range } from '../text/range.ts';
import type { Folded } from '../text/fold.ts';
import { distance } from 'fastest-levenshtein';
import { withoutVariants } from './han-variants.ts';
import { type Token, TokenKind, weightOf } from './tokens.ts';

/** A run of tokens that differs: [start, end) in the quotation's tokens and in the capture's. */
export interface Run {
  readonly quoted: Range;
  readonly captured: Range;
}

/** A text in comparable form with its tokens. */
export interface Side {
  readonly text: string;
  readonly folded: Folded;
  readonly tokens: readonly Token[];
}

/** Where a bracket touches a quotation's first or last word, that may be a part of the captured one. */
export interface Open {
  readonly start: boolean;
  readonly end: boolean;
}

/** Where more of a quotation differs than this part, nobody asks which words do. */
const mostDiffering = 0.8;

/** The tokens that differ, in order; null where too many do. */
export function runsOf(quoted: readonly Token[], captured: readonly Token[], open: Open): Run[] | null {
  const [first, last] = [quoted[0], quoted.at(-1)];
  const comparator = (theirs: Token, ours: Token): boolean =>
    theirs.text === ours.text ||
    (open.start && ours === first && theirs.text.endsWith(ours.text)) ||
    (open.end && ours === last && theirs.text.startsWith(ours.text));
  const runs: Run[] = [];
  let [ours, theirs] = [0, 0];
  let run = { quoted: { start: 0, end: 0 }, captured: { start: 0, end: 0 } };
  const close = (): void => {
    if (run.quoted.end > run.quoted.start || run.captured.end > run.captured.start) runs.push(run);
    run = { quoted: { start: ours, end: ours }, captured: { start: theirs, end: theirs } };
  };
  const more = Math.max(captured.length - quoted.length, 0);
  const maxEditLength = more + 4 + Math.ceil(2 * mostDiffering * quoted.length);
  const parts = diffArrays([...captured], [...quoted], { comparator, maxEditLength });
  // The library gives up by undefined.
  for (const { added, removed, count } of parts ?? []) {
    if (!added && !removed) {
      close();
      ours += count;
      theirs += count;
      run = { quoted: { start: ours, end: ours }, captured: { start: theirs, end: theirs } };
    } else if (added) run.quoted.end = ours += count;
    else run.captured.end = theirs += count;
  }
  close();
  if (ours + theirs === 0) return null;
  return joinSigns(runs, quoted, captured);
}

/** In Han, Kana and Hangul one sign that happens to agree between two changes is no word that agrees. */
function joinSigns(runs: readonly Run[], quoted: readonly Token[], captured: readonly Token[]): Run[] {
  const joined: Run[] = [];
  const isCjk = (tokens: readonly Token[], at: number): boolean => tokens[at]?.kind === TokenKind.cjk;
  for (const run of runs) {
    const before = joined.at(-1);
    const between = before ? run.quoted.start - before.quoted.end : 9;
    const near =
      between <= 1 &&
      isCjk(quoted, run.quoted.start - 1) &&
      (isCjk(quoted, run.quoted.start) || isCjk(captured, run.captured.start)) &&
      (isCjk(quoted, run.quoted.start - 2) || isCjk(captured, run.captured.start - 2));
    if (before && near)
      joined[joined.length - 1] = {
        quoted: { start: before.quoted.start, end: run.quoted.end },
        captured: { start: before.captured.start, end: run.captured.end },
      };
    else joined.push(run);
  }
  return joined;
}

/** Of words that only stand elsewhere in the passage so much counts: a paraphrase moves them. */
const moved = 0.75;

/** How much of a quotation stands in a passage, between 0 and 1; `around` are the words near it. */
export function likeness(
  quoted: readonly Token[],
  captured: readonly Token[],
  runs: readonly Run[],
  around: ReadonlySet<string>,
): number {
  const total = sum(quoted);
  const lost = runs.reduce((all, run) => all + lostIn(run, quoted, captured, around), 0);
  return total === 0 ? 0 : 1 - lost / total;
}

const sum = (tokens: readonly Token[]): number => tokens.reduce((all, token) => all + weightOf(token), 0);

function lostIn(
  run: Run,
  quoted: readonly Token[],
  captured: readonly Token[],
  around: ReadonlySet<string>,
): number {
  const ours = quoted.slice(run.quoted.start, run.quoted.end);
  const theirs = captured.slice(run.captured.start, run.captured.end);
  return ours.reduce((lost, token, at) => {
    const there = theirs[at];
    const isMoved = token.kind === TokenKind.word && token.text.length > 3 && around.has(token.text);
    const kept = Math.max(isMoved ? moved : 0, there ? similarity(token, there) : 0);
    return lost + weightOf(token) * (1 - kept);
  }, 0);
}

/** How alike two tokens are that are not the same: a slip of a letter, another form of a character. */
function similarity(one: Token, other: Token): number {
  if (withoutVariants(one.text) === withoutVariants(other.text)) return 0.9;
  // Another figure in the place of a figure tells that the passage is meant.
  if (one.kind === TokenKind.figure && other.kind === TokenKind.figure) return 0.5;
  if (one.kind !== TokenKind.word || other.kind !== TokenKind.word) return 0;
  const bare = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '');
  const [a, b] = [bare(one.text), bare(other.text)];
  const alike = 1 - distance(a, b) / Math.max(a.length, b.length);
  return alike >= 0.7 ? alike * 0.9 : 0;
}
