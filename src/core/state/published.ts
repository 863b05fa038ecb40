import type { Finding } from '../model/finding.ts';
import type { Texts } from '../workspace/texts.ts';
import { byPlace } from '../checks/runner.ts';

/** Findings by file. */
export type FindingsByFile = Map<string, readonly Finding[]>;

/** The findings of all files, and what the doors last saw of them: lines too, which move where offsets stay. */
export class Published {
  readonly #findings: FindingsByFile = new Map();
  /** Where a door showed them last. */
  readonly #places = new Map<string, string>();
  readonly #again = new Map<string, () => readonly Finding[]>();
  readonly #texts: Texts;

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  /**
   * Takes a file's findings; where a door would see a difference they are put into `changed`. `again` says the same
   * ones under the levels of attache.yaml, where no check does.
   */
  set(
    path: string,
    findings: readonly Finding[],
    changed: FindingsByFile,
    again: (() => readonly Finding[]) | null = null,
  ): void {
    if (again) this.#again.set(path, again);
    else this.#again.delete(path);
    const ranges = findings.map(({ range }) => range);
    const places = JSON.stringify(this.#texts.places(path, ranges));
    const isSame =
      places === (this.#places.get(path) ?? '[]') &&
      JSON.stringify(findings) === JSON.stringify(this.of(path));
    if (findings.length > 0) {
      this.#findings.set(path, findings);
      this.#places.set(path, places);
    } else {
      this.#findings.delete(path);
      this.#places.delete(path);
    }
    if (!isSame) changed.set(path, findings);
  }

  /** Says once more what no check of notes has found: levels have changed. */
  sayAgain(changed: FindingsByFile): void {
    for (const [path, again] of this.#again) this.set(path, again(), changed, again);
  }

  of(path: string): readonly Finding[] {
    return this.#findings.get(path) ?? [];
  }

  /** Files with findings that relate to a place in another. */
  relatedTo(path: string): string[] {
    return [...this.#findings].flatMap(([file, findings]) =>
      findings.some(({ related }) => related.some((place) => place.file === path)) ? [file] : [],
    );
  }

  files(): Iterable<string> {
    return this.#findings.keys();
  }

  /** All in order: file, start, check. */
  all(): Finding[] {
    return [...this.#findings.values()].flat().sort(byPlace);
  }
}
