import type { Draft } from '../checks/check.ts';
import type { Config } from '../model/config.ts';
import { type KnownFinding, readBaseline } from '../workspace/baseline.ts';
import type { GivenFile } from '../workspace/workspace.ts';

interface Taken {
  readonly known: readonly KnownFinding[];
  readonly problem: string | null;
}

/** The baseline: from the file that attache.yaml names, or from one that a door has in its place. */
export class KnownFindings {
  #named: Config['baseline'] = null;
  #read: Taken | null = null;
  #instead: readonly KnownFinding[] | null = null;

  /** Null where no baseline is in force. */
  get known(): readonly KnownFinding[] | null {
    return this.#instead ?? this.#read?.known ?? null;
  }

  get fingerprints(): ReadonlySet<string> {
    return new Set(this.known?.map(({ fingerprint }) => fingerprint));
  }

  /** The file to be read, null where none is wanted. */
  get wanted(): string | null {
    return this.#instead === null && this.#read === null ? (this.#named?.value ?? null) : null;
  }

  has(path: string): boolean {
    return this.#named?.value === path;
  }

  configure({ baseline }: Config): void {
    if (baseline?.value !== this.#named?.value) this.#read = null;
    this.#named = baseline;
  }

  set(path: string, given: GivenFile): void {
    this.#read = taken(path, given);
  }

  instead(known: readonly KnownFinding[]): void {
    this.#instead = known;
  }

  /** What is wrong with the file, at the place where attache.yaml names it. */
  problems(): Draft[] {
    const problem = this.#instead === null ? (this.#read?.problem ?? null) : null;
    return this.#named && problem !== null ? [{ range: this.#named.range, message: problem }] : [];
  }
}

function taken(path: string, given: GivenFile): Taken {
  const without = (problem: string): Taken => ({ known: [], problem });
  if ('why' in given) return without(given.why);
  if ('missing' in given)
    return without(
      `There is no file ${path}. Write it with \`attache lint --write-baseline ${path}\`, or leave the key out.`,
    );
  const read = readBaseline(path, given.text);
  return 'problem' in read ? without(read.problem) : { known: read.known, problem: null };
}
