import type { Config } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { yamlSuppressions } from '../notes/suppressions.ts';
import { type Schemas, ourSchemas } from '../schema/schemas.ts';
import type { Range } from '../text/range.ts';
import { type ConfigRead, configFile } from '../workspace/config.ts';
import { type ReviewRead, readReview } from '../workspace/reviews.ts';
import type { Lookup } from '../workspace/lookup.ts';
import type { TeamSchemas } from '../workspace/team-schemas.ts';
import type { Texts } from '../workspace/texts.ts';
import type { Check, Draft } from '../checks/check.ts';
import { configInvalid } from '../checks/config-invalid.ts';
import { fileUnreadable } from '../checks/file-unreadable.ts';
import { internalError } from '../checks/internal-error.ts';
import type { FindingsByFile, Published } from './published.ts';
import { reviewInvalid } from '../checks/review-invalid.ts';
import { type Found, Findings, checkVerdicts, internalDraft } from '../checks/runner.ts';
import { schemaInvalid } from '../checks/schema-invalid.ts';
import { duplicateDrafts, schemaDraft, syntaxDraft } from '../checks/yaml-drafts.ts';

const atStart = { start: 0, end: 0 };

const foundAs = (check: Check, drafts: readonly Draft[]): Found[] =>
  drafts.map((draft) => ({ check, draft }));

/** Findings of files that no check of notes looks at: attache.yaml, schemas, verdicts, and what can't be read. */
export class FileFindings {
  readonly #published: Published;
  readonly #texts: Texts;
  readonly #config: () => Config;
  /** Schemas that have findings of their own, or may have. */
  #schemaFiles: readonly string[] = [];

  constructor(published: Published, texts: Texts, config: () => Config) {
    this.#published = published;
    this.#texts = texts;
    this.#config = config;
  }

  /** `why`: the file is there and can't be had; `absent`: files that it names are not, or no use. */
  config(
    read: ConfigRead,
    why: string | null,
    { schemas, absent }: { readonly schemas: Schemas; readonly absent: readonly Draft[] },
    changed: FindingsByFile,
  ): void {
    // Settings that were kept have no place in the text of now.
    const placed = why === null && read.problems.length === 0;
    this.#safely(configFile, changed, () => {
      if ('failure' in read) throw read.failure;
      const said: readonly Draft[] = [
        ...this.#drafts(configFile, 'attache', configFile, read, schemas),
        ...read.taken,
        ...(placed ? absent : []),
        ...(why === null ? [] : [{ message: why, range: atStart }]),
      ];
      this.#yaml(configFile, foundAs(configInvalid, said), changed);
    });
  }

  schemas(team: TeamSchemas, changed: FindingsByFile): void {
    const problems = team.problems();
    const unreadable = team.unreadable();
    const before = this.#schemaFiles;
    this.#schemaFiles = [...problems.keys(), ...unreadable.keys()];
    for (const path of before) if (!this.#schemaFiles.includes(path)) this.#published.set(path, [], changed);
    for (const [path, wrong] of problems)
      this.#safely(path, changed, () => {
        if (team.failures().has(path)) throw team.failures().get(path);
        this.#yaml(path, foundAs(schemaInvalid, wrong), changed);
      });
    for (const [path, why] of unreadable) this.unreadable(path, why, true, changed);
  }

  /** What is wrong in a library that could be read, and what its entries owe to the notes that use them. */
  library(path: string, found: readonly Found[], changed: FindingsByFile): void {
    const text = this.#texts.text(path) ?? '';
    this.#publish(path, changed, () => {
      const findings = new Findings(this.#state(path, true), ({ start, end }) => text.slice(start, end));
      for (const { check, draft } of found) findings.add(check, draft);
      return findings.sorted();
    });
  }

  /** What is wrong in a file of verdicts: its shape, and what it names, which `lookup` is asked for. */
  review(path: string, lookup: Lookup, changed: FindingsByFile): void {
    const text = this.#texts.text(path);
    if (text === null) return;
    this.#safely(path, changed, () => {
      const read = readReview(text);
      const said = this.#drafts(path, 'review', 'file of verdicts', read, ourSchemas);
      const textOf = ({ start, end }: Range): string => text.slice(start, end);
      const found = checkVerdicts({ path, root: read.value, lookup, textOf });
      this.#yaml(path, [...foundAs(reviewInvalid, said), ...found], changed);
    });
  }

  /** What throws while a file is read becomes the one finding of that file; the rest goes on. */
  #safely(path: string, changed: FindingsByFile, work: () => void): void {
    try {
      work();
    } catch (error) {
      // Parsers recurse as deep as the lists of the text.
      if (error instanceof RangeError)
        this.unreadable(path, `${path} nests lists or keys too deeply to be read.`, true, changed);
      else this.failed(path, 'reading', error, changed);
    }
  }

  /** What is wrong in YAML that a schema of ours describes; `whole` is what it is called. */
  #drafts(path: string, schema: string, whole: string, read: ReviewRead, schemas: Schemas): Draft[] {
    const text = this.#texts.text(path) ?? '';
    const yaml = { start: text.startsWith('\uFEFF') ? 1 : 0, end: text.length };
    const { value: root, problems, duplicates, wrong } = read;
    const context = { schemas, schema: schemas.builtIn(schema), text, yaml, guess: () => null };
    return [
      ...problems.map((problem) => syntaxDraft(text, yaml, problem)),
      ...duplicateDrafts(path, text, root, duplicates),
      ...(root ? wrong.map((problem) => schemaDraft(problem, whole, { ...context, root })) : []),
    ];
  }

  /** Says again what was said: attache.yaml gives other levels. */
  levels(changed: FindingsByFile): void {
    this.#published.sayAgain(changed);
  }

  unreadable(path: string, why: string, known: boolean, changed: FindingsByFile): void {
    this.#alone(path, known, fileUnreadable, { range: atStart, message: why }, changed);
  }

  failed(path: string, what: string, error: unknown, changed: FindingsByFile): void {
    this.#alone(path, true, internalError, internalDraft(what, path, error), changed);
  }

  /** Publishes what is wrong in a file that is YAML from end to end, and what its comments keep quiet. */
  #yaml(path: string, found: readonly Found[], changed: FindingsByFile): void {
    const text = this.#texts.text(path) ?? '';
    const textOf = ({ start, end }: Range): string => text.slice(start, end);
    const suppressions = yamlSuppressions(text);
    this.#publish(path, changed, () => {
      const findings = new Findings(this.#state(path, true), textOf, suppressions);
      for (const { check, draft } of found) findings.add(check, draft);
      findings.finish();
      return findings.sorted();
    });
  }

  /** Publishes the one finding of a file that has no facts. */
  #alone(path: string, known: boolean, check: Check, draft: Draft, changed: FindingsByFile): void {
    this.#publish(path, changed, () => {
      const found = new Findings(this.#state(path, known), () => '');
      found.add(check, draft);
      return found.sorted();
    });
  }

  #publish(path: string, changed: FindingsByFile, found: () => readonly Finding[]): void {
    this.#published.set(path, found(), changed, found);
  }

  #state(file: string, known: boolean) {
    return { file, known, released: false, config: this.#config() };
  }
}
