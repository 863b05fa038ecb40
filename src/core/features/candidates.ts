import type { NoteFacts } from '../model/facts.ts';
import type { AnyRecord } from '../model/records.ts';
import type { Refers } from '../schema/json-schema.ts';
import type { Service } from '../service.ts';
import { foldName } from '../text/fold.ts';
import { idOf } from '../workspace/offers.ts';
import { textsAt } from '../yaml/values.ts';
import type { Completion } from './completion-items.ts';
import { escapeMarkdown } from './markdown.ts';

/** Something that a value may name. */
export interface Candidate extends Pick<Completion, 'kind' | 'detail' | 'documentation' | 'filter'> {
  readonly value: string;
}

/** More than this nobody reads; typing on narrows them. */
const most = 100;

/**
 * What the ids, keys or tags of some kinds may be, by what is typed of any of their names in any script. Those that
 * begin with it come first.
 */
export function candidates(
  service: Service,
  path: string,
  kinds: ReadonlySet<Refers>,
  typed: string,
): { items: Candidate[]; incomplete: boolean } {
  if (kinds.size === 0) return { items: [], incomplete: false };
  const wanted = foldName(typed).text;
  const fitting: { rank: number; candidate: Candidate }[] = [];
  for (const found of allCandidates(service, path, kinds, typed)) {
    const rank = rankOf(found.names, wanted);
    if (rank !== null)
      fitting.push({ rank, candidate: { ...found.candidate, filter: typed === '' ? null : typed } });
  }
  fitting.sort((a, b) => a.rank - b.rank || compare(a.candidate.value, b.candidate.value));
  return {
    items: fitting.slice(0, most).map(({ candidate }) => candidate),
    // What was typed is held against all names here; the editor knows the label alone and asks again.
    incomplete: true,
  };
}

interface Named {
  readonly candidate: Candidate;
  /** Folded. */
  readonly names: readonly string[];
}

/** 0 where a name begins with what is typed, 1 where a word of it does, 2 where it holds it; null where none does. */
function rankOf(names: readonly string[], wanted: string): number | null {
  let best: number | null = null;
  for (const name of names) {
    const at = name.indexOf(wanted);
    if (at < 0) continue;
    const rank = at === 0 ? 0 : /[\s\-_:#]/u.test(name.charAt(at - 1)) ? 1 : 2;
    best = best === null ? rank : Math.min(best, rank);
  }
  return best;
}

function* allCandidates(
  service: Service,
  path: string,
  kinds: ReadonlySet<Refers>,
  typed: string,
): Generator<Named> {
  for (const note of service.notes.values()) {
    const { record } = note;
    if (record && wants(kinds, record)) yield recordCandidate(note, record);
    if (kinds.has('claim')) yield* claimCandidates(note, note.path === path);
  }
  if (kinds.has('tag')) for (const tag of inUse(tagsIn(service), typed)) yield plain(tag, 'tag');
  if (kinds.has('office'))
    for (const office of inUse(officesInWords(service), typed)) yield plain(office, 'office', 'in words');
}

/** Words in use, but for the one that is being typed and stands nowhere else. */
const inUse = (words: readonly string[], typed: string): Set<string> =>
  new Set(
    words.filter(
      (word, at) => word !== typed || words.indexOf(word) !== at || words.lastIndexOf(word) !== at,
    ),
  );

const tagsIn = (service: Service): string[] =>
  [...service.notes.values()].flatMap(({ frontmatter }) =>
    textsAt(frontmatter?.yaml ?? null, 'tags').map(({ value }) => value),
  );

const officesInWords = (service: Service): string[] =>
  [...service.notes.values()]
    .flatMap(({ record }) => (record?.kind === 'actor' ? record.positions : []))
    .flatMap(({ office }) => (office && !service.lookup.byId('office', office.value) ? [office.value] : []));

const plain = (value: string, kind: Candidate['kind'], detail = ''): Named => ({
  candidate: { value, kind, detail, documentation: '', filter: null },
  names: [foldName(value).text],
});

function wants(kinds: ReadonlySet<Refers>, record: AnyRecord): boolean {
  if (record.kind === 'actor')
    return (
      kinds.has('actor') ||
      (record.type === 'event' && kinds.has('event')) ||
      (record.type === 'place' && kinds.has('place'))
    );
  return record.kind !== 'note' && kinds.has(record.kind);
}

const known = new WeakMap<NoteFacts, Named>();

function recordCandidate(note: NoteFacts, record: AnyRecord): Named {
  const present = known.get(note);
  if (present) return present;
  const id = record.kind === 'source' ? (record.key?.value ?? idOf(note)) : idOf(note);
  const title = record.title?.value ?? '';
  const names = [id, idOf(note), title, ...namesOf(record)].filter((name) => name !== '');
  const others = [...new Set(names)].filter((name) => name !== id && name !== title);
  const candidate: Candidate = {
    value: id,
    kind: record.kind === 'note' ? 'value' : record.kind,
    detail: title,
    documentation: others.map(escapeMarkdown).join(' · '),
    filter: null,
  };
  const named = { candidate, names: [...new Set(names.map((name) => foldName(name).text))] };
  known.set(note, named);
  return named;
}

function namesOf(record: AnyRecord): string[] {
  const aliases = record.aliases.map(({ value }) => value);
  if (record.kind === 'actor') return [...record.names.map(({ value }) => value), ...aliases];
  if (record.kind === 'office') return [...record.titles.map(({ value }) => value), ...aliases];
  return record.kind === 'source' ? [...record.authors, ...aliases] : aliases;
}

/** A claim of the note itself by its id, another by its id in full. */
function* claimCandidates(note: NoteFacts, here: boolean): Generator<Named> {
  for (const { id, text, kind } of note.claims) {
    if (!id) continue;
    const value = here ? id.value : `${idOf(note)}#${id.value}`;
    const candidate: Candidate = {
      value,
      kind: 'claim',
      detail: kind,
      documentation: escapeMarkdown(text),
      filter: null,
    };
    yield { candidate, names: [value, text].map((name) => foldName(name).text) };
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
