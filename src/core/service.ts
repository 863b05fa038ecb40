import { type Mention, decideMentions } from './actors/mentions.ts';
import { MentionIndex } from './actors/mention-index.ts';
import { FileFindings } from './checks/file-findings.ts';
import { type FindingsByFile, Published } from './checks/published.ts';
import { runChecks } from './checks/runner.ts';
import type { Config } from './model/config.ts';
import type { NoteFacts } from './model/facts.ts';
import type { Finding } from './model/finding.ts';
import { isBuiltInType } from './model/note-types.ts';
import { factsOf } from './notes/facts.ts';
import { type JudgedClaim, judgeClaims } from './sources/claims.ts';
import { QuotationFinder } from './sources/quotations.ts';
import { type Day, type Days, day } from './text/dates.ts';
import { textHash } from './text/hash.ts';
import type { LineIndex } from './text/lines.ts';
import { type Range, contains } from './text/range.ts';
import type { SchemaText } from './schema/own.ts';
import type { Schemas } from './schema/schemas.ts';
import { describedFrontmatter } from './schema/walk.ts';
import { type ConfigRead, configFile, readConfig } from './workspace/config.ts';
import { Lookup } from './workspace/lookup.ts';
import { isReviewPath } from './workspace/selection.ts';
import { TeamSchemas } from './workspace/team-schemas.ts';
import { Texts } from './workspace/texts.ts';
import { Workspace } from './workspace/workspace.ts';

/** What happened to a file. Paths are relative to the workspace, with `/`. */
export type Change =
  | { readonly kind: 'text'; readonly path: string; readonly text: string }
  /** `known`: the file names a known type as far as it can be read, or its type can't be told at all. */
  | { readonly kind: 'unreadable'; readonly path: string; readonly why: string; readonly known: boolean }
  | { readonly kind: 'gone'; readonly path: string };

/** What a batch of changes led to. */
export interface Update {
  /** Files whose findings differ now, with all their findings. */
  readonly findings: ReadonlyMap<string, readonly Finding[]>;
  /** Captures to be read and given to `setCapture`. */
  readonly wantedCaptures: readonly string[];
  /** Schemas to be read and given to `setSchema`. */
  readonly wantedSchemas: readonly string[];
}

/** All that is derived of one note. */
export interface Judgement {
  readonly claims: readonly JudgedClaim[];
  readonly mentions: readonly Mention[];
}

interface Judged extends Judgement {
  readonly asked: ReadonlySet<string>;
  /** What views over the claims show of it; empty without claims. */
  readonly shown: string;
}

const empty: Judgement = { claims: [], mentions: [] };

/** The façade of the core: the same for the editor, the command line and the web. Owns all state of a workspace. */
export class Service {
  readonly #workspace = new Workspace();
  readonly #mentions = new MentionIndex();
  readonly #finder = new QuotationFinder();
  readonly #judged = new Map<string, Judged>();
  readonly #dependents = new Map<string, Set<string>>();
  readonly #texts = new Texts();
  readonly #published = new Published(this.#texts);
  readonly #files = new FileFindings(this.#published, this.#texts, () => this.config);
  readonly #team = new TeamSchemas();
  readonly #clock: () => Day;
  #claimsVersion = 0;
  #config: ConfigRead = readConfig('');
  #configUnreadable: string | null = null;
  readonly #reviews = new Set<string>();

  /** Time comes in from outside: `clock` says which day it is. */
  constructor(clock: () => Day) {
    this.#clock = clock;
  }

  /** Grows whenever a row of a view over the claims may have changed. */
  get claimsVersion(): number {
    return this.#claimsVersion;
  }

  get today(): Day {
    return this.#clock();
  }

  get config(): Config {
    return this.#config.config;
  }

  /** The schemas of frontmatter, attache.yaml and files of verdicts. */
  get schemas(): Schemas {
    return this.#team.schemas;
  }

  get notes(): ReadonlyMap<string, NoteFacts> {
    return this.#workspace.notes;
  }

