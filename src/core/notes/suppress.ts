import type { Nodes, Root } from 'mdast';
import { endOf, startOf } from '../markup/inline-mask.ts';
import { plainWords } from '../markup/mask.ts';
import { parseMarkdown } from '../markup/parser.ts';
import { blankInMarkdown, suppressionText } from '../markup/suppressions.ts';
import type { TextEdit } from '../text/edits.ts';
import type { NoteFacts } from '../model/facts.ts';
import type { Finding } from '../model/finding.ts';
import type { YamlValue } from '../model/yaml.ts';
import { type Range, touches } from '../text/range.ts';
import { readYaml } from '../yaml/read.ts';
import { plainOf } from '../yaml/values.ts';
import { yamlSuppressions } from './suppressions.ts';

/** An edit that keeps a finding quiet, with a word in place of the reason that a person owes. */
export interface SuppressEdit {
  readonly edit: TextEdit;
  /** Where that word stands once the edit is made. */
  readonly reason: Range;
}

const why = 'why';

/**
 * Finds the place at which a comment keeps a finding quiet and changes nothing else: above its line, above its claim,
 * or at its line's end. Each is tried by reading the note again, since a line more may part a claim from its evidence
 * or a list from its id. Null where none is: the line of `---` takes no comment, and YAML that does not parse is to
 * be mended first.
 */
export function suppressEdit(
  text: string,
  finding: Pick<Finding, 'check' | 'range'>,
  read: (text: string) => NoteFacts,
): SuppressEdit | null {
  const note = read(text);
  const shape = shapeOf(note);
  const { start } = finding.range;
  for (const { at, before, after, kind } of placesFor(text, note, start)) {
    const words = suppressionText(kind, [finding.check], why);
    const newText = before + words + after;
    const made = read(text.slice(0, at) + newText + text.slice(at));
    const moved = start < at ? start : start + newText.length;
    if (!hides(made, finding.check, moved) || shapeOf(made) !== shape) continue;
    const end = at + before.length + words.length;
    return {
      edit: { range: { start: at, end: at }, newText, expected: '' },
      reason: { start: end - why.length, end },
    };
  }
  return null;
}

/** The same in a file that is YAML from end to end. */
export function suppressInYaml(
  text: string,
  { check, range: { start } }: Pick<Finding, 'check' | 'range'>,
): SuppressEdit | null {
  const valueOf = (whole: string): YamlValue | null => readYaml(whole.replace('\uFEFF', ' '), 0).value;
  const value = valueOf(text);
  if (!value) return null;
  const { at, before, after } = aboveInYaml(text, anchorIn(text, value, start));
  const words = suppressionText('next-line', [check], why);
  const newText = before + words + after;
  const made = text.slice(0, at) + newText + text.slice(at);
  const moved = valueOf(made);
  const same = moved !== null && JSON.stringify(plainOf(moved)) === JSON.stringify(plainOf(value));
  if (!same || !hides({ suppressions: yamlSuppressions(made) }, check, start + newText.length)) return null;
  const end = at + before.length + words.length;
  return {
    edit: { range: { start: at, end: at }, newText, expected: '' },
    reason: { start: end - why.length, end },
  };
}

const hides = ({ suppressions }: Pick<NoteFacts, 'suppressions'>, check: string, at: number): boolean =>
  suppressions.some(({ names }) =>
    names.some(({ value, covers }) => value === check && covers && touches(covers, at)),
  );

/** What a note says, without the places where it says it. */
const shapeOf = (note: NoteFacts): string =>
  JSON.stringify(
    [
      note.frontmatter?.yaml,
      note.headings,
      note.claims,
      note.citations,
      note.links,
      note.prose.map(({ text, block, quoted }) => [plainWords(text), block, quoted]),
      note.quotations.map(({ text, ...rest }) => [plainWords(text), rest]),
      note.problems,
    ],
    (key, value: unknown) => (/^(?:content|range|\w+Range)$/u.test(key) ? undefined : value),
  );

