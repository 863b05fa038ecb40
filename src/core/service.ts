import type { ActorUses } from './state/actor-uses.ts';
import { FileFindings } from './state/file-findings.ts';
import { type FindingsByFile, Published } from './state/published.ts';
import { judgesNotes, ofTeam, retyped } from './state/set-anew.ts';
import { KnownFindings } from './state/known-findings.ts';
import { Libraries } from './state/libraries.ts';
import type { Judgement } from './state/judgements.ts';
import { Judging } from './state/judging.ts';
import type { Config } from './model/config.ts';
import type { NoteFacts } from './model/facts.ts';
import type { GivenLibrary } from './model/library.ts';
import type { Finding } from './model/finding.ts';
import { dateOf } from './notes/dated.ts';
import { factsOf } from './notes/facts.ts';
import { QuotationFinder } from './sources/quotations.ts';
import { type Day, type Days, day } from './text/dates.ts';
import type { LineIndex } from './text/lines.ts';
import type { Range } from './text/range.ts';
import type { SchemaText } from './schema/own.ts';
import type { Schemas } from './schema/schemas.ts';
import type { SourceUses } from './state/source-uses.ts';
import { ShownActors } from './state/shown-actors.ts';
import type { KnownFinding } from './workspace/baseline.ts';
import { type ConfigRead, configFile, readConfig, sameSettings } from './workspace/config.ts';
import { type LikeCaptures, Lookup } from './workspace/lookup.ts';
import { keys as keyOf } from './workspace/offers.ts';
import { isReviewPath } from './workspace/selection.ts';
import { Supposed, type SupposedFile } from './workspace/supposed.ts';
import { TeamSchemas } from './workspace/team-schemas.ts';
import { Texts } from './workspace/texts.ts';
import { type GivenFile, Workspace } from './workspace/workspace.ts';

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
  /** Libraries to be read and given to `setLibrary`. */
  readonly wantedLibraries: readonly string[];
  /** A file of known findings to be read and given to `setBaseline`. */
  readonly wantedBaseline: string | null;
  /** Schemas to be read and given to `setSchemas`. */
  readonly wantedSchemas: readonly string[];
  /** Files that were schemas and are none any more: to be read and given to `apply`, where they are notes or verdicts. */
  readonly forgottenSchemas: readonly string[];
}

/** Says which day it is in a time zone. */
export type Clock = (timeZone: string) => Day;

/** When a file was last committed, in ms since 1970; null where nobody can tell. Asked for a fix alone, since it takes long. */
export type LastCommit = (path: string) => number | null;

