import type { Reported } from '../core/features/rows.ts';
import { type Finding, type Level, levels } from '../core/model/finding.ts';
import { EarlierFiles } from '../host/node/earlier-files.ts';
import { FilesOnDisk } from '../host/node/files.ts';
import { Blobs, type Changes, GitError, changesSince } from '../host/node/git.ts';
import type { WorkspaceHost } from '../host/node/workspace-host.ts';
import { UsageError } from './usage.ts';
import type { Opened } from './workspace.ts';

/** What a change since `ref` answers for: all findings in changed files, and in others those that it causes. */
export async function reportedSince(
  { service, host, reported }: Opened,
  ref: string,
): Promise<{ readonly reported: Reported; readonly isReported: (finding: Finding) => boolean }> {
  const { changes, then } = await before(host, ref);
  const isOld = knownFrom(then);
  const isReported = (finding: Finding): boolean =>
    reported(finding.file) &&
    (changes.changed.has(finding.file) || !isOld(finding, changes.moved.get(finding.file) ?? finding.file));
  const touched = service.findings().filter(isReported);
  const files = new Set([...changes.changed, ...touched.map(({ file }) => file)]);
  return { reported: (file) => reported(file) && files.has(file), isReported };
}

/** The findings before the change; the service is then as it was. */
async function before(host: WorkspaceHost, ref: string): Promise<{ changes: Changes; then: Finding[] }> {
  try {
    const changes = await changesSince(host.root, ref);
    const paths = [...changes.before.keys()];
    const blobs = new Blobs(host.root);
    try {
      await host.readFrom(new EarlierFiles(host.root, changes, blobs), paths);
    } finally {
      blobs.end();
    }
    const then = host.service.findings();
    await host.readFrom(new FilesOnDisk(host.root), paths);
    return { changes, then };
  } catch (error) {
    throw error instanceof GitError ? new UsageError(error.message) : error;
  }
}

/**
 * Whether a finding of now was there before, in a file whose text is the same. It is another one where it speaks of
 * another fact, or counts for more.
 */
function knownFrom(then: readonly Finding[]): (finding: Finding, file: string) => boolean {
  const known = new Map<string, number>();
  for (const finding of then) {
    const name = identityOf(finding, finding.file);
    known.set(name, Math.min(known.get(name) ?? Infinity, weight(finding.level)));
  }
  return (finding, file) => (known.get(identityOf(finding, file)) ?? Infinity) <= weight(finding.level);
}

const identityOf = ({ check, range, message }: Finding, file: string): string =>
  [check, file, range.start, range.end, fact(message)].join('\0');

/** What was found. What to do about it comes after that, and depends on more than on what is wrong. */
const fact = (message: string): string => /^.*?[.?!](?=\s|$)/su.exec(message)?.[0] ?? message;

const weight = (level: Level): number => levels.indexOf(level);
