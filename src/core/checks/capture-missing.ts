import type { SourceRecord } from '../model/records.ts';
import { LineIndex } from '../text/lines.ts';
import type { Entry, Lookup } from '../workspace/lookup.ts';
import { captureOf } from '../workspace/offers.ts';
import { type Check, type Draft, always } from './check.ts';
import { sourceRecord, usedBy } from './used-source.ts';

export const captureMissing: Check = {
  name: 'capture-missing',
  levels: always('warning'),
  summary: 'The file of a capture is not there, or its lines are out of range.',
  about: {
    why: 'The record promises a copy of the source, and there is none, or it is shorter than the lines that are named. Quotations from this source can’t be checked, and the page on the web may be gone by the time somebody asks.',
    bad: `---
type: note
---

[The ceiling is 41,000 tonnes [@gazette]]{.claim}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
capture: { file: captures/gazette.txt }
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
capture: { file: captures/gazette.txt }
---
=== captures/gazette.txt
Norland and Vessia signed at Kell. The ceiling is 41,000 tonnes.
`,
    quiet:
      'Where the copy lies outside the workspace on purpose, say on paper or under embargo. Better then to leave `capture` out and say so in the record.',
    field:
      'Our own rule. Pages on the web change and go away, so a note that is to be checked later has to bring its evidence along. ICD 206 wants sources documented so that readers can judge them.',
  },
  dependsOn: ['sources', 'captures'],
  *test(context) {
    const source = sourceRecord(context)?.source;
    const wrong = source && missing(source, context.lookup);
    const used = wrong && usedBy(source, context.lookup);
    if (used) yield { ...used, ...wrong };
  },
};

function missing({ record }: Entry<SourceRecord>, lookup: Lookup): Draft | null {
  const { capture } = record;
  const path = captureOf(record);
  const read = path === null ? null : lookup.capture(path);
  if (!capture || !read) return null;
  if (read.state === 'missing')
    return {
      range: capture.file.range,
      message: `There is no file ${path ?? ''}, so nothing can be held against this source. Write where its capture lies, or capture it again.`,
    };
  const last = Math.max(...capture.lines.flat());
  if (read.state !== 'read' || !capture.linesRange || last <= linesIn(read.text)) return null;
  return {
    range: capture.linesRange,
    message: `${path ?? ''} has ${linesIn(read.text)} lines, and these go to ${last}. Write the lines that are the document itself.`,
  };
}

/** As editors number them, without the empty one behind the last line's end. */
const linesIn = (text: string): number => new LineIndex(text.replace(/(?:\r\n|\r|\n)$/u, '')).count;
