import type { TextEdit } from '../text/edits.ts';
import type { YamlMap } from '../model/yaml.ts';
import type { Range } from '../text/range.ts';
import {
  type LaidItem,
  type Layout,
  isBlank,
  isComment,
  layoutOf,
  lineStart,
  linesOf,
  reachOfItem,
} from './layout.ts';
import { readYaml } from './read.ts';
import { plainOf } from './values.ts';

/** An entry with the lines that go with it. */
interface Block {
  readonly item: LaidItem;
  /** Comment lines above its key, its own lines, and comment lines right below that a blank line parts from the next. */
  readonly lines: readonly string[];
}

/** Keys that move as one: a known key and the unknown ones that follow it. */
interface Unit {
  readonly rank: number;
  readonly blocks: readonly Block[];
}

/**
 * Puts the root's keys in the order given, as one edit; null where they are so already or where it can't be done
 * without changing what the YAML says.
 *
 * - A key that `order` doesn't know, and a merge key, stays behind the known key before it; those before all known
 *   keys stay first. Of a key that stands twice both keep their order.
 * - An alias stays below its anchor, and anchors of one name keep their order.
 * - Comment lines go with the key right below them; where a blank line parts them from it, with the entry right above;
 *   where blank lines are on both sides, with the key below, as a heading. Above the first key such a comment is the
 *   file's header and stays, as does all that stands below the last entry.
 * - Blank lines stay where they are, counted in keys: groups keep their sizes.
 */
export function sortEntries(
  text: string,
  yaml: Range,
  map: YamlMap,
  order: readonly string[],
): TextEdit | null {
  const layout = layoutOf(text, map);
  if (!layout || layout.flow || !everyKeyOnItsLine(text, layout)) return null;
  const { start, end, blocks, gaps } = blocksOf(text, yaml, layout);
  const sorted = inOrder(unitsOf(blocks, order)).flatMap((unit) => unit.blocks);
  if (sorted.every((block, at) => block === blocks[at])) return null;
  const before = linesOf(text.slice(start, end));
  const after = withBreaksOf(before, joined(sorted, gaps));
  const change = changeOf(start, before, after);
  return saysTheSame(text, yaml, change) ? change : null;
}

const everyKeyOnItsLine = (text: string, { items }: Layout): boolean =>
  items.every((item) => isBlank(text.slice(lineStart(text, item.start), item.start)));

interface Blocks {
  readonly start: number;
  readonly end: number;
  readonly blocks: readonly Block[];
  /** The blank lines below each block but the last. */
  readonly gaps: readonly (readonly string[])[];
}

function blocksOf(text: string, yaml: Range, layout: Layout): Blocks {
  const { items } = layout;
  const [first] = items;
  const head = linesOf(text.slice(yaml.start, first ? lineStart(text, first.start) : yaml.start));
  let lead: readonly string[] = head.slice(head.findLastIndex((line) => !isComment(line)) + 1);
  const start = (first ? lineStart(text, first.start) : yaml.start) - lead.join('').length;
  let end = start;
  const blocks: Block[] = [];
  const gaps: (readonly string[])[] = [];
  items.forEach((item, index) => {
    const next = items[index + 1];
    const reach = reachOfItem(text, layout, index, yaml.end);
    const own = linesOf(text.slice(lineStart(text, item.start), reach));
    const below = next ? linesOf(text.slice(reach, lineStart(text, next.start))) : [];
    const { tail, gap, lead: nextLead } = partsOf(below);
    blocks.push({ item, lines: [...lead, ...own, ...tail] });
    gaps.push(gap);
    lead = nextLead;
    end = reach;
  });
  return { start, end, blocks, gaps };
}

/** What the lines between two entries belong to. */
function partsOf(lines: readonly string[]): Record<'tail' | 'gap' | 'lead', readonly string[]> {
  const firstBlank = lines.findIndex(isBlank);
  const gapStart = firstBlank < 0 ? 0 : firstBlank;
  const length = lines.slice(gapStart).findIndex((line) => !isBlank(line));
  const gapEnd = length < 0 ? lines.length : gapStart + length;
  return { tail: lines.slice(0, gapStart), gap: lines.slice(gapStart, gapEnd), lead: lines.slice(gapEnd) };
}

