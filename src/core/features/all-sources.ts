import type { SourceRecord } from '../model/records.ts';
import type { Service } from '../service.ts';
import { compare } from '../text/order.ts';
import type { Entry } from '../workspace/lookup.ts';

/** Every source: the source notes, and what the libraries have besides. In order of id and place. */
export function allSources({ lookup }: Service): Entry<SourceRecord>[] {
  return [...lookup.sources()]
    .flatMap(({ place }) => {
      const source = lookup.entryAt(place) as Entry<SourceRecord> | null;
      if (!source) return [];
      // An entry that a note completes, or an earlier library has, is no source of its own.
      const isOwn = source.path === place || lookup.byId('source', source.id)?.place === place;
      return isOwn ? [source] : [];
    })
    .sort((a, b) => compare(a.id, b.id) || compare(a.place, b.place));
}
