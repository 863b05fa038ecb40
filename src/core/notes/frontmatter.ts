import { type Node, isAlias, isMap, isPair, isScalar, isSeq, parseDocument } from 'yaml';
import type { Frontmatter } from '../model/facts.ts';
import type { YamlEntry, YamlMap, YamlProblem, YamlScalar, YamlValue } from '../model/yaml.ts';
import type { Range } from '../text/range.ts';

export interface FrontmatterText {
  /** The YAML between the lines; null where the file has no frontmatter. */
  readonly yaml: Range | null;
  /** Offset at which the body starts, a BOM counted. */
  readonly bodyStart: number;
}

const opening = /^\uFEFF?---[ \t]*(?:\r\n?|\n)/;
const closing = /^(?:---|\.\.\.)[ \t]*$/m;

/** Finds the frontmatter: between `---` on the first line and the next line of `---` or `...`. */
export function findFrontmatter(text: string): FrontmatterText {
  const bom = text.startsWith('\uFEFF') ? 1 : 0;
  const open = opening.exec(text);
  if (!open) return { yaml: null, bodyStart: bom };
  const start = open[0].length;
  const rest = text.slice(start).replaceAll('\r\n', ' \n').replaceAll('\r', '\n');
  const close = closing.exec(rest);
  if (!close) return { yaml: null, bodyStart: bom };
  const end = start + close.index;
  return { yaml: { start, end }, bodyStart: Math.min(text.length, end + close[0].length) };
}

/** Reads the frontmatter at `place`. Where YAML does not parse, `type` counts if its line can still be read. */
export function readFrontmatter(text: string, place: Range): Frontmatter {
  const { value, problems } = readYaml(text.slice(place.start, place.end), place.start);
  const yaml = value?.type === 'map' ? value : null;
  const all = value && !yaml && problems.length === 0 ? [notAMap(value)] : problems;
  const typed = yaml?.entries.find(({ key }) => key === 'type')?.value;
  const type =
    typed?.type === 'scalar' && typeof typed.value === 'string' ? { ...typed, value: typed.value } : null;
  return {
    range: place,
    type: type
      ? { value: type.value, range: type.range }
      : problems.length > 0
        ? typeLine(text, place)
        : null,
    yaml: problems.length > 0 ? null : yaml,
    problems: all,
  };
}

const notAMap = (value: YamlValue): YamlProblem => ({
  message: 'The frontmatter is no list of keys and values. Write `key: value`, one a line.',
  range: value.range,
});

function typeLine(text: string, place: Range): Frontmatter['type'] {
  const match = /^type:[ \t]*["']?([\w-]+)["']?[ \t]*\r?$/m.exec(text.slice(place.start, place.end));
  if (!match?.[1]) return null;
  const start = place.start + match.index + match[0].indexOf(match[1], 5);
  return { value: match[1], range: { start, end: start + match[1].length } };
}

/** Values beyond this many are left out: aliases of aliases could ask for billions. */
const mostValues = 20_000;

/** Parses YAML into plain values with places; `offset` is added to all of them. */
export function readYaml(text: string, offset: number): { value: YamlValue | null; problems: YamlProblem[] } {
  // Not strict: what the letter of YAML 1.2 refuses and every other reader takes is no mistake of the writer.
  const document = parseDocument(text, { logLevel: 'silent', prettyErrors: false, strict: false });
  // One error makes the next ones: only the first is to be mended.
  const problems = document.errors.slice(0, 1).map(({ message, pos }) => ({
    message: `This is not valid YAML: ${lowerFirst(message.replace(/\s+/g, ' ').replace(/\.$/, ''))}.`,
    range: placeOfError(text, pos, offset),
  }));
  const reader = new YamlReader(text, offset, (alias) =>
    isAlias(alias) ? (alias.resolve(document) ?? null) : null,
  );
  const value = document.contents ? reader.read(document.contents) : null;
  if (reader.overflow)
    problems.push({
      message: 'This frontmatter holds too many values; the rest is left out.',
      range: { start: offset, end: offset + 1 },
    });
  return { value, problems };
}

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

/** The line of the error at most: a range over half the file helps nobody. */
function placeOfError(text: string, [from, to]: [number, number], offset: number): Range {
  const lineEnd = text.slice(from).search(/[\r\n]/);
  const last = lineEnd >= 0 ? from + lineEnd : text.length;
  const rest = text.slice(from, last);
  if (rest.trim() !== '') {
    // An error about spaces is about what they stand before.
    const start = from + rest.length - rest.trimStart().length;
    const reach = to > start ? to : start === from ? from + 1 : last;
    return { start: offset + start, end: offset + Math.min(reach, last) };
  }
  // Something is missing at the end of a line: its words show where, a line break does not.
  const before = text.slice(0, from).trimEnd();
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
  const end = offset + before.length;
  return { start: end - line.trimStart().length, end };
}

class YamlReader {
  readonly #text: string;
  readonly #offset: number;
  readonly #resolve: (alias: Node) => Node | null;
  readonly #open = new Set<Node>();
  #count = 0;

  constructor(text: string, offset: number, resolve: (alias: Node) => Node | null) {
    this.#text = text;
    this.#offset = offset;
    this.#resolve = resolve;
  }

  get overflow(): boolean {
    return this.#count > mostValues;
  }

  read(node: Node): YamlValue {
    if (++this.#count > mostValues || this.#open.has(node)) return this.#empty(node);
    if (isAlias(node)) {
      const target = this.#resolve(node);
      return target ? { ...this.read(target), range: this.#range(node) } : this.#empty(node);
    }
    this.#open.add(node);
    const value = this.#readOpen(node);
    this.#open.delete(node);
    return value;
  }

  #readOpen(node: Node): YamlValue {
    const range = this.#range(node);
    if (isSeq(node)) {
      return { type: 'list', range, items: node.items.map((item) => this.read(item as Node)) };
    }
    if (isMap(node)) return { type: 'map', range, entries: node.items.flatMap((pair) => this.#entry(pair)) };
    if (!isScalar(node)) return this.#empty(node);
    const source = this.#text.slice(range.start - this.#offset, range.end - this.#offset);
    return { type: 'scalar', range, source: node.source ?? source, value: plainScalar(node.value) };
  }

  #entry(pair: unknown): YamlEntry[] {
    if (!isPair(pair) || !isScalar(pair.key)) return [];
    const keyRange = this.#range(pair.key);
    const value = pair.value ? this.read(pair.value as Node) : { ...this.#empty(pair.key), range: keyRange };
    return [{ key: String(pair.key.value), keyRange, value }];
  }

  #empty(node: Node): YamlScalar {
    return { type: 'scalar', value: null, source: '', range: this.#range(node) };
  }

  #range(node: Node): Range {
    const [start = 0, end = start] = node.range ?? [];
    return { start: this.#offset + start, end: this.#offset + end };
  }
}

function plainScalar(value: unknown): YamlScalar['value'] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'bigint' ? String(value) : null;
}

export const entryOf = (map: YamlMap | null, key: string): YamlEntry | null =>
  map?.entries.find((entry) => entry.key === key) ?? null;
