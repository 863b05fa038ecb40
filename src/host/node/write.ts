import { constants } from 'node:fs';
import {
  access,
  chmod,
  link,
  mkdir,
  open,
  readdir,
  realpath,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { isInside, largestNote, readInside } from './read.ts';

/** A file to be written: a new one where `expected` is null, else one that holds that text now. */
export interface Writing {
  readonly path: string;
  readonly text: string;
  readonly expected: string | null;
}

/**
 * Writes a file of the workspace so that it is there whole or not at all. Answers why it was not written, null where
 * it was: nothing is overwritten that has come in between, and nothing lands outside the workspace.
 */
export async function writeInside(root: string, writing: Writing): Promise<string | null> {
  const { path, expected } = writing;
  try {
    return expected === null ? await create(root, writing) : await replace(root, writing, expected);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? String(error);
    return `${path} can’t be written: ${reasons[code] ?? code}.`;
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'it can only be read',
  ENOSPC: 'no space is left',
  EEXIST: 'a file of this name is there',
  ENOTDIR: 'it is below a file',
};

async function create(root: string, { path, text }: Writing): Promise<string | null> {
  const file = join(root, path);
  if (!(await isPlaceInside(root, dirname(file)))) return `${path} would lie outside the workspace.`;
  await mkdir(dirname(file), { recursive: true });
  const temporary = await writeTemporary(file, text, 0o666);
  try {
    // Unlike renaming, a link never takes the place of a file that is there.
    await link(temporary, file).catch(async (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw error;
      // Some file systems have no links.
      await writeFile(file, text, { flag: 'wx' });
    });
  } finally {
    await rm(temporary, { force: true });
  }
  return null;
}

async function replace(root: string, writing: Writing, expected: string): Promise<string | null> {
  const { path, text } = writing;
  const why = await whyNotExpected(root, path, expected);
  if (why !== null) return why;
  // What a link leads to is written, and the link stays one.
  const file = await realpath(join(root, path));
  // A file that may only be read would be replaced all the same, where its folder may be written.
  await access(file, constants.W_OK);
  const { mode } = await stat(file);
  const temporary = await writeTemporary(file, text, mode);
  try {
    // Writing takes its time: an edit may have come in since.
    const changed = await whyNotExpected(root, path, expected);
    if (changed === null) await rename(temporary, file);
    return changed;
  } finally {
    await rm(temporary, { force: true });
  }
}

async function whyNotExpected(root: string, path: string, expected: string): Promise<string | null> {
  const now = await readInside(root, path, largestNote);
  if (now.kind === 'unreadable') return now.why;
  if (now.kind === 'text' && now.text === expected) return null;
  return `${path} has changed in the meantime and was left as it is. Run the command again.`;
}

/** Of a file that is being written; no note, since its name begins with a dot. */
const ending = '.attache.tmp';

/** Beside the file, so that it can take its place in one step; on the disk before it does. */
async function writeTemporary(file: string, text: string, mode: number): Promise<string> {
  const temporary = join(dirname(file), `.${basename(file).slice(0, 60)}.${process.pid}${ending}`);
  await rm(temporary, { force: true });
  const handle = await open(temporary, 'wx');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (mode !== 0o666) await chmod(temporary, mode & 0o7777);
  return temporary;
}

/** Whether a folder, or what is there of the way to it, lies in the workspace: a link may lead out of it. */
export async function isPlaceInside(root: string, folder: string): Promise<boolean> {
  const real = await realpath(root);
  for (let at = folder; ; at = dirname(at)) {
    const found = await realpath(at).catch(() => null);
    if (found !== null) return isInside(real, found);
    if (at === dirname(at)) return false;
  }
}

/** Removes what runs that were killed have left in a folder of the workspace. Never throws. */
export async function removeLeftovers(root: string, folder: string): Promise<void> {
  const names = await readdir(join(root, folder)).catch(() => []);
  for (const name of names) {
    const written = name.endsWith(ending) ? /\.(\d+)$/u.exec(name.slice(0, -ending.length)) : null;
    if (written && name.startsWith('.') && !isRunning(Number(written[1])))
      await rm(join(root, folder, name), { force: true }).catch(() => undefined);
  }
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH';
  }
}
