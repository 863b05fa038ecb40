import type { YamlEntry, YamlValue } from '../model/yaml.ts';

export type JsonRead =
  | { readonly value: YamlValue }
  /** Where the text stops being JSON. */
  | { readonly wrongAt: number };

/**
 * Reads JSON into values with places. A parser of YAML reads it as well, fifty times as slowly; libraries have tens of
 * thousands of entries.
 */
export function readJson(text: string): JsonRead {
  const reader = new JsonReader(text);
  const value = reader.read(0);
  return value && reader.isDone() ? { value } : { wrongAt: reader.at };
}

const deepest = 100;
const plain = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;
// JSON allows no control characters in strings.
const quoted = /"(?:[^"\\\u0000-\u001F]|\\(?:["\\/bfnrt]|u[\dA-Fa-f]{4}))*"/y;

class JsonReader {
  readonly #text: string;
  at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  isDone(): boolean {
    this.#skip();
    return this.at === this.#text.length;
  }

  read(depth: number): YamlValue | null {
    this.#skip();
    const start = this.at;
    const sign = this.#text.charAt(start);
    if (depth > deepest) return null;
    if (sign === '{') return this.#map(start, depth);
    if (sign === '[') return this.#list(start, depth);
    const source = this.#match(sign === '"' ? quoted : plain);
    if (source === null) return null;
    const value = JSON.parse(source) as string | number | boolean | null;
    const style = sign === '"' ? 'quoted' : 'plain';
    return { type: 'scalar', value, source, style, range: { start, end: this.at }, inFlow: true };
  }

  #map(start: number, depth: number): YamlValue | null {
    const entries: YamlEntry[] = [];
    const taken = this.#each('}', () => {
      this.#skip();
      const keyStart = this.at;
      const key = this.#match(quoted);
      const keyRange = { start: keyStart, end: this.at };
      if (key === null || !this.#take(':')) return false;
      const value = this.read(depth + 1);
      if (value) entries.push({ key: JSON.parse(key) as string, keyRange, value });
      return value !== null;
    });
    return taken ? { type: 'map', entries, range: { start, end: this.at }, inFlow: true } : null;
  }

  #list(start: number, depth: number): YamlValue | null {
    const items: YamlValue[] = [];
    const taken = this.#each(']', () => {
      const value = this.read(depth + 1);
      if (value) items.push(value);
      return value !== null;
    });
    return taken ? { type: 'list', items, range: { start, end: this.at }, inFlow: true } : null;
  }

  /** What stands between an opening sign and its closing one, with commas between. */
  #each(close: string, one: () => boolean): boolean {
    this.at++;
    if (this.#take(close)) return true;
    while (one()) {
      if (this.#take(close)) return true;
      if (!this.#take(',')) return false;
    }
    return false;
  }

  #take(sign: string): boolean {
    this.#skip();
    const is = this.#text.charAt(this.at) === sign;
    if (is) this.at++;
    return is;
  }

  #skip(): void {
    while (isSpace(this.#text.charCodeAt(this.at))) this.at++;
  }

  #match(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.#text)?.[0] ?? null;
    if (match !== null) this.at += match.length;
    return match;
  }
}

const isSpace = (code: number): boolean => code === 32 || code === 9 || code === 10 || code === 13;
