import { plainWords } from '../markup/mask.ts';
import type { ClaimFacts, NoteFacts } from '../model/facts.ts';
import { quotedRanges } from '../notes/quotations.ts';
import type { JudgedClaim } from '../sources/claims.ts';
import { type Range, contains } from '../text/range.ts';
import { sentences } from '../text/sentences.ts';
import type { CheckContext } from './check.ts';

/** A sentence in which the author of a note speaks for himself. */
export interface OwnSentence {
  /** Where `text` begins in the file. */
  readonly start: number;
  /** Masked, with spaces in the place of quotations and of what is emphasised, as titles of works are. */
  readonly text: string;
  /** The innermost claim that holds it, or part of it; asked by place. */
  readonly claimAt: (offset: number) => JudgedClaim | null;
}

/** "Almost no chance" and "more likely than not" state a likelihood. */
const negated =
  /\b(?:(?<!\blikely (?:than|as) )not|never(?! before)|(?<!\balmost )no|none|nor|neither|nobody|hardly|without)\b|n['’]t\b|지 않|아니[다라었며고]|아닌|못했|ない|ません|なかった|ではなく|不是|并非|並非|没有|沒有|未曾/iu;
const attributed =
  /\b(?:sa(?:ys?|id)|claim(?:s|ed)?|think(?:s)?|thought|believe[sd]?|argue[sd]?|write[s]?|wrote|call(?:s|ed)|according to|told|report(?:s|ed)|announce[sd]?|boast(?:s|ed)|describe[sd]?|insist(?:s|ed)|add(?:s|ed))\b|라고|다고|따르면|밝혔|という(?:。|$)|と(?:述べ|語|話|主張|発表|説明|言)|によると|によれば|说|說|称|稱|表示|认为|認為|指出|据[^。]{0,20}(?:报道|消息)/iu;

/**
 * What checks of wording may judge: sentences of claims, but for quotations, block quotes, headings, titles of works,
 * negations, clauses that give somebody's words, and claims that report another person.
 */
export const ownSentences = (context: CheckContext): readonly OwnSentence[] => context.once(allOwn);

/** The same with negations and with clauses that give somebody's words. */
export const claimedSentences = (context: CheckContext): readonly OwnSentence[] => context.once(allClaimed);

const allOwn = (context: CheckContext): OwnSentence[] =>
  claimedSentences(context).filter(({ text }) => !negated.test(plainWords(text)) && !isAttributed(text));

/** Whether a masked sentence gives somebody’s words. */
export const isAttributed = (text: string): boolean => attributed.test(plainWords(text));

function allClaimed({ note, claims, textOf }: CheckContext): OwnSentence[] {
  const own = new Set(claims.filter(({ facts }) => isOwn(note, facts)));
  return note.prose.flatMap((block): OwnSentence[] => {
    const place = { start: block.start, end: block.start + block.text.length };
    if (block.quoted || block.block === 'heading') return [];
    const around = claims.filter(
      ({ facts: { content } }) => content.start < place.end && place.start < content.end,
    );
    if (around.length === 0) return [];
    const words = blanked(block.text, textOf(place));
    const claimAt = (offset: number): JudgedClaim | null => {
      const claim = around.findLast(({ facts }) =>
        contains(facts.content, { start: offset, end: offset + 1 }),
      );
      return claim && own.has(claim) ? claim : null;
    };
    return sentences(block.text).map(({ start, end }) => ({
      start: block.start + start,
      text: words.slice(start, end),
      claimAt,
    }));
  });
}

/** Whether a place of masked text stands in quotation marks. */
export const isQuoted = (masked: string, place: Range): boolean =>
  quotedRanges(masked).some((quoted) => contains(quoted, place));

/** Titles of works stand in emphasis or marks of their own. */
const emphasised =
  /(?<![\p{L}\p{N}*_])([*_]{1,3})(?=\S)[^*_\n]+?(?<=\S)\1(?![\p{L}\p{N}*_])|《[^》]*》|〈[^〉]*〉/gu;

/** Whether a place of a block's source stands in the title of a work: in emphasis among other words. */
export const isTitled = (source: string, { start, end }: Range): boolean =>
  [...source.matchAll(emphasised)].some(
    ({ 0: match, 1: marks = '', index }) =>
      marks.length !== 2 &&
      index < start &&
      end < index + match.length &&
      match.length - 2 * (marks.length || 1) > end - start,
  );

function blanked(masked: string, source: string): string {
  let text = masked;
  const blank = (start: number, end: number): void => {
    text = text.slice(0, start) + ' '.repeat(end - start) + text.slice(end);
  };
  for (const { start, end } of quotedRanges(masked)) blank(start, end);
  for (const { 0: match, index } of source.matchAll(emphasised)) blank(index, index + match.length);
  return text;
}

/** Whether the note's authors say an open claim, and nobody else. */
export function isOwn({ record }: NoteFacts, { by, state }: ClaimFacts): boolean {
  const authors = record?.kind === 'note' ? record.authors.map((name) => name.toLowerCase()) : [];
  return state === 'open' && by.every(({ value }) => authors.includes(value.toLowerCase()));
}
