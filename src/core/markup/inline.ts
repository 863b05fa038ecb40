import type { CitationFacts, LinkFacts } from '../model/facts.ts';
import { type Located, type Range, shifted } from '../text/range.ts';
import { type Attributes, parseAttributes } from './attributes.ts';
import { type CitationKey, readKey } from './keys.ts';
import { readAfterKey } from './locators.ts';
import { type InlineBlock, type UnjudgedLink, coverBlock } from './inline-mask.ts';
import { MaskedSlice, OPAQUE, SKIP } from './mask.ts';
import { stanceAfter, stanceOfPrefix } from './stances.ts';

/** A bracketed span with attributes; offsets are the file's. */
export interface Span {
  readonly range: Range;
  readonly content: Range;
  readonly attributes: Attributes;
}

export interface InlineContent {
  readonly masked: string;
  readonly spans: readonly Span[];
  readonly citations: readonly CitationFacts[];
  readonly links: readonly LinkFacts[];
  /** `{…}` behind a bracket that names a claim and that Pandoc would print. */
  readonly brokenAttributes: readonly Range[];
  readonly blockId: BlockId | null;
}

export interface BlockId {
  readonly id: Located<string>;
  /** The caret too. */
  readonly range: Range;
}

/** Recognises our constructs in one block of running text. One pass; every offset is the file's. */
export function readInline(text: string, block: InlineBlock): InlineContent {
  return new InlineReader(text, block).read();
}

