import type { NoteFacts, Prose } from '../model/facts.ts';
import type { ActorRecord, OfficeRecord } from '../model/records.ts';
import { bitsOf, mayHold, wordsOfName } from '../text/bloom.ts';
import { type Folded, foldName } from '../text/fold.ts';
import type { Lookup } from '../workspace/lookup.ts';
import { isOfAnother, standingOf } from './bare-names.ts';
import { type FoundName, sameNames } from './found-names.ts';
import { NameIndex, type NameMatch } from './name-index.ts';
import { fullNames } from './names.ts';
import { RecordTitles } from './record-titles.ts';
import { surnamesOf } from './surnames.ts';
import type { TitleBeside } from './title-beside.ts';
import { TitleHolders } from './title-holders.ts';
import { isTitle, isTitleOfOffice, openingsOfTitles } from './titles.ts';
import { titleBeside } from './titles-by-script.ts';

/** What the index asks of the workspace: all notes, the keys whose answer may be another now, and a way to ask. */
export interface Surroundings {
  readonly all: ReadonlyMap<string, NoteFacts>;
  readonly keys: ReadonlySet<string>;
  readonly lookup: (asked: Set<string>) => Lookup;
}

/**
 * Where names of known actors stand in the prose of all notes: full names, and surnames and weak names, which mean
 * nobody alone. When an actor gains or loses a name, or an office beside which it is known by a surname, only notes
 * whose filter of words may hold it are matched again, on the prose that the facts keep.
 */
export class MentionIndex {
  readonly #titles = new RecordTitles();
  readonly #isTitle = (folded: string): boolean => isTitle(folded) || this.#titles.has(folded);
  readonly #isOfOffice = (folded: string): boolean => isTitleOfOffice(folded) || this.#titles.has(folded);
  readonly #names = new NameIndex(this.#isTitle);
  /** Kept apart: they say nothing on their own. */
  readonly #surnames = new NameIndex(this.#isTitle);
  readonly #holders = new TitleHolders();
  readonly #found = new Map<string, readonly FoundName[]>();

  found(path: string): readonly FoundName[] {
    return this.#found.get(path) ?? [];
  }

  /** Takes changed notes (null: gone) and answers with the notes whose names are found elsewhere than before. */
  update(changed: ReadonlyMap<string, NoteFacts | null>, around: Surroundings): Set<string> {
    const asked = new Map<string, Asked>();
    for (const [path, facts] of changed) this.#take(path, facts, asked);
    for (const path of this.#holders.update(changed, around)) this.#askCalled(path, around.all, asked);
    const moved = new Set<string>();
    for (const facts of this.matchedFor(changed, around.all, asked))
      if (this.#match(facts)) moved.add(facts.path);
    for (const [path, facts] of changed) if (!facts) this.#found.delete(path);
    return moved;
  }

  /** The notes that are looked through: those that changed, and those that may hold one of these names. */
  protected matchedFor(
    changed: ReadonlyMap<string, NoteFacts | null>,
    all: ReadonlyMap<string, NoteFacts>,
    asked: ReadonlyMap<string, Asked>,
  ): Set<NoteFacts> {
    const again = new Set([...changed.values()].filter((facts) => facts !== null));
    addAsked(again, all, [...asked.values()]);
    return again;
  }

  #take(path: string, facts: NoteFacts | null, asked: Map<string, Asked>): void {
    const record = facts?.record ?? null;
    const actor = record?.kind === 'actor' ? record : null;
    const names = this.#names.set(path, actor ? fullNames(actor) : []);
    const surnames = this.#surnames.set(path, actor ? surnamesOf(actor) : []);
    const titles = this.#titles.set(path, isTitled(record) ? record : null);
    for (const name of [...names.added, ...names.removed, ...titles])
      asked.set(`name ${name}`, askedOfName(name));
    for (const name of [...surnames.added, ...surnames.removed])
      asked.set(`surname ${name}`, askedOfSurname(name));
  }

  /** An actor who may be meant by another title than before is looked for beside it, by surname or full name. */
  #askCalled(path: string, all: ReadonlyMap<string, NoteFacts>, asked: Map<string, Asked>): void {
    const record = all.get(path)?.record;
    if (record?.kind !== 'actor') return;
    for (const name of surnamesOf(record)) asked.set(`surname ${name}`, askedOfSurname(name));
    for (const name of fullNames(record)) {
      if (this.#names.isShared(name)) asked.set(`name ${name}`, askedOfName(name));
    }
  }

  #match(facts: NoteFacts): boolean {
    const found: FoundName[] = [];
    // Short Han and Kana names count between other characters once their bearer has been named in the note.
    const mentioned: (readonly string[])[] = [];
    for (const block of facts.prose) {
      const folded = foldName(block.text);
      const names = this.#names.find(block.text, { mentioned, folded });
      mentioned.push(...names.map(({ owners }) => owners));
      const all = [
        ...names.map((match) => this.#full(block, match)),
        ...this.#weak(block, folded, names, mentioned),
      ];
      found.push(...all.sort((a, b) => a.range.start - b.range.start));
    }
    const before = this.#found.get(facts.path);
    this.#found.set(facts.path, found);
    return !before || !sameNames(before, found);
  }

  #full(block: Prose, match: NameMatch): FoundName {
    const beside = match.owners.length > 1 ? this.#beside(block.text, match) : null;
    return this.#place(block, match, 'full', beside === 'other' ? null : beside);
  }

  /** Surnames and weak names, none of them in a full name. */
  #weak(
    block: Prose,
    folded: Folded,
    names: readonly NameMatch[],
    mentioned: readonly (readonly string[])[],
  ): FoundName[] {
    const found: FoundName[] = [];
    const isFree = freeOf(names);
    const { text } = block;
    this.#surnames.find(text, {
      mentioned,
      folded,
      mayStand: (match) => {
        if (!isFree(match)) return false;
        const title = this.#beside(text, match);
        // Somebody else of that name may be meant by what follows, too.
        const kind =
          title === 'other' ? 'another' : title ? 'weak' : standingOf(text, match.start, match.end);
        if (!kind) return false;
        found.push(this.#place(block, match, kind, title === 'other' ? null : title));
        return kind !== 'another';
      },
      onOther: (match) => {
        if (isFree(match) && isOfAnother(text, match.start, match.end))
          found.push(this.#place(block, match, 'another', null));
      },
    });
    return found;
  }

  #beside = (text: string, { start, end }: NameMatch) => titleBeside(text, start, end, this.#isOfOffice);

  #place({ start }: Prose, match: NameMatch, kind: FoundName['kind'], title: TitleBeside | null): FoundName {
    return {
      range: { start: start + match.start, end: start + match.end },
      owners: match.owners,
      kind,
      title,
      holders: title ? this.#holders.of(match.owners, title) : [],
    };
  }
}

const isTitled = (record: NoteFacts['record']): record is ActorRecord | OfficeRecord =>
  record?.kind === 'actor' || record?.kind === 'office';

/** Whether a place lies in none of these names; asked for places in order. */
function freeOf(names: readonly NameMatch[]): (match: NameMatch) => boolean {
  let next = 0;
  return ({ start, end }) => {
    while ((names[next]?.end ?? Infinity) <= start) next++;
    return (names[next]?.start ?? Infinity) >= end;
  };
}

/** What a note must be filed under to hold a name: all words of one of these, by their bits. */
export type Asked = readonly (readonly (readonly number[])[])[];

const askedOfName = (name: string): Asked => [wordsOfName(foldName(name).text).map(bitsOf)];

/**
 * A single character of Korean or Chinese stands alone, or with the first of a title, so that few notes are asked.
 */
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
