import type { Mention } from '../actors/mentions.ts';
import type { Fix } from '../model/edit.ts';
import type { NoteFacts, SuppressedName, SuppressionFacts } from '../model/facts.ts';
import type { Level, Related, Tag } from '../model/finding.ts';
import type { SourceRecord } from '../model/records.ts';
import type { YamlValue } from '../model/yaml.ts';
import type { JudgedClaim } from '../sources/claims.ts';
import type { Schemas } from '../schema/schemas.ts';
import type { QuotationFinder } from '../sources/quotations.ts';
import type { Config } from '../model/config.ts';
import type { Day, Days } from '../text/dates.ts';
import type { Range } from '../text/range.ts';
import type { Entry, Lookup } from '../workspace/lookup.ts';

/** Levels by the state of the note; `review` and no status count as draft. */
export interface Levels {
  readonly draft: Level | 'ignore';
  readonly released: Level | 'ignore';
}

export const always = (level: Level): Levels => ({ draft: level, released: level });

/**
 * The page of a check, in Markdown. `bad` and `good` are files of a workspace that tests run: the first is
 * `notes/example.md` and begins at once, each line `=== PATH` begins another, `=== PATH unreadable` one that can't be
 * read. Both are null where no file can make it happen.
 */
export interface About {
  /** What goes wrong for a reader of the note otherwise. */
  readonly why: string;
  /** It fires here, and no other check does. */
  readonly bad: string | null;
  /** The same, mended: nothing fires. */
  readonly good: string | null;
  /** When to leave it be. How is said by the page itself. */
  readonly quiet: string;
  /** Where the rule comes from in the field. */
  readonly field: string;
}

/** A check is a value: everything that says what it is, and the test. */
export interface Check {
  readonly name: string;
  readonly levels: Levels;
  /** One sentence for lists. */
  readonly summary: string;
  /** What its page says of it. */
  readonly about: About;
  /** What it looks at besides the note itself. */
  readonly dependsOn: readonly ('actors' | 'offices' | 'sources' | 'captures' | 'claims' | 'ids')[];
  /** Null where the finding is made while a file is read, before there are facts of it. */
  readonly test: ((context: CheckContext) => Iterable<Draft>) | null;
  /** The same for an entry of a library, which no note holds. */
  readonly entry?: (context: EntryContext) => Iterable<Draft>;
  /** The same for a file of verdicts. */
  readonly verdicts?: (context: VerdictContext) => Iterable<Draft>;
  /** What it says of the suppressions of a file once every other check has run; no suppression hides that. */
  readonly last?: (context: LastContext) => Iterable<Draft>;
}

/** An entry of a library that is judged. */
export interface EntryContext {
  readonly source: Entry<SourceRecord>;
  readonly lookup: Lookup;
}

/** A file of verdicts that is judged. */
export interface VerdictContext {
  readonly path: string;
  /** Its list of verdicts; what is no list is none. */
  readonly root: YamlValue | null;
  readonly lookup: Lookup;
  readonly textOf: (range: Range) => string;
}

/** What is left to be judged after all other checks, in a note and in attache.yaml. */
export interface LastContext {
  readonly suppressions: readonly SuppressionFacts[];
  /** Names that have kept a finding quiet. */
  readonly used: ReadonlySet<SuppressedName>;
  readonly textOf: (range: Range) => string;
}

/** A finding before levels, exceptions and fingerprints. */
export interface Draft {
  readonly range: Range;
  readonly message: string;
  readonly related?: readonly Related[];
  readonly tag?: Tag;
  /** Where the check asks for another level than its own by default. */
  readonly level?: Level;
  /** Inside a marked claim it keeps its level in a file of no known type. */
  readonly inClaim?: boolean;
  /** Ways to mend it, the likeliest first. Several mean that only a person can choose. A function where they cost. */
  readonly fixes?: readonly Fix[] | (() => readonly Fix[]);
  /**
   * Ways of which none is safe, instead of `fixes`: made when they are asked for, in a context of then, which is why
   * nothing of the one of now may be kept in them but what stands in the note.
   */
  readonly choices?: (context: CheckContext) => readonly Fix[];
  /** The states of the notes that a finding about a record is owed to: the strictest level of theirs is its own. */
  readonly usedBy?: readonly { readonly released: boolean }[];
  /** Ids or citation keys that `except` may name, besides those of its note and of the claims it stands in. */
  readonly subject?: string | readonly string[];
}

export interface CheckContext {
  readonly note: NoteFacts;
  readonly claims: readonly JudgedClaim[];
  readonly mentions: readonly Mention[];
  readonly lookup: Lookup;
  readonly finder: QuotationFinder;
  readonly config: Config;
  readonly schemas: Schemas;
  /** What several checks ask of a note, worked out by the first of them. */
  readonly once: <T>(work: (context: CheckContext) => T) => T;
  /** The file's text. */
  readonly text: string;
  /** A part of it, for the words at fault. */
  readonly textOf: (range: Range) => string;
  readonly today: Day;
  /** The day of the note's last commit; null where nobody can tell. It takes long: for fixes that are asked for. */
  readonly lastCommit: () => Day | null;
  /** The explicit date of a place: its claim's `on`, else the note's `as-of`; null where there is neither. */
  readonly dateOf: (range: Range) => Days | null;
}
