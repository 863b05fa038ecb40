import type { SourceRecord } from '../model/records.ts';
import type { Service } from '../service.ts';
import { compare } from '../text/order.ts';
import type { Entry } from '../workspace/lookup.ts';

/** Every source: the source notes, and what the libraries have besides. In order of id and place. */
export function allSources({ notes, lookup }: Service): Entry<SourceRecord>[] {
  const all = new Map<string, Entry<SourceRecord>>();
  for (const { path, record } of notes.values()) {
    const entry = record?.kind === 'source' ? lookup.entryAt(path) : null;
    if (entry) all.set(entry.place, entry as Entry<SourceRecord>);
  }
  for (const id of lookup.idsOf('source')) {
    const entry = lookup.byId('source', id);
    if (entry) all.set(entry.place, entry);
  }
  return [...all.values()].sort((a, b) => compare(a.id, b.id) || compare(a.place, b.place));
}
