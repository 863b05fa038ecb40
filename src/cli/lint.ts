import { takeBaseline } from './baseline.ts';
import { baseOf } from './formats/base.ts';
import { asGithub } from './formats/github.ts';
import { asJson } from './formats/json.ts';
import { type LintResult, countBaseline, countLevels } from './formats/result.ts';
import { asSarif } from './formats/sarif.ts';
import { asText } from './formats/text.ts';
import { levels, type Options } from './options.ts';
import type { Finding } from '../core/model/finding.ts';
import type { Style } from './style.ts';
import { type Opened, openWorkspace } from './workspace.ts';

declare const ATTACHE_VERSION: string;

export interface Outcome {
  readonly output: string;
  readonly exit: 0 | 1;
}

/** The findings of the workspace in the format asked for, and the exit code. */
export async function lint(options: Options, style: Style): Promise<Outcome> {
  const opened = await openWorkspace(options, options.paths);
  await takeBaseline(opened, options);
  const result = resultOf(opened, options);
  return { output: formatted(result, options, style), exit: exitOf(result, options) };
}

function resultOf({ service, host, reported }: Opened, options: Options): LintResult {
  const isReported = ({ file }: Finding): boolean => reported(file);
  const isShown = (finding: Finding): boolean =>
    isReported(finding) && levels.indexOf(finding.level) <= levels.indexOf(options.level);
  const findings = service.findings().filter(isReported);
  return {
    service,
    reported,
    findings,
    shown: service.shownFindings(isShown),
    quiet: service.quietFindings().filter(isShown),
    baseline: countBaseline(service, reported),
    counts: countLevels(findings),
    base: baseOf(host.root, process.env['GITHUB_WORKSPACE']),
  };
}

/** 1 for errors, or more warnings than allowed; what is not shown counts. */
function exitOf({ counts }: LintResult, { maxWarnings }: Options): 0 | 1 {
  return counts.error > 0 || (maxWarnings !== null && counts.warning > maxWarnings) ? 1 : 0;
}

function formatted(result: LintResult, { format }: Options, style: Style): string {
  switch (format) {
    case 'json':
      return asJson(result);
    case 'sarif':
      return asSarif(result, ATTACHE_VERSION);
    case 'github':
      return asGithub(result);
    case 'text':
      return asText(result, style);
  }
}
