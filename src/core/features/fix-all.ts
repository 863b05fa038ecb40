import { checks } from '../checks/registry.ts';
import { type Finding, isFixable } from '../model/finding.ts';
import type { Service } from '../service.ts';
import { type TextEdit, applyEdits, together } from '../text/edits.ts';
import { configFile } from '../workspace/config.ts';

/*
 * Which fixes are applied unasked, in which order, and when one is taken back. They are applied together where they
 * can be, and everything is judged again: some fixes show only what is wrong next, and some make room for others.
 */

/** A workspace in which texts can be tried. */
export interface Bench {
  readonly service: Service;
  /** Takes texts for those of the files; once it is done, all that depends on them has been judged. */
  readonly take: (texts: ReadonlyMap<string, string>) => Promise<void>;
}

export interface FixedFile {
  readonly file: string;
  readonly before: string;
  readonly after: string;
  /** How many findings were mended. */
  readonly count: number;
}

/** A fix that was tried and taken back. */
export interface Unfixed {
  readonly finding: Finding;
  readonly why: string;
}

export interface AllFixed {
  readonly files: readonly FixedFile[];
  readonly unfixed: readonly Unfixed[];
}

/** A finding with the edits that mend it. */
interface Mendable {
  readonly finding: Finding;
  readonly edits: readonly TextEdit[];
}

/** What has one answer, with its edits. A note that is still to be begun is never begun unasked. */
export const mendable = (found: readonly Finding[]): Mendable[] =>
  found.flatMap((finding) => {
    const [fix] = finding.fixes;
    return fix && isFixable(finding) && !fix.begins ? [{ finding, edits: fix.edits }] : [];
  });

/** An end for fixes that undo each other, should there ever be such. */
const mostTrials = 500;

/** Mends all in some files that has one answer, until nothing of it is left. Their texts are left with the service. */
export async function fixAll(bench: Bench, isOurs: (file: string) => boolean): Promise<AllFixed> {
  const fixing = new Fixing(bench, isOurs);
  let most = Infinity;
  for (let trial = 0; trial < mostTrials; trial++) {
    const next = fixing.next().slice(0, most);
    if (next.length === 0) break;
    const tried = await fixing.tried(next);
    // Where some of many do harm, fewer are tried, until it is known which.
    if (tried.isKept) most *= 2;
    else most = tried.count > 1 ? Math.ceil(tried.count / 2) : Infinity;
  }
  return fixing.done();
}

interface Tried {
  readonly isKept: boolean;
  /** How many findings it was about. */
  readonly count: number;
}

interface Combined {
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
  readonly taken: readonly Finding[];
}

class Fixing {
  readonly #bench: Bench;
  readonly #isOurs: (file: string) => boolean;
  readonly #before = new Map<string, string>();
  readonly #counts = new Map<string, number>();
  /** By fingerprint, why. */
  readonly #refused = new Map<string, string>();

  constructor(bench: Bench, isOurs: (file: string) => boolean) {
    this.#bench = bench;
    this.#isOurs = isOurs;
  }

  /** What is to be mended next: of what there is, all that comes first. */
  next(): Mendable[] {
    const open = this.#open(this.#bench.service.findings());
    const first = Math.min(...open.map(({ finding }) => rankOf(finding)));
    return open.filter(({ finding }) => rankOf(finding) === first);
  }

  /** Mends as much as can be mended at once, and takes it back where that does harm. */
  async tried(next: readonly Mendable[]): Promise<Tried> {
    const { service, take } = this.#bench;
    const found = service.findings();
    const { before, after, taken } = this.#combined(next);
    const [first] = taken;
    if (!first) return this.#refuse(next[0]?.finding, 'its edits get in each other’s way');
    await take(after);
    const harm = this.#harm(found, service.findings(), taken);
    if (harm === null) return this.#keep(before, taken);
    await take(before);
    return taken.length === 1 ? this.#refuse(first, harm) : { isKept: false, count: taken.length };
  }

  /** What was changed, and what of all that was tried is still found. */
  done(): AllFixed {
    const { service } = this.#bench;
    const files = [...this.#before].map(([file, before]) => ({
      file,
      before,
      after: service.text(file) ?? before,
      count: this.#counts.get(file) ?? 0,
    }));
    const unfixed = service.findings().flatMap((finding) => {
      const why = this.#refused.get(finding.fingerprint);
      return why === undefined ? [] : [{ finding, why }];
    });
    return { files: files.filter(({ before, after }) => before !== after), unfixed };
  }

  #open(found: readonly Finding[]): Mendable[] {
    return mendable(found).filter(
      ({ finding }) => this.#isOurs(finding.file) && !this.#refused.has(finding.fingerprint),
    );
  }

  #combined(next: readonly Mendable[]): Combined {
    const { service } = this.#bench;
    const before = new Map<string, string>();
    const after = new Map<string, string>();
    const taken: Finding[] = [];
    for (const file of new Set(next.map(({ finding }) => finding.file))) {
      const here = together(next.filter(({ finding }) => finding.file === file));
      const text = service.text(file) ?? '';
      before.set(file, text);
      after.set(file, applyEdits(text, here.edits));
      taken.push(...here.taken.map(({ finding }) => finding));
    }
    return { before, after, taken };
  }

  #keep(before: ReadonlyMap<string, string>, taken: readonly Finding[]): Tried {
    for (const [file, text] of before) if (!this.#before.has(file)) this.#before.set(file, text);
    for (const { file } of taken) this.#counts.set(file, (this.#counts.get(file) ?? 0) + 1);
    return { isKept: true, count: taken.length };
  }

  #refuse(finding: Finding | undefined, why: string): Tried {
    if (finding) this.#refused.set(finding.fingerprint, why);
    return { isKept: false, count: 1 };
  }

  /** Why fixes are to be taken back: one does not help, or there is a new error that no fix will mend in its turn. */
  #harm(before: readonly Finding[], after: readonly Finding[], taken: readonly Finding[]): string | null {
    const [had, have] = [countsOf(before), countsOf(after)];
    for (const [key, mended] of countsOf(taken))
      if ((have.get(key) ?? 0) > (had.get(key) ?? 0) - mended)
        return 'what it was to mend would still be found';
    const passing = new Set(this.#open(after).map(({ finding }) => finding));
    const error = newErrors(before, after).find((each) => !passing.has(each));
    return error ? `it would bring an error: ${error.message}` : null;
  }
}

/** Neither its words were an error before, nor as many had its message: what is edited around an error leaves it. */
function newErrors(before: readonly Finding[], after: readonly Finding[]): Finding[] {
  const [errorsBefore, errors] = [before.filter(isError), after.filter(isError)];
  const known = new Set(errorsBefore.map(({ fingerprint }) => fingerprint));
  const [had, have] = [countsOf(errorsBefore), countsOf(errors)];
  const isMore = (key: string): boolean => (have.get(key) ?? 0) > (had.get(key) ?? 0);
  return errors.filter((finding) => !known.has(finding.fingerprint) && isMore(keyOf(finding)));
}

/**
 * Settings first: they say which findings there are. Suppressions last: what another fix brings to light may be what
 * they keep quiet.
 */
function rankOf({ file, check }: Finding): number {
  if (checks.some(({ name, last }) => name === check && last)) return 2;
  return file === configFile ? 0 : 1;
}

const isError = ({ level }: Finding): boolean => level === 'error';

const keyOf = ({ file, check, message }: Finding): string => JSON.stringify([file, check, message]);

function countsOf(findings: readonly Finding[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const key of findings.map(keyOf)) counts.set(key, (counts.get(key) ?? 0) + 1);
  return counts;
}
