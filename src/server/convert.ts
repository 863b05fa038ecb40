import {
  type Diagnostic,
  DiagnosticSeverity,
  DiagnosticTag,
  type TextEdit as LspEdit,
  type Range as LspRange,
} from 'vscode-languageserver/node';
import type { Finding, Level, Tag } from '../core/model/finding.ts';
import type { Service } from '../core/service.ts';
import { lspRange } from '../core/features/rows.ts';
import type { TextEdit } from '../core/text/edits.ts';
import type { Range } from '../core/text/range.ts';
import type { Asked } from './root.ts';

const severities: Readonly<Record<Level, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const tags: Readonly<Record<Tag, DiagnosticTag>> = {
  unnecessary: DiagnosticTag.Unnecessary,
  deprecated: DiagnosticTag.Deprecated,
};

export const toRange = (service: Service, path: string, range: Range): LspRange =>
  lspRange(service, path, range);

export const toEdits = (service: Service, path: string, edits: readonly TextEdit[]): LspEdit[] =>
  edits.map(({ range, newText }) => ({ range: toRange(service, path, range), newText }));

export function toDiagnostic(
  { service, uri, page }: Pick<Asked, 'service' | 'uri' | 'page'>,
  finding: Finding,
): Diagnostic {
  const href = page(finding.check);
  return {
    source: 'attache',
    code: finding.check,
    ...(href === null ? {} : { codeDescription: { href } }),
    severity: severities[finding.level],
    message: finding.message,
    range: toRange(service, finding.file, finding.range),
    ...(finding.tag ? { tags: [tags[finding.tag]] } : {}),
    relatedInformation: finding.related.map(({ message, file, range }) => ({
      message,
      location: { uri: uri(file), range: toRange(service, file, range) },
    })),
  };
}
