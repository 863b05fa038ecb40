import { type Folded, foldMarks, foldName, isInvisible, unfold } from '../text/fold.ts';
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
  /** Who bears it, by spelling, or whatever the spelling (''): made once for all places where the name stands. */
  readonly owners: Map<string, readonly string[]>;
}

interface Bearer {
  readonly owner: string;
  /** The name with its case, which matters in single words. */
  readonly spelling: string;
}

/** What else to look at while names are looked for. */
export interface FindOptions {
  /** Owners already mentioned in the same note: their names of two characters in Han or Kana stand between others, too. */
  readonly mentioned?: readonly (readonly string[])[];
  /** Looks at what stands beside a name. */
  readonly mayStand?: (match: NameMatch) => boolean;
  /** Told of a name that is part of a longer one here. */
  readonly onOther?: (match: NameMatch) => void;
  /** The text as folded by `foldName`. */
  readonly folded?: Folded;
}

interface Looking {
  readonly reading: Reading;
  readonly mentioned: readonly (readonly string[])[];
  readonly matches: NameMatch[];
  readonly onOther: ((match: NameMatch) => void) | null;
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

  /** Whether several bear this name. */
  isShared(name: string): boolean {
    return (this.#trie.get(foldName(spell(name)).text)?.bearers.length ?? 0) > 1;
  }

  /**
   * The names in a text, in order and without overlaps: the first to begin, and of those the longest. Masked prose is
   * understood: U+00AD is nothing, U+001A a border.
   */
  find(text: string, options: FindOptions = {}): NameMatch[] {
    if (this.#names.size === 0) return [];
    const { mentioned = [], mayStand, onOther = null, folded = foldName(text) } = options;
    const reading: Reading = { source: text, text: folded.text, from: folded.from, isTitle: this.#isTitle };
    const looking: Looking = { reading, mentioned, matches: [], onOther };
    let before: Letter = Letter.space;
    for (let at = 0; at < folded.text.length; at++) {
      const first = letterAt(folded.text, at);
      const found = mayStart(before, first) && isWhole(folded.from, at) ? this.#at(looking, at) : null;
      before = first;
      if (!found) continue;
      const match = located(reading, at, found.end, found.owners);
      if (mayStand && !mayStand(match)) continue;
      looking.matches.push(match);
      at = found.end - 1;
      before = letterAt(folded.text, at);
    }
    return looking.matches;
  }

  #at(looking: Looking, at: number): { end: number; owners: readonly string[] } | null {
    const { reading, onOther } = looking;
    for (const { value, end } of this.#trie.at(reading.text, at)) {
      if (!isWhole(reading.from, end)) continue;
      const owners = ownersOf(value, reading, at, end);
      if (owners.length === 0) continue;
      if (stands(reading, value.shape, at, end, () => isKnown(looking, owners))) return { end, owners };
      if (onOther && value.shape.singleWord) onOther(located(reading, at, end, owners));
    }
    return null;
  }

  #add(owner: string, spelling: string): void {
    const key = foldName(spelling).text;
    const entry = this.#trie.get(key);
    const bearer = { owner, spelling };
    if (entry) {
      entry.bearers.push(bearer);
      entry.owners.clear();
    } else {
      // By our own list alone: what a name is like depends on no other record.
      const shape = shapeOf(key, isTitle);
      this.#trie.set(key, { shape, bearers: [bearer], owners: new Map() });
    }
  }

  #remove(owner: string, spelling: string): void {
    const key = foldName(spelling).text;
    const { bearers = [], owners } = this.#trie.get(key) ?? {};
    const place = bearers.findIndex((bearer) => bearer.owner === owner && bearer.spelling === spelling);
    if (place >= 0) bearers.splice(place, 1);
    owners?.clear();
    if (bearers.length === 0) this.#trie.delete(key);
  }
}

/** Whether a character of the source begins here: what was folded from one is not parted. */
const isWhole = (from: Uint32Array, at: number): boolean => at === 0 || from[at] !== from[at - 1];

const spell = (name: string): string => foldMarks(name).trim();

function ownersOf(entry: Entry, { source, from }: Reading, start: number, end: number): readonly string[] {
  const spelling = entry.shape.singleWord ? spell(source.slice(from[start], from[end])) : '';
  const known = entry.owners.get(spelling);
  if (known) return known;
  const fitting = entry.bearers.filter((bearer) => spelling === '' || bearer.spelling === spelling);
  const owners = [...new Set(fitting.map((bearer) => bearer.owner))].sort();
  // What nobody is called in this spelling is not kept: there are as many as texts have cases.
  if (owners.length > 0) entry.owners.set(spelling, owners);
  return owners;
}

/** Whether one of these has been mentioned before in the same note. */
function isKnown({ mentioned, matches }: Looking, owners: readonly string[]): boolean {
  const asked = new Set(owners);
  const isAsked = (owner: string): boolean => asked.has(owner);
  return mentioned.some((each) => each.some(isAsked)) || matches.some((match) => match.owners.some(isAsked));
}

/** A match at offsets of the source; what has no width behind the name, as the end of markup, is not part of it. */
function located(reading: Reading, from: number, to: number, owners: readonly string[]): NameMatch {
  const { start, end } = unfold(reading, from, to);
  let last = end;
  while (last > start && isInvisible(reading.source.charCodeAt(last - 1))) last--;
  return { start, end: last, owners };
}
