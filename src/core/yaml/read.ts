import {
  type Alias,
  type Document,
  type Node,
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  visit,
} from 'yaml';
import type { DuplicateKey, YamlEntry, YamlMap, YamlProblem, YamlScalar, YamlValue } from '../model/yaml.ts';
import type { Range } from '../text/range.ts';
import { documentOf } from './document.ts';
import { sayYamlError } from './syntax-errors.ts';

/** Values beyond this many are left out: aliases of aliases could ask for billions. */
const mostValues = 20_000;

/** Lists and maps in each other, deeper than anybody writes: what walks over values may recurse. */
const deepest = 100;

const tooDeep = 'This YAML nests lists or keys too deeply to be read. Make it flatter.';

export interface YamlRead {
  readonly value: YamlValue | null;
  readonly problems: readonly YamlProblem[];
  readonly duplicates: readonly DuplicateKey[];
}

/** Parses YAML into plain values with places; `offset` is added to all of them. Merge keys (`<<`) are applied. */
export function readYaml(text: string, offset: number): YamlRead {
  const document = documentOf(text);
  if (typeof document === 'number') {
    const range = placeOfError(text, [document, document + 1], offset);
    return { value: null, problems: [{ message: tooDeep, range }], duplicates: [] };
  }
  // One error makes the next ones: only the first is to be mended.
  const problems = document.errors.slice(0, 1).map((error) => {
    const range = placeOfError(text, error.pos, offset);
    return { message: sayYamlError(error, text, range.start - offset), range };
  });
  const reader = new YamlReader(text, offset, targetsOf(document));
  const value = document.contents ? reader.read(document.contents, false) : null;
  if (problems.length === 0 && reader.problem) problems.push(reader.problem);
  // What a line belongs to can't be told where something is wrong above it.
  return { value, problems, duplicates: problems.length > 0 ? [] : reader.duplicates };
}