/** A place for a comment: what stands round its words there. */
interface Place {
  readonly at: number;
  readonly before: string;
  readonly after: string;
  readonly kind: 'next-line' | 'line';
}

function placesFor(text: string, { frontmatter, claims }: NoteFacts, start: number): Place[] {
  if (frontmatter && start < frontmatter.range.end) {
    const { yaml, range } = frontmatter;
    return yaml && start >= range.start ? [aboveInYaml(text, anchorIn(text, yaml, start))] : [];
  }
  const root = parseMarkdown(text, frontmatter?.range.end ?? (text.startsWith('\uFEFF') ? 1 : 0));
  const small = claims.filter(({ form, range }) => form !== 'div' && touches(range, start));
  return [
    ...aboveInMarkdown(text, root, start),
    ...small.flatMap(({ range }) => aboveInMarkdown(text, root, range.start)),
    atLineEnd(text, start),
  ];
}

const lineStart = (text: string, offset: number): number =>
  offset - (/[^\r\n\uFEFF]*$/u.exec(text.slice(0, offset))?.[0].length ?? 0);

const restOfLine = (text: string, offset: number): string => /^[^\r\n]*/u.exec(text.slice(offset))?.[0] ?? '';

const lineEnding = (text: string): string => /\r\n?|\n/u.exec(text)?.[0] ?? '\n';

function aboveInYaml(text: string, anchor: number): Place {
  const at = lineStart(text, anchor);
  const indent = /^[ \t]*/u.exec(text.slice(at))?.[0] ?? '';
  return { at, before: `${indent}# `, after: lineEnding(text), kind: 'next-line' };
}

/** Where the entry begins whose scalar or flow collection holds the offset: between its lines a comment may be text. */
function anchorIn(text: string, value: YamlValue, offset: number): number {
  if (value.type === 'scalar') return offset;
  const parts =
    value.type === 'map'
      ? value.entries.map((entry) => ({ start: entry.keyRange.start, value: entry.value }))
      : value.items.map((item) => ({ start: item.range.start, value: item }));
  const part = parts.find((each) => each.start <= offset && offset <= each.value.range.end);
  if (!part) return offset;
  const whole = part.value.type === 'scalar' || /[[{]/u.test(text.charAt(part.value.range.start));
  return whole || offset < part.value.range.start ? part.start : anchorIn(text, part.value, offset);
}

/** A line of its own above that of the offset, where a block begins that may have something above it. */
function aboveInMarkdown(text: string, root: Root, offset: number): Place[] {
  const at = lineStart(text, offset);
  const block = blockOn(root, at, offset);
  if (!block || ['listItem', 'tableRow', 'tableCell'].includes(block.type)) return [];
  const prefix = text.slice(at, startOf(block));
  if (!blankInMarkdown.test(prefix)) return [];
  return [{ at, before: `${prefix}<!-- `, after: ` -->${lineEnding(text)}`, kind: 'next-line' }];
}

/** The outermost block that begins on the line of the offset and holds it. */
function blockOn(root: Root, line: number, offset: number): Nodes | null {
  let node: Nodes = root;
  while ('children' in node && !['paragraph', 'heading', 'tableCell'].includes(node.type)) {
    const child: Nodes | undefined = (node.children as readonly Nodes[]).find(
      (each) => startOf(each) <= offset && offset <= endOf(each),
    );
    if (!child) return null;
    if (startOf(child) >= line) return child;
    node = child;
  }
  return null;
}

// What has to stay last on a line: a quiet id, the hashes that close a heading, the bar of a row, a hard break.
const lastOnLine = /(?:[ \t]+(?:\^[\p{L}\p{N}\p{M}_:-]+|#+))?[ \t]*[|\\]?[ \t]*$/u;

function atLineEnd(text: string, offset: number): Place {
  const start = lineStart(text, offset);
  const line = restOfLine(text, start);
  const at = start + line.length - (lastOnLine.exec(line)?.[0].length ?? 0);
  return { at, before: ' <!-- ', after: ' -->', kind: 'line' };
}
