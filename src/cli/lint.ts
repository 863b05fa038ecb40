import { largestNote } from '../host/node/read.ts';
import { readStream } from '../host/node/read-stream.ts';
import { type Fixed, fix } from './fixing.ts';
import { asPatch, fixedLines } from './formats/fixed.ts';
import { asJson } from './formats/json.ts';
import { type LintResult, countLevels } from './formats/result.ts';
import { asText } from './formats/text.ts';
import { levels, type Options } from './options.ts';
import type { Style } from './style.ts';
import { UsageError } from './usage.ts';
import { type Opened, openWith, openWorkspace } from './workspace.ts';

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
  return judged(opened, options.fix ? await fix(opened, options) : null, options, style);
}

/** The same of standard input, which stands for one file. Mended, its text is the result. */
async function lintInput(file: string, options: Options, style: Style): Promise<Outcome> {
  const input = await readStream(process.stdin, 'Standard input', largestNote);
  if (input.kind !== 'text')
    throw new UsageError(input.kind === 'gone' ? 'There is no standard input.' : input.why);
  const opened = await openWith(options, file, input.text);
  const fixed = options.fix ? await fix(opened, options) : null;
  const outcome = judged(opened, fixed, options, style);
  if (!fixed || options.json) return outcome;
  return { ...outcome, output: fixed.files[0]?.after ?? input.text };
}

/** What is found in a workspace as it is now. */
export function judged(opened: Opened, fixed: Fixed | null, options: Options, style: Style): Outcome {
  const result = resultOf(opened, fixed, options);
  return {
    output: formatted(result, options, style),
    exit: exitOf(result, options),
    trouble: fixed?.trouble ?? null,
  };
}

function resultOf({ service, reported }: Opened, fixed: Fixed | null, options: Options): LintResult {
  const findings = service.findings().filter(({ file }) => reported(file));
  const shown = findings.filter(({ level }) => levels.indexOf(level) <= levels.indexOf(options.level));
  return { service, reported, findings, shown, counts: countLevels(findings), fixed };
}

/** 1 for errors, or more warnings than allowed; what is not shown counts. */
function exitOf({ counts }: LintResult, { maxWarnings }: Options): 0 | 1 {
  return counts.error > 0 || (maxWarnings !== null && counts.warning > maxWarnings) ? 1 : 0;
}

function formatted(result: LintResult, options: Options, style: Style): string {
  if (options.json) return asJson(result);
  const { fixed } = result;
  if (!fixed) return asText(result, style);
  const patch = fixed.isWritten || fixed.files.length === 0 ? '' : `${asPatch(fixed, style)}\n`;
  return `${patch}${asText(result, style)}${fixedLines(result, fixed)}`;
}
