import type { Range } from '../text/range.ts';
import { original } from '../text/words.ts';
import type { Run, Side } from './alterations.ts';
import type { NearPiece } from './nearest-passage.ts';
import { findPassage, type PreparedCapture } from './passages.ts';
import { type Token, TokenKind } from './tokens.ts';

/** What was done to the captured words. */
export interface Change {
  readonly kind: 'changed' | 'dropped' | 'added' | 'missing' | 'order' | 'far';
  /** In the quotation's text: the words at fault; of dropped words those around the place. */
  readonly range: Range;
  readonly quoted: string;
  readonly captured: string;
  /** In the capture; null where nothing there is meant. */
  readonly at: Range | null;
  /** A figure, a sign, a name or a negation: always to be named. */
  readonly grave: boolean;
}

/** Words that take the place of others in a quotation's text. */
export interface Replacement {
  readonly range: Range;
  readonly newText: string;
}

/** The differences between a quotation and the passage nearest to it, in the order of the quotation. */
export function changesOf(
  capture: PreparedCapture,
  quotation: string,
  pieces: readonly NearPiece[],
): Change[] {
  return pieces.flatMap(({ piece, passage, misplaced }, at) => {
    const whole = rangeOf(piece, 0, piece.tokens.length);
    const words = { range: whole, quoted: quotedWords(quotation, whole), captured: '' };
    if (!passage) return [{ ...words, kind: 'missing' as const, at: null, grave: true }];
    const place = original(capture.text, capture.folded, passage.range.start, passage.range.end);
    const changes = runsIn(piece, passage.side, passage.runs).map((run) =>
      changeOf(capture, quotation, piece, passage.side, run),
    );
    if (!misplaced || at === 0) return changes;
    return [{ ...words, kind: misplaced, at: place, grave: true }, ...changes];
  });
}

function changeOf(
  { text }: PreparedCapture,
  quotation: string,
  piece: Side,
  passage: Side,
  run: Run,
): Change {
  const { quoted, captured } = run;
  const dropped = quoted.end === quoted.start;
  const added = captured.end === captured.start;
  const at = added ? around(passage, captured.start) : rangeOf(passage, captured.start, captured.end);
  const range = dropped ? around(piece, quoted.start) : rangeOf(piece, quoted.start, quoted.end);
  const words = {
    quoted: dropped ? '' : quotedWords(quotation, range),
    captured: added ? '' : capturedWords(text.slice(at.start, at.end)),
  };
  const kind = dropped ? 'dropped' : added ? 'added' : 'changed';
  return { kind, range, at, ...words, grave: isGrave(words.quoted) || isGrave(words.captured) };
}

const tokenRange = ({ text, folded }: Side, token: Token): Range =>
  original(text, folded, token.start, token.end);

/** Where the tokens [first, end) of a side stand in its own text. */
function rangeOf(side: Side, first: number, end: number): Range {
  const [one, last] = [side.tokens[first], side.tokens[end - 1]];
  if (!one || !last) return { start: 0, end: 0 };
  return { start: tokenRange(side, one).start, end: tokenRange(side, last).end };
}

/** The words on both sides of the place before a token. */
const around = (side: Side, at: number): Range =>
  rangeOf(side, Math.max(0, at - 1), Math.min(at + 1, side.tokens.length));

/** A mark says little without its word, and a syllable of Hangul little without what no space parts from it. */
function runsIn(piece: Side, passage: Side, runs: readonly Run[]): Run[] {
  const wider: Run[] = [];
  for (const run of runs) {
    const next = withSyllables(piece, passage, withWord(piece, passage, run));
    const before = wider.at(-1);
    if (before && (next.quoted.start < before.quoted.end || next.captured.start < before.captured.end))
      wider[wider.length - 1] = {
        quoted: { start: before.quoted.start, end: Math.max(before.quoted.end, next.quoted.end) },
        captured: { start: before.captured.start, end: Math.max(before.captured.end, next.captured.end) },
      };
    else wider.push(next);
  }
  return wider;
}

/** Both sides have the same tokens right before and behind a run. */
const reaching = ({ quoted, captured }: Run, before: number, behind: number): Run => ({
  quoted: { start: quoted.start - before, end: quoted.end + behind },
  captured: { start: captured.start - before, end: captured.end + behind },
});

