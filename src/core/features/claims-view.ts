import type { Service } from '../service.ts';
import { type ClaimStatus, type JudgedClaim, claimStatuses } from '../sources/claims.ts';
import { distinctSources } from '../sources/evidence.ts';
import { type Alike, originGroups, sayShare } from '../sources/origins.ts';
import type { Range } from '../text/range.ts';
import { folderOf, nameOf } from '../text/paths.ts';
import { lineOf } from './rows.ts';

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
  const notes = [...service.notes.keys()]
    .sort()
    .map((path) => ({ path, rows: claimsIn(service, path) }))
    .filter(({ rows }) => rows.length > 0);
  return group === 'status' ? byStatus(notes.flatMap(({ rows }) => rows)) : byNote(service, notes);
}

const byStatus = (rows: readonly ViewRow[]): ViewGroup[] =>
  claimStatuses
    .map((status) => ({
      key: status,
      label: status,
      description: '',
      status,
      rows: rows.filter((row) => row.status === status),
    }))
    .filter(({ rows: own }) => own.length > 0);

function byNote(service: Service, notes: readonly { path: string; rows: readonly ViewRow[] }[]): ViewGroup[] {
  const severalFolders = new Set(notes.map(({ path }) => folderOf(path))).size > 1;
  return notes.map(({ path, rows }) => ({
    key: path,
    label: service.notes.get(path)?.record?.title?.value ?? nameOf(path),
    description: severalFolders ? folderOf(path) : '',
    status: null,
    rows,
  }));
}

/**
 * The wanted claims of a note. Keys hold a claim's id only where it is the only one of its name: rows of one view may
 * never share a key.
 */
export function claimsIn(
  service: Service,
  path: string,
  isWanted: (claim: JudgedClaim) => boolean = () => true,
): ViewRow[] {
  const seen = new Set<string>();
  return service.judgement(path).claims.flatMap((claim, nth) => {
    const id = claim.facts.id?.value ?? '';
    const key = id === '' || seen.has(id) ? `${path}#:${nth}` : `${path}#${id}`;
    seen.add(id);
    return isWanted(claim) ? [rowOf(service, path, claim, key)] : [];
  });
}

function rowOf(service: Service, path: string, claim: JudgedClaim, key: string): ViewRow {
  const sources = [...new Set(claim.evidence.map(({ key: cited, source }) => source?.id ?? cited))];
  return {
    key,
    label: firstWords(claim.facts.text),
    description: sources.join(', '),
    tooltip: tooltipOf(service, path, claim, sources),
    kind: claim.facts.kind,
    status: claim.status,
    file: path,
    range: claim.facts.content,
  };
}

/** Longer labels would push a row's sources out of a side bar of the usual width. */
const mostLetters = 50;

function firstWords(text: string): string {
  if (text.length <= mostLetters) return text === '' ? '(empty)' : text;
  const cut = text.slice(0, mostLetters);
  return `${cut.slice(0, Math.max(mostLetters / 2, cut.lastIndexOf(' '))).trimEnd()}…`;
}

/** How many stories stand behind the sources, and which of them share one. */
function originLines(service: Service, { origins, alike, evidence, facts }: JudgedClaim): string[] {
  if (origins.length === 0) return [];
  const sources = distinctSources(evidence);
  const shared = originGroups(sources, facts.kind === 'quote', service.lookup)
    .filter((group) => group.sources.length > 1)
    .map((group) => `${group.sources.length} of ${sources.length} sources go back to ${group.origin}`);
  const isDeclared = ({ one, other }: Alike): boolean =>
    originGroups(
      sources.filter(({ id }) => id === one || id === other),
      facts.kind === 'quote',
      service.lookup,
    ).length < 2;
  const likely = alike
    .filter((pair) => !isDeclared(pair))
    .map(
      ({ one, other, share }) =>
        `Likely one origin: ${sayShare(share)} of the words of ${one} stand in ${other}`,
    );
  const counted = `Origins: ${origins.length} (${origins.join(', ')})`;
  return [[counted, ...shared].join('; '), ...likely];
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
    ...originLines(service, claim),
    facts.restsOn.length > 0 ? `Rests on: ${facts.restsOn.map(({ value }) => value).join(', ')}` : '',
    `${claim.id ?? 'No id'} — ${path}:${lineOf(service, path, facts.content)}`,
  ]
    .filter((line, index) => line !== '' || index === 1)
    .join('\n');
}