/** The façade of the core: the same for the editor, the command line and the web. Owns all state of a workspace. */
export class Service {
  readonly #workspace = new Workspace();
  readonly #texts = new Texts();
  readonly #published = new Published(this.#texts);
  readonly #files = new FileFindings(this.#published, this.#texts, () => this.config);
  readonly #team = new TeamSchemas();
  readonly #known = new KnownFindings();
  readonly #libraries = new Libraries(
    { workspace: this.#workspace, texts: this.#texts, published: this.#published, files: this.#files },
    () => this.config,
  );
  readonly #judging = new Judging(
    {
      workspace: this.#workspace,
      texts: this.#texts,
      published: this.#published,
      files: this.#files,
      libraries: this.#libraries,
    },
    this,
  );
  readonly #clock: Clock;
  readonly lastCommit: LastCommit;
  #config: ConfigRead = readConfig('');
  #configUnreadable: string | null = null;
  readonly #reviews = new Set<string>();

  /** Time and history come in from outside. */
  constructor(clock: Clock, lastCommit: LastCommit = () => null) {
    this.#clock = clock;
    this.lastCommit = lastCommit;
  }

  /** Grows whenever a row of a view over the claims may have changed. */
  get claimsVersion(): number {
    return this.#judging.claimsVersion;
  }

  /** What a view over the actors shows, as numbers that grow when it may be something else. */
  get shownActors(): Pick<ShownActors, 'rows' | 'places'> {
    return this.#judging.shownActors;
  }

  /** The day it is where the workspace's days begin and end. */
  get today(): Day {
    return this.dayIn(this.config.timezone);
  }

  dayIn(timeZone: string): Day {
    return this.#clock(timeZone);
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
    return this.#judging.lookup();
  }

  /** Looks quotations up in captures. */
  get finder(): QuotationFinder {
    return this.#judging.finder;
  }

  /** Who is named where, and what is claimed of whom. */
  get uses(): Omit<ActorUses, 'set'> {
    return this.#judging.uses.uses;
  }

  /** Which source is used where. */
  get sources(): Omit<SourceUses, 'set' | 'changed'> {
    return this.#judging.uses.sources;
  }

  /** Which captures are largely the same text. */
  get captures(): LikeCaptures {
    return this.#judging.uses.captures;
  }

  /**
   * What ids would mean, were some files as given; `null` is a file that is gone. `rekeyed`: entries of libraries, by
   * place, that go by another key. Nothing is judged, nothing kept.
   */
  supposing(
    files: ReadonlyMap<string, SupposedFile | null>,
    rekeyed: ReadonlyMap<string, string> = new Map(),
  ): Supposed {
    return new Supposed(this.#workspace, this, files, rekeyed);
  }

  judgement(path: string): Judgement {
    return this.#judging.of(path);
  }

  /** All actors of the name that is found at a place, by the paths of their notes. */
  bearersAt(path: string, { start, end }: Range): readonly string[] {
    const found = this.#judging.mentions.found(path);
    return found.find(({ range }) => range.start === start && range.end === end)?.owners ?? [];
  }

  lines(path: string): LineIndex | null {
    return this.#texts.lines(path);
  }

  text(path: string): string | null {
    return this.#texts.text(path);
  }

  /** All open findings in order: file, start, check. */
  findings(): Finding[] {
    return this.#published.all();
  }

  /** Findings that are not reported, each with what keeps it quiet, in the same order. */
  quietFindings(): Finding[] {
    return this.#published.quiet();
  }

  /** What a door shows of the open findings: of one file only so many, the last of which says how many more. */
  shownFindings(wanted: (finding: Finding) => boolean): Finding[] {
    return this.#published.shown(wanted);
  }

  /** The same for one file. */
  shownIn(path: string): readonly Finding[] {
    return this.#published.shownIn(path);
  }

  /** Findings that are known and left for later; null where no baseline is in force. */
  get baseline(): readonly KnownFinding[] | null {
    return this.#known.known;
  }

  /** Files that are notes or verdicts, or have findings of their own. */
  files(): Set<string> {
    return new Set([...this.#workspace.notes.keys(), ...this.#reviews, ...this.#published.files()]);
  }

  /** The open findings of a file. */
  findingsIn(path: string): readonly Finding[] {
    return this.#published.of(path);
  }

  /**
   * Takes attache.yaml's text; null where it is gone, and `unreadable` says why it can't be had. While it can't be had
   * or doesn't parse, what counted before counts. Notes are judged again where something that judges them differs.
   */
  configure(text: string | null, unreadable: string | null = null): Update {
    const changed: FindingsByFile = new Map();
    const before = { config: this.config, schemas: this.schemas };
    this.#config =
      unreadable === null
        ? readConfig(text ?? '', this.config)
        : { ...readConfig(''), config: before.config };
    this.#configUnreadable = unreadable;
    this.#texts.set(configFile, text);
    const forgotten = this.#team.configure(this.config);
    this.#known.configure(this.config);
    if (before.config.baseline?.value !== this.config.baseline?.value) this.#sortOut(changed);
    const again = this.#take([...retyped(before.config, this), ...this.#moved()], changed);
    const { checks, checkActorsEvery } = this.config;
    if (!sameSettings(before.config.checks, checks)) this.#files.levels(changed);
    if (!sameSettings(before.config.checkActorsEvery, checkActorsEvery))
      this.#judging.shownActors.ruleChanged();
    const all = !sameSettings(judgesNotes(before.config), judgesNotes(this.config));
    for (const path of all ? this.#workspace.notes.keys() : ofTeam(before, this)) again.add(path);
    const libraries = this.#libraries.configure(before.config, changed);
    for (const path of this.#judging.takeChanged(libraries)) again.add(path);
    this.#schemasChanged(before.schemas, forgotten, changed);
    this.#judging.judge(again, changed);
    return this.#update(changed, forgotten);
  }

  /** Takes schemas that were wanted or have changed, as many at once as there are. */
  setSchemas(schemas: ReadonlyMap<string, SchemaText>): Update {
    const changed: FindingsByFile = new Map();
    const before = { config: this.config, schemas: this.schemas };
    // A file is one thing: a schema is no note, and holds no verdicts.
    const taken = [...schemas.keys()].filter((path) => this.#isTaken(path));
    const again = this.#take(taken.map(gone), changed);
    const forgotten = this.#team.set(schemas);
    for (const [path, schema] of schemas) this.#texts.set(path, 'text' in schema ? schema.text : null);
    for (const path of ofTeam(before, this)) again.add(path);
    this.#schemasChanged(before.schemas, forgotten, changed);
    this.#judging.judge(again, changed);
    return this.#update(changed, forgotten);
  }

  /** Whether a file holds verdicts on claims. */
  isReview(path: string): boolean {
    return isReviewPath(this.config, path) && !this.#team.has(path);
  }

  /** Whether a file has been taken as what it is under the settings of now. */
  holds(path: string): boolean {
    if (this.isReview(path)) return this.#reviews.has(path);
    if (this.#workspace.notes.has(path)) return true;
    // What can't be read has no facts, but a finding; so has a capture.
    return this.#published.has(path) && !this.namesCapture(path);
  }

  /** Whether a file is in use as a schema. */
  isSchema(path: string): boolean {
    return this.#team.has(path);
  }

  /** Takes changes of notes, as many at once as there are: what depends on them is judged once, at the end. */
  apply(changes: readonly Change[]): Update {
    const changed: FindingsByFile = new Map();
    this.#judging.judge([...this.#take(changes, changed), ...this.#judging.takeNewDay()], changed);
    return this.#update(changed);
  }

  /** Looks whether the day is another one, and judges again what was judged by the last. */
  newDay(): Update {
    const changed: FindingsByFile = new Map();
    this.#judging.judge(this.#judging.takeNewDay(), changed);
    return this.#update(changed);
  }

  /** Takes changes without judging; answers with the notes that are to be judged for them. */
  #take(changes: readonly Change[], changed: FindingsByFile): Set<string> {
    const notes = new Map<string, NoteFacts | null>();
    const keys = new Set<string>();
    for (const change of changes) {
      const facts = this.#read(change, changed);
      notes.set(change.path, facts);
      const before = this.#workspace.notes.get(change.path)?.record;
      const delta = facts ? this.#workspace.setNote(facts) : this.#workspace.removeNote(change.path);
      if (delta.keys.has(keyOf.record(change.path)))
        this.#judging.shownActors.recordChanged(before, facts?.record);
      for (const key of [...delta.keys, ...this.#judging.uses.captures.read(change.path, this.#workspace)])
        keys.add(key);
      for (const capture of delta.forgotten) this.#forgetCapture(capture, changed);
    }
    const lookup = (asked: Set<string>): Lookup => this.#judging.lookup(asked);
    const moved = this.#judging.mentions.update(notes, { all: this.#workspace.notes, keys, lookup });
    return new Set([...notes.keys(), ...moved, ...this.#judging.takeChanged(keys)]);
  }

  setCapture(path: string, capture: GivenFile): Update {
    const changed: FindingsByFile = new Map();
    const { keys } = this.#workspace.setCapture(path, capture);
    if (!this.#hasFindingsOfItsOwn(path)) {
      if ('why' in capture) this.#files.unreadable(path, capture.why, true, changed);
      else this.#published.set(path, [], changed);
    }
    const sources = this.#workspace.bearers(keyOf.namesCapture(path)).map(({ place }) => place);
    const alike = sources.flatMap((source) => this.#judging.uses.captures.read(source, this.#workspace));
    this.#judging.judge(this.#judging.takeChanged(new Set([...keys, ...alike])), changed);
    return { ...this.#update(changed), wantedCaptures: [] };
  }

  /** Takes a library that was wanted or has changed. */
  setLibrary(path: string, given: GivenLibrary): Update {
    const changed: FindingsByFile = new Map();
    if (!this.isLibrary(path)) return this.#update(changed);
    const moved = [...this.#libraries.found(path), ...this.#published.relatedTo(path)];
    const keys = this.#libraries.set(path, given);
    this.#settingsRead(changed);
    this.#judging.judge([...moved, ...this.#judging.takeChanged(keys)], changed);
    return this.#update(changed);
  }

  /** Takes the file of known findings that was wanted or has changed. */
  setBaseline(path: string, given: GivenFile): Update {
    if (this.#known.has(path)) this.#known.set(path, given);
    return this.#baselineChanged();
  }

  /** Takes known findings in place of those that attache.yaml names. */
  setKnown(known: readonly KnownFinding[]): Update {
    this.#known.instead(known);
    return this.#baselineChanged();
  }

  #baselineChanged(): Update {
    const changed: FindingsByFile = new Map();
    this.#sortOut(changed);
    this.#settingsRead(changed);
    return this.#update(changed);
  }

  /** Which of the findings are known has changed. */
  #sortOut(changed: FindingsByFile): void {
    this.#published.setKnown(this.#known.fingerprints, changed);
  }

  /** Whether attache.yaml names this file as a library. */
  isLibrary(path: string): boolean {
    return this.#libraries.has(path);
  }

  /** Files beside the notes that are in use, at or below these paths, also those that are not there or not yet read. */
  filesAt(paths: readonly string[]): Record<'baselines' | 'captures' | 'libraries' | 'schemas', string[]> {
    const at = (files: Iterable<string>): string[] => [...files].filter((file) => isAtOrBelow(file, paths));
    const { captures } = this.#workspace;
    const { baseline } = this.config;
    return {
      baselines: at(baseline ? [baseline.value] : []),
      captures: at([...captures.keys(), ...this.#workspace.wantedCaptures()]),
      libraries: at(this.config.library.map(({ value }) => value)),
      schemas: at(this.#team.files()),
    };
  }

  /** Whether a source names this file as its capture. */
  namesCapture(path: string): boolean {
    return this.#workspace.namesCapture(path);
  }

  /** The explicit date of a place: its claim's `on`, else the note's `as-of`. */
  dateOf(note: NoteFacts, place: Range): Days | null {
    return dateOf(note, place);
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
    // What it holds is judged with the notes, whose claims it names.
    if (change.kind === 'unreadable') this.#files.unreadable(change.path, change.why, true, changed);
  }

  #readNote(path: string, text: string, changed: FindingsByFile): NoteFacts | null {
    try {
      return factsOf(path, text, new Set(this.config.types.keys()));
    } catch (error) {
      // The parser's recursion is as deep as the containers of the text.
      if (error instanceof RangeError)
        this.#files.unreadable(path, `${path} nests lists or quotes too deeply to be read.`, false, changed);
      else this.#files.failed(path, 'reading', error, changed);
      return null;
    }
  }

  #update(findings: FindingsByFile, forgottenSchemas: readonly string[] = []): Update {
    const wantedCaptures = this.#workspace.wantedCaptures();
    const wantedLibraries = this.#workspace.wantedLibraries();
    const { wanted: wantedBaseline } = this.#known;
    const wantedSchemas = this.#team.wanted;
    return { findings, wantedCaptures, wantedLibraries, wantedBaseline, wantedSchemas, forgottenSchemas };
  }

  /** Files that attache.yaml, which names a folder of verdicts, makes something else than they were taken for. */
  #moved(): Change[] {
    const reviews = [...this.#reviews].filter((path) => !this.isReview(path));
    const notes = [...this.#workspace.notes.keys()].filter((path) => this.isReview(path));
    return [...reviews, ...notes].map(gone);
  }

  /** What the files of settings and schemas have to say, once the team's schemas have been put together. */
  #schemasChanged(before: Schemas, forgotten: readonly string[], changed: FindingsByFile): void {
    for (const path of forgotten) if (path !== configFile) this.#texts.set(path, null);
    this.#settingsRead(changed);
    if (before !== this.schemas) this.#files.schemas(this.#team, changed);
  }

  #settingsRead(changed: FindingsByFile): void {
    const absent = [...this.#team.missing(), ...this.#libraries.absent(), ...this.#known.problems()];
    this.#files.config(this.#config, this.#configUnreadable, { schemas: this.schemas, absent }, changed);
  }

  #isTaken(path: string): boolean {
    return this.#workspace.notes.has(path) || this.#reviews.has(path);
  }

  #forgetCapture(path: string, changed: FindingsByFile): void {
    if (!this.#hasFindingsOfItsOwn(path)) this.#published.set(path, [], changed);
  }

  /** A capture that is a note, a schema or a file of verdicts as well has the findings of that. */
  #hasFindingsOfItsOwn(path: string): boolean {
    return path === configFile || this.#isTaken(path) || this.#team.has(path);
  }
}

const gone = (path: string): Change => ({ kind: 'gone', path });

const isAtOrBelow = (file: string, paths: readonly string[]): boolean =>
  paths.some((path) => file === path || file.startsWith(`${path}/`));
