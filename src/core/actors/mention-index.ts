import type { NoteFacts } from '../model/facts.ts';
import { filterWords, mayHold } from '../text/bloom.ts';
import { foldName } from '../text/fold.ts';
import type { FoundName } from './mentions.ts';
import { NameIndex } from './name-index.ts';
import { fullNames } from './names.ts';

/**
 * Where names of known actors stand in the prose of all notes. When an actor gains or loses a name, only notes whose
 * filter of words may hold it are matched again, on the prose that the facts keep.
 */
export class MentionIndex {
  readonly #names = new NameIndex();
  readonly #found = new Map<string, readonly FoundName[]>();

  found(path: string): readonly FoundName[] {
    return this.#found.get(path) ?? [];
  }

  /** Takes changed notes (null: gone) and answers with the notes whose names are found elsewhere than before. */
  update(changed: ReadonlyMap<string, NoteFacts | null>, all: ReadonlyMap<string, NoteFacts>): Set<string> {
    const names: string[] = [];
    for (const [path, facts] of changed) {
      const record = facts?.record?.kind === 'actor' ? facts.record : null;
      const { added, removed } = this.#names.set(path, record ? fullNames(record) : []);
      names.push(...added, ...removed);
    }
    const moved = new Set<string>();
    const asked = names.map((name) => filterWords(foldName(name).text));
    const again = new Set([...changed.values()].filter((facts) => facts !== null));
    if (asked.length > 0) {
      const named = (facts: NoteFacts): boolean =>
        asked.some((words) => words.every((word) => mayHold(facts.words, word)));
      for (const facts of all.values()) if (named(facts)) again.add(facts);
    }
    for (const facts of again) if (this.#match(facts)) moved.add(facts.path);
    for (const [path, facts] of changed) if (!facts) this.#found.delete(path);
    return moved;
  }

  #match(facts: NoteFacts): boolean {
    const found: FoundName[] = [];
    for (const { start, text } of facts.prose) {
      // Short Han and Kana names count between other characters once their bearer has been named in the note.
      const mentioned = new Set(found.flatMap(({ owners }) => owners));
      for (const match of this.#names.find(text, mentioned)) {
        found.push({ range: { start: start + match.start, end: start + match.end }, owners: match.owners });
      }
    }
    const before = this.#found.get(facts.path);
    this.#found.set(facts.path, found);
    return JSON.stringify(before ?? []) !== JSON.stringify(found);
  }
}
