import { isPlainKey } from '../markup/keys.ts';
import type { Fix } from '../model/edit.ts';
import type { QuotationFacts } from '../model/facts.ts';
import type { SourceRecord } from '../model/records.ts';
import { originalOf } from '../sources/origins.ts';
import { type Entry, citedAs } from '../workspace/lookup.ts';
import type { Check, CheckContext } from './check.ts';
import { type CitedSource, citedSources, titleOf } from './cited-sources.ts';
import { sourceNames } from './used-source.ts';

export const notTheOriginal: Check = {
  name: 'not-the-original',
  levels: { draft: 'information', released: 'warning' },
  summary: 'The cited source republishes or rewrites one that the workspace has; a translation does neither.',
  about: {
    why: 'A copy may cut, change or add, and its date is not the day of the report. When the original is at hand in the same workspace, readers are better served by that.',
    bad: `---
type: note
---

[The ceiling is 41,000 tonnes [@gazette]]{.claim}.
=== sources/agency.md
---
type: source
title: Accord signed at Kell
publisher: The Agency
issued: 2025-06-04
---
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-05
derived-from: [{ source: agency, as: republished }]
---
`,
    good: `---
type: note
---

[The ceiling is 41,000 tonnes [@agency]]{.claim}.
=== sources/agency.md
---
type: source
title: Accord signed at Kell
publisher: The Agency
issued: 2025-06-04
---
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-05
derived-from: [{ source: agency, as: republished }]
---
`,
    quiet:
      'When the copy itself is meant: its headline, what it left out, that it ran the story at all. Translations are never mentioned, and a copy cited beside its original isn’t either.',
    field:
      'W3C PROV knows the primary source of a document. ICD 206 wants the source that was used described; going back to the origin is the older rule of historians.',
  },
  dependsOn: ['sources', 'captures'],
  *test(context) {
    for (const cited of citedSources(context)) {
      const { source, range, claims, inClaim } = cited;
      const original = originalOf(source, context.lookup);
      if (!original) continue;
      // Beside its original the copy sends nobody the wrong way; false-corroboration speaks of both.
      const isBeside = claims.some(({ evidence }) =>
        evidence.some((each) => each.source?.place === original.place),
      );
      if (isBeside) continue;
      yield {
        range,
        message: `“${titleOf(source)}” is not the original: it goes back to “${titleOf(original)}” (${original.id}). Cite that, if it says so.`,
        related: source.record.derivedFrom.map((from) => ({
          file: source.path,
          range: from.source.range,
          message: `${source.id} is ${from.as ?? 'derived'} from ${from.source.value}.`,
        })),
        inClaim,
        subject: sourceNames(source),
        fixes: () => (holdsTheWords(cited, original, context) ? citing(cited, original, context) : []),
      };
    }
  },
};

/** Whether the original's capture has what is quoted; where nothing is, whether it is largely the same text. */
function holdsTheWords(cited: CitedSource, original: Entry<SourceRecord>, context: CheckContext): boolean {
  const { note, finder, lookup } = context;
  const quotations = note.quotations.filter((quotation) => isCitedFor(quotation, cited, context));
  if (quotations.length === 0)
    return lookup.alike(cited.source).some(({ place }) => place === original.place);
  const evidence = [
    { key: original.id, source: original, stance: 'supports' as const, locator: null, range: cited.range },
  ];
  return quotations.every(
    (quotation) =>
      finder.look(note, { ...quotation, cited: { citations: [], links: [] } }, evidence, lookup).state ===
      'found',
  );
}

const isCitedFor = (
  { cited: { citations }, claim }: QuotationFacts,
  cited: CitedSource,
  { claims }: CheckContext,
): boolean =>
  (cited.citation !== null && citations.includes(cited.citation)) ||
  cited.claims.some((each) => claims.indexOf(each) === claim);

function citing(
  { range, source }: CitedSource,
  original: Entry<SourceRecord>,
  { textOf }: CheckContext,
): Fix[] {
  const key = citedAs(original);
  const expected = textOf(range);
  // A link by title or path stays what it is.
  if (!isPlainKey(key) || ![source.id, source.record.key?.value].includes(expected)) return [];
  return [
    { title: `Cite “${titleOf(original)}” instead`, edits: [{ range, newText: key, expected }], safe: false },
  ];
}
