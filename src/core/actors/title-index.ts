import type { NoteFacts } from '../model/facts.ts';
import type { Lookup } from '../workspace/lookup.ts';
import type { TitleBeside } from './title-beside.ts';
import { type Called, callingsOf, isCalled } from './title-holders.ts';

/** What is asked to learn what actors are called by their offices. */
interface Asking {
  readonly all: ReadonlyMap<string, NoteFacts>;
  readonly keys: ReadonlySet<string>;
  readonly lookup: (asked: Set<string>) => Lookup;
}

interface Known {
  readonly callings: readonly Called[];
  readonly digest: string;
  /** Keys of the offices that were asked for. */
  readonly asked: ReadonlySet<string>;
}

/**
 * Which bearers of a name ever held an office that goes by a title: so that of hundreds called Lee only the presidents
 * are looked at beside "President Lee".
 */
export class TitleHolders {
  readonly #known = new Map<string, Known>();
  readonly #dependents = new Map<string, Set<string>>();
  /** By the list of all who bear a name. */
  #holders = new WeakMap<readonly string[], Map<string, readonly string[]>>();

  /** Takes changed notes, and answers with the actors who are called otherwise than before by their offices. */
  update(changed: ReadonlyMap<string, NoteFacts | null>, { all, keys, lookup }: Asking): string[] {
    const again = new Set(changed.keys());
    for (const key of keys) for (const path of this.#dependents.get(key) ?? []) again.add(path);
    const differ = [...again].filter((path) => this.#take(path, all.get(path) ?? null, lookup));
    if (differ.length > 0) this.#holders = new WeakMap();
    return differ;
  }

  /** The owners who ever held, or acted in, an office that goes by this title. */
  of(owners: readonly string[], title: TitleBeside): readonly string[] {
    const known = this.#holders.get(owners) ?? new Map<string, readonly string[]>();
    const key = `${title.form} ${title.words}`;
    const made = known.get(key);
    if (made) return made;
    const holders = owners.filter((path) =>
      this.#known.get(path)?.callings.some((each) => isCalled(each, title)),
    );
    this.#holders.set(owners, known.set(key, holders));
    return holders;
  }

  #take(path: string, facts: NoteFacts | null, lookup: (asked: Set<string>) => Lookup): boolean {
    const before = this.#known.get(path);
    const record = facts?.record?.kind === 'actor' ? facts.record : null;
    if (!record && !before) return false;
    const asked = new Set<string>();
    const callings = record ? [...callingsOf(record, lookup(asked))] : [];
    const digest = callings.map(({ forms, concepts }) => [...forms, '', ...concepts].join('\n')).join('\n\n');
    for (const key of before?.asked ?? []) this.#forget(key, path);
    if (record) this.#known.set(path, { callings, digest, asked });
    else this.#known.delete(path);
    for (const key of asked) this.#dependents.set(key, (this.#dependents.get(key) ?? new Set()).add(path));
    return digest !== (before?.digest ?? '');
  }

  #forget(key: string, path: string): void {
    const paths = this.#dependents.get(key);
    paths?.delete(path);
    if (paths?.size === 0) this.#dependents.delete(key);
  }
}
