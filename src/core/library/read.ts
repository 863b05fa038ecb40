import type { LibraryEntry, LibraryFacts, LibraryProblem } from '../model/library.ts';
import { type Located, shifted } from '../text/range.ts';
import { type BibPiece, readBib } from './bib.ts';
import { type CslRead, readCsl } from './csl.ts';
import type { Filled, Piece } from './pieces.ts';
import type { ReadPiece } from './read-piece.ts';

/** A library as it was read, kept by who reads it again: what an edit leaves alone is not read twice. */
export interface LibraryRead {
  readonly facts: LibraryFacts;
  readonly text: string;
  readonly pieces: readonly Filled<BibPiece>[] | CslRead;
}

/** Reads a library file; its format goes by the end of its name. */
export function readLibrary(path: string, text: string, before: LibraryRead | null): LibraryRead {
  if (/\.bib$/iu.test(path)) {
    const known =
      before && Array.isArray(before.pieces) ? (before.pieces as readonly Filled<BibPiece>[]) : null;
    const pieces = readBib(text, before && known && { text: before.text, pieces: known });
    return { facts: factsOf(path, pieces, []), text, pieces };
  }
  const known = before && !Array.isArray(before.pieces) ? (before.pieces as CslRead) : null;
  const read = readCsl(path, text, before && known && { ...known, text: before.text });
  return { facts: factsOf(path, read.pieces, read.problems), text, pieces: read };
}

function factsOf(
  path: string,
  pieces: readonly Filled<ReadPiece>[],
  whole: readonly LibraryProblem[],
): LibraryFacts {
  const entries: LibraryEntry[] = [];
  const problems: LibraryProblem[] = [...whole];
  const first = new Map<string, Filled<ReadPiece>>();
  for (const piece of pieces) {
    const { start, end, content } = piece;
    const { key, record, problem } = content;
    if (problem) problems.push(moved(problem, start));
    if (!key || !record) continue;
    const earlier = first.get(key.value);
    if (!earlier) {
      first.set(key.value, piece);
      entries.push({ record, start, length: end - start });
      // Of one entry one thing at a time.
    } else if (!problem) problems.push(duplicate(path, piece, key, earlier, first));
  }
  return { path, entries, problems };
}

function duplicate(
  path: string,
  { start }: Piece,
  { value, range }: Located<string>,
  earlier: Filled<ReadPiece>,
  taken: ReadonlyMap<string, unknown>,
): LibraryProblem {
  let count = 2;
  while (taken.has(`${value}-${count}`)) count++;
  const other = `${value}-${count}`;
  const place = shifted(range, start);
  return {
    range: place,
    message: `The citation key “${value}” stands twice in this file, and the first entry counts. Give this one another key, or remove it.`,
    related: [
      {
        message: 'It stands here first.',
        file: path,
        range: shifted(earlier.content.key?.range ?? range, earlier.start),
      },
    ],
    fixes: [
      {
        title: `Change to \`${other}\``,
        edits: [{ range: place, newText: other, expected: value }],
        safe: false,
      },
    ],
  };
}

function moved(problem: LibraryProblem, by: number): LibraryProblem {
  return {
    ...problem,
    range: shifted(problem.range, by),
    fixes: (problem.fixes ?? []).map((fix) => ({
      ...fix,
      edits: fix.edits.map((edit) => ({ ...edit, range: shifted(edit.range, by) })),
    })),
  };
}