  /** Questions to the whole workspace, for features that answer at once and keep nothing. */
  get lookup(): Lookup {
    return new Lookup(this.#workspace);
  }

  judgement(path: string): Judgement {
    return this.#judged.get(path) ?? empty;
  }

  lines(path: string): LineIndex | null {
    return this.#texts.lines(path);
  }

  text(path: string): string | null {
    return this.#texts.text(path);
  }

  /** All findings in order: file, start, check. */
  findings(): Finding[] {
    return this.#published.all();
  }

  /** Files that are notes or verdicts, or have findings of their own. */
  files(): Set<string> {
    return new Set([...this.#workspace.notes.keys(), ...this.#reviews, ...this.#published.files()]);
  }

  findingsIn(path: string): readonly Finding[] {
    return this.#published.of(path);
  }

  /**
   * Takes attache.yaml's text; null where it is gone, and `unreadable` says why it can't be had. Every note is judged
   * again under it.
   */
  configure(text: string | null, unreadable: string | null = null): Update {
    const changed: FindingsByFile = new Map();
    const before = this.#ownTypes();
    this.#config = readConfig(text ?? '');
    this.#configUnreadable = unreadable;
    this.#texts.set(configFile, text);
    this.#team.configure(this.config);
    this.#files.config(this.#config, unreadable, this.#team, changed);
    this.#files.schemas(this.#team, changed);
    const { findings, wantedCaptures } = this.apply([...this.#retyped(before), ...this.#movedReviews()]);
    for (const path of this.#reviews) this.#files.review(path, changed);
    for (const [path, found] of findings) changed.set(path, found);
    this.#judgeAll(this.#workspace.notes.keys(), changed);
    return this.#update(changed, wantedCaptures);
  }

  /** Takes the text of a schema that was wanted or has changed. Notes are judged again under it. */
  setSchema(path: string, schema: SchemaText): Update {
    const changed: FindingsByFile = new Map();
    this.#team.set(path, schema);
    this.#texts.set(path, 'text' in schema ? schema.text : null);
    this.#files.config(this.#config, this.#configUnreadable, this.#team, changed);
    this.#files.schemas(this.#team, changed);
    this.#judgeAll(this.#workspace.notes.keys(), changed);
    return this.#update(changed);
  }

  /** Whether a file holds verdicts on claims. */
  isReview(path: string): boolean {
    return isReviewPath(this.config, path) && !this.#team.has(path);
  }

  /** Whether a file is in use as a schema. */
  isSchema(path: string): boolean {
    return this.#team.has(path);
  }

  /** Takes changes of notes, as many at once as there are: what depends on them is judged once, at the end. */
  apply(changes: readonly Change[]): Update {
    const changed: FindingsByFile = new Map();
    const notes = new Map<string, NoteFacts | null>();
    const keys = new Set<string>();
    for (const change of changes) {
      const facts = this.#read(change, changed);
      notes.set(change.path, facts);
      const delta = facts ? this.#workspace.setNote(facts) : this.#workspace.removeNote(change.path);
      for (const key of delta.keys) keys.add(key);
      for (const capture of delta.forgotten) this.#forgetCapture(capture, changed);
    }
    const moved = this.#mentions.update(notes, this.#workspace.notes);
    const again = new Set([...notes.keys(), ...moved, ...this.#dependentsOf(keys)]);
    this.#judgeAll(again, changed);
    return this.#update(changed);
  }

  setCapture(path: string, capture: { text: string } | { missing: true } | { why: string }): Update {
    const changed: FindingsByFile = new Map();
    const { keys } = this.#workspace.setCapture(path, captureOf(capture));
    if (!this.#hasFindingsOfItsOwn(path)) {
      if ('why' in capture) this.#files.unreadable(path, capture.why, true, changed);
      else this.#published.set(path, [], changed);
    }
    this.#judgeAll(this.#dependentsOf(keys), changed);
    return this.#update(changed, []);
  }

  /** Files in use as schemas at or below these paths, also those that are not there. */
  schemasAt(paths: readonly string[]): string[] {
    return [...this.#team.files()].filter((file) => isAtOrBelow(file, paths));
  }

  /** Captures that sources name, among them those not yet read. */
  capturesAt(paths: readonly string[]): string[] {
    const named = [...this.#workspace.captures.keys(), ...this.#workspace.wantedCaptures()];
    return named.filter((file) => isAtOrBelow(file, paths));
  }

  /** Whether a source names this file as its capture. */
  namesCapture(path: string): boolean {
    return this.#workspace.namesCapture(path);
  }

  /** The explicit date of a place: its claim's `on`, else the note's `as-of`. */
  dateOf(note: NoteFacts, place: Range): Days | null {
    const claim = note.claims.findLast(({ range, on }) => on?.days && contains(range, place));
    if (claim?.on?.days) return claim.on.days;
    return note.record?.kind === 'note' ? (note.record.asOf?.days ?? null) : null;
  }

  judgedDays(note: NoteFacts, place: Range): Days {
    return this.dateOf(note, place) ?? day(this.today);
  }

  /** Takes what a file holds now, and makes facts of it where it is a note. */
  #read(change: Change, changed: FindingsByFile): NoteFacts | null {
    this.#texts.set(change.path, change.kind === 'text' ? change.text : null);
    this.#reviews.delete(change.path);
    if (change.kind === 'gone') this.#published.set(change.path, [], changed);
    else if (this.isReview(change.path)) this.#readReview(change, changed);
    else if (change.kind === 'text') return this.#readNote(change.path, change.text, changed);
    else this.#files.unreadable(change.path, change.why, change.known, changed);
    return null;
  }

  #readReview(change: Exclude<Change, { kind: 'gone' }>, changed: FindingsByFile): void {
    this.#reviews.add(change.path);
    if (change.kind === 'text') this.#files.review(change.path, changed);
    else this.#files.unreadable(change.path, change.why, true, changed);
  }

  #readNote(path: string, text: string, changed: FindingsByFile): NoteFacts | null {
    try {
      return factsOf(path, text, this.#ownTypes());
    } catch (error) {
      // The parser's recursion is as deep as the containers of the text.
      if (error instanceof RangeError)
        this.#files.unreadable(path, `${path} nests lists or quotes too deeply to be read.`, false, changed);
      else this.#files.failed(path, 'reading', error, changed);
      return null;
    }
  }

  #update(
    findings: FindingsByFile,
    wantedCaptures: readonly string[] = this.#workspace.wantedCaptures(),
  ): Update {
    return { findings, wantedCaptures, wantedSchemas: this.#team.wanted };
  }

  #ownTypes(): ReadonlySet<string> {
    return new Set(this.config.types.keys());
  }

  /** Notes whose type has become known or unknown: their facts are other ones now. */
  #retyped(before: ReadonlySet<string>): Change[] {
    const now = this.#ownTypes();
    const changes: Change[] = [];
    for (const { path, frontmatter } of this.#workspace.notes.values()) {
      const type = frontmatter?.type?.value ?? '';
      const text = before.has(type) === now.has(type) ? null : this.#texts.text(path);
      if (text !== null) changes.push({ kind: 'text', path, text });
    }
    return changes;
  }

  /** Files that are none of verdicts any more: attache.yaml names another folder. */
  #movedReviews(): Change[] {
    return [...this.#reviews]
      .filter((path) => !this.isReview(path))
      .map((path) => ({ kind: 'gone', path }) as const);
  }

  #textIn(path: string): (range: Range) => string {
    const text = this.#texts.text(path) ?? '';
    return ({ start, end }) => text.slice(start, end);
  }

  #forgetCapture(path: string, changed: FindingsByFile): void {
    if (!this.#hasFindingsOfItsOwn(path)) this.#published.set(path, [], changed);
  }

  /** A capture that is a note, a schema or a file of verdicts as well has the findings of that. */
  #hasFindingsOfItsOwn(path: string): boolean {
    return (
      path === configFile ||
      this.#workspace.notes.has(path) ||
      this.#reviews.has(path) ||
      this.#team.has(path)
    );
  }

  #dependentsOf(keys: ReadonlySet<string>): Set<string> {
    const notes = new Set<string>();
    for (const key of keys) for (const path of this.#dependents.get(key) ?? []) notes.add(path);
    return notes;
  }

  #judgeAll(paths: Iterable<string>, changed: FindingsByFile): void {
    for (const path of [...paths]) {
      const facts = this.#workspace.notes.get(path);
      if (facts) this.#judge(facts, changed);
      else this.#remove(path);
    }
  }

  #judge(note: NoteFacts, changed: FindingsByFile): void {
    const asked = new Set<string>();
    const lookup = new Lookup(this.#workspace, asked);
    const textOf = this.#textIn(note.path);
    const dateOf = (range: Range): Days | null => this.dateOf(note, range);
    try {
      const claims = judgeClaims(note, lookup, this.#finder);
      const mentions = decideMentions(note, textOf, this.#mentions.found(note.path), dateOf, lookup);
      const context = {
        note,
        claims,
        mentions,
        lookup,
        finder: this.#finder,
        config: this.config,
        schemas: this.schemas,
        described: once(() => describedFrontmatter(this.schemas, note)),
        textOf,
        dateOf,
      };
      this.#published.set(note.path, runChecks(context), changed);
      this.#remember(note.path, { claims, mentions, asked, shown: this.#shownClaims(note, claims) });
    } catch (error) {
      this.#remember(note.path, { ...empty, asked, shown: '' });
      this.#files.failed(note.path, 'judging', error, changed);
    }
  }

  #shownClaims(note: NoteFacts, claims: readonly JudgedClaim[]): string {
    if (claims.length === 0) return '';
    const places = this.#texts.places(
      note.path,
      claims.map(({ facts }) => facts.content),
    );
    return JSON.stringify([note.record?.title?.value, claims, places]);
  }

  #remember(path: string, judged: Judged): void {
    if (judged.shown !== (this.#judged.get(path)?.shown ?? '')) this.#claimsVersion++;
    this.#forget(path);
    this.#judged.set(path, judged);
    for (const key of judged.asked) {
      const dependents = this.#dependents.get(key) ?? new Set();
      this.#dependents.set(key, dependents.add(path));
    }
  }

  #remove(path: string): void {
    if ((this.#judged.get(path)?.claims.length ?? 0) > 0) this.#claimsVersion++;
    this.#forget(path);
  }

  #forget(path: string): void {
    for (const key of this.#judged.get(path)?.asked ?? []) {
      const dependents = this.#dependents.get(key);
      dependents?.delete(path);
      if (dependents?.size === 0) this.#dependents.delete(key);
    }
    this.#judged.delete(path);
  }
}

const isAtOrBelow = (file: string, paths: readonly string[]): boolean =>
  paths.some((path) => file === path || file.startsWith(`${path}/`));

function captureOf(capture: { text: string } | { missing: true } | { why: string }) {
  if ('text' in capture)
    return { state: 'read', text: capture.text, sha256: textHash(capture.text) } as const;
  return 'why' in capture
    ? ({ state: 'unreadable', why: capture.why } as const)
    : ({ state: 'missing' } as const);
}

/** Asked by several, worked out by the first. */
function once<T>(work: () => T): () => T {
  let done: { readonly result: T } | null = null;
  return () => (done ??= { result: work() }).result;
}

/** Whether text that may not be whole names a known type in its frontmatter. */
export function namesKnownType(start: string): boolean {
  const type = /^\uFEFF?---[ \t]*\r?\n(?:.*\r?\n){0,200}?type:[ \t]*["']?([\w-]+)/u.exec(start)?.[1];
  return type !== undefined && isBuiltInType(type);
}
