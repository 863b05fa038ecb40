import { type CST, Composer, type Document, Parser } from 'yaml';
import { type Span, isCutShort, lex, spansOf, withLineFeeds } from './lexing.ts';

/**
 * Lists and maps in each other: more than is read, and far from the end of the stack, where the composer's recursion
 * would lead. An exception could be caught there, but an expression that is first run there ends the whole process.
 */
const deepest = 500;

/**
 * The first document of a text, or the offset where it nests too deeply. Not strict: what the letter of YAML 1.2 refuses
 * and every other reader takes is no mistake of the writer.
 */
export const documentOf = (text: string): Document | number => compose(tokensOf(text), text.length);

export const tokensOf = (text: string): CST.Token[] => parse(lexemesOf(text));

/**
 * The pieces of a text as it is read. What is in quotes or brackets may go on without being indented where the text
 * makes sense so. Where it does not, a closing sign is missing, and the keys below stand for themselves.
 */
export function lexemesOf(text: string): readonly string[] {
  const strict = lex(text, 0);
  if (!isCutShort(strict, text)) return strict;
  const lenient = lex(text, Infinity);
  const document = compose(parse(lenient), text.length);
  const error = typeof document === 'number' ? document : document.errors[0]?.pos[0];
  if (error === undefined) return lenient;
  // A quotation mark that closes nothing but begins the value of another key has words behind it.
  const reach = ({ end }: Span): number => end + (/^.*/u.exec(text.slice(end))?.[0].length ?? 0);
  const faulty = spansOf(lenient).find((span) => span.start <= error && error <= reach(span));
  return faulty ? lex(text, faulty.start) : lenient;
}

/** Where those lines start that what is in quotes or brackets goes on in, if any of them is not indented. */
export function continuedLines(text: string): ReadonlySet<number> {
  const starts = new Set<number>();
  if (!isCutShort(lex(text, 0), text)) return starts;
  const written = withLineFeeds(text);
  for (const { start, end, cut } of spansOf(lexemesOf(text))) {
    if (cut) continue;
    for (let at = written.indexOf('\n', start); at >= 0 && at < end; at = written.indexOf('\n', at + 1))
      starts.add(at + 1);
  }
  return starts;
}

function parse(lexemes: readonly string[]): CST.Token[] {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  for (const lexeme of lexemes) tokens.push(...parser.next(lexeme));
  tokens.push(...parser.end());
  return tokens;
}

function compose(tokens: readonly CST.Token[], length: number): Document | number {
  const deep = tooDeepAt(tokens);
  if (deep !== null) return deep;
  const composer = new Composer({
    logLevel: 'silent',
    prettyErrors: false,
    strict: false,
    uniqueKeys: false,
  });
  const [document] = composer.compose(tokens, true, length);
  return document ?? 0;
}

type Collection = CST.BlockMap | CST.BlockSequence | CST.FlowCollection;

function tooDeepAt(tokens: readonly CST.Token[]): number | null {
  let level = tokens.flatMap((token) => (token.type === 'document' ? collectionsIn([token.value]) : []));
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > deepest) return level[0]?.offset ?? null;
    level = level.flatMap(({ items }) => items.flatMap(({ key, value }) => collectionsIn([key, value])));
  }
  return null;
}

const collectionsIn = (tokens: readonly (CST.Token | null | undefined)[]): Collection[] =>
  tokens.filter((token): token is Collection => token != null && 'items' in token);
