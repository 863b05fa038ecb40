import { parse } from '@retorquere/bibtex-parser';

/** What says more than its letters: commands, mathematics, ligatures. Braces alone only group. */
const isTex = /[\\$~]|--|``|''/u;

/**
 * Letters that are written as commands. They are most of what TeX is used for in libraries, and there are few of them:
 * each is given to the parser once, where a whole title would be each time.
 */
const letter = String.raw`\\(?:["'\x60^~=.]\s*(?:\{\\?[a-z]\}|\\[ij](?![a-z])|[a-z])|[uvHtcdbkr](?:\s*\{\\?[a-z]\}|\s+[a-z](?![a-z]))|(?:ss|ae|oe|aa|o|l|i|j|dh|th|dj|ng)(?![a-z])(?:\{\}|\s+)?)`;
const letters = new RegExp(String.raw`\{${letter}\}|${letter}`, 'giu');

const known = new Map<string, string>();
const knownAtMost = 10_000;

/** The text that TeX stands for, without markup, NFC, one space between words. */
export function plainText(tex: string): string {
  if (!isTex.test(tex)) return tidy(withoutBraces(tex));
  const simple = withSigns(tex.includes('\\') ? tex.replace(letters, parsedOnce) : tex);
  return tidy(/[\\$]/u.test(simple) ? parsedOnce(tex) : withoutBraces(simple).replaceAll(dollar, '$'));
}

const dollar = '\uE000';

function withSigns(tex: string): string {
  return tex
    .replaceAll('\\$', dollar)
    .replace(/\\([&%#_])/gu, '$1')
    .replaceAll('---', '—')
    .replaceAll('--', '–')
    .replaceAll('``', '“')
    .replaceAll("''", '”')
    .replaceAll('~', ' ');
}

function parsedOnce(tex: string): string {
  const before = known.get(tex);
  if (before !== undefined) return before;
  const text = parsed(tex);
  if (known.size >= knownAtMost) known.clear();
  known.set(tex, text);
  return text;
}

const withoutBraces = (tex: string): string => tex.replace(/[{}]/gu, '');

/** The parser works on entries: the text is given to it as a field of one. It takes a bare `%` for a comment. */
function parsed(tex: string): string {
  const options = {
    sentenceCase: false,
    caseProtection: false,
    english: false,
    unsupported: (_: unknown, raw: string) => withoutBraces(raw),
  } as const;
  try {
    const { entries } = parse(`@misc{k,text={${tex.replace(/(?<!\\)%/gu, '\\%')}}}`, options);
    const text = entries[0]?.fields['text'];
    return typeof text === 'string' ? withoutMarkup(text) : withoutBraces(tex);
  } catch {
    return withoutBraces(tex);
  }
}

/** Without the tags that the parser writes and CSL allows. */
export const withoutMarkup = (text: string): string =>
  text
    .replace(/<\/?(?:i|b|em|sup|sub|sc|nc|ncx|span|code|p|br|li|a)\b[^<>]*>/gu, '')
    .replace(/<enquote>/gu, '“')
    .replace(/<\/enquote>/gu, '”');

/** The parser leaves a dotless i under its accent, which no normal form joins. */
const tidy = (text: string): string =>
  text
    .replace(/ı(?=\p{M})/gu, 'i')
    .replace(/ȷ(?=\p{M})/gu, 'j')
    .normalize('NFC')
    .replace(/[\s\u00A0]+/gu, ' ')
    .trim();

/** The parts of a list, at separators that stand in no braces. */
export function splitOutsideBraces(tex: string, separator: RegExp): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const match of outsideBraces(tex).matchAll(separator)) {
    parts.push(tex.slice(from, match.index));
    from = match.index + match[0].length;
  }
  return [...parts, tex.slice(from)];
}

/** The same length, with an `x` for every letter in braces. */
function outsideBraces(tex: string): string {
  if (!tex.includes('{')) return tex;
  let depth = 0;
  return tex.replace(/[^]/g, (sign) => {
    if (sign === '{') depth++;
    const outside = depth === 0;
    if (sign === '}') depth--;
    return outside ? sign : 'x';
  });
}
