import { type Day, isDay, type Days } from '../core/text/dates.ts';
import { parseEdtf } from '../core/text/edtf.ts';
import { type Level, levels } from '../core/model/finding.ts';
import { didYouMean } from '../core/text/nearest.ts';
import { listed } from '../core/text/phrases.ts';
import { UsageError } from './usage.ts';

export interface Options {
  readonly command: string;
  readonly paths: readonly string[];
  readonly workspace: string | null;
  readonly format: Format;
  readonly json: boolean;
  readonly today: Day;
  /** What `--today` says; null without it. */
  readonly givenToday: Day | null;
  readonly on: Days | null;
  readonly maxWarnings: number | null;
  readonly level: Level;
  /** Files of known findings: one to go by, one to write. */
  readonly baseline: string | null;
  readonly writeBaseline: string | null;
  readonly changedSince: string | null;
  readonly stdio: boolean;
  /** The channel of the process that started this one; it says which that is, too. */
  readonly nodeIpc: boolean;
  readonly dryRun: boolean;
  readonly fix: boolean;
  /** The file that standard input stands for. */
  readonly stdinFile: string | null;
  readonly watch: boolean;
  readonly source: string | null;
  readonly checked: string | null;
  readonly languages: readonly string[] | null;
  readonly organisations: boolean;
  readonly url: string | null;
}

const formats = ['text', 'json', 'sarif', 'github'] as const;

export type Format = (typeof formats)[number];

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

export const flags = {
  workspace: { type: 'string' },
  format: { type: 'string' },
  today: { type: 'string' },
  on: { type: 'string' },
  'max-warnings': { type: 'string' },
  level: { type: 'string' },
  baseline: { type: 'string' },
  'write-baseline': { type: 'string' },
  'changed-since': { type: 'string' },
  stdio: { type: 'boolean' },
  'node-ipc': { type: 'boolean' },
  clientProcessId: { type: 'string' },
  'dry-run': { type: 'boolean' },
  fix: { type: 'boolean' },
  'stdin-file': { type: 'string' },
  watch: { type: 'boolean' },
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
  baseline: ['lint'],
  'write-baseline': ['lint'],
  'changed-since': ['lint'],
  stdio: ['lsp'],
  'node-ipc': ['lsp'],
  clientProcessId: ['lsp'],
  'dry-run': ['lint', 'capture', 'import-actors'],
  fix: ['lint'],
  'stdin-file': ['lint'],
  watch: ['lint'],
  source: ['import-actors'],
  checked: ['import-actors'],
  languages: ['import-actors'],
  organisations: ['import-actors'],
  url: ['capture'],
};

type Flag<K extends 'string' | 'boolean'> = {
  [flag in keyof typeof flags]: (typeof flags)[flag]['type'] extends K ? flag : never;
}[keyof typeof flags];

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
  if (command === 'lint') refuseClashes(values, positionals.slice(1));
  const text = (flag: Flag<'string'>): string | null => values[flag] ?? null;
  const isSet = (flag: Flag<'boolean'>): boolean => values[flag] ?? false;
  const givenToday = values.today === undefined ? null : readDay('today', values.today);
  return {
    command,
    paths: positionals.slice(1),
    workspace: text('workspace'),
    format: readFormat(command, values.format ?? 'text'),
    json: values.format === 'json',
    today: givenToday ?? now,
    givenToday,
    on: values.on === undefined ? null : readDays(values.on),
    maxWarnings: values['max-warnings'] === undefined ? null : readCount(values['max-warnings']),
    level: readLevel(values.level ?? 'hint'),
    baseline: text('baseline'),
    writeBaseline: text('write-baseline'),
    changedSince: text('changed-since'),
    stdio: isSet('stdio'),
    nodeIpc: isSet('node-ipc'),
    dryRun: isSet('dry-run'),
    fix: isSet('fix'),
    stdinFile: text('stdin-file'),
    watch: isSet('watch'),
    source: text('source'),
    checked: text('checked'),
    languages: values.languages === undefined ? null : readLanguages(values.languages),
    organisations: isSet('organisations'),
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
    throw new UsageError(`--${flag} goes with ${listed(takers)} alone.`);
  }
}

function readFormat(command: string, text: string): Format {
  const known = formats.slice(0, command === 'lint' || command === 'help' ? formats.length : 2);
  const format = known.find((candidate) => candidate === text);
  if (!format) throw new UsageError(`--format is ${listed(known, 'or')}, not “${text}”.`);
  return format;
}

/** Flags of lint that make no sense together, each pair with why. */
const clashes: readonly (readonly [keyof typeof flags, keyof typeof flags, string])[] = [
  ['watch', 'fix', 'watching changes no file; run attache lint --fix beside it'],
  ['watch', 'stdin-file', 'standard input is read once'],
  ['stdin-file', 'dry-run', 'with --stdin-file nothing is written anyway'],
  ...(['fix', 'stdin-file', 'watch', 'write-baseline'] as const).map(
    (flag) => ['changed-since', flag, 'what a change leads to is told of files as they are, once'] as const,
  ),
  ['baseline', 'write-baseline', 'the one says what to go by, the other what to write'],
  ...(['fix', 'stdin-file', 'watch'] as const).map(
    (flag) => ['write-baseline', flag, 'a baseline is of the files as they are'] as const,
  ),
];

function refuseClashes(values: Parsed['values'], paths: readonly string[]): void {
  for (const [one, other, why] of clashes)
    if (one in values && other in values)
      throw new UsageError(`--${one} and --${other} don’t go together: ${why}.`);
  if (values['dry-run'] && !values.fix)
    throw new UsageError('lint writes nothing without --fix, so --dry-run goes with --fix alone.');
  if (values['stdin-file'] !== undefined && paths.length > 0)
    throw new UsageError('--stdin-file names the one file that is judged, so no PATH goes beside it.');
  if (values.watch && (values.format ?? 'text') !== 'text')
    throw new UsageError('--watch prints for people: it goes with --format text alone.');
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
  if (!level) throw new UsageError(`--level is ${listed(levels, 'or')}, not “${text}”.`);
  return level;
}

function readLanguages(text: string): string[] {
  const tags = text.split(',').map((tag) => tag.trim().toLowerCase());
  const wrong = tags.find((tag) => !/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/u.test(tag));
  if (wrong !== undefined)
    throw new UsageError(`--languages are tags with commas between them, as en,ko,ja,zh, not “${wrong}”.`);
  return tags;
}
