import type { Nodes, PhrasingContent } from 'mdast';
import type { LinkFacts } from '../model/facts.ts';
import { type MaskedSlice, OPAQUE, SKIP, hide } from './mask.ts';

/** A block of running text as remark sees it. */
export interface InlineBlock {
  /** The addresses that the note defines for reference links, by their names. */
  readonly definitions: ReadonlyMap<string, string>;
  readonly start: number;
  readonly end: number;
  readonly children: readonly PhrasingContent[];
  /** How many block quotes it stands in. */
  readonly quoteDepth: number;
}

export const startOf = (node: Nodes): number => node.position?.start.offset ?? 0;
export const endOf = (node: Nodes): number => node.position?.end.offset ?? 0;

/** What is said before it is known once the whole block is masked. */
export type UnjudgedLink = Omit<LinkFacts, 'stance'>;

/** Places of a block where citations don't count: the texts of links. Offsets are relative to the block. */
export interface Covered {
  readonly links: UnjudgedLink[];
  readonly linkTexts: { start: number; end: number }[];
  readonly emphasis: { start: number; end: number }[];
}

/** Overwrites what is no prose in a block by what remark found there, and says which links it met. */
export function coverBlock(slice: MaskedSlice, block: InlineBlock): Covered {
  const covered: Covered = { links: [], linkTexts: [], emphasis: [] };
  coverPrefixes(slice, block.quoteDepth);
  for (const child of block.children) coverNode(slice, child, block, covered);
  coverEscapes(slice);
  coverAddresses(slice, block.start, covered.links);
  return covered;
}

function coverNode(slice: MaskedSlice, node: PhrasingContent, block: InlineBlock, covered: Covered): void {
  const base = block.start;
  const start = startOf(node) - base;
  const end = endOf(node) - base;
  switch (node.type) {
    case 'inlineCode':
    case 'html':
    case 'image':
    case 'imageReference':
      slice.cover(start, end, OPAQUE);
      return;
    case 'footnoteReference':
      covered.links.push(footnote(node.identifier, startOf(node), endOf(node)));
      slice.cover(start, end, OPAQUE);
      return;
    case 'break':
      slice.cover(start, end - 1, ' ');
      return;
    case 'link':
    case 'linkReference':
      // A defined `[text]` must not eat the span `[text]{.claim}`.
      if (isShortcut(node) && slice.source[end] === '{') break;
      coverLink(slice, node, block, covered);
      return;
    case 'emphasis':
    case 'strong':
    case 'delete':
      covered.emphasis.push({ start, end });
      coverAround(slice, node, base);
      break;
    default:
  }
  if ('children' in node) for (const child of node.children) coverNode(slice, child, block, covered);
}

const footnote = (target: string, start: number, end: number): UnjudgedLink => ({
  form: 'footnote',
  range: { start, end },
  target,
  targetRange: { start: start + 2, end: end - 1 },
  part: null,
  words: null,
});

type Link = Extract<PhrasingContent, { type: 'link' | 'linkReference' }>;

const isShortcut = (node: Link): boolean =>
  node.type === 'linkReference' && node.referenceType === 'shortcut';

function coverLink(slice: MaskedSlice, node: Link, block: InlineBlock, covered: Covered): void {
  const target = node.type === 'link' ? node.url : (block.definitions.get(node.identifier) ?? '');
  const { range, ...link } = linkTo(target, node);
  const auto = slice.source[range.start - block.start] === '<';
  covered.links.push(auto ? { ...link, range, form: 'address', words: null } : { ...link, range });
  if (auto) slice.cover(range.start - block.start, range.end - block.start, OPAQUE);
  else coverTextOf(slice, node, block, covered);
}

function linkTo(target: string, node: Link): UnjudgedLink {
  const range = { start: startOf(node), end: endOf(node) };
  const [first, last] = [node.children[0], node.children.at(-1)];
  const words = first && last ? { start: startOf(first), end: endOf(last) } : null;
  const shown = words && { value: textOf(node.children), range: words };
  return { form: 'link', range, target, targetRange: range, part: null, words: shown };
}

