import { foldMarks, foldName, isInvisible, unfold } from '../text/fold.ts';
import { Letter, letterAt } from './letters.ts';
import { mayStart, stands } from './name-rules.ts';
import { type NameShape, type Reading, shapeOf } from './name-shape.ts';
import { NameTrie } from './name-trie.ts';
import { isTitle } from './titles.ts';

/** A name in a text: UTF-16 offsets into the text as given, and all who bear that name, sorted. */
export interface NameMatch {
  readonly start: number;
  readonly end: number;
  readonly owners: readonly string[];
}

/** What changed of the names that an owner has, as they were written. */
export interface NameChange {
  readonly added: string[];
  readonly removed: string[];
}

interface Entry {
  readonly shape: NameShape;
  readonly bearers: Bearer[];
}

interface Bearer {
  readonly owner: string;
  /** The name with its case, which matters in single words. */
  readonly spelling: string;
}

/**
 * The names of actors, and where they stand in texts by the rules of name-rules.ts. Looking through a text takes time
 * by its length, however many names there are.
 */
export class NameIndex {
  readonly #trie = new NameTrie<Entry>();
  /** By owner: the names as written, by spelling. */
  readonly #names = new Map<string, ReadonlyMap<string, string>>();
  readonly #isTitle: (folded: string) => boolean;

  /** `known` says whether words folded by `foldName` are a known title; by default one of our own list. */
  constructor(known: (folded: string) => boolean = isTitle) {
    this.#isTitle = known;
  }

  /** Replaces the names of an owner (a path); none removes it. */
  set(owner: string, names: readonly string[]): NameChange {
    const before = this.#names.get(owner) ?? new Map<string, string>();
    const after = new Map<string, string>();
    for (const name of names) {
      const spelling = spell(name);
      if (spelling !== '' && !after.has(spelling)) after.set(spelling, name);
    }
    const added = [...after].filter(([spelling]) => !before.has(spelling));
    const removed = [...before].filter(([spelling]) => !after.has(spelling));
    for (const [spelling] of removed) this.#remove(owner, spelling);
    for (const [spelling] of added) this.#add(owner, spelling);
    if (after.size > 0) this.#names.set(owner, after);
    else this.#names.delete(owner);
    return { added: added.map(([, name]) => name), removed: removed.map(([, name]) => name) };
  }

  /**
   * The names in a text, in order and without overlaps: the first to begin, and of those the longest. Masked prose is
   * understood: U+00AD is nothing, U+001A a border. `mentioned` are the owners already mentioned in the same note,
   * whose names of two characters in Han or Kana are then found between others, too. `mayStand` looks at what stands
   * beside a name.
   */
  find(
    text: string,
    mentioned: Iterable<string> = [],
    mayStand: (match: NameMatch) => boolean = () => true,
  ): NameMatch[] {
    if (this.#names.size === 0) return [];
    const folded = foldName(text);
    const reading: Reading = { source: text, text: folded.text, from: folded.from, isTitle: this.#isTitle };
    const known = new Set(mentioned);
    const matches: NameMatch[] = [];
    let before: Letter = Letter.space;
    for (let at = 0; at < folded.text.length; at++) {
      const first = letterAt(folded.text, at);
      const found = mayStart(before, first) && isWhole(folded.from, at) ? this.#at(reading, at, known) : null;
      before = first;
      if (!found) continue;
      const match = located(reading, at, found);
      if (!mayStand(match)) continue;
      matches.push(match);
      for (const owner of found.owners) known.add(owner);
      at = found.end - 1;
      before = letterAt(folded.text, at);
    }
    return matches;
  }

  #at(reading: Reading, at: number, known: ReadonlySet<string>): { end: number; owners: string[] } | null {
    const { text } = reading;
    for (const { value, end } of this.#trie.at(text, at)) {
      if (!isWhole(reading.from, end)) continue;
      const owners = ownersOf(value, reading, at, end);
      const mentioned = owners.some((owner) => known.has(owner));
      if (owners.length > 0 && stands(reading, value.shape, at, end, mentioned)) return { end, owners };
    }
    return null;
  }

  #add(owner: string, spelling: string): void {
    const key = foldName(spelling).text;
    const entry = this.#trie.get(key);
    if (entry) entry.bearers.push({ owner, spelling });
    else this.#trie.set(key, { shape: shapeOf(key, this.#isTitle), bearers: [{ owner, spelling }] });
  }

  #remove(owner: string, spelling: string): void {
    const key = foldName(spelling).text;
    const bearers = this.#trie.get(key)?.bearers ?? [];
    const place = bearers.findIndex((bearer) => bearer.owner === owner && bearer.spelling === spelling);
    if (place >= 0) bearers.splice(place, 1);
    if (bearers.length === 0) this.#trie.delete(key);
  }
}

/** Whether a character of the source begins here: what was folded from one is not parted. */
const isWhole = (from: Uint32Array, at: number): boolean => at === 0 || from[at] !== from[at - 1];

const spell = (name: string): string => foldMarks(name).trim();

function ownersOf({ shape, bearers }: Entry, reading: Reading, start: number, end: number): string[] {
  const { source, from } = reading;
  const spelling = shape.singleWord ? spell(source.slice(from[start], from[end])) : null;
  const fitting = bearers.filter((bearer) => spelling === null || bearer.spelling === spelling);
  return [...new Set(fitting.map((bearer) => bearer.owner))].sort();
}

/** A match at offsets of the source; what has no width behind the name, as the end of markup, is not part of it. */
function located(reading: Reading, at: number, found: { end: number; owners: string[] }): NameMatch {
  const { start, end } = unfold(reading, at, found.end);
  let last = end;
  while (last > start && isInvisible(reading.source.charCodeAt(last - 1))) last--;
  return { start, end: last, owners: found.owners };
}
