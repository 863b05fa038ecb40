import { idOf } from '../../workspace/offers.ts';
import type { NoteFacts } from '../../model/facts.ts';
import type { ActorRecord, ActorType, RecordKind } from '../../model/records.ts';
import type { Service } from '../../service.ts';
import { itemsOf, located, textsAt, valueOf } from '../../yaml/values.ts';
import type { ActorPointer, Identifier, ImportedActor, ImportedOffice } from './imported.ts';
import { folded } from './names.ts';

/** A note that is there, as an import looks at it. */
export interface KnownActor {
  readonly path: string;
  readonly id: string;
  readonly type: ActorType;
  readonly facts: NoteFacts;
  readonly identifiers: readonly Identifier[];
}

const keyOf = ({ scheme, value }: Identifier): string => `${scheme.toLowerCase()} ${value.toLowerCase()}`;

/** `identifiers` of a note, each of a list by itself. */
export function identifiersIn(facts: NoteFacts): Identifier[] {
  const map = valueOf(facts.frontmatter?.yaml ?? null, 'identifiers');
  if (map?.type !== 'map') return [];
  return map.entries.flatMap(({ key, value }) =>
    itemsOf(value).flatMap((item) => {
      const text = located(item);
      return text ? [{ scheme: key.toLowerCase(), value: text.value }] : [];
    }),
  );
}

/** Lists under keys, each value once. */
class Index<T> {
  readonly #lists = new Map<string, T[]>();

  add(key: string, value: T): void {
    const list = this.#lists.get(key);
    if (!list) this.#lists.set(key, [value]);
    else if (!list.includes(value)) list.push(value);
  }

  get(key: string): readonly T[] {
    return this.#lists.get(key) ?? [];
  }
}

/** Whom and which offices the workspace knows, by what a file may call them. */
export class Known {
  readonly #service: Service;
  readonly #byIdentifier = new Index<KnownActor>();
  readonly #byName = new Index<KnownActor>();
  readonly #byPath = new Map<string, KnownActor>();
  readonly #offices = new Index<string>();

  constructor(service: Service) {
    this.#service = service;
    for (const facts of service.notes.values()) {
      if (facts.record?.kind === 'actor') this.#addActor(facts, facts.record);
      else if (facts.record?.kind === 'office') this.#addOffice(facts);
    }
  }

  #addActor(facts: NoteFacts, record: ActorRecord): void {
    const identifiers = identifiersIn(facts);
    const known = { path: facts.path, id: idOf(facts), type: record.type, facts, identifiers };
    this.#byPath.set(facts.path, known);
    for (const identifier of identifiers) this.#byIdentifier.add(keyOf(identifier), known);
    const names = [record.title, ...record.aliases, ...record.names.filter(({ kind }) => kind !== 'weak')];
    for (const name of names) if (name) this.#byName.add(`${record.type} ${folded(name.value)}`, known);
  }

  #addOffice(facts: NoteFacts): void {
    const { path, record } = facts;
    if (record?.kind !== 'office') return;
    const map = facts.frontmatter?.yaml ?? null;
    const names = itemsOf(valueOf(map, 'names')).flatMap((item) =>
      item.type === 'map' ? (located(valueOf(item, 'value'))?.value ?? []) : (located(item)?.value ?? []),
    );
    const aliases = [...record.aliases, ...textsAt(map, 'aliases')].map(({ value }) => value);
    for (const name of [record.title?.value ?? '', ...aliases, ...names])
      if (name !== '') this.#offices.add(`name ${folded(name)}`, path);
    for (const identifier of identifiersIn(facts)) this.#offices.add(keyOf(identifier), path);
  }

  /** Those who bear an identifier of the actor; several where notes disagree. */
  byIdentifiers(actor: ImportedActor): KnownActor[] {
    return [...new Set(actor.identifiers.flatMap((one) => this.#byIdentifier.get(keyOf(one))))];
  }

  /** Those of its type who have one of its full names, and no other identifier in a register that it is in. */
  byNames({ type, name, names, identifiers }: ImportedActor): KnownActor[] {
    const full = [name, ...names.filter(({ kind }) => kind !== 'weak').map(({ value }) => value)];
    const found = new Set(full.flatMap((one) => this.#byName.get(`${type} ${folded(one)}`)));
    return [...found].filter((known) => !contradicts(known.identifiers, identifiers));
  }

  byId(id: string): KnownActor | null {
    const entry = this.#service.lookup.byId('actor', id);
    return entry ? (this.#byPath.get(entry.path) ?? null) : null;
  }

  /** The id of the actor that a file points to, if only one can be meant. */
  actorId({ words, identifier }: ActorPointer): string | null {
    const known = identifier ? this.#byIdentifier.get(keyOf(identifier)) : [];
    const found = known.length > 0 || words === null ? known : this.#named(words);
    return found.length === 1 ? (found[0]?.id ?? null) : null;
  }

  #named(words: string): readonly KnownActor[] {
    const byId = this.byId(words);
    if (byId) return [byId];
    const types: readonly ActorType[] = ['organisation', 'place', 'person', 'event'];
    return types.flatMap((type) => this.#byName.get(`${type} ${folded(words)}`));
  }

  /** The note of an office, if only one has its identifier, or else its name. */
  office({ words, also, identifier }: ImportedOffice): { readonly id: string; readonly path: string } | null {
    const byIdentifier = identifier ? this.#offices.get(keyOf(identifier)) : [];
    const named = [words ?? '', ...also].filter(Boolean);
    const byName = new Set(named.flatMap((name) => this.#offices.get(`name ${folded(name)}`)));
    const [first, second] = byIdentifier.length > 0 ? byIdentifier : [...byName];
    if (first === undefined || second !== undefined) return this.#officeOfId(words);
    const facts = this.#service.notes.get(first);
    return facts ? { id: idOf(facts), path: first } : null;
  }

  #officeOfId(words: string | null): { readonly id: string; readonly path: string } | null {
    const entry = words === null ? null : this.#service.lookup.byId('office', words);
    return entry ? { id: entry.id, path: entry.path } : null;
  }

  /** Every id and path in use, in lower case: no file system or link then tells two apart by case alone. */
  taken(): Set<string> {
    const kinds: readonly RecordKind[] = ['actor', 'office', 'source', 'note'];
    const taken = new Set(
      kinds.flatMap((kind) => this.#service.lookup.idsOf(kind)).map((id) => id.toLowerCase()),
    );
    for (const path of this.#service.notes.keys()) taken.add(path.toLowerCase());
    return taken;
  }
}

/** In one register they have different identifiers, so they are two. */
function contradicts(ours: readonly Identifier[], theirs: readonly Identifier[]): boolean {
  return theirs.some(
    (identifier) =>
      ours.some(({ scheme }) => scheme === identifier.scheme) &&
      !ours.some((one) => keyOf(one) === keyOf(identifier)),
  );
}

/** What an office is called when positions are held against each other. */
export function officeKeys(known: Known, office: ImportedOffice): string[] {
  const note = known.office(office);
  const words = [office.words ?? '', ...office.also].filter(Boolean).map((name) => `words:${folded(name)}`);
  return [...(note ? [`id:${note.path}`] : []), ...words];
}