/** The line of the error at most: a range over half the file helps nobody. */
function placeOfError(text: string, [from, to]: [number, number], offset: number): Range {
  const lineEnd = text.slice(from).search(/[\r\n]/);
  const last = lineEnd >= 0 ? from + lineEnd : text.length;
  const rest = text.slice(from, last);
  if (rest.trim() !== '') {
    // An error about spaces is about what they stand before.
    const start = from + rest.length - rest.trimStart().length;
    const word = /^[@%`]?[\p{L}\p{N}_]+/u.exec(text.slice(start, last))?.[0].length ?? 1;
    const reach = start > from && to <= start ? last : Math.max(to, start + word);
    return { start: offset + start, end: offset + Math.min(reach, last) };
  }
  // Something is missing at the end of a line: its words show where, a line break does not.
  const before = text.slice(0, from).trimEnd();
  const line = before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1);
  const end = offset + before.length;
  return { start: end - line.trimStart().length, end };
}

/** What each alias stands for: the last node before it with that anchor. One walk, since asking for each is quadratic. */
function targetsOf(document: Document): ReadonlyMap<Alias, Node> {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  visit(document, {
    Node(_, node) {
      if (isAlias(node)) {
        const target = anchors.get(node.source);
        if (target) targets.set(node, target);
      } else if ('anchor' in node && typeof node.anchor === 'string') anchors.set(node.anchor, node);
    },
  });
  return targets;
}

const isFlow = (node: unknown): boolean => isCollection(node) && node.flow === true;

class YamlReader {
  readonly duplicates: DuplicateKey[] = [];
  readonly #text: string;
  readonly #offset: number;
  readonly #targets: ReadonlyMap<Alias, Node>;
  readonly #open = new Set<Node>();
  /** The alias that is being read, the outermost of several. */
  #alias: Alias | null = null;
  #count = 0;
  /** The first thing that can't be read although the parser takes it. */
  problem: YamlProblem | null = null;

  constructor(text: string, offset: number, targets: ReadonlyMap<Alias, Node>) {
    this.#text = text;
    this.#offset = offset;
    this.#targets = targets;
  }

  read(node: Node, inFlow: boolean): YamlValue {
    if (++this.#count > mostValues || this.#open.size >= deepest) return this.#refuse(node, inFlow);
    if (this.#open.has(node)) return this.#empty(node, inFlow);
    if (isAlias(node)) return this.#readAlias(node, inFlow);
    this.#open.add(node);
    const value = this.#readOpen(node, inFlow);
    this.#open.delete(node);
    return value;
  }

  #readAlias(node: Alias, inFlow: boolean): YamlValue {
    const target = this.#targets.get(node);
    const range = this.#range(node);
    if (!target) {
      const written = this.#text.slice(range.start - this.#offset, range.end - this.#offset);
      this.problem ??= {
        message: `\`${written}\` stands for what is marked \`&${node.source}\` above, and nothing is. If it is text, put it in quotation marks.`,
        range,
      };
      return this.#empty(node, inFlow);
    }
    const outer = this.#alias;
    this.#alias ??= node;
    // What is inside stands where it is written: a list or map in brackets has its own.
    const value = { ...this.read(target, false), range, inFlow };
    this.#alias = outer;
    return value;
  }

  /** Too many or too deep: said at the words that ask for it. */
  #refuse(node: Node, inFlow: boolean): YamlValue {
    const tooMany =
      'This YAML stands for more than 20,000 values, too many to be read. Aliases of aliases add up; write out what is needed.';
    const { start, end } = this.#range(this.#alias ?? node);
    const line = this.#text.slice(start - this.#offset, end - this.#offset).search(/[\r\n]/);
    this.problem ??= {
      message: this.#count > mostValues ? tooMany : tooDeep,
      range: { start, end: line < 0 ? end : start + line },
    };
    return this.#empty(node, inFlow);
  }

  #readOpen(node: Node, inFlow: boolean): YamlValue {
    const range = this.#range(node);
    const inside = inFlow || isFlow(node);
    if (isSeq(node)) {
      const items = node.items.map((item) => this.read(item as Node, inside));
      return { type: 'list', range, inFlow, items };
    }
    if (isMap(node)) return { type: 'map', range, inFlow, entries: this.#entries(node.items, inside) };
    if (!isScalar(node)) return this.#empty(node, inFlow);
    const source = this.#text.slice(range.start - this.#offset, range.end - this.#offset);
    return {
      type: 'scalar',
      range,
      inFlow,
      source: node.source ?? source,
      style: styleOf(node.type),
      value: plainScalar(node.value),
    };
  }

  /** Keys of the map itself beat merged ones; of one key that stands twice the first counts. */
  #entries(pairs: readonly unknown[], inFlow: boolean): YamlEntry[] {
    const own = new Map<string, YamlEntry>();
    const merged: YamlEntry[] = [];
    for (const pair of pairs) {
      const entry = this.#entry(pair, inFlow);
      if (!entry) continue;
      const first = own.get(entry.key);
      if (entry.key === '<<') merged.push(...mergedEntries(entry.value));
      else if (first && entry.keyRange.end > entry.keyRange.start)
        this.duplicates.push({ key: entry.key, first: first.keyRange, second: entry.keyRange });
      else own.set(entry.key, entry);
    }
    for (const entry of merged) if (!own.has(entry.key)) own.set(entry.key, entry);
    return [...own.values()];
  }

  #entry(pair: unknown, inFlow: boolean): YamlEntry | null {
    if (!isPair(pair) || !isScalar(pair.key)) return null;
    const keyRange = this.#range(pair.key);
    const value = pair.value ? this.read(pair.value as Node, inFlow) : this.#empty(pair.key, inFlow);
    return { key: String(pair.key.value), keyRange, value };
  }

  #empty(node: Node, inFlow: boolean): YamlScalar {
    return { type: 'scalar', value: null, source: '', style: 'plain', range: this.#range(node), inFlow };
  }

  #range(node: Node): Range {
    const [start = 0, end = start] = node.range ?? [];
    return { start: this.#offset + start, end: this.#offset + end };
  }
}

const styleOf = (type: string | undefined): YamlScalar['style'] =>
  type === 'QUOTE_SINGLE' || type === 'QUOTE_DOUBLE'
    ? 'quoted'
    : type === 'BLOCK_LITERAL' || type === 'BLOCK_FOLDED'
      ? 'block'
      : 'plain';

/** `<<` takes a map or a list of them, the earlier ones first (YAML's merge key type). */
function mergedEntries(value: YamlValue): readonly YamlEntry[] {
  if (value.type === 'map') return value.entries;
  return value.type === 'list' ? value.items.flatMap(mergedEntries) : [];
}

function plainScalar(value: unknown): YamlScalar['value'] {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  return typeof value === 'bigint' ? String(value) : null;
}

export const entryOf = (map: YamlMap | null, key: string): YamlEntry | null =>
  map?.entries.find((entry) => entry.key === key) ?? null;
