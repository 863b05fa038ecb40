import { reportedSince } from './changed-since.ts';
import { asJson } from './formats/json.ts';
import { type LintResult, countLevels } from './formats/result.ts';
import { asText } from './formats/text.ts';
import { levels, type Options } from './options.ts';
import type { Style } from './style.ts';
import { type Opened, openWorkspace } from './workspace.ts';

export interface Outcome {
  readonly output: string;
  readonly exit: 0 | 1;
}

/** The findings of the workspace in the format asked for, and the exit code. */
export async function lint(options: Options, style: Style): Promise<Outcome> {
  const result = await resultOf(await openWorkspace(options, options.paths), options);
  return { output: formatted(result, options, style), exit: exitOf(result, options) };
}

async function resultOf(opened: Opened, options: Options): Promise<LintResult> {
  const { service } = opened;
  const { reported, findings } = await reportedOf(opened, options);
  const shown = findings.filter(({ level }) => levels.indexOf(level) <= levels.indexOf(options.level));
  return { service, reported, findings, shown, counts: countLevels(findings) };
}

async function reportedOf(
  opened: Opened,
  { changedSince }: Options,
): Promise<Pick<LintResult, 'reported' | 'findings'>> {
  if (changedSince !== null) return reportedSince(opened, changedSince);
  const { service, reported } = opened;
  return { reported, findings: service.findings().filter(({ file }) => reported(file)) };
}

/** 1 for errors, or more warnings than allowed; what is not shown counts. */
function exitOf({ counts }: LintResult, { maxWarnings }: Options): 0 | 1 {
  return counts.error > 0 || (maxWarnings !== null && counts.warning > maxWarnings) ? 1 : 0;
}

const formatted = (result: LintResult, options: Options, style: Style): string =>
  options.json ? asJson(result) : asText(result, style);
