import { compare } from '../text/order.ts';

/** A finding that is known and left for later. The fingerprint decides; the rest is for those who read the file. */
export interface KnownFinding {
  readonly file: string;
  readonly check: string;
  readonly fingerprint: string;
}

export type BaselineRead = { readonly known: readonly KnownFinding[] } | { readonly problem: string };

/** Reads a file of known findings; `path` is what the problem calls it. */
export function readBaseline(path: string, text: string): BaselineRead {
  let json: unknown;
  try {
    json = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    return { problem: `${path} is no JSON. ${writeAnew(path)}` };
  }
  if (!isRecord(json) || json['version'] !== 1)
    return { problem: `${path} is no baseline of version 1. ${writeAnew(path)}` };
  const { findings } = json;
  if (!Array.isArray(findings) || !findings.every(isKnown))
    return {
      problem: `${path} holds something else than findings with file, check and fingerprint. ${writeAnew(path)}`,
    };
  return { known: findings };
}

const writeAnew = (path: string): string => `Write it anew with \`attache lint --write-baseline ${path}\`.`;

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isKnown = (value: unknown): value is KnownFinding =>
  isRecord(value) && ['file', 'check', 'fingerprint'].every((key) => typeof value[key] === 'string');

/** A finding a line, in an order of their own, so that a change of the notes is a change of few lines. */
export function baselineText(findings: readonly KnownFinding[]): string {
  const lines = [...findings]
    .sort(
      (a, b) => compare(a.file, b.file) || compare(a.check, b.check) || compare(a.fingerprint, b.fingerprint),
    )
    .map(({ file, check, fingerprint }) => `    ${JSON.stringify({ file, check, fingerprint })}`);
  const list = lines.length > 0 ? `[\n${lines.join(',\n')}\n  ]` : '[]';
  return `{\n  "version": 1,\n  "findings": ${list}\n}\n`;
}
