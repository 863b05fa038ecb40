import { RE2JS } from 're2js';

/**
 * Regular expressions of a team's own schemas. JavaScript tries one way after the other, which for some (`^(a+)+$`)
 * takes longer than anybody lives; schemas come with workspaces of strangers. RE2 follows all ways at once, so that the
 * time grows with the length of the text and no faster.
 */
export interface Pattern {
  readonly test: (text: string) => boolean;
}

/** Escapes and classes, in which signs mean themselves; and repeats that count. */
const parts = /\\[pPu]\{[^}]*\}|\\[^]|\[(?:\\[^]|[^\]\\])*\]|\{\d+(?:,\d*)?\}/gu;

const refersBack = (source: string): boolean =>
  source.match(parts)?.some((part) => /^\\[1-9k]/u.test(part)) ?? false;

/** While a schema is written, each state of its patterns comes by. */
const compiled = new Map<string, Pattern | null>();
const compiledAtMost = 1000;

/** A pattern as a test of texts; null where it can't be run so. */
export function patternOf(source: string): Pattern | null {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const made = compile(source);
  if (compiled.size >= compiledAtMost) compiled.clear();
  compiled.set(source, made);
  return made;
}

function compile(source: string): Pattern | null {
  // Taken for the letter k.
  if (refersBack(source)) return null;
  try {
    // RE2 names scripts without saying that they are scripts.
    const spelled = source.replace(/\\(p|P)\{(?:Script|sc)=(\w+)\}/gu, '\\$1{$2}');
    const expression = RE2JS.compile(RE2JS.translateRegExp(spelled));
    return { test: (text) => expression.matcher(text).find() };
  } catch {
    return null;
  }
}

/** Why a pattern can't be used; null where it can. */
export function patternProblem(source: string): string | null {
  if (patternOf(source)) return null;
  if (/\(\?<?[=!]/u.test(source.replace(parts, '_')))
    return 'Patterns that look ahead or back are not run: they could take for ever. Write it without.';
  if (refersBack(source))
    return 'Patterns that refer back to a group are not run: they could take for ever. Write it without.';
  const once = source.replace(parts, (part) => (part.startsWith('{') ? '{1}' : part));
  return compile(once)
    ? 'Patterns can repeat something 1,000 times at most, repeats inside repeats multiplied. For a length of text there are `minLength` and `maxLength`.'
    : 'This pattern has a form that can’t be run. Write it more simply.';
}
