import type { Fix } from '../model/edit.ts';
import type { SourceRecord } from '../model/records.ts';
import { type Byline, bylineIn } from '../sources/bylines.ts';
import { sayShare } from '../sources/origins.ts';
import { hostOf } from '../text/addresses.ts';
import { type Entry, citedAs } from '../workspace/lookup.ts';
import { captureOf } from '../workspace/offers.ts';
import type { CaptureText } from '../workspace/workspace.ts';
import { type Check, type CheckContext, always } from './check.ts';
import { titleOf } from './cited-sources.ts';
import { declaringEdit, likelyOrigins } from './declaring-origins.ts';
import { keyPlace, sourceRecord, usedBy } from './used-source.ts';

export const originUndeclared: Check = {
  name: 'origin-undeclared',
  levels: always('information'),
  summary:
    'The capture says that the text comes from elsewhere (“republished from”, “first appeared in”, “(AFP)”, “translated from”), and `derived-from` does not.',
  about: {
    why: 'The captured page says itself that its text comes from elsewhere. As long as the record does not, a second paper with the same text looks like a second witness.',
    bad: `---
type: note
---

[The ceiling is 41,000 tonnes [@gazette]]{.claim}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-06
capture: { file: captures/gazette.txt }
---
=== captures/gazette.txt
The accord of Kell

Translated from the Norland original by A. Berg.
The ceiling is 41,000 tonnes.
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
issued: 2025-06-06
derived-from: [{ source: nordblad, as: translated }]
capture: { file: captures/gazette.txt }
---
=== captures/gazette.txt
The accord of Kell

Translated from the Norland original by A. Berg.
The ceiling is 41,000 tonnes.
=== sources/nordblad.md
---
type: source
title: Kellin sopimus
publisher: Nordblad
issued: 2025-06-04
---
`,
    quiet:
      'Where the words belong to something else on the page, a picture or a teaser: better to name the lines of the document itself in `capture`.',
    field:
      'W3C PROV calls these relations derivation, quotation and revision. Agency copy in many papers is the common case of circular reporting.',
  },
  dependsOn: ['sources', 'captures'],
  *test(context) {
    const source = sourceRecord(context)?.source;
    if (!source || source.record.derivedFrom.length > 0) return;
    const used = usedBy(source, context.lookup);
    const file = captureOf(source.record);
    const capture = used && file !== null ? context.lookup.capture(file) : null;
    const byline = capture ? bylineOf(capture, source.record) : null;
    if (!used || file === null || !byline || isItsOwn(byline, source.record)) return;
    yield {
      ...used,
      range: keyPlace(source),
      message: `The capture says “${byline.words}”, so this goes back to another document. Say to which with \`derived-from\`.`,
      related: [{ file, range: byline, message: 'It says so here.' }, ...(used.related ?? [])],
      fixes: () => fixesFor(source, context),
    };
  },
};

const read = new WeakMap<CaptureText, Map<string, Byline | null>>();

/** A capture may be long, and a record is judged at every key that is pressed in it. */
function bylineOf(capture: CaptureText, { capture: reference }: SourceRecord): Byline | null {
  if (capture.state !== 'read') return null;
  const lines = reference?.lines ?? [];
  const known = read.get(capture) ?? new Map<string, Byline | null>();
  read.set(capture, known);
  const key = JSON.stringify(lines);
  const byline = known.get(key) ?? bylineIn(capture.text, lines);
  known.set(key, byline);
  return byline;
}

/** An agency's own page has its name, too. */
function isItsOwn({ name }: Byline, { publisher, url }: SourceRecord): boolean {
  const bare = (words: string): string =>
    words
      .toLowerCase()
      .replace(/\bthe\b|\bnews\b/gu, '')
      .replace(/[^\p{L}\p{N}]/gu, '');
  const [named, own] = [bare(name), bare(publisher ?? '')];
  if (named === '') return true;
  const host = hostOf(url) ?? '';
  return (own !== '' && (own.includes(named) || named.includes(own))) || host.split('.').includes(named);
}

function fixesFor(source: Entry<SourceRecord>, { note, text, lookup, schemas }: CheckContext): Fix[] {
  return likelyOrigins(source, lookup).flatMap(({ source: origin, share, as }): Fix[] => {
    const edit = declaringEdit(note, text, schemas, { source: citedAs(origin), as });
    if (!edit) return [];
    const title = `Declare “${titleOf(origin)}” as its origin (${sayShare(share)} of the words stand there)`;
    return [{ title, edits: [edit], safe: false }];
  });
}
