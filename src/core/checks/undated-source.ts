import type { Fix } from '../model/edit.ts';
import type { SourceRecord } from '../model/records.ts';
import { dateInCapture } from '../sources/capture-date.ts';
import { sayEdtf } from '../text/date-words.ts';
import type { Entry, Lookup } from '../workspace/lookup.ts';
import { captureOf } from '../workspace/offers.ts';
import type { Check, Draft } from './check.ts';
import { inNoLibrary, keyPlace, sourceRecord, usedBy } from './used-source.ts';
import type { WriteKey } from './write-key.ts';

export const undatedSource: Check = {
  name: 'undated-source',
  levels: { draft: 'warning', released: 'error' },
  summary: 'A source in use does not say when it came out.',
  about: {
    why: 'Without a date nobody can tell whether a source knew of what came later, or has been overtaken. Many checks of time can’t look at it either.',
    bad: `---
type: note
---

[The ceiling is 41,000 tonnes [@gazette]]{.claim}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
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
      'Where there is none to be found, write `issued: unknown` and when you read it as `accessed`: what is left is information. A year or `2025-06~` is a date, too.',
    field:
      'ICD 206 has the date in every source reference; the Citation Style Language calls it `issued`. Half-known dates are written as EDTF (ISO 8601-2).',
  },
  dependsOn: ['sources', 'captures'],
  *test(context) {
    const record = sourceRecord(context);
    if (record) yield* undated(record.source, context.lookup, record.write);
  },
  entry: ({ source, lookup }) => undated(source, lookup, inNoLibrary),
};

function* undated(source: Entry<SourceRecord>, lookup: Lookup, write: WriteKey): Generator<Draft> {
  const { issued, accessed } = source.record;
  if (issued && issued.value !== 'unknown') return;
  const used = usedBy(source, lookup);
  if (!used) return;
  const fixes = (): Fix[] => fixesFor(source.record, lookup, write);
  if (!issued)
    yield {
      ...used,
      range: keyPlace(source),
      message:
        'This source is used and has no date. Write when it was `issued`, or `issued: unknown` and when you `accessed` it.',
      fixes,
    };
  else if (accessed)
    yield {
      ...used,
      range: issued.range,
      level: 'information',
      message: `Nobody knows when this source was issued; it was accessed ${sayEdtf(accessed.value)}. Look for a date in it.`,
      fixes,
    };
  else
    yield {
      ...used,
      range: issued.range,
      message:
        'Nobody knows when this source was issued, nor when it was read. Write when you `accessed` it.',
      fixes,
    };
}

/** From what the capture says of its own age. */
function fixesFor({ capture, ...record }: SourceRecord, lookup: Lookup, write: WriteKey): Fix[] {
  const path = captureOf({ ...record, capture });
  const read = path === null ? null : lookup.capture(path);
  const said = capture && read?.state === 'read' ? dateInCapture(capture, read.text) : null;
  const edit = said && write('issued', said.edtf);
  if (!edit) return [];
  const title = `Write \`issued: ${said.edtf}\`: collected ${sayEdtf(capture?.collected?.value ?? '')}, it says “${said.words}”`;
  return [{ title, edits: [edit], safe: false }];
}