const signs = /^[+±<>~≈≤≥$€£¥₩#(]$/u;

function withWord(piece: Side, passage: Side, run: Run): Run {
  const mine = piece.tokens.slice(run.quoted.start, run.quoted.end);
  const all = [...mine, ...passage.tokens.slice(run.captured.start, run.captured.end)];
  if (all.some(({ kind }) => kind !== TokenKind.mark)) return run;
  const hasBefore = run.quoted.start > 0 && run.captured.start > 0;
  const hasBehind = run.quoted.end < piece.tokens.length && run.captured.end < passage.tokens.length;
  if (hasBehind && (!hasBefore || all.every(({ text }) => signs.test(text)))) return reaching(run, 0, 1);
  return hasBefore ? reaching(run, 1, 0) : run;
}

function withSyllables(piece: Side, passage: Side, run: Run): Run {
  let wide = run;
  const start = (): boolean =>
    wide.quoted.start > 0 &&
    wide.captured.start > 0 &&
    (isOneWord(piece, wide.quoted.start) || isOneWord(passage, wide.captured.start));
  const end = (): boolean =>
    wide.quoted.end < piece.tokens.length &&
    wide.captured.end < passage.tokens.length &&
    (isOneWord(piece, wide.quoted.end) || isOneWord(passage, wide.captured.end));
  while (start()) wide = reaching(wide, 1, 0);
  while (end()) wide = reaching(wide, 0, 1);
  return wide;
}

const hangul = /^\p{Script=Hangul}/u;

/** Whether the token at an index and the one before it are syllables of one word. */
function isOneWord(side: Side, at: number): boolean {
  const [before, token] = [side.tokens[at - 1], side.tokens[at]];
  if (!before || !token || !hangul.test(before.text) || !hangul.test(token.text)) return false;
  return tokenRange(side, before).end === tokenRange(side, token).start;
}

// Stand-ins of masked prose: markup, and what is no words.
const masked = /[\u00ad\u001a\ue021-\ue07e]/u;

const quotedWords = (quotation: string, { start, end }: Range): string =>
  quotation
    .slice(start, end)
    .replace(/[\u00ad\u001a]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();

/** Words of a capture on one line, without what its own typesetting and markup put between. */
function capturedWords(text: string): string {
  return text
    .replace(/[ﬀ-ﬆ]/gu, (ligature) => ligature.normalize('NFKC'))
    .replace(/\u00ad[ \t]*[\r\n]+[ \t]*|[\u00ad\u200b]/gu, '')
    .replace(/(?<=\p{L})[-‐][ \t]*[\r\n]+\s*(?=\p{L})/gu, '')
    .replace(/\]\([^()\s]*\)|\[\d{1,3}\]|[*[\]"“”„«»「」『』]/gu, '')
    .replace(/(?<![\p{L}\p{N}])['‘’]|['‘’](?![\p{L}\p{N}])/gu, '')
    .replace(
      /(?<=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])\s*[\r\n]\s*(?=[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}])/gu,
      '',
    )
    .replace(/\s+/gu, ' ')
    .trim();
}

const negations =
  /(?:^|[^\p{L}])(?:not|no|never|none|nor|neither|nobody|nothing|without|cannot|hardly|\p{L}+n['’]t)(?![\p{L}])|안 |못|않|아니|없|말[라고지]|ない|ません|なかっ|なく|[ずぬ]$|[不没沒無无非未勿別别莫否]/iu;

const isGrave = (words: string): boolean =>
  /\p{N}|[-+±−<>≤≥%$€£¥₩]/u.test(words) || negations.test(words) || /(?:^|\s)\p{Lu}\p{Ll}/u.test(words);

/** What Markdown would take for more than words. */
const powers = /[\\`_{}<>|#@^~$]/u;

/**
 * The captured words in the place of those at fault; what the writer marked stays. Null where that can't be said in
 * plain words: then a quotation of it would still not be found.
 */
export function captured(
  capture: PreparedCapture,
  quotation: string,
  pieces: readonly NearPiece[],
): Replacement[] | null {
  if (pieces.some(({ passage, misplaced }) => !passage || misplaced === 'far')) return null;
  const edits = pieces.some(({ misplaced }) => misplaced)
    ? reordered(quotation, pieces)
    : pieces.flatMap(({ piece, passage }) =>
        passage
          ? runsIn(piece, passage.side, passage.runs).map((run) => replacement(piece, passage.side, run))
          : [],
      );
  const isPlain = ({ range, newText }: Replacement): boolean =>
    !masked.test(quotation.slice(range.start, range.end)) && !powers.test(newText);
  if (!edits?.every(isPlain)) return null;
  return findPassage(capture, applied(quotation, edits)) ? edits : null;
}

const applied = (text: string, edits: readonly Replacement[]): string =>
  [...edits]
    .sort((a, b) => b.range.start - a.range.start)
    .reduce((all, { range, newText }) => all.slice(0, range.start) + newText + all.slice(range.end), text);

function replacement(piece: Side, passage: Side, { quoted, captured: theirs }: Run): Replacement {
  const take = (start: number, end: number): string => {
    const raw = passage.text.slice(start, end);
    const words = capturedWords(raw);
    return /^\s/u.test(raw) ? ` ${words}` : /\s$/u.test(raw) ? `${words} ` : words;
  };
  const ends = (side: Side, at: number): number => {
    const token = side.tokens[at];
    return token ? tokenRange(side, token).end : 0;
  };
  const starts = (side: Side, at: number): number => {
    const token = side.tokens[at];
    return token ? tokenRange(side, token).start : 0;
  };
  if (quoted.end > quoted.start && theirs.end > theirs.start) {
    const at = rangeOf(passage, theirs.start, theirs.end);
    const newText = capturedWords(passage.text.slice(at.start, at.end));
    return { range: rangeOf(piece, quoted.start, quoted.end), newText };
  }
  const hasBefore = quoted.start > 0 && theirs.start > 0;
  const range = hasBefore
    ? { start: ends(piece, quoted.start - 1), end: ends(piece, quoted.end - 1) }
    : { start: starts(piece, quoted.start), end: starts(piece, quoted.end) };
  if (theirs.end === theirs.start) return { range, newText: '' };
  const newText = hasBefore
    ? take(ends(passage, theirs.start - 1), ends(passage, theirs.end - 1))
    : take(starts(passage, theirs.start), starts(passage, theirs.end));
  return { range, newText };
}

/** The pieces as they are written, in the capture's order. */
function reordered(quotation: string, pieces: readonly NearPiece[]): Replacement[] | null {
  if (pieces.some(({ passage }) => !passage || passage.runs.length > 0)) return null;
  const places = pieces.map(({ piece }) => rangeOf(piece, 0, piece.tokens.length));
  const order = pieces
    .map(({ passage }, at) => ({ at, start: passage?.range.start ?? 0 }))
    .sort((a, b) => a.start - b.start);
  return places.flatMap((range, slot) => {
    const from = places[order[slot]?.at ?? slot];
    if (!from || from === range) return [];
    const newText = quotation.slice(from.start, from.end);
    return masked.test(newText) ? [] : [{ range, newText }];
  });
}
