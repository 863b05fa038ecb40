import type { NoteFacts } from '../model/facts.ts';
import { plainWords } from '../markup/mask.ts';
import { quotedRanges } from '../notes/quotations.ts';
import type { JudgedClaim } from '../sources/claims.ts';
import { shorten } from '../text/phrases.ts';
import type { Range } from '../text/range.ts';
import { sentences } from '../text/sentences.ts';
import type { Check, CheckContext } from './check.ts';
import { firstWords } from './claim-words.ts';

export const unattributedQuote: Check = {
  name: 'unattributed-quote',
  levels: { draft: 'information', released: 'warning' },
  summary: 'A claim of kind quote names nobody who said it, in `by` or in the sentence.',
  about: {
    why: 'Words in quotation marks without a speaker can’t be weighed. Whether a minister said it or a passer-by is half of what it means.',
    bad: `---
type: note
---

[“Nobody won today, and that is why it may last” [@gazette]]{.claim kind=quote}.
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

Pavel Ordan said [“Nobody won today, and that is why it may last” [@gazette]]{.claim kind=quote}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
---
`,
    quiet:
      'Where the speaker must not be named: say what can be said, as in `by="a senior official"`. A name in the sentence, a title of an office or an attribution line is enough.',
    field:
      'ICD 206 asks for a description of the source even where it can’t be named. Newsrooms have the same rule for anonymous quotations.',
  },
  dependsOn: ['actors'],
  *test(context) {
    for (const claim of context.claims) {
      if (!isAnonymous(context, claim)) continue;
      const range = context.note.quotations[claim.quotations[0]?.quotation ?? -1]?.range;
      const place = range ?? firstWords(context.note, claim);
      const words = shorten(plainWords(context.textOf(place)));
      yield {
        range: place,
        message: `Nobody is named for “${words}”. Say whose words they are in the sentence, or with \`by\`.`,
        inClaim: true,
      };
    }
  },
};

function isAnonymous({ note, mentions }: CheckContext, { facts }: JudgedClaim): boolean {
  if (facts.kind !== 'quote' || facts.state !== 'open' || facts.by.length > 0 || facts.text === '')
    return false;
  return sentencesOf(note, facts.range, facts.form === 'span').every((sentence) => {
    const isHere = ({ range }: { range: Range }): boolean =>
      range.start < sentence.end && sentence.start < range.end;
    // An author in the sentence says it: “@key [p. 3] writes”.
    const author = note.citations.some((each) => each.form !== 'bracket' && isHere(each));
    const linked = note.links.some((each) => each.form === 'wiki' && isHere(each));
    return !author && !linked && !mentions.some(isHere) && !sayWho(wordsAround(note, sentence));
  });
}

/** The sentences that hold a claim in one of them, else its own. */
function sentencesOf(note: NoteFacts, claim: Range, isSpan: boolean): Range[] {
  return note.prose.flatMap(({ start, text }) => {
    const block = { start, end: start + text.length };
    if (block.end <= claim.start || claim.end <= block.start) return [];
    if (!isSpan) return [{ start: Math.max(block.start, claim.start), end: Math.min(block.end, claim.end) }];
    return sentences(text)
      .map((part) => ({ start: part.start + start, end: part.end + start }))
      .filter((part) => part.start < claim.end && claim.start < part.end);
  });
}

/** What stands outside quotation marks. */
function wordsAround(note: NoteFacts, { start, end }: Range): string {
  const block = note.prose.find((prose) => prose.start <= start && end <= prose.start + prose.text.length);
  if (!block) return '';
  const quoted = [
    ...quotedRanges(block.text),
    ...note.quotations.map(({ range }) => ({
      start: range.start - block.start,
      end: range.end - block.start,
    })),
  ];
  // Unit by unit, so that offsets stay.
  const shown = block.text.slice(start - block.start, end - block.start).split('');
  for (const range of quoted) {
    const from = Math.max(range.start + block.start - start, 0);
    shown.fill(' ', from, Math.max(range.end + block.start - start, from));
  }
  return plainWords(shown.join(''));
}

/** Words that name nobody: where nothing else stands beside a quotation, nobody is said to have spoken. */
const nobody = new Set(
  `i he she they it we you who one his her their its him them this that these those there here
  a an the and or but so as if when while after before then later also again only once still yet even
  in on at by of for to from with about into over upon according
  is are was were be been being has have had do does did will would can could may might must shall should not
  say says said saying tell tells told add adds added write writes wrote written call calls called
  state states stated argue argues argued claim claims claimed announce announces announced declare declares declared
  explain explains explained note notes noted warn warns warned promise promises promised insist insists insisted
  conclude concludes concluded reply replies replied ask asks asked put puts quote quotes quoted
  word words passage following
  그는 그가 그녀는 그녀가 그들은 라고 이라고 고 말했다 밝혔다 했다 라고말했다
  彼は 彼女は と と述べた と語った と言った という 他说 她说 他們說 他们说 他表示 她表示 说 說`
    .trim()
    .split(/\s+/u),
);

const sayWho = (words: string): boolean =>
  (words.match(/[\p{L}\p{M}]+/gu) ?? []).some((word) => !nobody.has(word.toLowerCase()));
