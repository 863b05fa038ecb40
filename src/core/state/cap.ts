import { type Finding, levels } from '../model/finding.ts';

/** Of one file no more findings are shown at once: nobody reads further before the first are mended. */
export const mostShown = 100;

const weight = ({ level }: Finding): number => levels.indexOf(level);

/**
 * What a door shows of the findings of one file, which come in order of place: the gravest, and among those of one
 * level the first. The last of them says how many there are besides.
 */
export function capped(findings: readonly Finding[]): readonly Finding[] {
  const left = findings.length - mostShown;
  if (left <= 0) return findings;
  const kept = new Set([...findings].sort((a, b) => weight(a) - weight(b)).slice(0, mostShown));
  const shown = findings.filter((finding) => kept.has(finding));
  const more = left === 1 ? '1 more finding in this file is' : `${left} more findings in this file are`;
  return shown.map((finding, at) =>
    at === mostShown - 1 ? { ...finding, message: `${finding.message} (${more} not shown.)` } : finding,
  );
}
