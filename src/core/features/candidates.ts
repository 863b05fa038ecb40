import type { NoteFacts } from '../model/facts.ts';
import type { AnyRecord } from '../model/records.ts';
import type { Refers } from '../schema/json-schema.ts';
import type { Service } from '../service.ts';
import { foldName } from '../text/fold.ts';
import { compare } from '../text/order.ts';
import { citedAs } from '../workspace/lookup.ts';
import { idOf } from '../workspace/offers.ts';
import { textsAt } from '../yaml/values.ts';
import type { Completion } from './completion-items.ts';
import { escapeMarkdown } from './markdown.ts';
import { reviewedName } from '../workspace/reviews.ts';

/** Something that a value may name. */
export interface Candidate extends Pick<
  Completion,
  'kind' | 'detail' | 'documentation' | 'about' | 'filter'
> {
  readonly value: string;
  /** The path of the note that it is; of claims and words nothing. */
  readonly file?: string;
}

/** What may be named: a link can name notes as well. */
export type Kinds = ReadonlySet<Refers | 'note'>;

/** More than this nobody reads; typing on narrows them. */
const most = 100;

/**
 * What the ids, keys or tags of some kinds may be, by what is typed of any of their names in any script. Those that
 * begin with it come first.
 */
export function candidates(
  service: Service,
  path: string,
  kinds: Kinds,
  typed: string,
): { items: Candidate[]; incomplete: boolean } {
  if (kinds.size === 0) return { items: [], incomplete: false };
  const wanted = foldName(typed).text;
  const best = new Best();
  for (const one of allCandidates(service, path, kinds, typed)) {
    const rank = rankOf(one, wanted);
    if (rank !== null) best.add({ rank: rank + behind(one.candidate), candidate: one.candidate });
  }
  const filter = typed === '' ? null : typed;
  return {
    items: best.fitting.map(({ candidate }) => ({ ...candidate, filter })),
    // What was typed is held against all names here; the editor knows the label alone and asks again.
    incomplete: true,
  };
}

/** Of those that fit alike, actors come before the offices they hold and the sources and notes that speak of them. */
const behind = ({ kind }: Candidate): number =>
  kind === 'office' ? 0.25 : kind === 'source' ? 0.5 : kind === 'note' ? 0.75 : 0;

interface Fitting {
  readonly rank: number;
  readonly candidate: Candidate;
}

/** The first so many in order: where thousands fit, sorting them all takes longer than finding them. */
class Best {
  readonly fitting: Fitting[] = [];

  add(one: Fitting): void {
    const { fitting } = this;
    const last = fitting[most - 1];
    if (last && inOrder(one, last) >= 0) return;
    if (last) fitting.pop();
    let [from, to] = [0, fitting.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      const other = fitting[middle];
      if (other && inOrder(other, one) <= 0) from = middle + 1;
      else to = middle;
    }
    fitting.splice(from, 0, one);
  }
}

const inOrder = (a: Fitting, b: Fitting): number =>
  a.rank - b.rank || compare(a.candidate.value, b.candidate.value);

interface Named {
  readonly candidate: Candidate;
  /** Folded. */
  readonly names: readonly string[];
  /** All of them, a line each: of thousands most fit nowhere, and one look says so. */
  readonly lines: string;
}

const named = (candidate: Candidate, names: readonly string[]): Named => {
  return { candidate, names, lines: names.join('\n') };
};

