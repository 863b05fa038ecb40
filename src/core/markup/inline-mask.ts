import type { Nodes, PhrasingContent } from 'mdast';
import type { LinkFacts } from '../model/facts.ts';
import { type MaskedSlice, OPAQUE, SKIP, hide } from './mask.ts';

/** A block of running text as remark sees it. */
export interface InlineBlock {
  readonly start: number;
  readonly end: number;
  readonly children: readonly PhrasingContent[];
  /** How many block quotes it stands in. */
  readonly quoteDepth: number;
}

export const startOf = (node: Nodes): number => node.position?.start.offset ?? 0;
export const endOf = (node: Nodes): number => node.position?.end.offset ?? 0;

/** Places of a block where citations don't count: the texts of links. Offsets are relative to the block. */
export interface Covered {
  readonly links: LinkFacts[];
  readonly linkTexts: { start: number; end: number }[];
  readonly emphasis: { start: number; end: number }[];
}

/** Overwrites what is no prose in a block by what remark found there, and says which links it met. */
export function coverBlock(slice: MaskedSlice, block: InlineBlock): Covered {
  const covered: Covered = { links: [], linkTexts: [], emphasis: [] };
  coverPrefixes(slice, block.quoteDepth);
  for (const child of block.children) coverNode(slice, child, block.start, covered);
  coverEscapes(slice);
  coverAddresses(slice, block.start, covered.links);
  return covered;
}

function coverNode(slice: MaskedSlice, node: PhrasingContent, base: number, covered: Covered): void {
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
      coverLink(slice, node, base, covered);
      return;
    case 'linkReference':
      // A defined `[text]` must not eat the span `[text]{.claim}`.
      if (node.referenceType === 'shortcut' && slice.source[end] === '{') break;
      coverTextOf(slice, node, base, covered);
      return;
    case 'emphasis':
    case 'strong':
    case 'delete':
      covered.emphasis.push({ start, end });
      coverAround(slice, node, base);
      break;
    default:
  }
  if ('children' in node) for (const child of node.children) coverNode(slice, child, base, covered);
}

const footnote = (target: string, start: number, end: number): LinkFacts => ({
  form: 'footnote',
  range: { start, end },
  target,
  targetRange: { start: start + 2, end: end - 1 },
  part: null,
  words: null,
});

type Link = Extract<PhrasingContent, { type: 'link' | 'linkReference' }>;

function coverLink(
  slice: MaskedSlice,
  node: Extract<Link, { type: 'link' }>,
  base: number,
  covered: Covered,
): void {
  const range = { start: startOf(node), end: endOf(node) };
  const auto = slice.source[range.start - base] === '<';
  const link = { target: node.url, range, targetRange: range, part: null, words: null };
  covered.links.push({ ...link, form: auto ? 'address' : 'link' });
  if (auto) slice.cover(range.start - base, range.end - base, OPAQUE);
  else coverTextOf(slice, node, base, covered);
}

/** Keeps a link's text as prose; its brackets and its tail go. */
function coverTextOf(slice: MaskedSlice, node: Link, base: number, covered: Covered): void {
  covered.linkTexts.push({ start: startOf(node) - base, end: endOf(node) - base });
  coverAround(slice, node, base);
  for (const child of node.children) coverNode(slice, child, base, covered);
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

const address = /\b(?:https?:\/\/|www\.)[^\s<>[\]{}\u001A\u00AD]+/gi;

function coverAddresses(slice: MaskedSlice, base: number, links: LinkFacts[]): void {
  const text = slice.text();
  if (!text.includes('://') && !text.includes('www.')) return;
  for (const match of text.matchAll(address)) {
    const url = match[0].replace(/[)\]}'"’”.,;:!?*_]+$/u, '');
    const range = { start: base + match.index, end: base + match.index + url.length };
    links.push({ form: 'address', range, target: url, targetRange: range, part: null, words: null });
    slice.cover(match.index, match.index + url.length, OPAQUE);
  }
}
