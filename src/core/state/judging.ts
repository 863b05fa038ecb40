import { decideMentions } from '../actors/mentions.ts';
import { MentionIndex } from '../actors/mention-index.ts';
import type { CheckContext } from '../checks/check.ts';
import { runChecks } from '../checks/runner.ts';
import type { Config } from '../model/config.ts';
import type { NoteFacts } from '../model/facts.ts';
import { dateOf, noteDate, timeZoneOf } from '../notes/dated.ts';
import type { Schemas } from '../schema/schemas.ts';
import { type JudgedClaim, judgeClaims } from '../sources/claims.ts';
import { QuotationFinder } from '../sources/quotations.ts';
import { type Day, day } from '../text/dates.ts';
import type { Range } from '../text/range.ts';
import { Lookup } from '../workspace/lookup.ts';
import { keys } from '../workspace/offers.ts';
import { dayAt } from '../text/time-zones.ts';
import type { Texts } from '../workspace/texts.ts';
import type { Workspace } from '../workspace/workspace.ts';
import type { FileFindings } from './file-findings.ts';
import { type Judgement, Judgements, emptyJudgement } from './judgements.ts';
import type { Libraries } from './libraries.ts';
import type { FindingsByFile, Published } from './published.ts';
import { ShownActors } from './shown-actors.ts';
import { type Used, Uses, isJudgedByUses, usedBy, usesNothing } from './uses.ts';

interface Rooms {
  readonly workspace: Workspace;
  readonly texts: Texts;
  readonly published: Published;
  readonly files: FileFindings;
  readonly libraries: Libraries;
}

/** What judges besides the notes. */
interface Settings {
  readonly config: Config;
  readonly schemas: Schemas;
  dayIn(timeZone: string): Day;
  lastCommit(path: string): number | null;
  /** Whether a file holds verdicts on claims. */
  isReview(path: string): boolean;
}

/** Judges notes, entries of libraries and files of verdicts, and keeps what comes of it: judgements, who and what is used where. */
export class Judging {
  readonly mentions = new MentionIndex();
  readonly finder = new QuotationFinder();
  readonly uses = new Uses();
  readonly shownActors = new ShownActors();
  readonly #judged = new Judgements();
  /** The day by which notes are judged, by its time zone. */
  readonly #days = new Map<string, Day>();
  readonly #rooms: Rooms;
  readonly #settings: Settings;

  constructor(rooms: Rooms, settings: Settings) {
    this.#rooms = rooms;
    this.#settings = settings;
  }

  get claimsVersion(): number {
    return this.#judged.claimsVersion;
  }

  of(path: string): Judgement {
    return this.#judged.of(path);
  }