const wikilink = /\[\[([^[\]|#\n\uE07C]*?)(?:#([^[\]|\n\uE07C]*?))?(?:\u00AD?[|\uE07C]([^[\]\n]*))?\]\]/gu;
const quietId = /(?:^|[ \t\n])(\^([\p{L}\p{N}\p{M}_:-]+))[ \t\r\n]*$/u;

class InlineReader {
  readonly #base: number;
  readonly #slice: MaskedSlice;
  readonly #linkTexts: readonly Range[];
  readonly #emphasis: readonly Range[];
  readonly #links: UnjudgedLink[];
  readonly #spans: Span[] = [];
  readonly #citations: CitationFacts[] = [];
  readonly #broken: Range[] = [];
  /** Keys met and not yet part of a group, by their place. */
  #keys: { at: number; key: CitationKey }[] = [];

  constructor(text: string, block: InlineBlock) {
    this.#base = block.start;
    this.#slice = new MaskedSlice(text.slice(block.start, block.end));
    const covered = coverBlock(this.#slice, block);
    this.#links = covered.links;
    this.#linkTexts = covered.linkTexts;
    this.#emphasis = covered.emphasis;
  }

  read(): InlineContent {
    this.#readWikilinks();
    this.#readKeys();
    this.#readBrackets();
    this.#readBareCitations();
    const blockId = this.#readBlockId();
    const masked = this.#slice.text();
    const links = this.#links.map((link) => {
      return { ...link, stance: stanceAfter(masked.slice(0, link.range.start - this.#base)) };
    });
    return {
      masked,
      spans: this.#spans,
      citations: this.#citations.sort((a, b) => a.range.start - b.range.start),
      links: links.sort((a, b) => a.range.start - b.range.start),
      brokenAttributes: this.#broken,
      blockId,
    };
  }

  #file(start: number, end: number): Range {
    return { start: this.#base + start, end: this.#base + end };
  }

  #readWikilinks(): void {
    const text = this.#slice.text();
    if (!text.includes('[[')) return;
    for (const match of text.matchAll(wikilink)) {
      const [all, target = '', part, words] = match;
      const start = match.index;
      const end = start + all.length;
      if (target.trim() === '' && part === undefined) continue;
      const wordsStart = end - 2 - (words?.length ?? 0);
      this.#links.push({
        form: 'wiki',
        range: this.#file(start, end),
        target: this.#written(start + 2, target).trim(),
        targetRange: this.#file(start + 2, start + 2 + target.length),
        part: part === undefined ? null : this.#written(start + 3 + target.length, part).trim(),
        words: words === undefined ? null : { value: words, range: this.#file(wordsStart, end - 2) },
      });
      this.#slice.cover(start, words === undefined ? start + 2 : wordsStart, SKIP);
      this.#slice.cover(end - 2, end, SKIP);
    }
  }

  /** A name in a link as it stands: what looks like emphasis or an address there is a part of it. */
  #written(at: number, masked: string): string {
    const written = this.#slice.source.slice(at, at + masked.length);
    return written === masked ? masked : written.replace(/\\(?=[!-/:-@[-`{-~])/gu, '');
  }

  #readKeys(): void {
    const text = this.#slice.text();
    for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
      if (this.#linkTexts.some((place) => place.start <= at && at < place.end)) continue;
      // A key may hold `_` and `*`-like marks that the mask took for emphasis: it is read from the source.
      const key = readKey(this.#slice.source, at);
      if (key) this.#keys.push({ at, key });
    }
  }

  #readBrackets(): void {
    const text = this.#slice.text();
    const open: number[] = [];
    for (let at = 0; at < text.length; at++) {
      const character = text[at];
      if (character === '[') open.push(at);
      if (character !== ']') continue;
      const start = open.pop();
      if (start === undefined) continue;
      at = this.#closeBracket(text, start, at);
    }
  }

  /** Decides what the bracket [start, close] is; returns the offset of its last character. */
  #closeBracket(text: string, start: number, close: number): number {
    if (text[close + 1] === '{') {
      const attributes = parseAttributes(this.#slice.source, close + 1);
      if (attributes) {
        this.#addSpan(start, close, attributes);
        return attributes.end - 1;
      }
      const broken = /^\{[^{}\n]*(?:\.claim(?![\w-])|class=["']?claim(?![\w-]))[^{}\n]*\}?/u.exec(
        this.#slice.source.slice(close + 1),
      );
      if (broken) this.#broken.push(this.#file(close + 1, close + 1 + broken[0].length));
    }
    if (text[start - 1] === '^') this.#addInlineFootnote(start, close);
    else this.#addCitations(text, start, close);
    return close;
  }

  #addSpan(start: number, close: number, attributes: Attributes): void {
    this.#spans.push({
      range: this.#file(start, attributes.end),
      content: this.#file(start + 1, close),
      attributes: shiftAttributes(attributes, this.#base),
    });
    this.#slice.put(start, SKIP);
    this.#slice.cover(close, attributes.end, SKIP);
    // An `@` inside the attributes is no citation.
    this.#keys = this.#keys.filter(({ at }) => at < close || at >= attributes.end);
  }

  #addInlineFootnote(start: number, close: number): void {
    this.#links.push({
      form: 'footnote',
      range: this.#file(start - 1, close + 1),
      target: '',
      targetRange: this.#file(start + 1, close),
      part: null,
      words: null,
    });
  }

  #addCitations(text: string, start: number, close: number): void {
    const inside = this.#keys.filter(({ at }) => at > start && at < close);
    if (inside.length === 0) return;
    this.#keys = this.#keys.filter(({ at }) => at <= start || at >= close);
    const items = splitItems(text, start + 1, close);
    for (const item of items) {
      const found = inside.find(({ at }) => at >= item.start && at < item.end);
      if (found) this.#citations.push(this.#citation(found, item, 'bracket'));
    }
    this.#joinInText(start);
    this.#slice.cover(start, close + 1, OPAQUE);
  }

  /** `@key [p. 3]`: the bracket behind a key belongs to it, so the key counts whether known or not. */
  #joinInText(start: number): void {
    const last = this.#keys.findLast(({ key }) => key.end <= start);
    if (!last || !/^\s?$/u.test(this.#slice.source.slice(last.key.end, start))) return;
    this.#keys = this.#keys.filter((entry) => entry !== last);
    this.#citations.push(this.#citation(last, { start: last.at, end: last.key.end }, 'bare'));
  }

  #readBareCitations(): void {
    const text = this.#slice.text();
    for (const entry of this.#keys) {
      const locator = /^[ \n]?\[([^[\]]*)\](?!\(|\[|\{)/u.exec(
        text.slice(entry.key.end, entry.key.end + 200),
      );
      const end = entry.key.end + (locator?.[0].length ?? 0);
      const form = locator ? 'in-text' : 'bare';
      const citation = this.#citation(entry, { start: entry.at, end: entry.key.end }, form);
      const place = this.#file(entry.at, end);
      this.#citations.push({ ...citation, range: place, ...(locator ? readAfterKey(locator[1] ?? '') : {}) });
      if (locator) this.#slice.cover(entry.at, end, OPAQUE);
      else this.#slice.cover(entry.at, entry.at + 1, OPAQUE);
    }
  }

  #citation(
    found: { at: number; key: CitationKey },
    item: Range,
    form: CitationFacts['form'],
  ): CitationFacts {
    const source = this.#slice.source;
    const { key, keyRange, end } = found.key;
    const before = source.slice(item.start, found.at);
    const prefix = before.replace(/-$/u, '').trim();
    return {
      key,
      keyRange: this.#file(keyRange.start, keyRange.end),
      range: this.#file(item.start, item.end),
      prefix,
      stance: form === 'bracket' ? stanceOfPrefix(prefix) : stanceAfter(source.slice(0, found.at)),
      ...readAfterKey(source.slice(end, item.end)),
      suppressAuthor: source[found.at - 1] === '-' && (before === '-' || /\s-$/u.test(before)),
      form,
    };
  }

  #readBlockId(): BlockId | null {
    const text = this.#slice.text();
    const match = quietId.exec(text);
    if (!match?.[1] || !match[2]) return null;
    const start = match.index + match[0].indexOf('^');
    if (this.#emphasis.some((place) => place.start <= start && start < place.end)) return null;
    const end = start + match[1].length;
    this.#slice.cover(start, end, OPAQUE);
    return { id: { value: match[2], range: this.#file(start + 1, end) }, range: this.#file(start, end) };
  }
}

/** The items of a citation group: what stands between semicolons outside inner brackets. */
function splitItems(text: string, start: number, end: number): Range[] {
  const items: Range[] = [];
  let from = start;
  for (let at = start; at <= end; at++) {
    if (at < end && text[at] !== ';') continue;
    items.push(trimmed(text, from, at));
    from = at + 1;
  }
  return items;
}

function trimmed(text: string, start: number, end: number): Range {
  let from = start;
  let to = end;
  while (from < to && /\s/u.test(text[from] ?? '')) from++;
  while (to > from && /\s/u.test(text[to - 1] ?? '')) to--;
  return { start: from, end: to };
}

export function shiftAttributes(attributes: Attributes, by: number): Attributes {
  const located = <T extends Located<string>>(value: T): T => ({ ...value, range: shifted(value.range, by) });
  return {
    id: attributes.id && located(attributes.id),
    classes: attributes.classes.map(located),
    pairs: attributes.pairs.map((pair) => ({ ...located(pair), keyRange: shifted(pair.keyRange, by) })),
    end: attributes.end + by,
  };
}
