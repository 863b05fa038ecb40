import type { Fix } from '../model/edit.ts';
import type { SourceRecord } from '../model/records.ts';
import { listed } from '../text/phrases.ts';
import type { Entry, Lookup } from '../workspace/lookup.ts';
import type { Check, Draft } from './check.ts';
import { inNoLibrary, keyPlace, sourceRecord, usedBy } from './used-source.ts';
import type { WriteKey } from './write-key.ts';

export const incompleteCitation: Check = {
  name: 'incomplete-citation',
  levels: { draft: 'information', released: 'warning' },
  summary:
    'A source in use has no title, neither author nor publisher, or an address without the day it was read.',
  about: {
    why: 'A reader has to find the source without you: what it is called, who made it and, for a page that may change, when it was read. Without that a citation is a pointer to nowhere, and nobody can weigh who is speaking.',
    bad: `---
type: note
---

[The ceiling is 41,000 tonnes [@gazette]]{.claim}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
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
      'For a leaflet or a post that truly names nobody. Sources that no note uses owe nothing, and this stands once for each source, at its record.',
    field:
      'ICD 206 lists what a source reference has to say, originator, title and date among it. The names of the fields are those of the Citation Style Language.',
  },
  dependsOn: ['sources'],
  *test(context) {
    const record = sourceRecord(context);
    if (record) yield* incomplete(record.source, context.lookup, record.write);
  },
  entry: ({ source, lookup }) => incomplete(source, lookup, inNoLibrary),
};

function* incomplete(source: Entry<SourceRecord>, lookup: Lookup, write: WriteKey): Generator<Draft> {
  const { title, authors, publisher, url, accessed } = source.record;
  const lacks = [
    ...(title ? [] : ['a `title`']),
    ...(authors.length > 0 || publisher !== null ? [] : ['an `author` or `publisher`']),
    ...(url === null || accessed ? [] : ['the date when its address was `accessed`']),
  ];
  if (lacks.length === 0) return;
  const used = usedBy(source, lookup);
  if (!used) return;
  yield {
    ...used,
    range: keyPlace(source),
    message: `This source is used and lacks ${listed(lacks)}. Add what readers need to find it.`,
    fixes: () => (url === null || accessed ? [] : accessedWhenCollected(source.record, write)),
  };
}

/** Who made the capture read the page. */
function accessedWhenCollected({ capture }: SourceRecord, write: WriteKey): Fix[] {
  const collected = capture?.collected?.days ? capture.collected.value : null;
  const edit = collected === null ? null : write('accessed', collected);
  return edit
    ? [{ title: `Write \`accessed: ${collected}\`, when it was captured`, edits: [edit], safe: false }]
    : [];
}
