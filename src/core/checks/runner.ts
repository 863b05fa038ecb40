import type { Config } from '../model/config.ts';
import type { Fix } from '../model/edit.ts';
import type { NoteFacts, SuppressedName, SuppressionFacts } from '../model/facts.ts';
import type { Finding, Level, Quieted } from '../model/finding.ts';
import { levelSettings } from '../model/vocabulary.ts';
import { fullId } from '../sources/claims.ts';
import { textHash } from '../text/hash.ts';
import { compare } from '../text/order.ts';
import { type Range, contains, touches } from '../text/range.ts';
import type { Lookup } from '../workspace/lookup.ts';
import { idOf } from '../workspace/offers.ts';
import type { Check, CheckContext, Draft, EntryContext, VerdictContext } from './check.ts';
import { isExcepted } from './exceptions.ts';
import { internalError } from './internal-error.ts';
import { checks } from './registry.ts';

/** What is known of the file that a finding stands in, for its level. */
export interface FileState {
  readonly file: string;
  /** A known type, so that its frontmatter owes something. */
  readonly known: boolean;
  readonly released: boolean;
  readonly config: Config;
  /** Ids of the file, and of what stands at a place in it. */
  readonly idsAt?: (place: Range) => readonly string[];
}

/** What a check found, before levels. */
export interface Found {
  readonly check: Check;
  readonly draft: Draft;
}

/** What the checks find in one entry of a library. */
export const checkEntry = (context: EntryContext): Found[] =>
  foundBy(context.source.path, (check) => check.entry?.(context));

/** What the checks find in a file of verdicts, besides its shape. */
export const checkVerdicts = (context: VerdictContext): Found[] =>
  foundBy(context.path, (check) => check.verdicts?.(context));

const foundBy = (file: string, run: (check: Check) => Iterable<Draft> | undefined): Found[] =>
  checks.flatMap((check) => {
    try {
      return [...(run(check) ?? [])].map((draft) => ({ check, draft }));
    } catch (error) {
      return [{ check: internalError, draft: internalDraft(check.name, file, error) }];
    }
  });

/** The findings of one note, those among them that its comments keep quiet. `later` gives the context in which choices are made. */
export const runChecks = (context: CheckContext, later: () => CheckContext): Finding[] =>
  findingsOf(context, later).sorted();

/** Runs every check on one note. */
function findingsOf(context: CheckContext, later: () => CheckContext): Findings {
  const { note, textOf } = context;
  const run = new Findings(stateOf(context), textOf, note.suppressions, later);
  for (const check of checks) if (check.test) run.addAll(check, () => check.test?.(context) ?? []);
  run.finish();
  return run;
}

function stateOf({ note, config, lookup }: CheckContext): FileState {
  const { path: file, record } = note;
  return {
    file,
    known: record !== null,
    released: record?.kind === 'note' && record.status === 'released',
    config,
    idsAt: (place) => [...ownIds(note, lookup), ...claimsAt(note, place)],
  };
}

/** A default id that several files share is nobody's. */
function ownIds(note: NoteFacts, lookup: Lookup): string[] {
  const { record, path } = note;
  if (!record) return [];
  const key = record.kind === 'source' ? (record.key?.value ?? null) : null;
  const isOwn = lookup.byId(record.kind, idOf(note))?.path === path;
  return [...(isOwn ? [idOf(note)] : []), ...(key === null ? [] : [key])];
}

const claimsAt = (note: NoteFacts, place: Range): string[] =>
  note.claims.filter(({ range }) => contains(range, place)).flatMap((claim) => fullId(note, claim) ?? []);

export function internalDraft(check: string, file: string, error: unknown): Draft {
  const why = error instanceof Error ? error.message : String(error);
  return {
    range: { start: 0, end: 0 },
    message: `The check ${check} failed on ${file}: ${why}. This is a fault of Attaché; please report it. The other findings stand.`,
  };
}

/**
 * Of one check in one file only so many findings have their fixes made, where making them costs: nobody mends more by
 * hand before the file is judged again, and to fix all goes in rounds. The file is judged at every key pressed.
 */
const mostMended = 50;

/** Findings of one file with their levels and fingerprints, and what keeps some of them quiet. */
export class Findings {
  readonly #state: FileState;
  readonly #textOf: CheckContext['textOf'];
  readonly #suppressions: readonly SuppressionFacts[];
  readonly #later: (() => CheckContext) | null;
  /** Names of suppressions, with the reasons given, by check. */
  readonly #quieted = new Map<string, Quieting[]>();
  readonly #used = new Set<SuppressedName>();
  readonly #ordinals = new Map<string, number>();
  readonly #mended = new Map<string, number>();
  readonly #found: Finding[] = [];

