import { RE2JS } from 're2js';

/**
 * Regular expressions of a team's own schemas. JavaScript tries one way after the other, which for some (`^(a+)+$`)
 * takes longer than anybody lives; schemas come with workspaces of strangers. RE2 follows all ways at once, so that the
 * time grows with the length of the text and no faster.
 */
export interface Pattern {
  readonly test: (text: string) => boolean;
}

const compiled = new Map<string, Pattern | null>();

/** A pattern as a test of texts; null where it can't be run so. */
export function patternOf(source: string): Pattern | null {
  const known = compiled.get(source);
  if (known !== undefined) return known;
  const made = compile(source);
  compiled.set(source, made);
  return made;
}

function compile(source: string): Pattern | null {
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
export const patternProblem = (source: string): string | null =>
  patternOf(source)
    ? null
    : 'Patterns that look ahead or back, or refer to a group, are not run: they could take for ever. Write it without.';

/**
 * The same of a pattern for keys. These are left to the engine and so to JavaScript: no group that repeats may hold
 * what repeats or has several forms, unless each round begins with a sign of its own, as in `^[a-z]+(-[a-z]+)*$`.
 */
export function keyPatternProblem(source: string): string | null {
  const bare = source.replace(/\\[^]|\[(?:\\[^]|[^\]\\])*\]/gu, (part) => '_'.repeat(part.length));
  const opened: number[] = [];
  for (let at = 0; at < bare.length; at++) {
    if (bare[at] === '(') opened.push(at);
    else if (bare[at] === ')') {
      const start = (opened.pop() ?? 0) + 1;
      const branches = /[*+{|]/u.test(bare.slice(start, at)) && !isDelimited(source.slice(start, at));
      if (branches && /^[*+{]/u.test(bare.slice(at + 1))) return nested;
    }
  }
  return patternProblem(source);
}

/** Whether a group begins with a sign that nothing else in it can take, so that each text has one way through. */
function isDelimited(inside: string): boolean {
  const [, escaped, bare, rest = ''] =
    /^(?:\?:)?(?:\\([-_/:,.;=@ ])|([-_/:,;=@ ]))([^]*)$/u.exec(inside) ?? [];
  const sign = escaped ?? bare;
  if (sign === undefined || /[|(.]|\[\^|\\[WDSPp]/u.test(rest.replaceAll('\\.', ''))) return false;
  const others = sign === '-' ? rest.replace(/[\da-z]-[\da-z]/giu, '') : rest;
  return !others.includes(sign) && !(sign === '_' && rest.includes('\\w'));
}

const nested =
  'This pattern repeats what itself repeats or has several forms, so that it could take for ever on some keys. Write it more simply.';
