import { internalError } from '../checks/internal-error.ts';
import { byPlace } from '../checks/runner.ts';
import type { Finding } from '../model/finding.ts';
import type { Texts } from '../workspace/texts.ts';
import { capped } from './cap.ts';

/** Findings by file. */
export type FindingsByFile = Map<string, readonly Finding[]>;

/** What is kept of one file. */
interface Kept {
  /** As the checks have it: of the baseline they know nothing. */
  readonly found: readonly Finding[];
  readonly open: readonly Finding[];
  /** What comments and the baseline keep from being reported. */
  readonly quiet: readonly Finding[];
  /** What a door shows. */
  readonly shown: readonly Finding[];
  /** Where a door shows them: lines move where offsets stay. */
  readonly places: string;
}

const nothing: Kept = { found: [], open: [], quiet: [], shown: [], places: '[]' };

/** The findings of all files: the open ones, those that are kept quiet, and what the doors last saw. */
export class Published {
  readonly #kept = new Map<string, Kept>();
  readonly #again = new Map<string, () => readonly Finding[]>();
  readonly #texts: Texts;
  #known: ReadonlySet<string> = new Set();

  constructor(texts: Texts) {
    this.#texts = texts;
  }

  /**
   * Takes a file's findings; where a door would see a difference they are put into `changed`. `again` says the same
   * ones under the levels of attache.yaml, where no check does.
   */
  set(
    path: string,
    found: readonly Finding[],
    changed: FindingsByFile,
    again: (() => readonly Finding[]) | null = null,
  ): void {
    if (again) this.#again.set(path, again);
    else this.#again.delete(path);
    this.#keep(path, found, changed);
  }

  /** Says once more what no check of notes has found: levels have changed. */
  sayAgain(changed: FindingsByFile): void {
    for (const [path, again] of this.#again) this.set(path, again(), changed, again);
  }

  /** Takes the fingerprints of the baseline. */
  setKnown(known: ReadonlySet<string>, changed: FindingsByFile): void {
    this.#known = known;
    for (const [path, { found }] of this.#kept) this.#keep(path, found, changed);
  }

  /** The open ones of a file. */
  of(path: string): readonly Finding[] {
    return this.#of(path).open;
  }

  /** What a door shows of a file. */
  shownIn(path: string): readonly Finding[] {
    return this.#of(path).shown;
  }

  /** Whether a file has findings, quiet ones among them. */
  has(path: string): boolean {
    return this.#kept.has(path);
  }

  /** Files with findings that relate to a place in another. */
  relatedTo(path: string): string[] {
    return [...this.#kept].flatMap(([file, { found }]) =>
      found.some(({ related }) => related.some((place) => place.file === path)) ? [file] : [],
    );
  }

  files(): Iterable<string> {
    return this.#kept.keys();
  }

  /** All that are open, in order: file, start, check. */
  all(): Finding[] {
    return this.#inOrder(({ open }) => open);
  }

  /** Those that are not reported, in the same order. */
  quiet(): Finding[] {
    return this.#inOrder(({ quiet }) => quiet);
  }

  /** What a door shows where it asks for some alone, in the same order. */
  shown(wanted: (finding: Finding) => boolean): Finding[] {
    return this.#inOrder(({ open }) => capped(open.filter(wanted)));
  }

  #inOrder(some: (kept: Kept) => readonly Finding[]): Finding[] {
    return [...this.#kept.values()].flatMap(some).sort(byPlace);
  }

  #of(path: string): Kept {
    return this.#kept.get(path) ?? nothing;
  }

  #keep(path: string, found: readonly Finding[], changed: FindingsByFile): void {
    const before = this.#of(path);
    const now = this.#sorted(path, found);
    if (found.length > 0) this.#kept.set(path, now);
    else this.#kept.delete(path);
    const isSame = now.places === before.places && JSON.stringify(now.shown) === JSON.stringify(before.shown);
    if (!isSame) changed.set(path, now.shown);
  }

  #sorted(path: string, found: readonly Finding[]): Kept {
    const marked = found.map((finding) => (this.#isKnown(finding) ? asKnown(finding) : finding));
    const open = marked.filter(({ quiet }) => quiet === null);
    const shown = capped(open);
    const ranges = shown.map(({ range }) => range);
    return {
      found,
      open,
      quiet: marked.filter(({ quiet }) => quiet !== null),
      shown,
      places: JSON.stringify(this.#texts.places(path, ranges)),
    };
  }

  /** A fault of ours is never left for later. */
  #isKnown({ check, quiet, fingerprint }: Finding): boolean {
    return quiet === null && check !== internalError.name && this.#known.has(fingerprint);
  }
}

const asKnown = (finding: Finding): Finding => ({ ...finding, quiet: { by: 'baseline' } });
