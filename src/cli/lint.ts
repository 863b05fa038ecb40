import { type Finding, levels } from '../core/model/finding.ts';
import { largestNote } from '../host/node/read.ts';
import { readStream } from '../host/node/read-stream.ts';
import { takeBaseline } from './baseline.ts';
import { reportedSince } from './changed-since.ts';
import { type Fixed, fix } from './fixing.ts';
import { baseOf } from './formats/base.ts';
import { asPatch, fixedLines } from './formats/fixed.ts';
import { asGithub } from './formats/github.ts';
import { asJson } from './formats/json.ts';
import { type LintResult, countBaseline, countLevels } from './formats/result.ts';
import { asSarif } from './formats/sarif.ts';
import { asText } from './formats/text.ts';
import type { Options } from './options.ts';
import type { Style } from './style.ts';
import { UsageError } from './usage.ts';
import { type Opened, openWith, openWorkspace } from './workspace.ts';

declare const ATTACHE_VERSION: string;

export interface Outcome {
  readonly output: string;
  readonly exit: 0 | 1;
  /** What could not be done though the rest was, in one line. */
  readonly trouble: string | null;
}

/** The findings of the workspace, after what --fix mends, in the format asked for; and the exit code. */
export async function lint(options: Options, style: Style): Promise<Outcome> {
  if (options.stdinFile !== null) return lintInput(options.stdinFile, options, style);
  const opened = await openWorkspace(options, options.paths);
  await takeBaseline(opened, options);
  if (options.changedSince !== null) {
    const { reported, isReported } = await reportedSince(opened, options.changedSince);
    return judged({ ...opened, reported }, null, options, style, isReported);
  }
  return judged(opened, options.fix ? await fix(opened, options) : null, options, style);
}

/** The same of standard input, which stands for one file. Mended, its text is the result. */
async function lintInput(file: string, options: Options, style: Style): Promise<Outcome> {
  const input = await readStream(process.stdin, 'Standard input', largestNote);
  if (input.kind !== 'text')
    throw new UsageError(input.kind === 'gone' ? 'There is no standard input.' : input.why);
  const opened = await openWith(options, file, input.text);
  await takeBaseline(opened, options);
  const fixed = options.fix ? await fix(opened, options) : null;
  const outcome = judged(opened, fixed, options, style);
  if (!fixed || options.json) return outcome;
  return { ...outcome, output: fixed.files[0]?.after ?? input.text };
}

type IsReported = (finding: Finding) => boolean;

/** What is found in a workspace as it is now. */
export function judged(
  opened: Opened,
  fixed: Fixed | null,
  options: Options,
  style: Style,
  isReported: IsReported = ({ file }) => opened.reported(file),
): Outcome {
  const result = resultOf(opened, fixed, options, isReported);
  return {
    output: formatted(result, options, style),
    exit: exitOf(result, options),
    trouble: fixed?.trouble ?? null,
  };
}

function resultOf(
  { service, host, reported }: Opened,
  fixed: Fixed | null,
  options: Options,
  isReported: IsReported,
): LintResult {
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
    fixed,
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
      return withFixed(asText(result, style), result, style);
  }
}

function withFixed(text: string, result: LintResult, style: Style): string {
  const { fixed } = result;
  if (!fixed) return text;
  const patch = fixed.isWritten || fixed.files.length === 0 ? '' : `${asPatch(fixed, style)}\n`;
  return `${patch}${text}${fixedLines(result, fixed)}`;
}
