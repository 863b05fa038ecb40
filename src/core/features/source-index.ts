import type { Service } from '../service.ts';
import { compare } from '../text/order.ts';
import { type ListedSource, citedAs } from '../workspace/lookup.ts';

/** A source as one looks for it. */
interface Indexed {
  readonly entry: ListedSource;
  readonly key: string;
  /** Folded, a space before each: key, authors, title and year. */
  readonly words: string;
}

/** More than this nobody reads; typing on narrows them. */
const most = 100;

export const yearOf = ({ issued }: ListedSource['record']): string =>
  /\d{4}/u.exec(issued?.value ?? '')?.[0] ?? '';

/**
 * The sources in which all words stand that are typed, the best first: those whose key begins with them, then those in
 * which they begin words. Each time all are looked through, which is cheap as nothing is made or sorted for it.
 */
export function sourcesFor(service: Service, typed: string): ListedSource[] {
  const whole = fold(typed);
  const wanted = whole.split(' ');
  const beginnings = wanted.map((word) => ` ${word}`);
  const byKey: ListedSource[] = [];
  const byBeginnings: ListedSource[] = [];
  const others: ListedSource[] = [];
  for (const { entry, words } of indexOf(service).update(service.lookup.sources())) {
    if (!holds(words, wanted)) continue;
    if (words.startsWith(whole, 1)) byKey.push(entry);
    else if (byBeginnings.length < most && holds(words, beginnings)) byBeginnings.push(entry);
    else if (others.length < most) others.push(entry);
    if (byKey.length === most) break;
  }
  return [...byKey, ...byBeginnings, ...others].slice(0, most);
}

function holds(words: string, wanted: readonly string[]): boolean {
  for (const word of wanted) if (!words.includes(word)) return false;
  return true;
}

/** Without accents, case and punctuation; most of it is plain ASCII and needs no more than that. */
function fold(text: string): string {
  const plain = /^[\0-~]*$/u.test(text)
    ? text
    : text
        .normalize('NFD')
        .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
        .normalize('NFC');
  return plain
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim();
}

function indexed(entry: ListedSource): Indexed {
  const { record } = entry;
  const key = citedAs(entry);
  return {
    entry,
    key,
    words: ` ${fold([key, ...record.authors, record.title?.value ?? '', yearOf(record)].join(' '))}`,
  };
}

/** All sources by key. Records are never altered: only those are read again that are others now. */
class SourceIndex {
  readonly #indexed: Indexed[] = [];
  #byKey: readonly Indexed[] = [];

  update(entries: Iterable<ListedSource>): readonly Indexed[] {
    const before = this.#indexed.length;
    let changed = false;
    let at = 0;
    for (const entry of entries) {
      if (this.#indexed[at]?.entry !== entry) {
        this.#indexed[at] = indexed(entry);
        changed = true;
      }
      at++;
    }
    this.#indexed.length = at;
    if (changed || at !== before) this.#byKey = this.#indexed.toSorted((a, b) => compare(a.key, b.key));
    return this.#byKey;
  }
}

const indexes = new WeakMap<Service, SourceIndex>();

function indexOf(service: Service): SourceIndex {
  const known = indexes.get(service) ?? new SourceIndex();
  indexes.set(service, known);
  return known;
}
