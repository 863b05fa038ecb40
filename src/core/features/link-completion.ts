import { fullNames } from '../actors/names.ts';
import { surnamesOf } from '../actors/surnames.ts';
import type { NoteFacts } from '../model/facts.ts';
import type { AnyRecord } from '../model/records.ts';
import type { Service } from '../service.ts';
import { foldMarks, foldName } from '../text/fold.ts';
import { nameOf } from '../text/paths.ts';
import { idOf } from '../workspace/offers.ts';
import { type Candidate, candidates } from './candidates.ts';
import { type Completion, type Completions, escapeSnippet } from './completion-items.ts';
import { escapeMarkdown } from './markdown.ts';
import { type OpenLink, openLinkAt } from './prose-place.ts';

const linked = new Set(['actor', 'office', 'source', 'note'] as const);

/** What `[[…` may lead to, by any name of it; null outside a link. */
export function linkCompletions(service: Service, note: NoteFacts, offset: number): Completions | null {
  const text = service.text(note.path) ?? '';
  const open = openLinkAt(note, text, offset);
  if (!open) return null;
  const rest = restOf(open, text, offset);
  if (open.target !== null) return { items: parts(service, note, open, { rest, offset }), incomplete: false };
  const { items } = candidates(service, note.path, linked, open.typed.trimStart());
  const completions = items.flatMap((item) => itemOf(service, item, open, { rest, offset }) ?? []);
  return { items: completions, incomplete: true };
}

/** What of a link stands behind the cursor. */
interface Rest {
  /** More of the target or the part that is being typed. */
  readonly word: string;
  /** The brackets that end it right behind the word; empty where the part or words come first. */
  readonly end: string;
  readonly closed: boolean;
}

interface Behind {
  readonly rest: Rest;
  readonly offset: number;
}

/** A link that is not closed yet has nothing behind the cursor: what follows there is the sentence. */
function restOf({ target }: OpenLink, text: string, offset: number): Rest {
  const line = /^[^\r\n]*/u.exec(text.slice(offset))?.[0] ?? '';
  const [, word = '', tail = ''] =
    (target === null ? /^([^[\]|#\\]*)(\]\]|#|\\?\|)/u : /^([^[\]|\\]*)(\]\]|\\?\|)/u).exec(line) ?? [];
  const closed = tail === ']]' || (tail !== '' && /^[^[\]]*\]\]/u.test(line));
  if (closed) return { word, end: tail === ']]' ? tail : '', closed };
  // Half a pair of brackets is what an editor leaves of one that was typed over.
  return { word: '', end: line.startsWith(']') ? ']' : '', closed };
}

function itemOf(service: Service, item: Candidate, open: OpenLink, behind: Behind): Completion | null {
  const file = item.file ?? '';
  const target = targetOf(service, file);
  if (target === null) return null;
  const written = (open.typed + behind.rest.word).trim();
  const hasMore = behind.rest.closed && behind.rest.end === '';
  const words = !hasMore && written !== target && isNameOf(service.notes.get(file)?.record ?? null, written);
  const bar = open.block === 'cell' ? '\\|' : '|';
  const inside = words ? `${target}${bar}${written}` : target;
  return completion({ ...item, label: target }, open, behind, inside);
}

type Shown = Pick<Completion, 'label' | 'kind' | 'detail' | 'documentation'>;

function completion(
  shown: Shown,
  { start, typed }: OpenLink,
  { rest, offset }: Behind,
  inside: string,
): Completion {
  const end = rest.closed && rest.end === '' ? '' : ']]';
  return {
    ...shown,
    // It was held against all names here; the editor knows the label alone.
    filter: typed === '' ? null : typed,
    range: { start, end: offset + rest.word.length + rest.end.length },
    snippet: escapeSnippet(inside + end),
    goesOn: false,
  };
}

/** What a link to a file is called; null where no link that can be written leads there. */
function targetOf(service: Service, file: string): string | null {
  const note = service.notes.get(file);
  if (!note) return null;
  const path = file.replace(/\.md$/iu, '');
  const all = [...(note.record ? [idOf(note)] : []), nameOf(path), path, file];
  return all.find((target) => !/[[\]|#\r\n]/u.test(target) && service.lookup.link(target) === file) ?? null;
}

/** Whether the words, in this case, are what prose calls it: then they stay what is read. */
function isNameOf(record: AnyRecord | null, words: string): boolean {
  // One character is how a search for a name begins.
  if (!record || Array.from(words).length < 2) return false;
  const wanted = foldMarks(words);
  const names = [record.title, ...record.aliases].flatMap((name) => name?.value ?? []);
  if (record.kind === 'actor') names.push(...fullNames(record), ...surnamesOf(record));
  if (record.kind === 'office') names.push(...record.titles.map(({ value }) => value));
  return names.some((name) => foldMarks(name).trim() === wanted);
}

/** What may follow `#`: the note's claims, its headings and its other blocks. */
function parts(service: Service, note: NoteFacts, open: OpenLink, behind: Behind): Completion[] {
  const file = open.target === '' ? note.path : service.lookup.link(open.target ?? '');
  const facts = file === null ? null : service.notes.get(file);
  if (!facts) return [];
  const wanted = foldName(open.typed.replace(/^\^/u, '')).text;
  const fits = (...names: string[]): boolean => names.some((name) => foldName(name).text.includes(wanted));
  const claimed = new Set(facts.claims.flatMap(({ id }) => id?.value ?? []));
  const shown: Shown[] = [
    ...facts.claims.flatMap(({ id, kind, text }): Shown[] =>
      id && fits(id.value, text)
        ? [{ label: id.value, kind: 'claim', detail: kind, documentation: escapeMarkdown(text) }]
        : [],
    ),
    ...facts.headings.flatMap(({ value }): Shown[] =>
      value !== '' && !/[[\]|#\r\n]/u.test(value) && fits(value)
        ? [{ label: value, kind: 'part', detail: 'heading', documentation: '' }]
        : [],
    ),
    ...facts.blockIds.flatMap((id): Shown[] =>
      !claimed.has(id) && fits(id)
        ? [{ label: `^${id}`, kind: 'part', detail: 'block', documentation: '' }]
        : [],
    ),
  ];
  const once = [...new Map(shown.map((each) => [each.label, each])).values()];
  return once.map((each) => completion(each, open, behind, each.label));
}
