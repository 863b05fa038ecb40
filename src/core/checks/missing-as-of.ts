import type { Fix } from '../model/edit.ts';
import { knownKeys } from '../schema/applicable.ts';
import { schemasAt } from '../schema/walk.ts';
import { sayDay } from '../text/date-words.ts';
import { fillEntry, insertEntry } from '../yaml/edits.ts';
import { entryOf } from '../yaml/read.ts';
import type { Check, CheckContext } from './check.ts';

export const missingAsOf: Check = {
  name: 'missing-as-of',
  levels: { draft: 'ignore', released: 'warning' },
  summary: 'A note with claims does not say the date it speaks for.',
  about: {
    why: 'Without a date a reader can’t tell whether “the president” is today’s or the last one, and offices and ages in the note are judged by the day on which somebody happens to open it.',
    bad: '---\ntype: note\nstatus: released\n---\n\n[The talks are likely to go on [@ledger]]{.claim kind=judgment}.\n\n=== sources/ledger.md\n---\nid: ledger\ntype: source\ntitle: Talks\npublisher: The Ledger\nissued: 2025-01-10\n---\n',
    good: '---\ntype: note\nstatus: released\nas-of: 2025-01-15\n---\n\n[The talks are likely to go on [@ledger]]{.claim kind=judgment}.\n\n=== sources/ledger.md\n---\nid: ledger\ntype: source\ntitle: Talks\npublisher: The Ledger\nissued: 2025-01-10\n---\n',
    quiet:
      'It speaks of released notes with claims alone. A team that wants it in drafts gives `missing-as-of` a level in `attache.yaml`.',
    field: 'Assessments carry their cut-off: the date up to which information was taken in.',
  },
  dependsOn: [],
  *test({ note: { record, claims } }) {
    if (record?.kind !== 'note' || record.asOf || claims.length === 0) return;
    yield {
      range: record.head,
      message:
        'This note makes claims and does not say for which date. Write `as-of`, the day up to which you looked.',
      choices: today,
    };
  },
};

function today({ note, schemas, textOf, today: now }: CheckContext): Fix[] {
  const { frontmatter } = note;
  const schema = schemas.ofType(frontmatter?.type?.value ?? '');
  if (!frontmatter?.yaml || frontmatter.problems.length > 0 || !schema) return [];
  const { yaml, range } = frontmatter;
  const text = textOf({ start: 0, end: Infinity });
  const entry = entryOf(yaml, 'as-of');
  const order = knownKeys(schemasAt(schemas, schema, yaml, []));
  const edit = entry ? fillEntry(text, entry, now) : insertEntry(text, range, yaml, 'as-of', now, order);
  const title = `Write \`as-of: ${now}\`: today, ${sayDay(now)}`;
  return edit ? [{ title, edits: [edit], safe: false }] : [];
}
