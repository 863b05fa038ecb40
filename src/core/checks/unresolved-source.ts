import type { NoteFacts } from '../model/facts.ts';
import { type Located, contains } from '../text/range.ts';
import { type Check, always } from './check.ts';
import { unknownIds } from './unknown-ids.ts';

export const unresolvedSource: Check = {
  name: 'unresolved-source',
  levels: always('error'),
  summary: 'A cited key, `derived-from` or the source of a position names no source.',
  about: {
    why: 'The key names no source, so a reader finds nothing behind it, Pandoc prints it in bold with a question mark, and the claim rests on nothing that can be looked at.',
    bad: `---
type: note
---

[The ceiling is 41,000 tonnes [@gazete]]{.claim}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
---
`,
    good: `---
type: note
---

[The ceiling is 41,000 tonnes [@gazette]]{.claim}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
---
`,
    quiet:
      'Where the source comes with the next export of your library: it will be silent then by itself. An `@name` in running text that is no known key is taken for a handle and left alone.',
    field: 'Citation keys are those of Pandoc’s manual. ICD 206 asks that each reference lead to its source.',
  },
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
