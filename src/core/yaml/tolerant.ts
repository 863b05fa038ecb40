import type { YamlEntry, YamlValue } from '../model/yaml.ts';
import type { Range } from '../text/range.ts';
import { type Child, type Level, type Source, valueStart } from './outline.ts';
import { readYaml } from './read.ts';
import { trimmed } from './word.ts';

/** So much text is read beside what the cursor is in: a key pressed must cost the same in a long document. */
const mostText = 3_000;

/** The key of an entry, as YAML reads it. */
export function keyName(text: string, { at, colon }: Child): string {
  const source = text.slice(at, colon).trimEnd();
  // Only these may be read as something else than what is written.
  if (!/^["'\d+\-.~*]|^(?:null|true|false)$/iu.test(source)) return source;
  const { value } = readYaml(source, 0);
  return value?.type === 'scalar' ? String(value.value) : source;
}

/** The document, made of its parts, so that what is broken in one leaves the others. */
export function tolerantRoot(
  source: Source,
  levels: readonly Level[],
  word: { readonly replace: Range; readonly role: 'key' | 'value' },
): YamlValue | null {
  return new Reader(source, levels, word.role === 'key' ? word.replace : null).level(0);
}

class Reader {
  readonly #source: Source;
  readonly #levels: readonly Level[];
  readonly #key: Range | null;
  #left = mostText;

  constructor(source: Source, levels: readonly Level[], key: Range | null) {
    this.#source = source;
    this.#levels = levels;
    this.#key = key;
  }

  level(depth: number): YamlValue | null {
    const level = this.#levels[depth];
    const first = level?.children[0];
    const last = level?.children.at(-1);
    if (!level || !first || !last) return null;
    const range = { start: first.head.at, end: last.lines.at(-1)?.end ?? last.head.end };
    // What is nearest to the cursor comes first, while there is text left to be read.
    const inside = this.level(depth + 1);
    if (level.list) {
      const items = level.children.filter(({ kind }) => kind === 'item');
      return { type: 'list', range, items: items.map((child) => this.#item(child, level, inside)) };
    }
    const isMap = level.children.some(({ kind }) => kind === 'key') || (depth === 0 && this.#key !== null);
    if (!isMap) return inside ?? this.#read(first, first.head.at, true);
    // Of a key that stands twice the first counts, as in `readYaml`.
    const entries = new Map<string, YamlEntry>();
    for (const child of level.children) {
      const entry = this.#entry(child, level, inside);
      if (entry && !entries.has(entry.key)) entries.set(entry.key, entry);
    }
    return { type: 'map', range, entries: [...entries.values()] };
  }

  #item(child: Child, level: Level, inside: YamlValue | null): YamlValue {
    const isMine = child === level.children[level.mine];
    const place = { start: child.at, end: child.at };
    return (isMine ? inside : null) ?? this.#read(child, child.at, isMine) ?? empty(place);
  }

  #entry(child: Child, level: Level, inside: YamlValue | null): YamlEntry | null {
    const isMine = child === level.children[level.mine];
    const { text } = this.#source;
    if (child.kind === 'key') {
      const keyRange = { start: child.at, end: trimmed(text, child.at, child.colon, child.at) };
      const value = (isMine ? inside : null) ?? this.#value(child, isMine) ?? empty(keyRange);
      return { key: keyName(text, child), keyRange, value };
    }
    if (!isMine || !this.#key || this.#key.start === this.#key.end) return null;
    return { key: text.slice(this.#key.start, this.#key.end), keyRange: this.#key, value: empty(this.#key) };
  }

  /** Read together with its key, since a list may stand in the key's own column. */
  #value(child: Child, isMine: boolean): YamlValue | null {
    const read = this.#read(child, child.head.at, isMine);
    return read?.type === 'map' && read.entries.length === 1 ? (read.entries[0]?.value ?? null) : read;
  }

  #read(child: Child, at: number, isMine: boolean): YamlValue | null {
    const { text } = this.#source;
    const { head, lines } = child;
    const end = lines.at(-1)?.end ?? head.end;
    if (end - at > (isMine ? mostText : this.#left)) return shapeOf(text, child, end);
    if (!isMine) this.#left -= end - at;
    // The first line keeps its column: the others are held against it.
    const { value } = readYaml(' '.repeat(at - head.start) + text.slice(at, end), head.start);
    return value;
  }
}

const empty = (range: Range): YamlValue => ({
  type: 'scalar',
  value: null,
  source: '',
  style: 'plain',
  range,
});

/** What a value is, without reading what is in it. */
function shapeOf(text: string, child: Child, end: number): YamlValue {
  const { head, lines } = child;
  const own = child.kind === 'key' ? valueStart(text, child) : child.at;
  const below = lines.slice(1).find(({ kind }) => kind === 'content');
  const isBelow = own >= head.end || text[own] === '#';
  const start = isBelow ? (below?.at ?? own) : own;
  const range = { start, end };
  const first = text[start] ?? '';
  if (first === '[' || (isBelow && first === '-')) return { type: 'list', range, items: [] };
  if (first === '{' || (isBelow && below)) return { type: 'map', range, entries: [] };
  const source = text.slice(start, end);
  return { type: 'scalar', value: source, source, style: 'plain', range };
}
