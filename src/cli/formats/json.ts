import { lspRange } from '../../core/features/rows.ts';
import { isFixable } from '../../core/model/finding.ts';
import { fixedKeys } from './fixed.ts';
import { type LintResult, totals } from './result.ts';

/** For programs, and stable: keys are only added. */
export function asJson(result: LintResult): string {
  const { service, shown, counts, baseline } = result;
  const rows = shown.map((finding) => ({
    check: finding.check,
    level: finding.level,
    message: finding.message,
    file: finding.file,
    range: lspRange(service, finding.file, finding.range),
    related: finding.related.map(({ message, file, range }) => ({
      message,
      file,
      range: lspRange(service, file, range),
    })),
    fixable: isFixable(finding),
    fingerprint: finding.fingerprint,
  }));
  const summary = { ...totals(result), findings: counts, ...(baseline ? { baseline } : {}) };
  return `${JSON.stringify({ version: 1, summary, findings: rows, ...fixedKeys(result) }, null, 2)}\n`;
}
