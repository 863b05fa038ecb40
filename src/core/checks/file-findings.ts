import type { Config } from '../model/config.ts';
import { yamlSuppressions } from '../notes/suppressions.ts';
import { Schemas } from '../schema/schemas.ts';
import type { Range } from '../text/range.ts';
import { type ConfigRead, configFile } from '../workspace/config.ts';
import { type ReviewRead, readReview } from '../workspace/reviews.ts';
import type { TeamSchemas } from '../workspace/team-schemas.ts';
import type { Texts } from '../workspace/texts.ts';
import type { Check, Draft } from './check.ts';
import { configInvalid } from './config-invalid.ts';
import { fileUnreadable } from './file-unreadable.ts';
import { internalError } from './internal-error.ts';
import type { FindingsByFile, Published } from './published.ts';
import { reviewInvalid } from './review-invalid.ts';
import { Findings, internalDraft } from './runner.ts';
import { schemaInvalid } from './schema-invalid.ts';
import { duplicateDrafts, schemaDraft, syntaxDraft } from './yaml-drafts.ts';

const atStart = { start: 0, end: 0 };
const builtIn = new Schemas();

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

  /** `why`: the file is there and can't be had. */
  config(read: ConfigRead, why: string | null, team: TeamSchemas, changed: FindingsByFile): void {
    const said: readonly Draft[] = [
      ...this.#drafts(configFile, 'attache', configFile, read, team.schemas),
      ...team.missing(),
      ...(why === null ? [] : [{ message: why, range: atStart }]),
    ];
    this.#yaml(configFile, configInvalid, said, changed);
  }

  schemas(team: TeamSchemas, changed: FindingsByFile): void {
    const problems = team.problems();
    const unreadable = team.unreadable();
    const before = this.#schemaFiles;
    this.#schemaFiles = [...problems.keys(), ...unreadable.keys()];
    for (const path of before) if (!this.#schemaFiles.includes(path)) this.#published.set(path, [], changed);
    for (const [path, wrong] of problems) this.#yaml(path, schemaInvalid, wrong, changed);
    for (const [path, why] of unreadable) this.unreadable(path, why, true, changed);
  }

  review(path: string, changed: FindingsByFile): void {
    const text = this.#texts.text(path);
    if (text === null) return;
    try {
      this.#yaml(path, reviewInvalid, this.#reviewDrafts(path, text), changed);
    } catch (error) {
      // The parser's recursion is as deep as the lists of the text.
      if (error instanceof RangeError)
        this.unreadable(path, `${path} nests lists or keys too deeply to be read.`, true, changed);
      else this.failed(path, 'reading', error, changed);
    }
  }

  #reviewDrafts(path: string, text: string): Draft[] {
    return this.#drafts(path, 'review', 'file of verdicts', readReview(text), builtIn);
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

  unreadable(path: string, why: string, known: boolean, changed: FindingsByFile): void {
    this.#alone(path, known, fileUnreadable, { range: atStart, message: why }, changed);
  }

  failed(path: string, what: string, error: unknown, changed: FindingsByFile): void {
    this.#alone(path, true, internalError, internalDraft(what, path, error), changed);
  }

  /** Publishes what is wrong in a file that is YAML from end to end, and what its comments keep quiet. */
  #yaml(path: string, check: Check, problems: readonly Draft[], changed: FindingsByFile): void {
    const text = this.#texts.text(path) ?? '';
    const textOf = ({ start, end }: Range): string => text.slice(start, end);
    const found = new Findings(this.#state(path, true), textOf, yamlSuppressions(text));
    for (const problem of problems) found.add(check, problem);
    found.finish();
    this.#published.set(path, found.sorted(), changed);
  }

  /** Publishes the one finding of a file that has no facts. */
  #alone(path: string, known: boolean, check: Check, draft: Draft, changed: FindingsByFile): void {
    const found = new Findings(this.#state(path, known), () => '');
    found.add(check, draft);
    this.#published.set(path, found.sorted(), changed);
  }

  #state(file: string, known: boolean) {
    return { file, known, released: false, config: this.#config() };
  }
}
