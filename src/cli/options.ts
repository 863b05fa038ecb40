import { type Day, isDay, type Days } from '../core/text/dates.ts';
import { parseEdtf } from '../core/text/edtf.ts';
import { type Level } from '../core/model/finding.ts';
import { didYouMean } from '../core/text/nearest.ts';
import { UsageError } from './usage.ts';

export interface Options {
  readonly command: string;
  readonly paths: readonly string[];
  readonly workspace: string | null;
  readonly json: boolean;
  readonly today: Day;
  /** What `--today` says; null without it. */
  readonly givenToday: Day | null;
  readonly on: Days | null;
  readonly maxWarnings: number | null;
  readonly level: Level;
  readonly changedSince: string | null;
  readonly stdio: boolean;
  readonly dryRun: boolean;
  readonly source: string | null;
  readonly checked: string | null;
  readonly languages: readonly string[] | null;
  readonly organisations: boolean;
  readonly url: string | null;
}

const commands = [
  'lint',
  'claims',
  'actors',
  'actor',
  'mentions',
  'sources',
  'capture',
  'verify',
  'import-actors',
  'init',
  'lsp',
  'help',
  'version',
];
export const levels: readonly Level[] = ['error', 'warning', 'information', 'hint'];

export const flags = {
  workspace: { type: 'string' },
  format: { type: 'string' },
  today: { type: 'string' },
  on: { type: 'string' },
  'max-warnings': { type: 'string' },
  level: { type: 'string' },
  'changed-since': { type: 'string' },
  stdio: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  source: { type: 'string' },
  checked: { type: 'string' },
  languages: { type: 'string' },
  organisations: { type: 'boolean' },
  url: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

/** Which commands take a flag; flags not named here go with every command. */
const only: Readonly<Record<string, readonly string[]>> = {
  on: ['actors', 'actor'],
  'max-warnings': ['lint'],
  level: ['lint'],
  'changed-since': ['lint'],
  stdio: ['lsp'],
  'dry-run': ['capture', 'import-actors'],
  source: ['import-actors'],
  checked: ['import-actors'],
  languages: ['import-actors'],
  organisations: ['import-actors'],
  url: ['capture'],
};

/** The command line split into flags and the rest, as node:util's parseArgs does. */
export interface Parsed {
  readonly values: {
    readonly [flag in keyof typeof flags]?: (typeof flags)[flag]['type'] extends 'boolean' ? boolean : string;
  };
  readonly positionals: readonly string[];
}

/** Makes sense of the command line; throws UsageError with one line that says what to do. */
export function readOptions({ values, positionals }: Parsed, now: Day): Options {
  const command = values.help ? 'help' : values.version ? 'version' : (positionals[0] ?? 'help');
  refuseWrong(command, values);
  const text = (flag: 'workspace' | 'source' | 'checked' | 'url'): string | null => values[flag] ?? null;
  const givenToday = values.today === undefined ? null : readDay('today', values.today);
  return {
    command,
    paths: positionals.slice(1),
    workspace: text('workspace'),
    json: values.format === 'json',
    today: givenToday ?? now,
    givenToday,
    on: values.on === undefined ? null : readDays(values.on),
    maxWarnings: values['max-warnings'] === undefined ? null : readCount(values['max-warnings']),
    level: readLevel(values.level ?? 'hint'),
    changedSince: values['changed-since'] ?? null,
    stdio: values.stdio ?? false,
    dryRun: values['dry-run'] ?? false,
    source: text('source'),
    checked: text('checked'),
    languages: values.languages === undefined ? null : readLanguages(values.languages),
    organisations: values.organisations ?? false,
    url: text('url'),
  };
}

function refuseWrong(command: string, values: Parsed['values']): void {
  if (!commands.includes(command)) {
    throw new UsageError(
      `There is no command “${command}”.${didYouMean(command, commands)} Try attache --help.`,
    );
  }
  for (const [flag, takers] of Object.entries(only)) {
    if (!(flag in values) || takers.includes(command) || command === 'help') continue;
    throw new UsageError(`--${flag} goes with ${takers.join(' and ')} alone.`);
  }
  if (values.format !== undefined && values.format !== 'text' && values.format !== 'json') {
    throw new UsageError(`--format is text or json, not “${values.format}”.`);
  }
}

function readDay(flag: string, text: string): Day {
  if (!isDay(text)) throw new UsageError(`--${flag} is a day such as 2025-08-31, not “${text}”.`);
  return text;
}

function readDays(text: string): Days {
  const days = parseEdtf(text);
  if (!days) throw new UsageError(`--on is a date such as 2025-08-31 or 2025-08, not “${text}”.`);
  return days;
}

function readCount(text: string): number {
  if (!/^\d+$/u.test(text)) throw new UsageError(`--max-warnings is a number, not “${text}”.`);
  return Number(text);
}

function readLevel(text: string): Level {
  const level = levels.find((candidate) => candidate === text);
  if (!level) throw new UsageError(`--level is ${levels.join(', ')}, not “${text}”.`);
  return level;
}

function readLanguages(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.trim().toLowerCase());
  const wrong = tags.find((tag) => !/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/u.test(tag));
  if (wrong !== undefined)
    throw new UsageError(`--languages are tags with commas between them, as en,ko,ja,zh, not “${wrong}”.`);
  return tags;
}
