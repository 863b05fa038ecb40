import type { Fixed } from '../fixing.ts';
import { allSources } from '../../core/features/all-sources.ts';
import type { Reported } from '../../core/features/rows.ts';
import type { Finding, Level } from '../../core/model/finding.ts';
import type { Base } from './base.ts';
import type { Service } from '../../core/service.ts';

/** What one run of lint found, for every format. */
export interface LintResult {
  readonly service: Service;
  readonly reported: Reported;
  /** All in order; `counts` and the exit code are of these. */
  readonly findings: readonly Finding[];
  /** Those of the levels that are asked for; of one file only so many. */
  readonly shown: readonly Finding[];
  /** Those that are not reported. */
  readonly quiet: readonly Finding[];
  /** Null where there is none. */
  readonly baseline: BaselineCounts | null;
  /** What the paths of SARIF and annotations are relative to. */
  readonly base: Base;
  readonly counts: Counts;
  /** What --fix did; null without it. */
  readonly fixed: Fixed | null;
}

export interface BaselineCounts {
  /** Findings that are not reported for it. */
  readonly known: number;
  /** Entries that no finding has any more. */
  readonly gone: number;
}

/** How a baseline fits the findings of now, in the files that are reported. */
export function countBaseline(service: Service, reported: Reported): BaselineCounts | null {
  if (!service.baseline) return null;
  const quiet = service.quietFindings();
  const all = new Set([...service.findings(), ...quiet].map(({ fingerprint }) => fingerprint));
  return {
    known: quiet.filter((finding) => finding.quiet?.by === 'baseline' && reported(finding.file)).length,
    gone: service.baseline.filter(({ file, fingerprint }) => reported(file) && !all.has(fingerprint)).length,
  };
}

export type Counts = Readonly<Record<Level, number>>;

export function countLevels(findings: readonly Finding[]): Counts {
  const counts: Record<Level, number> = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { level } of findings) counts[level] += 1;
  return counts;
}

export function totals({ service, reported }: LintResult) {
  const files = [...service.notes.values()].filter(({ path }) => reported(path));
  return {
    notes: files.length,
    claims: files.reduce((sum, { claims }) => sum + claims.length, 0),
    sources: allSources(service).filter(({ path }) => reported(path)).length,
    actors: files.filter(({ record }) => record?.kind === 'actor').length,
  };
}
