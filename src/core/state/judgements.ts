import type { Mention } from '../actors/mentions.ts';
import type { JudgedClaim } from '../sources/claims.ts';
import { SourceUses } from './source-uses.ts';

/** All that is derived of one note. */
export interface Judgement {
  readonly claims: readonly JudgedClaim[];
  readonly mentions: readonly Mention[];
}

export interface Judged extends Judgement {
  /** The keys of all questions that were put to others. */
  readonly asked: ReadonlySet<string>;
  /** What views over the claims show of it; empty without claims. */
  readonly shown: string;
}

export const emptyJudgement: Judgement = { claims: [], mentions: [] };

/** The judgements of all notes, and which of them asked for what. */
export class Judgements {
  readonly #judged = new Map<string, Judged>();
  readonly #dependents = new Map<string, Set<string>>();
  readonly #sourceUses = new SourceUses();
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
    for (const key of keys) for (const path of this.#dependents.get(key) ?? []) notes.add(path);
    return notes;
  }

  /** How many claims cite the source of this path. */
  claimsCiting(source: string): number {
    return this.#sourceUses.claims(source);
  }

  set(path: string, judged: Judged): void {
    if (judged.shown !== (this.#judged.get(path)?.shown ?? '')) this.#claimsVersion++;
    this.#forget(path);
    this.#judged.set(path, judged);
    this.#sourceUses.set(path, judged.claims);
    for (const key of judged.asked) {
      const dependents = this.#dependents.get(key) ?? new Set();
      this.#dependents.set(key, dependents.add(path));
    }
  }

  remove(path: string): void {
    if (this.of(path).claims.length > 0) this.#claimsVersion++;
    this.#forget(path);
  }

  #forget(path: string): void {
    for (const key of this.#judged.get(path)?.asked ?? []) {
      const dependents = this.#dependents.get(key);
      dependents?.delete(path);
      if (dependents?.size === 0) this.#dependents.delete(key);
    }
    this.#judged.delete(path);
    this.#sourceUses.set(path, []);
  }
}
