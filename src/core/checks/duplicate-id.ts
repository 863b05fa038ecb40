import { type Check, always } from './check.ts';

export const duplicateId: Check = {
  name: 'duplicate-id',
  levels: always('error'),
  summary: 'Two explicit ids, or two claims of one note, are the same.',
  about: {
    why: 'An id is how other notes, reviewers and verdicts point at a thing. If two bear the same, a link may lead to either, and a verdict on one claim counts for another.',
    bad: `---
type: note
---

[Norland lands less cod [@gazette]]{.claim #cod}. [Vessia lands more [@gazette]]{.claim #cod}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
---
`,
    good: `---
type: note
---

[Norland lands less cod [@gazette]]{.claim #cod}. [Vessia lands more [@gazette]]{.claim #cod-vessia}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
---
`,
    quiet:
      'There is no good reason. Two files whose ids come from their names alone are no error: such an id is then simply nobody’s.',
    field:
      'Identifiers are unique in all formats these notes are made of: HTML and Pandoc for ids in the text, BibTeX and CSL for citation keys.',
  },
  dependsOn: ['ids'],
  *test({ note, lookup }) {
    const explicit = note.record?.id.explicit;
    if (explicit) {
      const others = lookup.bearersOf(explicit.value).filter((path) => path !== note.path);
      const related = others.flatMap((file) => {
        const other = lookup.entryAt(file)?.record.id.explicit;
        return other ? [{ file, range: other.range, message: 'The same id stands here' }] : [];
      });
      if (others.length > 0) {
        const message = `“${explicit.value}” is the id of ${others.join(', ')} too. Give one of them another.`;
        yield { range: explicit.range, message, related, subject: explicit.value };
      }
    }
    const seen = new Map<string, { start: number; end: number }>();
    for (const { id } of note.claims) {
      if (!id) continue;
      const first = seen.get(id.value);
      if (!first) seen.set(id.value, id.range);
      else {
        const related = [{ file: note.path, range: first, message: 'The first claim of that id' }];
        const message = `Another claim of this note has the id “${id.value}”. Give one of them another.`;
        yield { range: id.range, message, related, inClaim: true };
      }
    }
  },
};
