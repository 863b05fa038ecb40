import { inOneLine } from '../text/phrases.ts';
import { type Range, shifted } from '../text/range.ts';
import { visible } from '../text/visible.ts';
import { type Check, type CheckContext, always } from './check.ts';
import { claimedSentences } from './own-words.ts';
import { weaselWords } from './weasel-words.ts';

export const weaselAttribution: Check = {
  name: 'weasel-attribution',
  levels: always('information'),
  summary: 'A claim hides who says it: “experts say”, “reportedly”, “observers believe”.',
  about: {
    why: 'A statement that is given to nobody can’t be checked, and sounds better founded than it may be.',
    bad: `---
type: note
---

[Experts say that the talks have failed [@gazette]]{.claim}.
=== sources/gazette.md
---
type: source
title: What the talks are about
publisher: The Gazette
issued: 2025-06-04
---
`,
    good: `---
type: note
---

[Experts at the Institute for Coastal Studies say that the talks have failed [@gazette]]{.claim}.
=== sources/gazette.md
---
type: source
title: What the talks are about
publisher: The Gazette
issued: 2025-06-04
---
`,
    quiet:
      'One name is enough: in the sentence, as a link or with `by`, which also takes a description (`by="a senior official"`). A citation alone names nobody, since its author may be quoting somebody else.',
    field:
      'Wikipedia’s manual of style calls them weasel words; ICD 203 asks for the sources of a statement to be described.',
  },
  dependsOn: ['actors'],
  *test(context) {
    for (const { start, text, claimAt } of claimedSentences(context)) {
      const shown = visible(text);
      const words = weaselWords(shown.text);
      if (!words) continue;
      const range = shifted(shown.rangeOf(words.start, words.start + words.written.length), start);
      const claim = claimAt(range.start);
      if (!claim || claim.facts.by.length > 0) continue;
      if (namesActor(context, { start, end: start + text.length })) continue;
      yield {
        range,
        message: `“${inOneLine(words.written)}” names nobody, so nobody can check it. Say who, in the sentence or with \`by\`.`,
        inClaim: true,
      };
    }
  },
};

/** An actor of the workspace, a link to one, or an author who is named by the citation. */
function namesActor({ note, mentions }: CheckContext, sentence: Range): boolean {
  const isHere = ({ range }: { range: Range }): boolean =>
    range.start < sentence.end && sentence.start < range.end;
  return (
    mentions.some(isHere) ||
    note.citations.some((each) => each.form !== 'bracket' && isHere(each)) ||
    note.links.some((each) => each.form === 'wiki' && isHere(each))
  );
}