/** 0 where a name begins with what is typed, 1 where a word of it does, 2 where it holds it; null where none does. */
function rankOf({ names, lines }: Named, wanted: string): number | null {
  if (!lines.includes(wanted)) return null;
  let best: number | null = null;
  for (const name of names) {
    const at = name.indexOf(wanted);
    if (at < 0) continue;
    const rank = at === 0 ? 0 : /[\s\-_:#]/u.test(name.charAt(at - 1)) ? 1 : 2;
    best = best === null ? rank : Math.min(best, rank);
  }
  return best;
}

function* allCandidates(service: Service, path: string, kinds: Kinds, typed: string): Generator<Named> {
  const shelf = shelfOf(service);
  for (const sort of sortsOf(kinds)) for (const { named } of shelf.records.get(sort) ?? []) yield named;
  if (kinds.has('claim'))
    for (const { note, claims } of shelf.withClaims)
      yield* speaksOf(service, path, note) ? claimsOf(note, true) : claims;
  if (kinds.has('tag')) for (const tag of shelf.tags.besides(typed)) yield tag;
  if (kinds.has('office'))
    for (const office of shelf.offices.besides(typed))
      if (!service.lookup.byId('office', office.candidate.value)) yield office;
}

/** Claims of a note are named by their id alone in the note itself and in its file of verdicts. */
function speaksOf(service: Service, path: string, note: NoteFacts): boolean {
  if (note.path === path || !service.isReview(path)) return note.path === path;
  return reviewedName(path) === idOf(note);
}

/** What a record is for those who name it. */
type Sort = 'actor' | 'event' | 'place' | 'office' | 'source' | 'note';

function sortOf(record: AnyRecord | null): Sort {
  if (!record) return 'note';
  if (record.kind !== 'actor') return record.kind;
  return record.type === 'event' || record.type === 'place' ? record.type : 'actor';
}

/** Events and places are actors, too. */
const sortsOf = (kinds: Kinds): Sort[] =>
  (['actor', 'event', 'place', 'office', 'source', 'note'] as const).filter(
    (sort) => kinds.has(sort) || (kinds.has('actor') && (sort === 'event' || sort === 'place')),
  );

/** What one note offers; names are folded when they are first asked for. */
class Offered {
  readonly note: NoteFacts;
  readonly sort: Sort;
  readonly tags: readonly string[];
  readonly offices: readonly string[];
  #named: Named | null = null;
  #claims: readonly Named[] | null = null;

  constructor(note: NoteFacts) {
    const { record, frontmatter } = note;
    this.note = note;
    this.sort = sortOf(record);
    this.tags = textsAt(frontmatter?.yaml ?? null, 'tags').map(({ value }) => value);
    const positions = record?.kind === 'actor' ? record.positions : [];
    this.offices = positions.flatMap(({ office }) => office?.value ?? []);
  }

  get named(): Named {
    return (this.#named ??= recordCandidate(this.note));
  }

  get claims(): readonly Named[] {
    return (this.#claims ??= claimsOf(this.note, false));
  }
}

/** Words in use, each with how often. */
class Words {
  readonly #kind: Candidate['kind'];
  readonly #detail: string;
  readonly #words = new Map<string, { count: number; readonly named: Named }>();

  constructor(kind: Candidate['kind'], detail = '') {
    this.#kind = kind;
    this.#detail = detail;
  }

  count(words: readonly string[], by: 1 | -1): void {
    for (const word of words) {
      const present = this.#words.get(word) ?? { count: 0, named: this.#named(word) };
      present.count += by;
      if (present.count > 0) this.#words.set(word, present);
      else this.#words.delete(word);
    }
  }

  /** All but the one that is being typed and stands nowhere else. */
  *besides(typed: string): Generator<Named> {
    for (const [word, { count, named }] of this.#words) if (word !== typed || count > 1) yield named;
  }

  #named(value: string): Named {
    const candidate = { value, kind: this.#kind, detail: this.#detail, documentation: '', filter: null };
    return named(candidate, [foldName(value).text]);
  }
}

/**
 * What all notes offer, kept from one question to the next: with thousands of notes a look at each is what takes the
 * time. Facts are never altered, so that only notes whose facts are others now are looked at again.
 */
class Shelf {
  readonly records = new Map<Sort, Set<Offered>>();
  readonly withClaims = new Set<Offered>();
  readonly tags = new Words('tag');
  readonly offices = new Words('office', 'in words');
  readonly #notes: NoteFacts[] = [];
  readonly #offered: Offered[] = [];

  update(notes: Iterable<NoteFacts>): void {
    let at = 0;
    for (const note of notes) {
      if (this.#notes[at] !== note) {
        this.#remove(this.#offered[at]);
        this.#notes[at] = note;
        this.#offered[at] = this.#add(new Offered(note));
      }
      at++;
    }
    this.#notes.length = at;
    for (const gone of this.#offered.splice(at)) this.#remove(gone);
  }

  #add(offered: Offered): Offered {
    const { note, sort } = offered;
    this.records.set(sort, (this.records.get(sort) ?? new Set()).add(offered));
    if (note.claims.some(({ id }) => id)) this.withClaims.add(offered);
    this.tags.count(offered.tags, 1);
    this.offices.count(offered.offices, 1);
    return offered;
  }

  #remove(offered: Offered | undefined): void {
    if (!offered) return;
    this.records.get(offered.sort)?.delete(offered);
    this.withClaims.delete(offered);
    this.tags.count(offered.tags, -1);
    this.offices.count(offered.offices, -1);
  }
}

const shelves = new WeakMap<Service, Shelf>();

function shelfOf(service: Service): Shelf {
  const shelf = shelves.get(service) ?? new Shelf();
  shelves.set(service, shelf);
  shelf.update(service.notes.values());
  return shelf;
}

function recordCandidate(note: NoteFacts): Named {
  const { record } = note;
  const id = record?.kind === 'source' ? citedAs({ id: idOf(note), record }) : idOf(note);
  // Somebody's ordinary Markdown is known by its path alone.
  const title = record ? (record.title?.value ?? '') : note.path;
  const names = [id, idOf(note), title, ...namesOf(record)].filter((name) => name !== '');
  const others = [...new Set(names)].filter((name) => name !== id && name !== title);
  const candidate: Candidate = {
    value: id,
    kind: record?.kind ?? 'note',
    file: note.path,
    detail: title,
    documentation: others.map(escapeMarkdown).join(' · '),
    ...(record?.kind === 'actor' ? { about: note.path } : {}),
    filter: null,
  };
  const folded = names.map((name) => foldName(name).text);
  return named(candidate, [...new Set([...folded, ...folded.map(withoutAccents)])]);
}

/** `muller` finds Müller: who types an id has not every letter on the keys. Other scripts keep their marks. */
export const withoutAccents = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/(?<=\p{Script=Latin})\p{M}+/gu, '')
    .normalize('NFC');

function namesOf(record: AnyRecord | null): string[] {
  if (!record) return [];
  const aliases = record.aliases.map(({ value }) => value);
  if (record.kind === 'actor') return [...record.names.map(({ value }) => value), ...aliases];
  if (record.kind === 'office') return [...record.titles.map(({ value }) => value), ...aliases];
  return record.kind === 'source' ? [...record.authors, ...aliases] : aliases;
}

/** A claim of the note itself by its id, another by its id in full. */
const claimsOf = (note: NoteFacts, here: boolean): Named[] =>
  note.claims.flatMap(({ id, text, kind }) => {
    if (!id) return [];
    const value = here ? id.value : `${idOf(note)}#${id.value}`;
    const documentation = escapeMarkdown(text);
    const candidate: Candidate = { value, kind: 'claim', detail: kind, documentation, filter: null };
    return [
      named(
        candidate,
        [value, text].map((name) => foldName(name).text),
      ),
    ];
  });
