import { largestLibrary } from '../host/node/library-reader.ts';
import { readInside } from '../host/node/read.ts';
import type { Asked, Root } from './root.ts';

/** The text that edits were made for, and whether an editor has the file open. */
export interface ReadText {
  readonly text: string;
  /** What an editor has open, if it has; else what counts is on the disk. */
  readonly open: string | null;
}

export const readTexts = ({ service, open }: Asked, paths: Iterable<string>): Map<string, ReadText> =>
  new Map(
    [...paths].map((path) => [path, { text: service.text(path) ?? '', open: open(path)?.text ?? null }]),
  );

/** How many files are read at once. */
const atOnce = 50;

/**
 * The first file whose text has gone on since it was read: no edit may land on that. An editor tells of what it has
 * open, with a version that it checks; a file that is not open may have changed without anybody having told yet.
 */
export async function firstLate(root: Root, read: ReadonlyMap<string, ReadText>): Promise<string | null> {
  const rows = [...read];
  for (let at = 0; at < rows.length; at += atOnce) {
    const some = rows.slice(at, at + atOnce);
    const late = await Promise.all(some.map(([path, each]) => isLate(root.folder, path, each)));
    const [path] = some[late.indexOf(true)] ?? [];
    if (path === undefined) continue;
    // It is read again, so that the next try finds it as it is.
    root.filesChanged([path]);
    return path;
  }
  return null;
}

async function isLate(folder: string, path: string, { text, open }: ReadText): Promise<boolean> {
  if (open !== null) return open !== text;
  const now = await readInside(folder, path, largestLibrary);
  return now.kind !== 'text' || now.text !== text;
}
