import type { Blockquote, PhrasingContent, Root, RootContent, Table } from 'mdast';
import type { LinkFacts, CitationFacts, MarkupProblem, Prose } from '../model/facts.ts';
import type { Located, Range } from '../text/range.ts';
import { type Attributes, parseAttributes } from './attributes.ts';
import { type Fence, pairFences } from './fences.ts';
import { type BlockId, type Span, readInline, shiftAttributes } from './inline.ts';
import { endOf, startOf } from './inline-mask.ts';
import { plainWords } from './mask.ts';
import { attributesProblem, openerProblems, unclosedProblem } from './mistakes.ts';
import { parseMarkdown } from './parser.ts';

/** What one note's body holds, every offset the file's, before frontmatter has its say. */
export interface Markup {
  readonly prose: readonly Prose[];
  readonly headings: readonly Located<string>[];
  readonly citations: readonly CitationFacts[];
  readonly links: readonly LinkFacts[];
  /** Spans and divs of class `claim`, outer before inner. */
  readonly marked: readonly MarkedClaim[];
  /** Blocks that end in a quiet `^id`. */
  readonly blocks: readonly MarkedBlock[];
  readonly blockQuotes: readonly Range[];
  /** Where footnotes are defined, by their names. */
  readonly footnotes: ReadonlyMap<string, Range>;
  readonly problems: readonly MarkupProblem[];
}

export interface MarkedClaim {
  readonly form: 'span' | 'div';
  readonly range: Range;
  readonly content: Range;
  readonly attributes: Attributes;
  readonly leadIn: Range | null;
}

export interface MarkedBlock extends BlockId {
  readonly content: Range;
  readonly leadIn: Range | null;
}

/** Reads the body of a note. `bodyStart` is the offset behind the frontmatter. */
export function readMarkup(text: string, bodyStart: number): Markup {
  return new MarkupReader(text).read(parseMarkdown(text, bodyStart));
}

interface Place {
  readonly quoteDepth: number;
  readonly quoted: boolean;
  /** The paragraph ending in a colon right before. */
  readonly leadIn: Range | null;
}

type Container = Root | Extract<RootContent, { children: RootContent[] }>;

class MarkupReader {
  readonly #text: string;
  readonly #prose: Prose[] = [];
  readonly #headings: Located<string>[] = [];
  readonly #citations: CitationFacts[] = [];
  readonly #links: LinkFacts[] = [];
  readonly #marked: MarkedClaim[] = [];
  readonly #blocks: MarkedBlock[] = [];
  readonly #blockQuotes: Range[] = [];
  readonly #footnotes = new Map<string, Range>();
  #definitions: ReadonlyMap<string, string> = new Map();
  readonly #problems: MarkupProblem[] = [];

  constructor(text: string) {
    this.#text = text;
  }

  read(root: Root): Markup {
    this.#definitions = definitionsIn(root);
    this.#readChildren(root, { quoteDepth: 0, quoted: false, leadIn: null });
    return {
      prose: this.#prose,
      headings: this.#headings,
      citations: this.#citations,
      links: this.#links,
      marked: this.#marked.sort((a, b) => a.range.start - b.range.start || b.range.end - a.range.end),
      blocks: this.#blocks,
      blockQuotes: this.#blockQuotes,
      footnotes: this.#footnotes,
      problems: this.#problems,
    };
  }

