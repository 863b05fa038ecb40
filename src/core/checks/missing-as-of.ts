import type { Fix } from '../model/edit.ts';
import { sayDay } from '../text/date-words.ts';
import type { Day } from '../text/dates.ts';
import type { Check, CheckContext } from './check.ts';
import { keyWriter } from './write-key.ts';

export const missingAsOf: Check = {
  name: 'missing-as-of',
  levels: { draft: 'ignore', released: 'warning' },
  summary: 'A note with claims does not say the date it speaks for.',
  about: {
    why: 'Without a date a reader can’t tell whether “the president” is today’s or the last one, and offices and ages in the note are judged by the day on which somebody happens to open it.',
    bad: `---
type: note
status: released
---

[The talks are likely to go on [@ledger]]{.claim kind=judgment}.

=== sources/ledger.md
---
id: ledger
type: source
title: Talks
publisher: The Ledger
issued: 2025-01-10
---
`,
    good: `---
type: note
status: released
as-of: 2025-01-15
---

[The talks are likely to go on [@ledger]]{.claim kind=judgment}.

=== sources/ledger.md
---
id: ledger
type: source
title: Talks
publisher: The Ledger
issued: 2025-01-10
---
`,
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
      choices: days,
    };
  },
};

/** Today, and the day on which somebody last worked on it. */
function days(context: CheckContext): Fix[] {
  const { today } = context;
  const committed = context.lastCommit();
  const write = keyWriter(context);
  const writing = (day: Day, what: string): Fix[] => {
    const edit = write?.('as-of', day);
    return edit ? [{ title: `Write \`as-of: ${day}\`: ${what}`, edits: [edit], safe: false }] : [];
  };
  return [
    ...writing(today, `today, ${sayDay(today)}`),
    ...(committed === null || committed === today
      ? []
      : writing(committed, `its last commit, ${sayDay(committed)}`)),
  ];
}
