import type { CaptureReference } from '../model/records.ts';
import { keepsHash } from '../sources/capture-hash.ts';
import { sayEdtf } from '../text/date-words.ts';
import { captureOf } from '../workspace/offers.ts';
import { replaceScalar } from '../yaml/edits.ts';
import { valueOf } from '../yaml/values.ts';
import { type Check, type CheckContext, always } from './check.ts';
import type { Fix } from '../model/edit.ts';
import { sourceRecord, usedBy } from './used-source.ts';

export const captureChanged: Check = {
  name: 'capture-changed',
  levels: always('error'),
  summary: 'A capture no longer has the SHA-256 that was noted for it.',
  about: {
    why: 'A capture is the evidence of what a source said on the day it was read. Once its text has changed, nobody can tell whether a claim was wrong or the evidence was touched, and quotations are held against words that the source may never have had.',
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
capture:
  file: captures/gazette.txt
  sha256: 786e80233cda7b71bf995962c7ba7e17c6a86377342b4671d2ddeffd111dd798
  collected: 2025-06-05
---
=== captures/gazette.txt
Norland and Vessia signed at Kell. The ceiling is 14,000 tonnes.
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
capture:
  file: captures/gazette.txt
  sha256: 786e80233cda7b71bf995962c7ba7e17c6a86377342b4671d2ddeffd111dd798
  collected: 2025-06-05
---
=== captures/gazette.txt
Norland and Vessia signed at Kell. The ceiling is 41,000 tonnes.
`,
    quiet:
      'Never for long. If the change was meant, as when a menu was cut out, look at what differs and take the new hash with the quick fix. Line ends and a byte order mark do not count as changes.',
    field:
      'Keeping a digest beside an archived record is the practice of web archives (WARC, ISO 28500). It makes tampering and accidents show.',
  },
  dependsOn: ['sources', 'captures'],
  *test(context) {
    const { lookup } = context;
    const source = sourceRecord(context)?.source;
    const capture = source?.record.capture;
    const path = captureOf(source?.record ?? null);
    if (!source || !capture?.sha256 || path === null) return;
    const read = lookup.capture(path);
    if (read?.state !== 'read' || keepsHash(capture, read.sha256) !== false) return;
    const used = usedBy(source, lookup);
    if (!used) return;
    yield {
      ...used,
      range: capture.sha256.range,
      message: `${path} is not the text that was collected${collectedOn(capture)}: its hash is another now. Restore it, or look at what changed before you take the new hash.`,
      fixes: () => newHash(context, read.sha256),
    };
  },
};

function collectedOn({ collected }: CaptureReference): string {
  return collected?.days ? ` ${sayEdtf(collected.value)}` : '';
}

/** Only somebody who has looked can say that what the file holds now is the source's text. */
function newHash({ note, text }: CheckContext, hash: string): Fix[] {
  const capture = valueOf(note.frontmatter?.yaml ?? null, 'capture');
  const value = capture?.type === 'map' ? valueOf(capture, 'sha256') : null;
  if (value?.type !== 'scalar') return [];
  const edit = replaceScalar(text, value, hash);
  return [{ title: 'Take the hash of the file as it is now', edits: [edit], safe: false }];
}