function unitsOf(blocks: readonly Block[], order: readonly string[]): Unit[] {
  const units: Unit[] = [];
  for (const block of blocks) {
    const rank = block.item.key === null ? -1 : order.indexOf(block.item.key);
    const last = units.at(-1);
    if (rank < 0 && last) units[units.length - 1] = { ...last, blocks: [...last.blocks, block] };
    else units.push({ rank, blocks: [block] });
  }
  return units;
}

/** By rank, except that each comes after those before it that it is bound to. */
function inOrder(units: readonly Unit[]): Unit[] {
  if (units.every((unit) => namesIn(unit, 'anchors').length === 0))
    return units.toSorted((one, other) => one.rank - other.rank);
  const waiting = [...units];
  const sorted: Unit[] = [];
  while (waiting.length > 0) {
    let best = 0;
    for (let at = 1; at < waiting.length; at++) {
      const unit = waiting[at];
      const isLower = (unit?.rank ?? 0) < (waiting[best]?.rank ?? 0);
      if (unit && isLower && !waiting.slice(0, at).some((earlier) => areBound(earlier, unit))) best = at;
    }
    sorted.push(...waiting.splice(best, 1));
  }
  return sorted;
}

const namesIn = ({ blocks }: Unit, kind: 'anchors' | 'aliases'): readonly string[] =>
  blocks.flatMap(({ item }) => item[kind]);

function areBound(earlier: Unit, later: Unit): boolean {
  const bound = (anchors: readonly string[], others: readonly string[]): boolean =>
    anchors.some((name) => others.includes(name));
  const anchors = namesIn(earlier, 'anchors');
  const anchorsLater = namesIn(later, 'anchors');
  return (
    bound(anchors, namesIn(later, 'aliases')) ||
    bound(anchors, anchorsLater) ||
    bound(anchorsLater, namesIn(earlier, 'aliases'))
  );
}

/** Blank lines below a block scalar that keeps them would be its own: they wait for the next place. */
function joined(blocks: readonly Block[], gaps: readonly (readonly string[])[]): string[] {
  const lines: string[] = [];
  let waiting: readonly string[] = [];
  blocks.forEach((block, at) => {
    lines.push(...block.lines);
    waiting = [...waiting, ...(gaps[at] ?? [])];
    if (block.item.keepsBlankLines) return;
    lines.push(...waiting);
    waiting = [];
  });
  return [...lines, ...waiting];
}

/** A last line without a line break that is no longer the last gets one, and the one that now is gives its own away. */
function withBreaksOf(before: readonly string[], lines: readonly string[]): string[] {
  const lineBreak = /[\r\n]+$/u;
  if (lineBreak.test(before.at(-1) ?? '\n')) return [...lines];
  const lastBreak = lineBreak.exec(lines.at(-1) ?? '')?.[0] ?? '\n';
  return lines.map((line, at) => {
    if (at === lines.length - 1) return line.replace(lineBreak, '');
    return lineBreak.test(line) ? line : line + lastBreak;
  });
}

/** The edit from the first line that differs to the last. */
function changeOf(start: number, before: readonly string[], after: readonly string[]): TextEdit {
  const limit = Math.min(before.length, after.length);
  let same = 0;
  while (same < limit && before[same] === after[same]) same++;
  let tail = 0;
  while (tail < limit - same && before.at(-1 - tail) === after.at(-1 - tail)) tail++;
  const from = start + before.slice(0, same).join('').length;
  const expected = before.slice(same, before.length - tail).join('');
  const newText = after.slice(same, after.length - tail).join('');
  return { range: { start: from, end: from + expected.length }, newText, expected };
}

/** Lines moved below a block scalar could become part of it: a sorting that changes a value is none. */
function saysTheSame(text: string, yaml: Range, { range, newText }: TextEdit): boolean {
  const before = text.slice(yaml.start, yaml.end);
  const after = text.slice(yaml.start, range.start) + newText + text.slice(range.end, yaml.end);
  return said(before) === said(after);
}

function said(yaml: string): string {
  const { value, problems, duplicates } = readYaml(yaml, 0);
  const entries = value?.type === 'map' ? value.entries : [];
  const values = entries.map(
    (entry) => `${JSON.stringify(entry.key)}: ${JSON.stringify(plainOf(entry.value))}`,
  );
  return [...values.sort(), problems.length, duplicates.length].join('\n');
}
