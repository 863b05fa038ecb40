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
function identifiersIn(facts: NoteFacts): Identifier[] {
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
  readonly #unreadable: { readonly path: string; readonly type: string; readonly words: string }[] = [];

  constructor(service: Service) {
    this.#service = service;
    for (const facts of service.notes.values()) {
      if (facts.frontmatter && facts.frontmatter.problems.length > 0) this.#addUnreadable(facts);
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

  #addUnreadable({ path, frontmatter }: NoteFacts): void {
    const { start, end } = frontmatter?.range ?? { start: 0, end: 0 };
    const text = this.#service.text(path)?.slice(start, end) ?? '';
    const type = /^type:[ \t]*["']?(\p{L}+)/mu.exec(text)?.[1];
    if (type !== undefined) this.#unreadable.push({ path, type, words: wordsOf(text) });
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

  /** The note of an office, if only one has its identifier, or else its name; `id` is what positions call it by. */
  office(office: ImportedOffice): { readonly id: string; readonly path: string } | null {
    const path = this.#officeNote(office);
    const facts = path === null ? undefined : this.#service.notes.get(path);
    if (!facts) return null;
    const { lookup } = this.#service;
    // A default id that two offices share is nobody's, and another office may be called so.
    const id = [idOf(facts), ...namesOf(office)].find((one) => lookup.office(one)?.path === path);
    return id === undefined ? null : { id, path: facts.path };
  }

  #officeNote({ words, also, identifier }: ImportedOffice): string | null {
    const identified = identifier ? this.#offices.get(keyOf(identifier)) : [];
    if (identified.length === 1) return identified[0] ?? null;
    // What the words mean in a note, they mean here.
    const meant = words === null ? null : (this.#service.lookup.office(words)?.path ?? null);
    if (identified.length > 1) return meant !== null && identified.includes(meant) ? meant : null;
    if (meant !== null) return meant;
    const names = namesOf({ words, also });
    const named = new Set(names.flatMap((name) => this.#offices.get(`name ${folded(name)}`)));
    return named.size === 1 ? ([...named][0] ?? null) : null;
  }

  /** A note that may be of the actor: it has one of its full names, but its frontmatter can’t be read. */
  unreadable({ type, name, names }: ImportedActor): string | null {
    if (this.#unreadable.length === 0) return null;
    const full = [name, ...names.filter(({ kind }) => kind !== 'weak').map(({ value }) => value)].map(
      wordsOf,
    );
    const found = this.#unreadable.find(
      (note) => note.type === type && full.some((one) => note.words.includes(one)),
    );
    return found?.path ?? null;
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

/** Words alone, with a space around each, so that a name is found however it is written. */
const wordsOf = (text: string): string => ` ${folded(text.replace(/[^\p{L}\p{M}\p{N}]+/gu, ' '))} `;

const namesOf = ({ words, also }: Pick<ImportedOffice, 'words' | 'also'>): string[] =>
  [words ?? '', ...also].filter(Boolean);

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
  const words = namesOf(office).map((name) => `words:${folded(name)}`);
  return [...(note ? [`id:${note.path}`] : []), ...words];
}
