import type { ActorRecord, OfficeRecord } from '../model/records.ts';
import { titlesOf } from './office-titles.ts';

/** The titles that records know beyond our own list, folded. */
export class RecordTitles {
  readonly #counts = new Map<string, number>();
  readonly #byPath = new Map<string, ReadonlySet<string>>();

  has(folded: string): boolean {
    return this.#counts.has(folded);
  }

  /** Replaces the titles of a record, and answers with those that are known now and were not, or the other way round. */
  set(path: string, record: ActorRecord | OfficeRecord | null): string[] {
    const before = this.#byPath.get(path) ?? new Set<string>();
    const after = new Set(record ? titlesOf(record) : []);
    const added = [...after].filter((title) => !before.has(title));
    const removed = [...before].filter((title) => !after.has(title));
    if (after.size > 0) this.#byPath.set(path, after);
    else this.#byPath.delete(path);
    return [
      ...added.filter((title) => this.#count(title, 1) === 1),
      ...removed.filter((title) => this.#count(title, -1) === 0),
    ];
  }

  #count(title: string, by: number): number {
    const count = (this.#counts.get(title) ?? 0) + by;
    if (count > 0) this.#counts.set(title, count);
    else this.#counts.delete(title);
    return count;
  }
}