  /** Questions to the whole workspace; `asked` notes down what they depend on. */
  lookup(asked: Set<string> | null = null): Lookup {
    return new Lookup(this.#rooms.workspace, this.uses, asked);
  }

  /** Takes the keys of what is answered otherwise now; answers with what asked for it, to be judged. */
  takeChanged(keys: ReadonlySet<string>): Set<string> {
    this.uses.sources.changed(keys);
    return this.#judged.dependentsOf(keys);
  }

  /** Answers with what was judged by a day that has passed since, to be judged. */
  takeNewDay(): Set<string> {
    // What is shown of the actors is reckoned from the workspace's own day, whoever asks.
    this.#dayIn(this.#settings.config.timezone);
    const passed = [...this.#days].filter(([zone, last]) => this.#settings.dayIn(zone) !== last);
    for (const [zone] of passed) this.#days.delete(zone);
    if (passed.length > 0) this.shownActors.ruleChanged();
    return this.#judged.dependentsOf(passed.map(([zone]) => keys.today(zone)));
  }

  /** The same for all that is judged at one time, whatever the clock says meanwhile. */
  #dayIn(timeZone: string): Day {
    const today = this.#days.get(timeZone) ?? this.#settings.dayIn(timeZone);
    this.#days.set(timeZone, today);
    return today;
  }

  /** Records of actors and sources come last: how they are used judges them, too, and is known once the others are judged. */
  judge(paths: Iterable<string>, changed: FindingsByFile): void {
    const all = new Set(paths);
    const records = [...all].filter((path) => isJudgedByUses(this.#rooms.workspace.notes.get(path)?.record));
    for (const path of records) all.delete(path);
    const moved = this.#judgeEach(all, changed);
    const used = [...this.#judged.dependentsOf(moved), ...this.#rooms.libraries.usedAnew(moved)];
    const movedByRecords = this.#judgeEach([...records, ...used], changed);
    this.#judgeEach(this.#judged.dependentsOf(movedByRecords), changed);
    this.#rooms.libraries.publish(changed);
  }

  /** Answers with the keys of questions about uses that may be answered otherwise now. */
  #judgeEach(paths: Iterable<string>, changed: FindingsByFile): Set<string> {
    const moved = new Set<string>();
    for (const path of new Set(paths)) {
      if (this.#rooms.libraries.holds(path)) {
        this.#judgeEntry(path);
        continue;
      }
      const facts = this.#rooms.workspace.notes.get(path);
      if (!facts) this.#judgeNoNote(path, changed);
      const used = facts ? this.#judgeNote(facts, changed) : usesNothing;
      const [text, lines] = [this.#rooms.texts.text(path) ?? '', this.#rooms.texts.lines(path)];
      if (facts) this.shownActors.noteJudged(facts, used.actors, text, lines);
      else this.shownActors.noteGone(path);
      for (const key of this.uses.set(path, used)) moved.add(key);
    }
    return moved;
  }

  #judgeEntry(place: string): void {
    const asked = new Set<string>();
    this.#rooms.libraries.judge(place, this.lookup(asked));
    this.#judged.set(place, { ...emptyJudgement, shown: '' }, asked);
  }

  /** A file of verdicts asks for the claims that it names; what is gone asks for nothing. */
  #judgeNoNote(path: string, changed: FindingsByFile): void {
    const asked = new Set<string>();
    const isThere = this.#settings.isReview(path) && this.#rooms.texts.text(path) !== null;
    if (isThere) this.#rooms.files.review(path, this.lookup(asked), changed);
    if (isThere) this.#judged.set(path, { ...emptyJudgement, shown: '' }, asked);
    else this.#judged.remove(path);
  }

  #judgeNote(note: NoteFacts, changed: FindingsByFile): Used {
    const asked = new Set<string>();
    const lookup = this.lookup(asked);
    const zone = timeZoneOf(note, this.#settings.config);
    const todayFor = (asks: Set<string>) => (): Day => {
      asks.add(keys.today(zone));
      return this.#dayIn(zone);
    };
    const today = todayFor(asked);
    try {
      const claims = judgeClaims(note, lookup, this.finder);
      const mentions = decideMentions(
        note,
        this.#textIn(note.path),
        this.mentions.found(note.path),
        noteDate(note) ? this.#dayIn(zone) : today(),
        lookup,
      );
      const contextFor = (questions: Lookup, day: () => Day) =>
        this.#context(note, { claims, mentions }, questions, day);
      const found = runChecks(contextFor(lookup, today), () =>
        contextFor(this.lookup(), todayFor(new Set())),
      );
      this.#rooms.published.set(note.path, found, changed);
      const used = usedBy(
        { note, mentions, claims, daysAt: (at) => dateOf(note, at) ?? day(today()) },
        lookup,
      );
      this.#judged.set(note.path, { claims, mentions, shown: this.#shownClaims(note, claims) }, asked);
      return used;
    } catch (error) {
      this.#judged.set(note.path, { ...emptyJudgement, shown: '' }, asked);
      this.#rooms.files.failed(note.path, 'judging', error, changed);
      return usesNothing;
    }
  }

  #context(note: NoteFacts, { claims, mentions }: Judgement, lookup: Lookup, today: () => Day): CheckContext {
    const { config, schemas } = this.#settings;
    const lastCommit = (): Day | null => {
      const moment = this.#settings.lastCommit(note.path);
      return moment === null ? null : dayAt(moment, timeZoneOf(note, config));
    };
    const done = new Map<unknown, unknown>();
    const context: CheckContext = {
      note,
      claims,
      mentions,
      lookup,
      finder: this.finder,
      config,
      schemas,
      once: <T>(work: (asked: CheckContext) => T): T => {
        if (!done.has(work)) done.set(work, work(context));
        return done.get(work) as T;
      },
      text: this.#rooms.texts.text(note.path) ?? '',
      textOf: this.#textIn(note.path),
      get today() {
        return today();
      },
      lastCommit,
      dateOf: (range) => dateOf(note, range),
    };
    return context;
  }

  #shownClaims(note: NoteFacts, claims: readonly JudgedClaim[]): string {
    if (claims.length === 0) return '';
    const places = this.#rooms.texts.places(
      note.path,
      claims.map(({ facts }) => facts.content),
    );
    return JSON.stringify([note.record?.title?.value, claims, places]);
  }

  #textIn(path: string): (range: Range) => string {
    const text = this.#rooms.texts.text(path) ?? '';
    return ({ start, end }) => text.slice(start, end);
  }
}
