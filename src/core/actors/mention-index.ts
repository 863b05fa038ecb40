import type { NoteFacts } from '../model/facts.ts';
import { bitsOf, mayHold, wordsOfName } from '../text/bloom.ts';
import { foldName } from '../text/fold.ts';
import type { FoundName } from './mentions.ts';
import { NameIndex, type NameMatch } from './name-index.ts';
import { fullNames } from './names.ts';
import { surnamesOf } from './surnames.ts';
import { type TitleBeside, titleBeside } from './titled-surnames.ts';
import { openingsOfTitles } from './titles.ts';

/**
 * Where names of known actors stand in the prose of all notes, and surnames and weak names beside a title. When an
 * actor gains or loses one, only notes whose filter of words may hold it are matched again, on the prose that the facts
 * keep.
 */
export class MentionIndex {
  readonly #names = new NameIndex();
  /** Kept apart: they say nothing on their own. */
  readonly #surnames = new NameIndex();
  readonly #found = new Map<string, readonly FoundName[]>();

  found(path: string): readonly FoundName[] {
    return this.#found.get(path) ?? [];
  }

  /** Takes changed notes (null: gone) and answers with the notes whose names are found elsewhere than before. */
  update(changed: ReadonlyMap<string, NoteFacts | null>, all: ReadonlyMap<string, NoteFacts>): Set<string> {
    const asked = new Map<string, Asked>();
    for (const [path, facts] of changed) {
      const record = facts?.record?.kind === 'actor' ? facts.record : null;
      const names = this.#names.set(path, record ? fullNames(record) : []);
      const surnames = this.#surnames.set(path, record ? surnamesOf(record) : []);
      for (const name of [...names.added, ...names.removed]) asked.set(`name ${name}`, askedOfName(name));
      for (const name of [...surnames.added, ...surnames.removed])
        asked.set(`surname ${name}`, askedOfSurname(name));
    }
    const moved = new Set<string>();
    const again = new Set([...changed.values()].filter((facts) => facts !== null));
    addAsked(again, all, [...asked.values()]);
    for (const facts of again) if (this.#match(facts)) moved.add(facts.path);
    for (const [path, facts] of changed) if (!facts) this.#found.delete(path);
    return moved;
  }

  #match(facts: NoteFacts): boolean {
    const found: FoundName[] = [];
    for (const { start, text } of facts.prose) {
      // Short Han and Kana names count between other characters once their bearer has been named in the note.
      const mentioned = new Set(found.flatMap(({ owners, title }) => (title ? [] : owners)));
      const names = this.#names.find(text, mentioned);
      const place = (match: NameMatch, title: TitleBeside | null): FoundName => ({
        range: { start: start + match.start, end: start + match.end },
        owners: match.owners,
        title,
      });
      found.push(...names.map((match) => place(match, null)));
      found.push(...this.#titled(text, names).map(({ match, title }) => place(match, title)));
    }
    const before = this.#found.get(facts.path);
    this.#found.set(facts.path, found);
    return JSON.stringify(before ?? []) !== JSON.stringify(found);
  }

  /** Surnames beside a title, none of them in a full name. */
  #titled(text: string, names: readonly NameMatch[]): { match: NameMatch; title: TitleBeside }[] {
    const titled: { match: NameMatch; title: TitleBeside }[] = [];
    let next = 0;
    this.#surnames.find(text, [], (match) => {
      while ((names[next]?.end ?? Infinity) <= match.start) next++;
      if ((names[next]?.start ?? Infinity) < match.end) return false;
      const title = titleBeside(text, match.start, match.end);
      if (title) titled.push({ match, title });
      return title !== null;
    });
    return titled;
  }
}

/** What a note must be filed under to hold a name: all words of one of these, by their bits. */
type Asked = readonly (readonly (readonly number[])[])[];

const askedOfName = (name: string): Asked => [wordsOfName(foldName(name).text).map(bitsOf)];

/** A single character of Korean or Chinese stands alone or with the first of a title, so that few notes are asked. */
function askedOfSurname(surname: string): Asked {
  const folded = foldName(surname).text;
  const words = wordsOfName(folded);
  if (words.length > 0) return [words.map(bitsOf)];
  return ['', ...openingsOfTitles].map((first) => [bitsOf(folded + first)]);
}

/** Adds the notes that may hold one of these names. */
function addAsked(again: Set<NoteFacts>, all: ReadonlyMap<string, NoteFacts>, names: readonly Asked[]): void {
  if (names.length === 0) return;
  for (const facts of all.values()) {
    if (!again.has(facts) && names.some((each) => mayName(facts, each))) again.add(facts);
  }
}

const mayName = (facts: NoteFacts, asked: Asked): boolean =>
  asked.some((words) => words.every((bits) => mayHold(facts.words, bits)));
