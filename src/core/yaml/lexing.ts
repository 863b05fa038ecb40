import { Lexer } from 'yaml';
import { closingQuote } from './outline.ts';

/** The parser takes a lone CR for text; YAML and editors take it for a line end. Offsets stay. */
export const withLineFeeds = (text: string): string =>
  text.includes('\r') ? text.replace(/\r(?!\n)/gu, '\n') : text;

// The lexer's own signs, which stand for no text: a document, a flow collection cut short, a scalar that follows.
const flowCut = '\u0018';
const scalarAhead = '\u001F';
const signs = ['\u0002', flowCut, scalarAhead];

/** What the lexer's types keep to themselves. */
interface Inside {
  indentNext: number;
  readonly pos: number;
  parseQuotedScalar(): Generator<string, unknown>;
  parseFlowCollection(): Generator<string, unknown>;
}

/**
 * The text in pieces. By the letter of YAML 1.2 what is in quotes or brackets has to be indented deeper than its key on
 * each of its lines, and the lexer ends it where it is not; libyaml, PyYAML and js-yaml go on to the closing sign. So
 * does this in what begins before `lenientBefore`.
 */
export function lex(text: string, lenientBefore: number): string[] {
  const lexer = new Lexer();
  // There is no option for it, and nothing else in the lexer asks for the indentation meanwhile.
  const inside = lexer as unknown as Inside;
  for (const name of ['parseQuotedScalar', 'parseFlowCollection'] as const) {
    const parse = inside[name].bind(inside);
    inside[name] = function* () {
      const indent = inside.indentNext;
      if (inside.pos < lenientBefore) inside.indentNext = 0;
      const next = yield* parse();
      inside.indentNext = indent;
      return next;
    };
  }
  return [...lexer.lex(withLineFeeds(text))];
}

export interface Lexeme {
  readonly start: number;
  readonly source: string;
  readonly kind: 'sign' | 'scalar' | 'other';
}

/** The pieces with their places; of scalars those in quotes are `other`. */
export function* placed(lexemes: readonly string[]): Generator<Lexeme> {
  let start = 0;
  let inScalar = false;
  for (const source of lexemes) {
    const isSign: boolean = !inScalar && signs.includes(source);
    yield { start, source, kind: isSign ? 'sign' : inScalar ? 'scalar' : 'other' };
    inScalar = isSign && source === scalarAhead;
    if (!isSign) start += source.length;
  }
}

/** Something in quotes or the outermost brackets. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** Whether its closing sign is not there, or not where the lexer wants it. */
  readonly cut: boolean;
}

/** Whether something ends before the text does because a line is not indented. */
export const isCutShort = (lexemes: readonly string[], text: string): boolean =>
  spansOf(lexemes).some(({ cut, end }) => cut && end < text.length);

export function spansOf(lexemes: readonly string[]): Span[] {
  const spans: Span[] = [];
  let depth = 0;
  let from = 0;
  let last = 0;
  for (const { start, source, kind } of placed(lexemes)) {
    const end = (last = kind === 'sign' ? start : start + source.length);
    const before = depth;
    depth = depthAfter(source, kind, depth);
    if (before === 0 && depth > 0) from = start;
    if (before > 0 && depth === 0) spans.push({ start: from, end, cut: kind === 'sign' });
    if (kind === 'other' && /^["']/u.test(source)) {
      const cut = closingQuote(source, 0, source.length) !== source.length - 1;
      if (cut || depth === 0) spans.push({ start: depth > 0 ? from : start, end, cut });
    }
  }
  if (depth > 0) spans.push({ start: from, end: last, cut: true });
  return spans;
}

function depthAfter(source: string, kind: Lexeme['kind'], depth: number): number {
  if (kind === 'sign') return source === flowCut ? 0 : depth;
  return kind === 'other' ? Math.max(0, depth + (depthOf[source] ?? 0)) : depth;
}

const depthOf: Readonly<Record<string, number>> = { '[': 1, '{': 1, ']': -1, '}': -1 };