  constructor(
    state: FileState,
    textOf: CheckContext['textOf'],
    suppressions: readonly SuppressionFacts[] = [],
    later: (() => CheckContext) | null = null,
  ) {
    this.#state = state;
    this.#textOf = textOf;
    this.#suppressions = suppressions;
    this.#later = later;
    for (const { names, reason } of suppressions)
      for (const name of names) {
        const quieting = { name, reason: reason?.value ?? null };
        const named = this.#quieted.get(name.value);
        if (named) named.push(quieting);
        else this.#quieted.set(name.value, [quieting]);
      }
  }

  add(check: Check, draft: Draft): void {
    const level = levelOf(check, draft, this.#state);
    if (level === 'ignore') return;
    const { file } = this.#state;
    const fault = `${check.name}\n${file}\n${normalised(this.#textOf(draft.range))}`;
    const ordinal = this.#ordinals.get(fault) ?? 0;
    this.#ordinals.set(fault, ordinal + 1);
    const quiet = this.#quietedBy(check, draft.range.start);
    this.#found.push({
      check: check.name,
      level,
      message: draft.message,
      file,
      range: draft.range,
      related: draft.related ?? [],
      tag: draft.tag ?? null,
      fixes: quiet ? [] : this.#fixesOf(check, draft),
      choices: quiet ? nothing : this.#choicesOf(draft),
      quiet,
      fingerprint: textHash(`${fault}\n${ordinal}`).slice(0, 32),
    });
  }

  /** A check that fails becomes one finding that names it and the file; the rest goes on. */
  addAll(check: Check, drafts: () => Iterable<Draft>): void {
    try {
      for (const draft of drafts()) this.add(check, draft);
    } catch (error) {
      this.add(internalError, internalDraft(check.name, this.#state.file, error));
    }
  }

  /** Runs the checks that judge what the others led to. Nothing is added after. */
  finish(): void {
    if (this.#suppressions.length === 0) return;
    const context = { suppressions: this.#suppressions, used: this.#used, textOf: this.#textOf };
    for (const check of checks) if (check.last) this.addAll(check, () => check.last?.(context) ?? []);
  }

  sorted(): Finding[] {
    return this.#found.sort(byPlace);
  }

  #fixesOf({ name }: Check, { fixes = [] }: Draft): readonly Fix[] {
    if (typeof fixes !== 'function') return fixes;
    const before = this.#mended.get(name) ?? 0;
    if (before >= mostMended) return [];
    const made = fixes();
    if (made.length > 0) this.#mended.set(name, before + 1);
    return made;
  }

  #choicesOf({ choices }: Draft): () => readonly Fix[] {
    const later = this.#later;
    return choices && later ? () => choices(later()) : nothing;
  }

  #quietedBy(check: Check, start: number): Quieted | null {
    if (check.last || check.name === internalError.name) return null;
    const named = this.#quieted.get(check.name) ?? [];
    const hiding = named.filter(({ name: { covers } }) => covers && touches(covers, start));
    for (const { name } of hiding) this.#used.add(name);
    const [first] = hiding;
    return first ? { by: 'comment', reason: first.reason } : null;
  }
}

/** A name in a suppression, with the reason that it gives. */
interface Quieting {
  readonly name: SuppressedName;
  readonly reason: string | null;
}

const nothing = (): readonly Fix[] => [];

/** Order: file, start, check. */
export const byPlace = (a: Finding, b: Finding): number =>
  compare(a.file, b.file) ||
  a.range.start - b.range.start ||
  compare(a.check, b.check) ||
  a.range.end - b.range.end;

const normalised = (words: string): string => words.normalize('NFC').replace(/\s+/gu, ' ').trim();

function levelOf(check: Check, draft: Draft, state: FileState): Level | 'ignore' {
  if (check.name === internalError.name) return 'error';
  const setting = state.config.checks.get(check.name);
  if (setting && setting.except.length > 0 && isExcepted(setting.except, idsOf(draft, state), state.file))
    return 'ignore';
  const [level = 'ignore'] = (draft.usedBy ?? [state])
    .map(({ released }) => (released ? 'released' : 'draft'))
    .map((which) => setting?.[which] ?? draft.level ?? check.levels[which])
    .sort((a, b) => levelSettings.indexOf(b) - levelSettings.indexOf(a));
  return state.known || draft.inClaim || level === 'ignore' ? level : lowered(level, draft);
}

/** What a finding may be called in `except`: by what it speaks of, by the claim it stands in, by its note. */
const idsOf = ({ subject = [], range }: Draft, { idsAt }: FileState): string[] => [
  ...(typeof subject === 'string' ? [subject] : subject),
  ...(idsAt?.(range) ?? []),
];

/** In somebody's ordinary Markdown nothing is more than information, and a hint stays one, whatever attache.yaml says. */
function lowered(level: Level, draft: Draft): Level {
  if (draft.level === 'hint') return 'hint';
  return level === 'error' || level === 'warning' ? 'information' : level;
}
