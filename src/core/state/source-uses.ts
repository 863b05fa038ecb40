import type { JudgedClaim } from '../sources/claims.ts';

/** How many claims cite each source, kept up with each judgement. */
export class SourceUses {
  /** Paths of the sources that the claims of a note cite, one for each claim and source. */
  readonly #ofNote = new Map<string, readonly string[]>();
  readonly #counts = new Map<string, number>();

  set(note: string, claims: readonly JudgedClaim[]): void {
    const cited = claims.flatMap(({ evidence }) => [
      ...new Set(evidence.flatMap(({ source }) => source?.path ?? [])),
    ]);
    for (const path of this.#ofNote.get(note) ?? []) this.#add(path, -1);
    for (const path of cited) this.#add(path, 1);
    if (cited.length > 0) this.#ofNote.set(note, cited);
    else this.#ofNote.delete(note);
  }

  /** How many claims cite the source of this path. */
  claims(source: string): number {
    return this.#counts.get(source) ?? 0;
  }

  #add(path: string, by: 1 | -1): void {
    const count = this.claims(path) + by;
    if (count > 0) this.#counts.set(path, count);
    else this.#counts.delete(path);
  }
}
