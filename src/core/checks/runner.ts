import picomatch from 'picomatch';
import type { Config } from '../model/config.ts';
import type { NoteFacts } from '../model/facts.ts';
import type { Finding, Level } from '../model/finding.ts';
import { textHash } from '../text/hash.ts';
import type { Check, CheckContext, Draft } from './check.ts';
import { internalError } from './internal-error.ts';
import { checks } from './registry.ts';

/** What is known of the file that a finding stands in, for its level. */
export interface FileState {
  readonly file: string;
  /** A known type, so that its frontmatter owes something. */
  readonly known: boolean;
  readonly released: boolean;
  readonly config: Config;
}

/** Runs every check on one note. A check that fails becomes one finding that names both; the rest goes on. */
export function runChecks(context: CheckContext): Finding[] {
  const state = stateOf(context.note, context.config);
  const run = new Findings(state, context.textOf);
  for (const check of checks) {
    try {
      for (const draft of check.test?.(context) ?? []) run.add(check, draft);
    } catch (error) {
      run.add(internalError, internalDraft(check.name, context.note.path, error));
    }
  }
  return run.sorted();
}

const stateOf = ({ path, record }: NoteFacts, config: Config): FileState => ({
  file: path,
  known: record !== null,
  released: record?.kind === 'note' && record.status === 'released',
  config,
});

export function internalDraft(check: string, file: string, error: unknown): Draft {
  const why = error instanceof Error ? error.message : String(error);
  return {
    range: { start: 0, end: 0 },
    message: `The check ${check} failed on ${file}: ${why}. This is a fault of Attaché; please report it. The other findings stand.`,
  };
}

/** Findings of one file with their levels and fingerprints. */
export class Findings {
  readonly #state: FileState;
  readonly #textOf: CheckContext['textOf'];
  readonly #ordinals = new Map<string, number>();
  readonly #found: Finding[] = [];

  constructor(state: FileState, textOf: CheckContext['textOf']) {
    this.#state = state;
    this.#textOf = textOf;
  }

  add(check: Check, draft: Draft): void {
    const level = levelOf(check, draft, this.#state);
    if (level === 'ignore') return;
    const { file } = this.#state;
    const fault = `${check.name}\n${file}\n${normalised(this.#textOf(draft.range))}`;
    const ordinal = this.#ordinals.get(fault) ?? 0;
    this.#ordinals.set(fault, ordinal + 1);
    this.#found.push({
      check: check.name,
      level,
      message: draft.message,
      file,
      range: draft.range,
      related: draft.related ?? [],
      fixes: draft.fixes ?? [],
      fingerprint: textHash(`${fault}\n${ordinal}`).slice(0, 32),
    });
  }

  sorted(): Finding[] {
    return this.#found.sort(byPlace);
  }
}

/** Order: file, start, check. */
export const byPlace = (a: Finding, b: Finding): number =>
  compare(a.file, b.file) ||
  a.range.start - b.range.start ||
  compare(a.check, b.check) ||
  a.range.end - b.range.end;

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const normalised = (words: string): string => words.normalize('NFC').replace(/\s+/gu, ' ').trim();

function levelOf(check: Check, draft: Draft, state: FileState): Level | 'ignore' {
  if (check.name === internalError.name) return 'error';
  const setting = state.config.checks.get(check.name);
  const which = state.released ? 'released' : 'draft';
  if (setting && isExcepted(setting.except, draft.subject ?? '', state.file)) return 'ignore';
  const level = setting?.[which] ?? draft.level ?? check.levels[which];
  // In somebody's ordinary Markdown nothing is more than information, whatever attache.yaml says.
  const capped = !state.known && !draft.inClaim && (level === 'error' || level === 'warning');
  return capped ? 'information' : level;
}

const isExcepted = (except: readonly string[], subject: string, file: string): boolean =>
  except.some(
    (entry) =>
      entry === subject || entry === file || (/[*?[{/]/u.test(entry) && picomatch.isMatch(file, entry)),
  );
