import type { SourceRecord } from '../model/records.ts';
import type { Entry, Lookup } from '../workspace/lookup.ts';
import { type Check, always } from './check.ts';
import { sourceRecord } from './used-source.ts';

export const originCycle: Check = {
  name: 'origin-cycle',
  levels: always('error'),
  summary: '`derived-from` leads back to the source itself.',
  about: {
    why: 'Origins tell how many witnesses a claim has. If a source goes back to itself there is no beginning: one of the steps is wrong, and what rests on these sources is counted wrongly.',
    bad: `=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
derived-from: [{ source: herald, as: rewritten }]
---
=== sources/herald.md
---
type: source
title: Two days in Kell
publisher: The Gazette
issued: 2025-06-04
derived-from: [{ source: gazette, as: rewritten }]
---
`,
    good: `=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
---
=== sources/herald.md
---
type: source
title: Two days in Kell
publisher: The Gazette
issued: 2025-06-04
derived-from: [{ source: gazette, as: rewritten }]
---
`,
    quiet:
      'There is no good reason. Two articles that took from each other are two documents in several versions: give each version a record.',
    field:
      'W3C PROV: what is derived came to be after what it is derived from, so no chain can come back to its start.',
  },
  dependsOn: ['sources'],
  *test(context) {
    const found = sourceRecord(context);
    if (!found) return;
    const { source } = found;
    for (const { source: parent } of source.record.derivedFrom) {
      const way = wayBack(parent.value, source, context.lookup, new Set());
      if (!way) continue;
      const through = way.slice(0, -1).map(({ id }) => id);
      const round = through.length === 0 ? '' : ` by way of ${through.join(' and ')}`;
      yield {
        range: parent.range,
        message: `This source is said to be derived from itself${round}. Take out the step that is wrong.`,
        related: way.slice(0, -1).flatMap(({ path, record }, at) => {
          const next = way[at + 1];
          const step = record.derivedFrom.find(({ source: { value } }) => {
            const entry = context.lookup.byId('source', value);
            return next !== undefined && entry?.place === next.place;
          });
          return step ? [{ file: path, range: step.source.range, message: 'It goes on here.' }] : [];
        }),
        subject: source.id,
      };
    }
  },
};

/** The sources from the one that is named to the one asked for, which is the last; null where no way leads there. */
function wayBack(
  named: string,
  to: Entry<SourceRecord>,
  lookup: Lookup,
  seen: Set<string>,
): Entry<SourceRecord>[] | null {
  const entry = lookup.byId('source', named);
  if (!entry || seen.has(entry.place)) return null;
  if (entry.place === to.place) return [entry];
  seen.add(entry.place);
  for (const { source } of entry.record.derivedFrom) {
    const way = wayBack(source.value, to, lookup, seen);
    if (way) return [entry, ...way];
  }
  return null;
}
