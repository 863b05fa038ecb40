import type { NoteFacts } from '../model/facts.ts';
import { type Located, contains } from '../text/range.ts';
import { type Check, always } from './check.ts';
import { unknownIds } from './unknown-ids.ts';

export const unresolvedSource: Check = {
  name: 'unresolved-source',
  levels: always('error'),
  summary: 'A cited key, `derived-from` or the source of a position names no source.',
  dependsOn: ['sources'],
  *test(context) {
    const { note, lookup } = context;
    // A key may stand in a library that nobody could read.
    if (!lookup.knowsLibraries()) return;
    const named = [...citedKeys(note), ...recordKeys(note)].map((key) => ({
      ...key,
      types: ['source'],
      // Asked of those that are unknown alone.
      get inClaim() {
        return note.claims.some(({ range }) => contains(range, key.range));
      },
    }));
    yield* unknownIds(
      'source',
      named,
      context,
      'Correct the key, or add a note of type source with this id.',
    );
  },
};

const citedKeys = (note: NoteFacts): Located<string>[] =>
  note.citations
    .filter(({ form }) => form !== 'bare')
    .map(({ key, keyRange }) => ({ value: key, range: keyRange }));

function recordKeys({ record }: NoteFacts): Located<string>[] {
  if (record?.kind === 'source') return record.derivedFrom.map(({ source }) => source);
  return record?.kind === 'actor' ? record.positions.flatMap(({ source }) => source ?? []) : [];
}
