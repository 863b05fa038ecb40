import { typedLabels } from '../markup/locators.ts';
import { isPlainKey } from '../markup/keys.ts';
import type { NoteFacts } from '../model/facts.ts';
import type { Service } from '../service.ts';
import { citedAs } from '../workspace/lookup.ts';
import { type Completion, type Completions, escapeSnippet } from './completion-items.ts';
import { type OpenCitation, openCitationAt } from './prose-place.ts';
import { sourcesFor, yearOf } from './source-index.ts';

/** Keys of sources behind `@` and in brackets, then where in the source; null outside a citation. */
export function citationCompletions(service: Service, note: NoteFacts, offset: number): Completions | null {
  const text = service.text(note.path) ?? '';
  const open = openCitationAt(note, text, offset);
  if (!open) return null;
  const { typed } = open;
  const behind = open.sign === '' ? null : afterKey(service, typed);
  if (behind !== null) return { items: locators(offset, behind), incomplete: true };
  const isKey = open.sign === '@' && open.inBrackets && service.lookup.byId('source', typed) !== null;
  // A note and the entry that it completes are listed as two, and are one.
  const found = new Set(sourcesFor(service, typed).map(citedAs));
  if (isKey) found.delete(typed);
  const keys = [...found].flatMap((key) => keyItem(service, key, open, text, offset) ?? []);
  return { items: [...(isKey ? locators(offset, '') : []), ...keys], incomplete: true };
}

/** What stands behind a known key, from the comma or space on; null where the key is still being typed. */
function afterKey({ lookup }: Service, typed: string): string | null {
  const key = /^([^\s,]+)([\s,].*)$/u.exec(typed);
  return key?.[1] !== undefined && lookup.byId('source', key[1]) ? (key[2] ?? null) : null;
}

/** `, p. ` and the others, for what is typed of them behind the key. */
function locators(offset: number, typed: string): Completion[] {
  const [, lead = '', word] = /^( ?,? ?)(\S*)$/u.exec(typed) ?? [];
  if (word === undefined) return [];
  const wanted = word.toLowerCase();
  const comma = lead === '' ? ', ' : lead === ',' ? ' ' : '';
  return typedLabels
    .filter(({ typed: short, label }) => short.startsWith(wanted) || label.startsWith(wanted))
    .map(({ typed: short, label }) => ({
      label: `${comma}${short} `.trimStart(),
      kind: 'part',
      detail: label,
      documentation: '',
      filter: word === '' ? null : word,
      range: { start: offset - word.length, end: offset },
      snippet: escapeSnippet(`${comma}${short} `),
      goesOn: false,
    }));
}

function keyItem(
  { lookup }: Service,
  key: string,
  open: OpenCitation,
  text: string,
  offset: number,
): Completion | null {
  const record = lookup.byId('source', key)?.record;
  if (!record || /[{}\n]/u.test(key)) return null;
  const [author = '', ...others] = record.authors;
  const authors = others.length > 0 ? `${author} et al.` : author;
  const { sign, start, typed } = open;
  const end = offset + restOf(open, text, offset);
  const isPlain = isPlainKey(key) && !/[\p{L}\p{N}\p{M}_]/u.test(text[end] ?? '');
  const written = isPlain ? key : `{${key}}`;
  const snippet = sign === '@{' ? `${key}}` : sign === '@' ? written : `@${written}`;
  return {
    label: key,
    kind: 'source',
    detail: [record.title?.value ?? '', authors, yearOf(record)].filter((part) => part !== '').join(' · '),
    documentation: '',
    cites: key,
    // It was held against key, author, title and year here; the editor knows the label alone.
    filter: typed === '' ? null : typed,
    range: { start, end },
    snippet: escapeSnippet(snippet),
    goesOn: open.inBrackets,
  };
}

/** How much of what stands behind the cursor belongs to the key: a particle of Korean or Japanese does not. */
function restOf({ sign, typed }: OpenCitation, text: string, offset: number): number {
  const line = /^[^\r\n]*/u.exec(text.slice(offset))?.[0] ?? '';
  if (sign === '@{') return /^[^\s{}\]]*\}/u.exec(line)?.[0].length ?? 0;
  if (typed === '') return 0;
  return /^[\p{Script=Latin}\p{N}_-]*/u.exec(line)?.[0].length ?? 0;
}
