import type { NoteFacts } from '../model/facts.ts';
import { nearest } from '../text/nearest.ts';
import { type Located, contains } from '../text/range.ts';
import { idOf } from '../workspace/offers.ts';
import { type Check, always } from './check.ts';
import { meaning } from './meaning.ts';

export const unresolvedSource: Check = {
  name: 'unresolved-source',
  levels: always('error'),
  summary: 'A cited key, `derived-from` or the source of a position names no source.',
  dependsOn: ['sources'],
  *test({ note, lookup, config, textOf }) {
    // A key may stand in a library that nobody has read.
    if (config.library.length > 0) return;
    // Nobody is his own source or member.
    const own = idOf(note);
    let known: readonly string[] | null = null;
    for (const { value, range } of [...citedKeys(note), ...recordKeys(note)]) {
      if (lookup.byId('source', value)) continue;
      const inClaim = note.claims.some(({ range: claim }) => contains(claim, range));
      known ??= lookup.idsOf('source');
      const { words, fixes } = meaning(
        { value, range },
        nearest(
          value,
          known.filter((id) => id !== own),
        ),
        textOf,
      );
      const message = `No source is called “${value}”.${words} Correct the key, or add a note of type source with this id.`;
      yield { range, message, inClaim, subject: value, fixes };
    }
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
