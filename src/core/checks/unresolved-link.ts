import type { Fix, NoteToBegin } from '../model/edit.ts';
import type { LinkFacts, NoteFacts } from '../model/facts.ts';
import type { RecordKind } from '../model/records.ts';
import { nearest } from '../text/nearest.ts';
import { confine, nameOf } from '../text/paths.ts';
import { type Range, contains } from '../text/range.ts';
import { type Lookup } from '../workspace/lookup.ts';
import { idOf } from '../workspace/offers.ts';
import { type Check, type CheckContext, type Draft, always } from './check.ts';
import { beginning, meaning } from './meaning.ts';

export const unresolvedLink: Check = {
  name: 'unresolved-link',
  levels: always('information'),
  summary: '`[[…]]` leads nowhere: to no note, or to no claim, heading or block in it.',
  about: {
    why: 'A link that leads nowhere is a promise to the reader that is not kept. Often the note was renamed elsewhere, or one letter is wrong.',
    bad: `---
type: note
---

See [[kell-acord]] for the annexes.
=== notes/kell-accord.md
---
type: note
---

The annexes.
`,
    good: `---
type: note
---

See [[kell-accord]] for the annexes.
=== notes/kell-accord.md
---
type: note
---

The annexes.
`,
    quiet:
      'For a note that is still to be written, if you like to link ahead. Links to files of other kinds and to web addresses are not looked at.',
    field:
      'Wiki links are those of Obsidian and MediaWiki, where a link to nothing is shown in red. They are looked up by id, file name, path, title and alias.',
  },
  dependsOn: ['ids', 'claims'],
  *test(context) {
    const { note, lookup } = context;
    const names = new Names(context);
    for (const link of note.links) {
      if (link.form !== 'wiki' || isNoLink(link)) continue;
      const path = link.target === '' ? note.path : lookup.link(link.target);
      if (path !== null) yield* lostPart(context, link, path);
      else if (!leadsOutside(link, context)) yield lostTarget(context, link, names);
    }
  },
};

/** Double brackets of others: a table of contents, a class of characters, a test of a shell, a template. */
const isNoLink = ({ target, part }: LinkFacts): boolean =>
  (part === null && /^_?toc_?$/iu.test(target)) || /^[-:@]|^\d{1,3}$|[{}<>$*"`=\\]/u.test(target);

/** Whether it may lead to something that is no note of ours: files of other kinds, addresses, notes by part of a path. */
function leadsOutside({ target, words }: LinkFacts, { lookup }: CheckContext): boolean {
  if (lookup.mayLink(target) || /^[a-z][a-z\d+.-]*:\/\//iu.test(target)) return true;
  // Files in a wiki are linked to without a word on where they lie.
  if (/\.(?!md$)\p{L}[\p{L}\p{N}]{0,7}$/iu.test(target)) return true;
  if (target.includes('/') && (confine(target) === null || lookup.mayLink(lastOf(target)))) return true;
  // Some wikis write the words first.
  return words !== null && lookup.mayLink(words.value);
}

const lastOf = (target: string): string => nameOf(target.replace(/\/+$/u, '')).replace(/\.md$/iu, '');

/** How many links of a note are held against all names: each costs as much as there are names. */
const mostCompared = 5;
const kinds: readonly RecordKind[] = ['note', 'actor', 'office', 'source'];

/** The ids of the workspace, for what somebody may have meant. */
class Names {
  readonly #lookup: Lookup;
  readonly #own: string;
  #compared = 0;
  #all: readonly string[] | null = null;

  constructor({ lookup, note }: CheckContext) {
    this.#lookup = lookup;
    this.#own = idOf(note);
  }

  nearest(target: string): string | null {
    if (++this.#compared > mostCompared) return null;
    this.#all ??= kinds.flatMap((kind) => this.#lookup.idsOf(kind)).filter((id) => id !== this.#own);
    return nearest(target, this.#all);
  }
}

function lostTarget(context: CheckContext, link: LinkFacts, names: Names): Draft {
  const { target, targetRange } = link;
  const written = wordsOf(context, targetRange, target);
  const { words, fixes } = meaning(written, names.nearest(target), context.textOf);
  return {
    range: written.range,
    message: `[[${target}]] leads to no note here.${words} Correct it, or create the note.`,
    subject: target,
    inClaim: false,
    fixes: [...fixes, ...creating(target)],
  };
}

/** The words without the spaces around them. */
function wordsOf({ textOf }: CheckContext, range: Range, value: string): { value: string; range: Range } {
  const start = range.start + Math.max(textOf(range).indexOf(value), 0);
  return { value, range: { start, end: start + value.length } };
}

/** An id may be meant for a note or for somebody; a title or a path for a note alone. */
function creating(target: string): Fix[] {
  const asIds = ['note', 'person'].flatMap((type) => beginning(type, target));
  if (asIds.length > 0) return asIds;
  const path = target.includes('/') ? confine(target) : null;
  const name = path === null ? target : lastOf(target);
  if (name === '') return [];
  const begins: NoteToBegin = {
    type: 'note',
    name,
    id: null,
    path: path === null ? null : `${path.replace(/\.md$/iu, '')}.md`,
  };
  return [{ title: `Create the note “${name}”`, edits: [], begins, safe: false }];
}

/** A claim first, then a heading, then a block. */
function* lostPart(context: CheckContext, link: LinkFacts, path: string): Generator<Draft> {
  const { note, lookup, textOf } = context;
  const part = link.part?.split('#').at(-1)?.trim() ?? '';
  const parts = path === note.path ? note : lookup.partsOf(path);
  if (part === '' || !parts || isPartOf(parts, part)) return;
  const behind = { start: link.targetRange.end, end: link.range.end };
  const start = behind.start + textOf(behind).indexOf(part);
  const named = part.startsWith('^')
    ? [
        ...parts.blockIds.map((id) => `^${id}`),
        ...parts.claims.flatMap(({ id }) => (id ? [`^${id.value}`] : [])),
      ]
    : [...parts.claims.flatMap(({ id }) => id?.value ?? []), ...parts.headings.map(({ value }) => value)];
  const { words, fixes } = meaning(
    { value: part, range: { start, end: start + part.length } },
    nearest(part, named),
    textOf,
  );
  const place = link.target === '' ? 'This note' : `“${link.target}”`;
  yield {
    range: { start, end: start + part.length },
    message: `${place} has no claim, heading or block “${part}”.${words} Correct it.`,
    subject: link.target === '' ? idOf(note) : link.target,
    inClaim: note.claims.some(({ content }) => contains(content, link.range)),
    fixes,
  };
}

type Parts = Pick<NoteFacts, 'claims' | 'headings' | 'blockIds' | 'anchors'>;

function isPartOf({ claims, headings, blockIds, anchors }: Parts, part: string): boolean {
  const name = part.replace(/^\^/u, '').normalize('NFC');
  const ids = [...claims.flatMap(({ id }) => id?.value ?? []), ...blockIds, ...anchors];
  if (ids.some((id) => id.normalize('NFC') === name)) return true;
  if (part.startsWith('^')) return false;
  const sought = bare(part);
  // Of headings that are the same, the second one is `words-1` in the addresses that GitHub and others make.
  const first = sought.replace(/\d+$/u, '');
  if (sought === '') return true;
  return [...headings.map(({ value }) => value), ...anchors].some((value) => {
    const heading = bare(value);
    return heading === sought || heading === first;
  });
}

/** Letters and digits alone: what each program leaves out of a heading's address differs. */
const bare = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '');
