import { type CST, Composer, type Document, Parser } from 'yaml';

/**
 * Lists and maps in each other: more than is read, and far from the end of the stack, where the composer's recursion
 * would lead. An exception could be caught there, but an expression that is first run there ends the whole process.
 */
const deepest = 500;

/**
 * The first document of a text, or the offset where it nests too deeply. Not strict: what the letter of YAML 1.2 refuses
 * and every other reader takes is no mistake of the writer.
 */
export function documentOf(text: string): Document | number {
  const tokens = [...new Parser().parse(text)];
  const deep = tooDeepAt(tokens);
  if (deep !== null) return deep;
  const composer = new Composer({
    logLevel: 'silent',
    prettyErrors: false,
    strict: false,
    uniqueKeys: false,
  });
  const [document] = composer.compose(tokens, true, text.length);
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
