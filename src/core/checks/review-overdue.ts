import { sayEdtf } from '../text/date-words.ts';
import { type Check, always } from './check.ts';

export const reviewOverdue: Check = {
  name: 'review-overdue',
  levels: always('information'),
  summary: 'The day by which somebody had to look at a note again has passed.',
  about: {
    why: 'A note that says when it goes stale keeps that promise only if somebody notices. After `review-by` its reader can’t know whether it still holds.',
    bad: `---
type: note
as-of: 2025-01-15
review-by: 2025-03-31
---

Talks go on.
`,
    good: `---
type: note
as-of: 2025-01-15
review-by: 2099-03-31
---

Talks go on.
`,
    quiet:
      'A half-known date counts once its last day has passed. Read the note again and write the next `review-by`; where a note is kept as it was, take the key out.',
    field: 'Handbooks of analysis ask that standing assessments carry a date for their next review.',
  },
  dependsOn: [],
  *test(context) {
    const { record } = context.note;
    const due = record?.kind === 'note' ? record.reviewBy : null;
    if (!due?.days?.latest || due.days.latest >= context.today) return;
    yield {
      range: due.range,
      message: `This was to be reviewed by ${sayEdtf(due.value)}. Read it again, then write when the next review is due.`,
    };
  },
};
