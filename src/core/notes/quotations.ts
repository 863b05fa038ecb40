import type { Cited, ClaimFacts, Prose, QuotationFacts } from '../model/facts.ts';
import type { Markup } from '../markup/document.ts';
import { SKIP, plainWords, unescapeMask } from '../markup/mask.ts';
import { type Range, contains, shifted } from '../text/range.ts';
import { sentences } from '../text/sentences.ts';
import { type CitedPlace, citedPlaces, nothing, placesIn, together } from './cited-places.ts';

/** Finds the quotations that can be held against a source: in a claim, or in a sentence with a citation. */
export function readQuotations(markup: Markup, claims: readonly ClaimFacts[]): QuotationFacts[] {
  const places = citedPlaces(markup);
  const found = [
    ...markup.prose
      .filter(({ quoted }) => !quoted)
      .flatMap((block) => inlineQuotations(block, places, claims)),
    ...markup.blockQuotes.flatMap((place) => blockQuotation(place, markup, places, claims)),
  ];
  return found.filter(longEnough(claims)).sort((a, b) => a.range.start - b.range.start);
}

function inlineQuotations(
  block: Prose,
  places: readonly CitedPlace[],
  claims: readonly ClaimFacts[],
): QuotationFacts[] {
  const quoted = quotedRanges(block.text);
  if (quoted.length === 0) return [];
  const parts = sentences(block.text);
  return quoted.flatMap((inner) => {
    // A quotation of several sentences belongs to all of them, and to what is cited behind the last.
    const first = parts.find((part) => part.start <= inner.start && inner.start < part.end);
    const last = parts.findLast((part) => part.start <= inner.end);
    const around = first && last ? shifted({ start: first.start, end: last.end }, block.start) : null;
    const within = around ? together(placesIn(places, around)) : nothing;
    const made = (form: QuotationFacts['form'], { start, end }: Range): QuotationFacts[] =>
      quotation(form, shifted({ start, end }, block.start), block.text.slice(start, end), within, claims);
    const beside = originalBeside(block.text, inner);
    return [...made('inline', inner), ...(beside ? made('beside', beside) : [])];
  });
}

/** What stands in round brackets right behind the closing mark, in another script than the quotation. */
function originalBeside(text: string, quoted: Range): Range | null {
  const brackets = /^.\s?[(（]\s*([^()（）“”„"«»「」『』]{3,300}?)\s*[)）]/u.exec(text.slice(quoted.end));
  const words = brackets?.[1];
  if (!brackets || words === undefined) return null;
  if (isEastAsian(plainWords(words)) === isEastAsian(plainWords(text.slice(quoted.start, quoted.end))))
    return null;
  const start = quoted.end + brackets[0].indexOf(words);
  return { start, end: start + words.length };
}

function quotation(
  form: QuotationFacts['form'],
  range: Range,
  masked: string,
  cited: Cited,
  claims: readonly ClaimFacts[],
): QuotationFacts[] {
  const claim = claims.findLastIndex(({ content }) => contains(content, range));
  if (claim < 0 && cited.citations.length + cited.links.length === 0) return [];
  return [{ range, text: unescapeMask(withoutNotes(masked)), form, claim: claim < 0 ? null : claim, cited }];
}

/** A citation in brackets of its own is no part of what is quoted, and neither are the brackets. */
const withoutNotes = (masked: string): string =>
  masked.replace(/[(（]\s*\u001A+\s*[)）]/gu, (match) => '\u001A'.repeat(match.length));

const attribution = /^\s*(?:—|–|―|--)\s*\S/u;

/** A block quote of paragraphs that holds no claim; a last line `— Name [@key]` is its attribution. */
function blockQuotation(
  place: Range,
  markup: Markup,
  places: readonly CitedPlace[],
  claims: readonly ClaimFacts[],
): QuotationFacts[] {
  if (claims.some(({ range }) => contains(place, range) && range.start > place.start)) return [];
  const blocks = markup.prose.filter(({ start, text }) =>
    contains(place, { start, end: start + text.length }),
  );
  const first = blocks[0];
  const last = blocks.at(-1);
  if (!first || !last) return [];
  let end = last.start + last.text.length;
  const lastLine = last.text.lastIndexOf('\n') + 1;
  if (attribution.test(last.text.slice(lastLine))) end = last.start + lastLine;
  let masked = '';
  for (const { start, text } of blocks) masked += ' '.repeat(start - first.start - masked.length) + text;
  return quotation(
    'block',
    { start: first.start, end },
    masked.slice(0, end - first.start),
    together(placesIn(places, place)),
    claims,
  );
}

/** From 12 characters, 6 in Han, Kana and Hangul; in a claim of kind quote from two words, 3 such characters. */
const longEnough =
  (claims: readonly ClaimFacts[]) =>
  (found: QuotationFacts): boolean => {
    const words = plainWords(found.text);
    // A name in brackets is shorter, and no quotation.
    const isClaimed = found.claim !== null && found.form !== 'beside';
    const asQuote = isClaimed && claims[found.claim]?.kind === 'quote';
    const cjk = eastAsianIn(words);
    if (isEastAsian(words)) return cjk >= (asQuote ? 3 : 6);
    return asQuote ? wordCount(words) >= 2 || cjk >= 3 : words.length >= 12;
  };

const eastAsianIn = (words: string): number =>
  (words.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu) ?? []).length;

const isEastAsian = (words: string): boolean => eastAsianIn(words) * 2 > words.length;

/** What white space parts; `e-mail` and `it’s` are one word each. */
const wordCount = (words: string): number => words.split(/\s+/u).filter((word) => letter.test(word)).length;

const pairs: Readonly<Record<string, readonly string[]>> = {
  '"': ['"'],
  "'": ["'"],
  '“': ['”'],
  '‘': ['’'],
  '«': ['»'],
  '「': ['」'],
  '『': ['』'],
  '„': ['“', '”'],
};
const atBorders = new Set(['"', "'", '’']);
const letter = /[\p{L}\p{N}]/u;

/** What stands between quotation marks, outermost only. */
export function quotedRanges(text: string): Range[] {
  const found: Range[] = [];
  for (let at = 0; at < text.length; at++) {
    const closers = pairs[text[at] ?? ''];
    if (!closers || !opensAt(text, at)) continue;
    const close = closingAt(text, at, closers);
    if (close === null) continue;
    found.push({ start: at + 1, end: close });
    at = close;
  }
  return found;
}

function opensAt(text: string, at: number): boolean {
  if (!atBorders.has(text[at] ?? '')) return true;
  // An apostrophe before a figure stands for a century: the ’90s.
  return !letter.test(neighbour(text, at, -1)) && /[^\s\d]/u.test(neighbour(text, at, 1));
}

function closingAt(text: string, open: number, closers: readonly string[]): number | null {
  for (let at = open + 1; at < text.length; at++) {
    const character = text[at] ?? '';
    if (!closers.includes(character)) continue;
    if (!atBorders.has(character)) return at;
    if (!letter.test(neighbour(text, at, 1)) && /\S/u.test(neighbour(text, at, -1))) return at;
  }
  return null;
}

/** The next character that is no hidden markup; a space at the ends. */
function neighbour(text: string, at: number, step: 1 | -1): string {
  let next = at + step;
  while (text[next] === SKIP) next += step;
  return text[next] ?? ' ';
}
