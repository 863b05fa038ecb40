import type { NoteFacts } from '../model/facts.ts';
import { findClaim, noteOfClaim } from '../sources/claims.ts';
import { nearest } from '../text/nearest.ts';
import type { Located, Range } from '../text/range.ts';
import type { Lookup } from '../workspace/lookup.ts';
import { reviewedName, reviewedNote } from '../workspace/reviews.ts';
import { locatedAt } from '../yaml/values.ts';
import { type Check, type CheckContext, type Draft, always } from './check.ts';
import { meaning } from './meaning.ts';

export const unresolvedClaim: Check = {
  name: 'unresolved-claim',
  levels: always('error'),
  summary: 'An attribute, `key-judgments` or a verdict names a claim that is none.',
  about: {
    why: 'A claim that rests on nothing looks as if it rested on something. A verdict on a claim that is gone verifies nothing, and nobody notices.',
    bad: `---
type: note
---

[Both sides want the talks [@gazette]]{.claim #both-want}.

[The talks will go on]{.claim kind=judgment rests-on=both-wnat}.
=== sources/gazette.md
---
type: source
title: Talks in town
publisher: The Gazette
issued: 2025-08-24
---
`,
    good: `---
type: note
---

[Both sides want the talks [@gazette]]{.claim #both-want}.

[The talks will go on]{.claim kind=judgment rests-on=both-want}.
=== sources/gazette.md
---
type: source
title: Talks in town
publisher: The Gazette
issued: 2025-08-24
---
`,
    quiet:
      'A claim of another note is written `note-id#id`. Where the other note lies outside the workspace, say in words what the claim rests on.',
    field:
      'Analytic lines are built on earlier ones; linchpin analysis asks that each support can be found and tested.',
  },
  dependsOn: ['claims', 'ids'],
  *test({ note, lookup, textOf }) {
    for (const id of named(note))
      if (!findClaim(note, id.value, lookup))
        yield { ...lost(id, note, { lookup, textOf }), inClaim: id.inClaim };
  },
  *verdicts({ path, root, lookup, textOf }) {
    const items = root?.type === 'list' ? root.items : [];
    const judged = items.flatMap((item) => (item.type === 'map' ? (locatedAt(item, 'claim') ?? []) : []));
    const at = reviewedNote(lookup, path);
    const note = at === null ? null : lookup.claimsOf(at);
    if (!note) yield* judged.slice(0, 1).map(({ range }) => ofNoNote(path, range));
    else
      for (const id of judged)
        if (!findClaim(note, id.value, lookup)) yield lost({ ...id, own: null }, note, { lookup, textOf });
  },
};

type Asked = Pick<CheckContext, 'lookup' | 'textOf'>;

interface NamedClaim extends Located<string> {
  readonly inClaim: boolean;
  /** The id of the claim that names it, which is hardly meant. */
  readonly own: string | null;
}

function* named({ record, claims }: NoteFacts): Generator<NamedClaim> {
  for (const { id: own, restsOn, contradicts } of claims)
    for (const id of [...restsOn, ...contradicts]) yield { ...id, inClaim: true, own: own?.value ?? null };
  if (record?.kind === 'note')
    for (const id of record.keyJudgments) yield { ...id, inClaim: false, own: null };
}

const ofNoNote = (path: string, range: Range): Draft => {
  const name = reviewedName(path);
  return {
    range,
    message: `These are verdicts on “${name}”, and no note is called that. Name the file after the id of its note.`,
    subject: name,
  };
};

type Lost = Omit<NamedClaim, 'inClaim'>;

function lost(id: Lost, note: NoteFacts, { lookup, textOf }: Asked): Draft {
  const { where, meant } = whatIsLost(id, note, lookup);
  const { words, fixes } = meaning(id, meant, textOf);
  return { range: id.range, message: `${where}${words} Correct the id.`, subject: id.value, fixes };
}

/** Either the note that is named in front of a `#` is none, or it has no such claim. */
function whatIsLost(
  { value, own }: Lost,
  note: NoteFacts,
  lookup: Lookup,
): { where: string; meant: string | null } {
  const hash = value.indexOf('#');
  const name = value.slice(hash + 1).replace(/^\^/u, '');
  if (hash <= 0)
    return {
      where: `The note has no claim “${value}”; one of another note is written \`note-id#id\`.`,
      meant: nearest(
        name,
        idsIn(note).filter((id) => id !== own),
      ),
    };
  const called = value.slice(0, hash);
  const other = noteOfClaim(called, note, lookup);
  if (other) {
    const meant = nearest(name, idsIn(other));
    return { where: `“${called}” has no claim “${name}”.`, meant: meant && `${called}#${meant}` };
  }
  const near = nearest(called, lookup.idsOf('note'));
  const meant = near === null ? null : `${near}#${name}`;
  return {
    where: `No note is called “${called}”.`,
    meant: meant !== null && findClaim(note, meant, lookup) ? meant : null,
  };
}

const idsIn = ({ claims }: NoteFacts): string[] => claims.flatMap(({ id }) => id?.value ?? []);