  #readChildren(parent: Container, place: Place): void {
    const children = parent.children as readonly RootContent[];
    this.#readDivs(children, place);
    let leadIn = place.leadIn;
    children.forEach((child, index) => {
      if (child.type === 'attacheFence') return;
      this.#readBlock(child, { ...place, leadIn }, children[index - 1]);
      leadIn = this.#leadInOf(child);
    });
  }

  #readDivs(children: readonly RootContent[], place: Place): void {
    for (const div of pairFences(children)) {
      const open = children[div.open] as Fence;
      const attributes = this.#openerAttributes(open);
      if (!attributes.classes.some(({ value }) => value === 'claim')) continue;
      const last = div.close ?? this.#blockAfter(children, div.open);
      const inside = children.slice(div.open + 1, div.close ?? last + 1);
      const opener = placeOf(open);
      const lastNode = last > div.open ? children[last] : undefined;
      const end = lastNode ? endOf(lastNode) : opener.end;
      if (div.close === null) this.#problems.push(unclosedProblem(opener));
      const before = children.slice(0, div.open).findLast((child) => child.type !== 'attacheFence');
      this.#marked.push({
        form: 'div',
        range: { start: opener.start, end },
        content: contentOf(inside, opener.end),
        attributes,
        leadIn: before ? this.#leadInOf(before) : place.leadIn,
      });
    }
  }

  /** An opener that nothing closes takes in the one block after it. */
  #blockAfter(children: readonly RootContent[], open: number): number {
    const next = children[open + 1];
    return next && next.type !== 'attacheFence' ? open + 1 : open;
  }

  #openerAttributes(open: Fence): Attributes {
    const { start, end } = placeOf(open);
    const line = this.#text.slice(start, end);
    const brace = line.indexOf('{');
    const attributes = brace >= 0 ? parseAttributes(line, brace) : null;
    if (attributes) return shiftAttributes(attributes, start);
    const word = /^:+[ \t]*(\S*)/.exec(line);
    const name = word?.[1] ?? '';
    const from = start + (word?.[0].length ?? 0) - name.length;
    const range = { start: from, end: from + name.length };
    return { id: null, classes: [{ value: name, range }], pairs: [], end };
  }

  #leadInOf(node: RootContent): Range | null {
    if (node.type !== 'paragraph') return null;
    const range = { start: startOf(node), end: endOf(node) };
    // Behind the colon may stand the marks of footnotes.
    return /[:：][\s*_]*(?:\[\^[^\]\s]+\][\s*_]*)*$/u.test(this.#text.slice(range.start, range.end))
      ? range
      : null;
  }

  #readBlock(node: RootContent, place: Place, before: RootContent | undefined): void {
    switch (node.type) {
      case 'paragraph':
        this.#readParagraph(node, place, before);
        return;
      case 'heading':
        this.#readInline(node, 'heading', place);
        return;
      case 'table':
        this.#readTable(node, place);
        return;
      case 'blockquote':
        this.#readQuote(node, place);
        return;
      case 'list':
        for (const item of node.children) this.#readChildren(item, place);
        return;
      case 'footnoteDefinition':
        // Of two definitions the first counts.
        if (!this.#footnotes.has(node.identifier))
          this.#footnotes.set(node.identifier, { start: startOf(node), end: endOf(node) });
        this.#readChildren(node, { ...place, leadIn: null });
        return;
      default:
        if ('children' in node) this.#readChildren(node, { ...place, leadIn: null });
    }
  }

  #readParagraph(
    node: Extract<RootContent, { type: 'paragraph' }>,
    place: Place,
    before: RootContent | undefined,
  ): void {
    const blockId = this.#readInline(node, 'paragraph', place);
    this.#problems.push(...openerProblems(this.#text, startOf(node), endOf(node)));
    if (!blockId) return;
    const alone = blockId.range.start === startOf(node);
    // Obsidian's form: alone in a paragraph, the id marks the list, quote or table before it.
    const marks = alone && before && ['list', 'blockquote', 'table'].includes(before.type) ? before : null;
    if (alone && !marks) return;
    const content = marks
      ? { start: startOf(marks), end: endOf(marks) }
      : { start: startOf(node), end: blockId.range.start };
    this.#blocks.push({ ...blockId, content, leadIn: place.leadIn });
  }

  #readTable(table: Table, place: Place): void {
    for (const row of table.children) {
      // Without a blank line between, GFM takes the id under a table for one more row.
      const id = /^[ \t]*\^([\p{L}\p{N}\p{M}_:-]+)[ \t]*$/u.exec(this.#text.slice(startOf(row), endOf(row)));
      if (id?.[1]) {
        const start = startOf(row) + id[0].indexOf('^');
        const end = start + 1 + id[1].length;
        const content = { start: startOf(table), end: startOf(row) };
        const located = { value: id[1], range: { start: start + 1, end } };
        this.#blocks.push({ id: located, range: { start, end }, content, leadIn: place.leadIn });
        continue;
      }
      for (const cell of row.children) this.#readInline(cell, 'cell', place);
    }
  }

  #readQuote(node: Blockquote, place: Place): void {
    const start = startOf(node);
    const callout = /^>[ \t]*\[!/.test(this.#text.slice(start, start + 40));
    if (!callout && node.children.every((child) => child.type === 'paragraph')) {
      this.#blockQuotes.push({ start, end: endOf(node) });
    }
    this.#readChildren(node, {
      ...place,
      quoteDepth: place.quoteDepth + 1,
      quoted: place.quoted || !callout,
    });
  }

  #readInline(
    node: { children: readonly PhrasingContent[] } & RootContentPosition,
    block: Prose['block'],
    place: Place,
  ): BlockId | null {
    const first = node.children[0];
    const last = node.children.at(-1);
    if (!first || !last) return null;
    const [start, end] = [startOf(first), endOf(last)];
    const quoteDepth = place.quoteDepth;
    const definitions = this.#definitions;
    const inline = readInline(this.#text, { start, end, children: node.children, quoteDepth, definitions });
    this.#prose.push({ start, text: inline.masked, block, quoted: place.quoted });
    this.#citations.push(...inline.citations);
    this.#links.push(...inline.links);
    for (const broken of inline.brokenAttributes) this.#problems.push(attributesProblem(this.#text, broken));
    for (const span of inline.spans) this.#addSpan(span, { start, masked: inline.masked }, place);
    if (block === 'heading') {
      this.#headings.push({ value: plainWords(inline.masked), range: { start, end } });
    }
    return block === 'paragraph' ? inline.blockId : null;
  }

  #addSpan(span: Span, block: { start: number; masked: string }, place: Place): void {
    if (!span.attributes.classes.some(({ value }) => value === 'claim')) return;
    const before = block.masked.slice(0, span.range.start - block.start);
    const leads = /[:：][\s\u00AD]*$/u.test(before);
    const atStart = before.trim() === '';
    const leadIn = leads ? { start: block.start, end: span.range.start } : atStart ? place.leadIn : null;
    this.#marked.push({ ...span, form: 'span', leadIn });
  }
}

/** Of two definitions of one name the first counts, wherever it stands. */
function definitionsIn(root: Root): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const walk = (nodes: readonly RootContent[]): void => {
    for (const node of nodes) {
      if (node.type === 'definition' && !found.has(node.identifier)) found.set(node.identifier, node.url);
      if ('children' in node && node.type !== 'paragraph') walk(node.children);
    }
  };
  walk(root.children);
  return found;
}

type RootContentPosition = Pick<RootContent, 'type' | 'position'>;

const placeOf = (fence: Fence): Range => ({
  start: fence.position?.start.offset ?? 0,
  end: fence.position?.end.offset ?? 0,
});

function contentOf(inside: readonly RootContent[], openerEnd: number): Range {
  const first = inside[0];
  const last = inside.at(-1);
  return first && last ? { start: startOf(first), end: endOf(last) } : { start: openerEnd, end: openerEnd };
}
