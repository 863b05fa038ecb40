import { ImportError, type ImportedFile } from '../core/features/import/imported.ts';
import { type ImportPlan, planImport } from '../core/features/import/plan.ts';
import { readImport } from '../core/features/import/read-import.ts';
import type { Service } from '../core/service.ts';
import { parseEdtf } from '../core/text/edtf.ts';
import { didYouMean } from '../core/text/nearest.ts';
import { counted } from '../core/text/phrases.ts';
import { largestImport, readAnywhere } from '../host/node/read.ts';
import { absolute } from '../host/node/workspace-host.ts';
import { writeInside } from '../host/node/write.ts';
import type { Options } from './options.ts';
import { type Style, printable } from './style.ts';
import { UsageError } from './usage.ts';
import { openWorkspace } from './workspace.ts';

/** What `--format json` prints. */
interface Report {
  readonly created: readonly string[];
  readonly changed: readonly string[];
  readonly unchanged: number;
  readonly conflicts: ImportPlan['conflicts'];
  readonly problems: ImportPlan['problems'];
}

/** Brings records in from a file of another make; says what was written, and what could not be. */
export async function importActors(options: Options, style: Style): Promise<string> {
  const file = options.paths[0] ?? '';
  const imported = await read(absolute(file), options);
  const { service, host } = await openWorkspace(options, []);
  refuseUnknownSource(service, options.source);
  const plan = planImport(service, imported, {
    source: options.source,
    checked: readChecked(options.checked),
    organisations: options.organisations,
    isNote: (path) => host.isNote(path),
  });
  const report = options.dryRun ? reportOf(plan) : await write(host.root, service, plan);
  if (options.json) return `${JSON.stringify(report, null, 2)}\n`;
  return asText(report, imported, options.dryRun, style);
}

async function read(file: string, options: Options): Promise<ImportedFile> {
  const found = await readAnywhere(file, largestImport);
  if (found.kind === 'gone') throw new UsageError(`There is no file ${file}.`);
  if (found.kind === 'unreadable') throw new UsageError(found.why);
  try {
    return readImport(found.text, options.languages ?? undefined);
  } catch (error) {
    if (error instanceof ImportError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

function refuseUnknownSource({ lookup }: Service, source: string | null): void {
  if (source === null || lookup.byId('source', source)) return;
  throw new UsageError(
    `No source is called “${source}”, as --source says.${didYouMean(source, lookup.idsOf('source'))}`,
  );
}

function readChecked(day: string | null): string | null {
  if (day === null || parseEdtf(day)) return day;
  throw new UsageError(`--checked is a day such as 2025-08-31, not “${day}”.`);
}

const reportOf = (plan: ImportPlan): Report => ({
  created: plan.created.map(({ path }) => path),
  changed: plan.changed.map(({ path }) => path),
  unchanged: plan.unchanged,
  conflicts: plan.conflicts,
  problems: plan.problems,
});

/** Each file whole or not at all; what can't be written is told, and the others are. */
async function write(root: string, service: Service, plan: ImportPlan): Promise<Report> {
  const problems = [...plan.problems];
  const written = async (path: string, text: string, expected: string | null): Promise<boolean> => {
    const why = await writeInside(root, { path, text, expected });
    if (why !== null) problems.push({ where: path, message: why });
    return why === null;
  };
  const created: string[] = [];
  const changed: string[] = [];
  for (const { path, text } of plan.created) if (await written(path, text, null)) created.push(path);
  for (const { path, text } of plan.changed)
    if (await written(path, text, service.text(path) ?? '')) changed.push(path);
  return { ...reportOf(plan), created, changed, problems };
}

/** Lists longer than this are for programs. */
const longest = 40;

function asText(report: Report, { format, actors }: ImportedFile, isDry: boolean, style: Style): string {
  const { created, changed, unchanged, conflicts, problems } = report;
  const [made, added] = isDry ? ['would make', 'would add to'] : ['made', 'added to'];
  const lines = [
    ...listed(created.map((path) => `${style.bold(made)}  ${path}`)),
    ...listed(changed.map((path) => `${style.bold(added)}  ${path}`)),
    ...listed(
      conflicts.map(({ file, line, message }) => `${style.bold('conflict')}  ${file}:${line}  ${message}`),
    ),
    ...listed(problems.map(({ where, message }) => `${style.bold('left out')}  ${where}: ${message}`)),
    `${format}, ${counted(actors.length, 'actor')}: ${counted(created.length, 'note')} ${isDry ? 'would be made' : made}, ${changed.length} ${isDry ? 'would be added to' : added}, ${unchanged} as they were. ${counted(conflicts.length, 'conflict')}, ${counted(problems.length, 'problem')}.`,
    ...(isDry ? ['Nothing was written.'] : []),
  ];
  return `${lines.map(printable).join('\n')}\n`;
}

const listed = (lines: readonly string[]): string[] =>
  lines.length > longest
    ? [...lines.slice(0, longest), `… and ${lines.length - longest} more; --format json lists all.`]
    : [...lines];
