import { lspRange } from '../../core/features/rows.ts';
import { type Level, levels } from '../../core/model/finding.ts';
import { counted } from '../../core/text/phrases.ts';
import { type Style, printable } from '../style.ts';
import { type BaselineCounts, type LintResult, totals } from './result.ts';

export function asText(result: LintResult, style: Style): string {
  const { service, shown, counts, baseline } = result;
  const lines: string[] = [];
  let file = '';
  for (const finding of shown) {
    if (finding.file !== file) {
      if (file !== '') lines.push('');
      file = finding.file;
      lines.push(style.bold(printable(file)));
    }
    const { line, character } = lspRange(service, finding.file, finding.range).start;
    lines.push(
      `  ${line + 1}:${character + 1}  ${style.level(finding.level)}  ${printable(finding.message)}  ${style.dim(finding.check)}`,
    );
  }
  if (lines.length > 0) lines.push('');
  const { notes, claims, sources, actors } = totals(result);
  const found = levels.filter((level) => counts[level] > 0).map((level) => sayLevel(counts[level], level));
  lines.push(
    `${counted(notes, 'file')}: ${counted(claims, 'claim')}, ${counted(sources, 'source')}, ${counted(actors, 'actor')}. ${found.length > 0 ? `Findings: ${found.join(', ')}.` : 'No findings.'}`,
  );
  if (baseline) lines.push(sayBaseline(baseline));
  return `${lines.join('\n')}\n`;
}

function sayBaseline({ known, gone }: BaselineCounts): string {
  const left = `${counted(known, 'finding')} in the baseline`;
  if (gone === 0) return `${left}.`;
  return `${left}; ${gone} of its entries no longer occur${gone === 1 ? 's' : ''}: --write-baseline takes them out.`;
}

/** `2 errors`, but `2 information`. */
const sayLevel = (count: number, level: Level): string =>
  level === 'information' ? `${count} ${level}` : counted(count, level);
