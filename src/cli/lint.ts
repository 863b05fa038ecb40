import { type Finding, type Level, isFixable } from '../core/model/finding.ts';
import { allSources } from '../core/features/all-sources.ts';
import { type Reported, lspRange } from '../core/features/rows.ts';
import type { Service } from '../core/service.ts';
import { levels, type Options } from './options.ts';
import { type Style, printable } from './style.ts';

export interface Outcome {
  readonly output: string;
  readonly exit: 0 | 1;
}

/** Findings as text or JSON, and the exit code: 1 for errors, or more warnings than allowed. */
export function lint(service: Service, reported: Reported, options: Options, style: Style): Outcome {
  const all = service.findings().filter(({ file }) => reported(file));
  const counts = countLevels(all);
  const shown = all.filter(({ level }) => levels.indexOf(level) <= levels.indexOf(options.level));
  const failed = counts.error > 0 || (options.maxWarnings !== null && counts.warning > options.maxWarnings);
  const output = options.json
    ? asJson(service, reported, shown, counts)
    : asText(service, reported, shown, counts, style);
  return { output, exit: failed ? 1 : 0 };
}

type Counts = Record<Level, number>;

function countLevels(findings: readonly Finding[]): Counts {
  const counts: Counts = { error: 0, warning: 0, information: 0, hint: 0 };
  for (const { level } of findings) counts[level] += 1;
  return counts;
}

function totals(service: Service, reported: Reported) {
  const files = [...service.notes.values()].filter(({ path }) => reported(path));
  return {
    notes: files.length,
    claims: files.reduce((sum, { claims }) => sum + claims.length, 0),
    sources: allSources(service).filter(({ path }) => reported(path)).length,
    actors: files.filter(({ record }) => record?.kind === 'actor').length,
  };
}

function asJson(service: Service, reported: Reported, findings: readonly Finding[], counts: Counts): string {
  const rows = findings.map((finding) => ({
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
  const summary = { ...totals(service, reported), findings: counts };
  return `${JSON.stringify({ version: 1, summary, findings: rows }, null, 2)}\n`;
}

function asText(
  service: Service,
  reported: Reported,
  findings: readonly Finding[],
  counts: Counts,
  style: Style,
): string {
  const lines: string[] = [];
  let file = '';
  for (const finding of findings) {
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
  const { notes, claims, sources, actors } = totals(service, reported);
  const found = levels.filter((level) => counts[level] > 0).map((level) => plural(counts[level], level));
  lines.push(
    `${plural(notes, 'file')}: ${plural(claims, 'claim')}, ${plural(sources, 'source')}, ${plural(actors, 'actor')}. ${found.length > 0 ? `Findings: ${found.join(', ')}.` : 'No findings.'}`,
  );
  return `${lines.join('\n')}\n`;
}

const plural = (count: number, word: string): string =>
  `${count} ${word}${count === 1 || word === 'information' ? '' : 's'}`;
