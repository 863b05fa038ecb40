import { lspRange } from '../../core/features/rows.ts';
import type { Finding, Level } from '../../core/model/finding.ts';
import { printable } from '../style.ts';
import type { LintResult } from './result.ts';

const commands: Readonly<Record<Level, 'error' | 'warning' | 'notice'>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands that GitHub Actions shows as annotations. */
export const asGithub = (result: LintResult): string =>
  result.shown.map((finding) => `${command(finding, result)}\n`).join('');

function command({ check, level, message, file, range }: Finding, { service, base }: LintResult): string {
  const { start, end } = lspRange(service, file, range);
  const properties = {
    file: base.prefix + file,
    line: start.line + 1,
    endLine: end.line + 1,
    // GitHub takes columns only where the place is of one line.
    ...(start.line === end.line ? { col: start.character + 1, endColumn: end.character + 1 } : {}),
    title: check,
  };
  const said = Object.entries(properties).map(([key, value]) => `${key}=${inProperty(`${value}`)}`);
  return `::${commands[level]} ${said.join(',')}::${inMessage(message)}`;
}

// Line ends first, while they are there to be told from what moves a terminal.
const inMessage = (text: string): string =>
  printable(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));

const inProperty = (text: string): string => inMessage(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
