import type { Fix } from '../model/edit.ts';
import { type Check, always } from './check.ts';
import { removeComment } from './remove-comment.ts';

export const suppressionWithoutReason: Check = {
  name: 'suppression-without-reason',
  levels: always('warning'),
  summary: 'A suppression names no check, or gives no reason.',
  about: {
    why: 'A finding that is kept quiet without a word can’t be told from one that somebody wanted out of the way. The reason is for the next reader, and for yourself in a year.',
    bad: `---
type: note
---

<!-- attache-disable-next-line citation-needed -->
[Norland lands less cod]{.claim}.
`,
    good: `---
type: note
---

<!-- attache-disable-next-line citation-needed -- counted by ourselves -->
[Norland lands less cod]{.claim}.
`,
    quiet: 'There is no good reason. What holds for a whole folder belongs into `attache.yaml`.',
    field:
      'Our own rule, and that of many linters of programs: an exception is a decision, and decisions have reasons.',
  },
  dependsOn: [],
  test: null,
  *last({ suppressions, textOf }) {
    for (const suppression of suppressions) {
      const { kind, directive, names, reason, words } = suppression;
      // What it keeps quiet now is open again without it.
      const fixes = (): Fix[] => [removeComment(suppression.range, textOf, false)];
      if (kind === null || kind === 'enable') continue;
      const owed = `as in \`${directive.value} citation-needed -- why\``;
      if (names.length === 0) {
        const message = `A name and a reason are owed, ${owed}: without a name, this keeps nothing quiet.`;
        yield { range: directive.range, message, fixes };
      } else if (reason === null) {
        const message = `A reason is owed. Write behind the names, between spaces, \`--\` and why, ${owed}.`;
        yield { range: words, message, fixes };
      }
    }
  },
};
