import { parentPort } from 'node:worker_threads';
import type { LibraryEntry, LibraryProblem } from '../../core/model/library.ts';
import { type LibraryRead, readLibrary } from '../../core/library/read.ts';
import { type PackedRecords, packRecords } from './packed-library.ts';

/** A thread that reads libraries, and keeps what it read for the next time. */

export interface LibraryRequest {
  readonly path: string;
  /** The text from and to where is replaced; a text that is read first is all new. Null: it is not needed any more. */
  readonly edit: { readonly from: number; readonly to: number; readonly text: string } | null;
}

export interface LibraryAnswer {
  /** Of each entry its index in the answer before, or -1 where it is the next of `fresh`. */
  readonly kept: Int32Array;
  /** Start and length of each entry. */
  readonly places: Int32Array;
  readonly fresh: PackedRecords;
  readonly problems: readonly LibraryProblem[];
}

export type LibraryReply = LibraryAnswer | { readonly failure: unknown };

const known = new Map<string, LibraryRead>();

parentPort?.on('message', ({ path, edit }: LibraryRequest) => {
  if (edit === null) known.delete(path);
  else parentPort?.postMessage(reply(path, edit));
});

function reply(
  path: string,
  { from, to, text: inserted }: NonNullable<LibraryRequest['edit']>,
): LibraryReply {
  try {
    const before = known.get(path) ?? null;
    const old = before?.text ?? '';
    const text = old.slice(0, from) + inserted + old.slice(to);
    const read = readLibrary(path, text, before);
    known.set(path, read);
    return answer(before?.facts.entries ?? [], read.facts.entries, read.facts.problems);
  } catch (failure) {
    known.delete(path);
    return { failure };
  }
}

function answer(
  before: readonly LibraryEntry[],
  entries: readonly LibraryEntry[],
  problems: readonly LibraryProblem[],
): LibraryAnswer {
  const kept = keptOf(before, entries);
  const places = new Int32Array(entries.length * 2);
  for (const [index, { start, length }] of entries.entries()) places.set([start, length], index * 2);
  const fresh = packRecords(entries.flatMap(({ record }, index) => (kept[index] === -1 ? [record] : [])));
  return { kept, places, fresh, problems };
}

/** Most edits leave all but one as they are, in their order: only between these is searched. */
function keptOf(before: readonly LibraryEntry[], entries: readonly LibraryEntry[]): Int32Array {
  const kept = new Int32Array(entries.length).fill(-1);
  const isSame = (old: number, at: number): boolean => before[old]?.record === entries[at]?.record;
  const most = Math.min(before.length, entries.length);
  const shift = entries.length - before.length;
  let head = 0;
  while (head < most && isSame(head, head)) kept[head] = head++;
  let tail = entries.length;
  while (tail > head && tail - shift > head && isSame(tail - 1 - shift, tail - 1))
    kept[--tail] = tail - shift;
  const between = new Map<unknown, number>();
  for (let at = head; at < tail - shift; at++) between.set(before[at]?.record, at);
  for (let at = head; at < tail; at++) kept[at] = between.get(entries[at]?.record) ?? -1;
  return kept;
}
