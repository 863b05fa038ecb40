import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { configTemplate, exampleFiles } from '../../core/features/first-files.ts';
import { configFile } from '../../core/workspace/config.ts';
import { findRoot } from './workspace-host.ts';

export interface SetUp {
  /** The folder of the workspace. */
  readonly root: string;
  /** Files that were written, relative to it. */
  readonly created: readonly string[];
  /** Files that were there and stay as they are. */
  readonly kept: readonly string[];
}

/**
 * Makes a folder a workspace; a folder inside one is set up already, unless `nested` says that it shall be one of its
 * own. Examples go into an empty folder only: who has notes knows how they look. Throws in words where it can't write.
 */
export async function setUp(folder: string, nested: boolean, today: string): Promise<SetUp> {
  const above = await findRoot(folder);
  if (above !== null && (above === folder || !nested))
    return { root: above, created: [], kept: [configFile] };
  try {
    const examples = (await isEmptyFolder(folder)) ? exampleFiles(today) : {};
    const created: string[] = [];
    const kept: string[] = [];
    for (const [path, text] of Object.entries({ [configFile]: configTemplate(), ...examples }))
      ((await writeNew(folder, path, text)) ? created : kept).push(path);
    return { root: folder, created, kept };
  } catch (error) {
    throw new Error(`${folder} can’t be set up: ${whyNot(error)}.`, { cause: error });
  }
}

/** Whether a folder holds nothing that somebody put there; what begins with a dot belongs to programs. */
async function isEmptyFolder(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).every((name) => name.startsWith('.'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
}

/** Writes a new file, its folders with it; false where something of that name is there. Never overwrites. */
async function writeNew(folder: string, path: string, text: string): Promise<boolean> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(file, text, { flag: 'wx' });
    return true;
  } catch (error) {
    // A folder of that name is no file that could be kept.
    if ((error as NodeJS.ErrnoException).code === 'EEXIST' && !(await isFolder(file))) return false;
    throw error;
  }
}

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'it can only be read',
  ENOSPC: 'no space is left',
  ENOTDIR: 'it is a file, or below one',
  EEXIST: 'it is a file, or below one',
};

/** Why something could not be written, in words. */
function whyNot(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  return code === undefined ? message : (reasons[code] ?? code);
}
