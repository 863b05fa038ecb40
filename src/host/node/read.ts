import { readFile, realpath, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';

/** A larger note is left out: parsing it would hold everything up. */
export const largestNote = 1_000_000;
export const largestCapture = 10_000_000;
export const largestBaseline = 100_000_000;
/** Of records to be brought in: a whole parliament has some 20 MB. */
export const largestImport = 100_000_000;

export type ReadResult =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'gone' }
  /** `start` is what can be read of it, for telling its type; null where nothing can. */
  | { readonly kind: 'unreadable'; readonly why: string; readonly start: string | null };

/** Reads a file of the workspace; links are followed only to places inside it. Never throws. */
export async function readInside(root: string, path: string, largest: number): Promise<ReadResult> {
  try {
    const full = join(root, path);
    const real = await realpath(full);
    if (!isInside(await realpath(root), real))
      return unreadable(`${path} is a link that leaves the workspace, so it is not read.`);
    const { size } = await stat(real);
    if (size > largest) return tooLarge(path, size, largest, await startOf(real));
    return decode(await readFile(real), path);
  } catch (error) {
    return failure(path, error);
  }
}

/** Reads a file that a person named, wherever it lies. Never throws. */
export async function readAnywhere(file: string, largest: number): Promise<ReadResult> {
  try {
    const { size } = await stat(file);
    if (size > largest) return tooLarge(file, size, largest, await startOf(file));
    return decode(await readFile(file), file);
  } catch (error) {
    return failure(file, error);
  }
}

export const isInside = (root: string, path: string): boolean =>
  path === root || path.startsWith(root.endsWith(sep) ? root : root + sep);

const unreadable = (why: string, start: string | null = null): ReadResult => ({
  kind: 'unreadable',
  why,
  start,
});

async function startOf(file: string): Promise<string> {
  const { createReadStream } = await import('node:fs');
  let start = '';
  for await (const chunk of createReadStream(file, { end: 4095, encoding: 'latin1' })) start += String(chunk);
  return start;
}

function tooLarge(path: string, size: number, largest: number, start: string): ReadResult {
  const megabytes = (bytes: number): string =>
    (bytes / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 });
  return unreadable(
    `${path} has ${megabytes(size)} MB; files over ${megabytes(largest)} MB are not read. Split it, or leave it out with \`exclude\`.`,
    start,
  );
}

/** What these bytes would be read as, were they the file at `path`. */
export function readBytes(bytes: Buffer, path: string, largest: number): ReadResult {
  return bytes.length > largest
    ? tooLarge(path, bytes.length, largest, bytes.toString('latin1', 0, 4096))
    : decode(bytes, path);
}

function decode(bytes: Buffer, path: string): ReadResult {
  const start = bytes.subarray(0, 4096).toString('latin1');
  if (bytes.includes(0)) return unreadable(`${path} is no text: it holds binary data.`, start);
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    return { kind: 'text', text };
  } catch {
    return unreadable(`${path} is not valid UTF-8. Save it as UTF-8.`, start);
  }
}

function failure(path: string, error: unknown): ReadResult {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'gone' };
  if (code === 'ELOOP') return unreadable(`${path} is a link that leads back to itself.`);
  if (code === 'EACCES' || code === 'EPERM') return unreadable(`${path} can’t be read: permission denied.`);
  if (code === 'EISDIR') return unreadable(`${path} is a folder, not a file.`);
  return unreadable(`${path} can’t be read (${code || String(error)}).`);
}
