import type { Fix } from '../model/edit.ts';
import type { ClaimFacts } from '../model/facts.ts';
import { confidences } from '../model/vocabulary.ts';
import { attributeEdit } from '../notes/claim-attribute.ts';
import type { TextEdit } from '../text/edits.ts';
import { inOneLine } from '../text/phrases.ts';
import type { Range } from '../text/range.ts';
import { type Check, type CheckContext, always } from './check.ts';
import { judged, likelihoodSentences } from './likelihood-sentences.ts';

export const confidenceWithLikelihood: Check = {
  name: 'confidence-with-likelihood',
  levels: always('warning'),
  summary: 'One sentence mixes a level of confidence with a term of likelihood, which ICD 203 forbids.',
  about: {
    why: 'Likelihood says how probable an event is, confidence how good the basis of the judgment is. In one sentence readers take the one for the other.',
    bad: `---
type: note
---

[We assess with high confidence that the talks are likely to fail [@gazette]]{.claim kind=judgment}.
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

[We assess that the talks are likely to fail [@gazette]]{.claim kind=judgment confidence=high}. Our confidence in this is high.
=== sources/gazette.md
---
type: source
title: What the talks are about
publisher: The Gazette
issued: 2025-06-04
---
`,
    quiet:
      'The attributes `confidence` and `likelihood` may stand on one claim. With `likelihood-scale: phia` nothing is said, since the British yardstick has no such rule.',
    field: 'ICD 203 (Analytic Standards) asks for the two not to be combined in one sentence.',
  },
  dependsOn: [],
  *test(context) {
    if (context.config.likelihoodScale !== 'icd203') return;
    for (const { text, uses, rangeOf } of likelihoodSentences(context, judged)) {
      const [use] = uses;
      const match = use ? confidence.exec(text) : null;
      if (!use || !match) continue;
      const range = rangeOf(match.index, match.index + match[0].length);
      const { claim, written } = use;
      const removal = /^with\s/iu.test(match[0])
        ? removalOf(text, match.index, match.index + match[0].length, rangeOf)
        : null;
      yield {
        range,
        message: `One sentence holds “${inOneLine(match[0])}” and “${inOneLine(written)}”, and readers take the one for the other. Say the confidence in a sentence of its own, or with \`confidence\`.`,
        related: [{ file: context.note.path, range: use.range, message: 'The likelihood' }],
        inClaim: true,
        choices: (later) => (removal ? attributeFix(claim, removal, match[0], later) : []),
      };
    }
  },
};

const level = String.raw`(?:low|moderate|medium|high)(?:[\s-]+to[\s-]+(?:moderate|high))?`;
/** Of the one who judges, and not the confidence of voters or investors that the sentence is about. */
const confidence = new RegExp(
  [
    String.raw`\bwith\s+(?:very\s+)?${level}\s+confidence\b(?!\s+(?:in|of|among)\b)`,
    String.raw`(?<=\b(?:we|I)\s+(?:have|hold|place)\s+)(?:very\s+)?${level}\s+confidence\b`,
    String.raw`(?<=[(\[]\s*)${level}\s+confidence(?=\s*[)\],;])`,
    String.raw`\b(?:our|my)\s+confidence\b[^,;.]{0,60}?\s(?:is|remains)\s+${level}(?![\p{L}-])`,
    String.raw`(?<![\p{L}-])${level}[\s-]confidence\s+(?:judge?ment|assessment|estimate)s?\b`,
  ].join('|'),
  'iu',
);

/** The words within the sentence, with the space before them. */
function removalOf(
  text: string,
  start: number,
  end: number,
  rangeOf: (start: number, end: number) => Range,
): Range | null {
  const isWithin = /\p{L}\s$/u.test(text.slice(0, start)) && /^\s+\p{L}/u.test(text.slice(end));
  return isWithin ? rangeOf(start - 1, end) : null;
}

/** Says the confidence by the attribute instead. */
function attributeFix(
  claim: ClaimFacts,
  range: Range,
  words: string,
  { note, text, textOf }: CheckContext,
): Fix[] {
  const value = confidences.find((each) => words.toLowerCase().split(/\s+/u)[1] === each);
  const expected = textOf(range);
  if (value === undefined || !/^\sw/iu.test(expected) || expected.slice(1) !== words) return [];
  const removed: TextEdit = { range, newText: '', expected };
  const edit = claim.confidence === null ? attributeEdit(text, note, claim, 'confidence', value) : null;
  if (!edit && claim.confidence !== value) return [];
  const edits = [removed, ...(edit ? [edit] : [])].sort((one, other) => one.range.start - other.range.start);
  return [{ title: `Say it with \`confidence=${value}\` instead`, edits, safe: false }];
}
