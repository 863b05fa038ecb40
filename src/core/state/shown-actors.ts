import type { Mention } from '../actors/mentions.ts';
import type { NoteUses } from './actor-uses.ts';
import type { NoteFacts } from '../model/facts.ts';
import type { AnyRecord } from '../model/records.ts';
import { around } from '../text/around.ts';
import { quickHash } from '../text/hash.ts';
import type { LineIndex } from '../text/lines.ts';

/** What a note adds to a view over the actors, made comparable. */
interface Shown {
  /** How often it uses each actor. */
  readonly counted: number;
  /** Where and in which words. */
  readonly places: number;
}

const nothing: Shown = { counted: quickHash('[]'), places: quickHash('[]') };

/** Tells when a view over the actors may show something else, by numbers that grow. */
export class ShownActors {
  readonly #notes = new Map<string, Shown>();
  #rows = 0;
  #places = 0;

  /** Grows whenever an actor's own row may have changed. */
  get rows(): number {
    return this.#rows;
  }

  /** Grows whenever a mention that stands under an actor may have changed, or moved. */
  get places(): number {
    return this.#places;
  }

  /** A record has come, gone or changed. */
  recordChanged(...records: readonly (AnyRecord | null | undefined)[]): void {
    // An actor's row names offices by what their notes call them.
    if (records.some((record) => record?.kind === 'actor' || record?.kind === 'office')) this.#rows++;
  }

  /** How long a record counts as checked is another time now. */
  ruleChanged(): void {
    this.#rows++;
  }

  noteJudged(note: NoteFacts, uses: NoteUses, text: string, lines: LineIndex | null): void {
    const shown =
      uses.size === 0 ? nothing : { counted: countedOf(uses), places: placesOf(note, uses, text, lines) };
    this.#set(note.path, shown);
  }

  noteGone(path: string): void {
    this.#set(path, nothing);
  }

  #set(path: string, shown: Shown): void {
    const before = this.#notes.get(path) ?? nothing;
    if (before.counted !== shown.counted) this.#rows++;
    if (before.places !== shown.places) this.#places++;
    if (shown === nothing) this.#notes.delete(path);
    else this.#notes.set(path, shown);
  }
}

const countedOf = (uses: NoteUses): number =>
  quickHash(
    JSON.stringify(
      [...uses].map(([actor, { mentions, undecided, claims }]) => [
        actor,
        mentions.length,
        undecided.length,
        claims.length,
      ]),
    ),
  );

/** A mention that may mean any of hundreds is shown under each of them, and looked at once. */
function placesOf(note: NoteFacts, uses: NoteUses, text: string, lines: LineIndex | null): number {
  const numbers = new Map<Mention, number>();
  const numberOf = (mention: Mention): number => {
    const number = numbers.get(mention) ?? numbers.size;
    numbers.set(mention, number);
    return number;
  };
  const byActor = [...uses].flatMap(([actor, { mentions, undecided }]) => {
    const named = [...mentions, ...undecided].map(numberOf);
    return named.length === 0 ? [] : [[actor, ...named]];
  });
  if (numbers.size === 0) return nothing.places;
  const places = [...numbers.keys()].map(({ range }) => [lines?.position(range.start), around(text, range)]);
  return quickHash(JSON.stringify([note.record?.title?.value, byActor, places]));
}
