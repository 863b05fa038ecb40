import type { Service } from '../service.ts';
import { type ClaimStatus, type JudgedClaim, claimStatuses } from '../sources/claims.ts';
import type { Range } from '../text/range.ts';
import { folderOf, nameOf } from '../workspace/paths.ts';
import { judgedClaims, lineOf } from './rows.ts';

export interface ViewRow {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly tooltip: string;
  readonly kind: string;
  readonly status: ClaimStatus;
  readonly file: string;
  readonly range: Range;
}

export interface ViewGroup {
  readonly key: string;
  readonly label: string;
  readonly description: string;
  readonly status: ClaimStatus | null;
  readonly rows: readonly ViewRow[];
}

/** The rows of the Claims view, by note or by status; notes without claims have no row. */
export function claimsView(service: Service, group: 'note' | 'status'): ViewGroup[] {
  const all = judgedClaims(service, () => true);
  const rows = all.map(({ path, claim }, at) => ({ path, claim, row: rowOf(service, path, claim, at, all) }));
  if (group === 'status') {
    return claimStatuses.flatMap((status) => {
      const own = rows.filter(({ claim }) => claim.status === status).map(({ row }) => row);
      return own.length > 0 ? [{ key: status, label: status, description: '', status, rows: own }] : [];
    });
  }
  const paths = [...new Set(rows.map(({ path }) => path))];
  return paths.map((path) => ({
    key: path,
    label: service.notes.get(path)?.record?.title?.value ?? nameOf(path),
    description: folderOf(path),
    status: null,
    rows: rows.filter((entry) => entry.path === path).map(({ row }) => row),
  }));
}

function rowOf(
  service: Service,
  path: string,
  claim: JudgedClaim,
  at: number,
  all: readonly { path: string; claim: JudgedClaim }[],
): ViewRow {
  const sources = [...new Set(claim.evidence.map(({ key, source }) => source?.id ?? key))];
  const nth = at - all.findIndex((entry) => entry.path === path);
  return {
    key: claim.id ?? `${path}#${nth}`,
    label: firstWords(claim.facts.text),
    description: sources.join(', '),
    tooltip: tooltipOf(service, path, claim, sources),
    kind: claim.facts.kind,
    status: claim.status,
    file: path,
    range: claim.facts.content,
  };
}

function firstWords(text: string): string {
  if (text.length <= 80) return text === '' ? '(empty)' : text;
  const cut = text.slice(0, 80);
  return `${cut.slice(0, Math.max(40, cut.lastIndexOf(' '))).trimEnd()}…`;
}

function tooltipOf(service: Service, path: string, claim: JudgedClaim, sources: readonly string[]): string {
  const { facts } = claim;
  return [
    facts.text,
    '',
    `Kind: ${facts.kind}`,
    `Status: ${claim.status}. ${claim.why}`,
    facts.by.length > 0 ? `By: ${facts.by.map(({ value }) => value).join(', ')}` : '',
    facts.on ? `On: ${facts.on.value}` : '',
    sources.length > 0 ? `Sources: ${sources.join(', ')}` : 'Sources: none',
    claim.origins.length > 0 ? `Origins: ${claim.origins.length} (${claim.origins.join(', ')})` : '',
    facts.restsOn.length > 0 ? `Rests on: ${facts.restsOn.map(({ value }) => value).join(', ')}` : '',
    `${claim.id ?? 'No id'} — ${path}:${lineOf(service, path, facts.content)}`,
  ]
    .filter((line, index) => line !== '' || index === 1)
    .join('\n');
}
