import { type AllFixed, type FixedFile, fixAll } from '../core/features/fix-all.ts';
import { folderOf } from '../core/text/paths.ts';
import type { WorkspaceHost } from '../host/node/workspace-host.ts';
import { removeLeftovers, writeInside } from '../host/node/write.ts';
import type { Options } from './options.ts';
import type { Opened } from './workspace.ts';

export interface Fixed extends AllFixed {
  /** Whether the files hold what was mended; else only the service does. */
  readonly isWritten: boolean;
  /** Why some could not be written, in one line. */
  readonly trouble: string | null;
}

/** Mends what is reported of the workspace, and writes it where that is asked for. */
export async function fix({ service, host, reported }: Opened, options: Options): Promise<Fixed> {
  const all = await fixAll({ service, take: (texts) => host.editAll(texts) }, reported);
  if (options.dryRun || options.stdinFile !== null) return { ...all, isWritten: false, trouble: null };
  for (const folder of new Set(all.files.map(({ file }) => folderOf(file))))
    await removeLeftovers(host.root, folder);
  return { ...all, isWritten: true, ...(await written(host, all.files)) };
}

/** Each file whole or not at all; of one that can't be written the text counts that it has. */
async function written(
  host: WorkspaceHost,
  files: readonly FixedFile[],
): Promise<Pick<Fixed, 'files' | 'trouble'>> {
  const done: FixedFile[] = [];
  const reasons = new Map<string, string>();
  for (const each of files) {
    const { file: path, before, after } = each;
    const why = await writeInside(host.root, { path, text: after, expected: before });
    if (why === null) done.push(each);
    else reasons.set(path, why);
  }
  await host.editAll(new Map([...reasons.keys()].map((path) => [path, null])));
  return { files: done, trouble: inOneLine([...reasons.values()]) };
}

function inOneLine([first, ...others]: readonly string[]): string | null {
  if (first === undefined) return null;
  return others.length === 0 ? first : `${first} So it is with ${others.length} more.`;
}
