import type { Mention } from '../actors/mentions.ts';
import type { JudgedClaim } from '../sources/claims.ts';

/** All that is derived of one note. */
export interface Judgement {
  readonly claims: readonly JudgedClaim[];
  readonly mentions: readonly Mention[];
}

export interface Judged extends Judgement {
  /** What views over the claims show of it; empty without claims. */
  readonly shown: string;
}

/** What was asked for, and the notes that did. */
interface Question {
  readonly key: string;
  readonly askers: Set<string>;
}

interface Kept extends Judged {
  /** Hundreds of notes ask for the same: each key is kept once. */
  readonly questions: readonly Question[];
}

export const emptyJudgement: Judgement = { claims: [], mentions: [] };

/** The judgements of all notes, and which of them asked for what. */
export class Judgements {
  readonly #judged = new Map<string, Kept>();
  readonly #questions = new Map<string, Question>();
  #claimsVersion = 0;

  /** Grows whenever a row of a view over the claims may have changed. */
  get claimsVersion(): number {
    return this.#claimsVersion;
  }

  of(path: string): Judgement {
    return this.#judged.get(path) ?? emptyJudgement;
  }

  /** Notes that asked for one of these keys. */
  dependentsOf(keys: Iterable<string>): Set<string> {
    const notes = new Set<string>();
    for (const key of keys) for (const path of this.#questions.get(key)?.askers ?? []) notes.add(path);
    return notes;
  }

  /** `asked` are the keys of all questions that were put to others. */
  set(path: string, judged: Judged, asked: ReadonlySet<string>): void {
    if (judged.shown !== (this.#judged.get(path)?.shown ?? '')) this.#claimsVersion++;
    this.#forget(path);
    this.#judged.set(path, { ...judged, questions: [...asked].map((key) => this.#asks(path, key)) });
  }

  remove(path: string): void {
    if (this.of(path).claims.length > 0) this.#claimsVersion++;
    this.#forget(path);
  }

  #asks(path: string, key: string): Question {
    const question = this.#questions.get(key) ?? { key, askers: new Set<string>() };
    question.askers.add(path);
    this.#questions.set(key, question);
    return question;
  }

  #forget(path: string): void {
    for (const { key, askers } of this.#judged.get(path)?.questions ?? []) {
      askers.delete(path);
      if (askers.size === 0) this.#questions.delete(key);
    }
    this.#judged.delete(path);
  }
}