const textOf = (nodes: readonly PhrasingContent[]): string =>
  nodes
    .map((node) => ('children' in node ? textOf(node.children) : 'value' in node ? node.value : ''))
    .join('');

/** Keeps a link's text as prose; its brackets and its tail go. */
function coverTextOf(slice: MaskedSlice, node: Link, block: InlineBlock, covered: Covered): void {
  const base = block.start;
  covered.linkTexts.push({ start: startOf(node) - base, end: endOf(node) - base });
  coverAround(slice, node, base);
  for (const child of node.children) coverNode(slice, child, block, covered);
}

function coverAround(
  slice: MaskedSlice,
  node: Extract<PhrasingContent, { children: unknown }>,
  base: number,
): void {
  const first = node.children[0];
  const last = node.children.at(-1);
  const start = startOf(node) - base;
  const end = endOf(node) - base;
  if (!first || !last) {
    slice.cover(start, end, SKIP);
    return;
  }
  slice.cover(start, startOf(first) - base, SKIP);
  slice.cover(endOf(last) - base, end, SKIP);
}

/** Quote markers and indentation at the starts of a block's later lines are its container's, not its words. */
function coverPrefixes(slice: MaskedSlice, quoteDepth: number): void {
  const line = /\n[ \t>]+/g;
  for (let match = line.exec(slice.source); match; match = line.exec(slice.source)) {
    let markers = 0;
    let at = match.index + 1;
    for (const end = match.index + match[0].length; at < end; at++) {
      if (slice.source[at] === '>' && ++markers > quoteDepth) break;
    }
    slice.cover(match.index + 1, at, ' ');
  }
}

const escape = /\\([!-/:-@[-`{-~])/g;
const reference = /&(?:#(?:x([0-9a-f]{1,6})|([0-9]{1,7}))|([a-z]+));/gi;
const named: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
};

function coverEscapes(slice: MaskedSlice): void {
  const text = slice.text();
  if (text.includes('\\')) {
    for (const match of text.matchAll(escape)) {
      slice.put(match.index, SKIP);
      slice.put(match.index + 1, hide(match[1] ?? ''));
    }
  }
  if (!text.includes('&')) return;
  for (const match of text.matchAll(reference)) {
    const character = decode(match);
    if (character === null) continue;
    slice.cover(match.index, match.index + match[0].length, SKIP);
    slice.put(match.index, /^[!-~]$/.test(character) ? hide(character) : character);
  }
}

function decode(match: RegExpMatchArray): string | null {
  const [, hex, decimal, name] = match;
  if (name) return named[name] ?? null;
  const code = hex ? parseInt(hex, 16) : Number(decimal);
  return code > 0 && code < 0xd800 ? String.fromCharCode(code) : null;
}

const address = /\b(?:https?:\/\/|www\.)[^\s<>[\]{}\u001A\u00AD\u3000-\u303F！（），：；？]+/giu;

function coverAddresses(slice: MaskedSlice, base: number, links: UnjudgedLink[]): void {
  const text = slice.text();
  if (!text.includes('://') && !text.includes('www.')) return;
  for (const match of text.matchAll(address)) {
    const url = withoutTail(match[0]);
    const range = { start: base + match.index, end: base + match.index + url.length };
    links.push({ form: 'address', range, target: url, targetRange: range, part: null, words: null });
    slice.cover(match.index, match.index + url.length, OPAQUE);
  }
}

/** Punctuation at its end is the sentence's, and so is a bracket that does not open in it: as on GitHub. */
function withoutTail(written: string): string {
  let url = written;
  for (;;) {
    const shorter = url.replace(/['"’”.,;:!?*_]+$/u, '');
    const opens = shorter.split('(').length;
    const closes = shorter.split(')').length;
    url = shorter.endsWith(')') && closes > opens ? shorter.slice(0, -1) : shorter;
    if (url === shorter) return url;
  }
}
