import type { Fix } from '../model/edit.ts';
import type { MarkupProblem } from '../model/facts.ts';
import { type Check, type CheckContext, always } from './check.ts';

export const markupMistake: Check = {
  name: 'markup-mistake',
  levels: always('warning'),
  summary: 'Markup meant for a claim that Pandoc would print, or an attribute that no claim has.',
  about: {
    why: 'What was meant as a mark of a claim is read by nobody: Pandoc prints it into the text, or the attribute is dropped. The claim is judged as something else than its author meant.',
    bad: `---
type: note
---

[Catches will fall further [@gazette]]{.claim kind=prognosis}.
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

[Catches will fall further [@gazette]]{.claim kind=prediction}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
---
`,
    quiet: 'In a text about the markup itself put it in code, where nothing is looked at.',
    field:
      'The Pandoc manual: bracketed spans, fenced divs and their attributes. Attributes and values of claims are those of the notes format.',
  },
  dependsOn: [],
  *test({ note, textOf }) {
    // In somebody's ordinary Markdown `claims` may mean anything, unless a block of it is one of ours.
    const isOurs = note.record !== null || note.claims.some(({ form }) => form === 'block');
    for (const problem of note.problems) {
      if (problem.kind === 'unknown-block' && !isOurs) continue;
      const { message, range, claim } = problem;
      yield { message, range, inClaim: claim, fixes: fixesFor(problem, textOf) };
    }
  },
};

/** A slip in the name of an attribute is mended unasked; what a value was meant to be only a person knows. */
function fixesFor({ kind, range, meant }: MarkupProblem, textOf: CheckContext['textOf']): Fix[] {
  const expected = textOf(range);
  if (!meant?.texts.length || !expected.includes(meant.written)) return [];
  return meant.texts.map((text) => ({
    title: `Change to “${text}”`,
    edits: [{ range, newText: expected.replace(meant.written, () => text), expected }],
    safe: kind === 'unknown-attribute',
  }));
}
