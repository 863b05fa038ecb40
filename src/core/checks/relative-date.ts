import type { Fix } from '../model/edit.ts';
import type { SourceRecord, WrittenDate } from '../model/records.ts';
import { timeZoneOf } from '../notes/dated.ts';
import type { JudgedClaim } from '../sources/claims.ts';
import { distinctSources } from '../sources/evidence.ts';
import { sayEdtf } from '../text/date-words.ts';
import { datesInProse } from '../text/prose-dates.ts';
import { type Range, contains } from '../text/range.ts';
import { type RelativeDate, countedFrom, relativeDates } from '../text/relative-dates.ts';
import { attributeFix } from './attribute-fix.ts';
import { type Check, type CheckContext, always } from './check.ts';
import { titleOf } from './cited-sources.ts';
import { type OwnSentence, claimedSentences, isAttributed } from './own-words.ts';
import { absoluteWords } from './relative-words.ts';

export const relativeDate: Check = {
  name: 'relative-date',
  levels: always('information'),
  summary: '“Yesterday” or “last week” in a claim, and nothing says from which day to count.',
  about: {
    why: '“Yesterday” is often copied with the report that said it. Once the report is a week old the sentence is wrong, and nobody who reads the note later can tell by how much.',
    bad: `---
type: note
---

[The ministers met yesterday [@ledger]]{.claim}.

=== sources/ledger.md
---
id: ledger
type: source
title: Ministers meet
publisher: The Ledger
issued: 2025-08-26
---
`,
    good: `---
type: note
---

[The ministers met on 25 August 2025 [@ledger]]{.claim}.

=== sources/ledger.md
---
id: ledger
type: source
title: Ministers meet
publisher: The Ledger
issued: 2025-08-26
---
`,
    quiet:
      'The note’s `as-of`, the claim’s own `on`, or a full date in the sentence gives the day to count from. Quotations, headings, titles and claims of somebody else’s are left alone, and so is what somebody is said to have said.',
    field: 'Style books of agencies and courts ask for the date itself wherever a text outlives the day.',
  },
  dependsOn: ['sources'],
  *test(context) {
    const { record } = context.note;
    if (record?.kind === 'note' && record.asOf) return;
    for (const sentence of claimedSentences(context)) {
      const found = relativeDates(sentence.text);
      if (found.length === 0 || datesInProse(sentence.text).length > 0) continue;
      for (const date of found) {
        const { start, end } = date.range;
        const claim = sentence.claimAt(sentence.start + start);
        if (!claim || isReported(sentence, date) || hasDate(claim, context)) continue;
        const range = { start: sentence.start + start, end: sentence.start + end };
        yield {
          range,
          message: `“${context.textOf(range)}” counts from a day that this claim does not name. Write the date, or give the claim its \`on\` or the note its \`as-of\`.`,
          inClaim: true,
          choices: (asked) => choicesFor({ ...date, range }, claim.facts.range, asked),
        };
      }
    }
  },
};

const hasDate = ({ facts }: JudgedClaim, { note }: CheckContext): boolean =>
  note.claims.some(({ on, range }) => on && contains(range, facts.range));

const beside =
  /(?<!\p{L})(?:said|says|told \p{L}+|announced|reported|wrote|added|claimed|insisted|called|argued)(?: again| late| early)? $/iu;

/** In a sentence that gives somebody's words the writer's own are what opens it, and what stands beside the verb. */
function isReported({ text }: OwnSentence, { range }: RelativeDate): boolean {
  if (!isAttributed(text)) return false;
  const before = text.slice(0, range.start).replaceAll('\u00ad', '');
  return /[\p{L}\p{N}]/u.test(before) && !beside.test(before);
}

/** More days than this to count from nobody weighs. */
const mostBases = 4;

interface Base {
  readonly date: WrittenDate;
  readonly what: string;
}

function choicesFor(date: RelativeDate, claimed: Range, context: CheckContext): Fix[] {
  const { note, claims, config, text, textOf } = context;
  const claim = claims.find(
    ({ facts: { range } }) => range.start === claimed.start && range.end === claimed.end,
  );
  if (!claim) return [];
  const zone = timeZoneOf(note, config);
  const said = new Set<string>();
  return basesOf(claim).flatMap(({ date: base, what }) => {
    const edtf = countedFrom(base.value, date, zone);
    if (edtf === null || said.has(edtf)) return [];
    said.add(edtf);
    const from = `counted from ${sayEdtf(base.value)}, when ${what}`;
    const words = absoluteWords(date, edtf, text);
    const fixes: Fix[] = [];
    if (words !== null) {
      const edit = { range: date.range, newText: words, expected: textOf(date.range) };
      fixes.push({ title: `Write “${words}”, ${from}`, edits: [edit], safe: false });
    }
    const title = `Date the claim \`on=${edtf}\`, ${from}`;
    return [...fixes, ...attributeFix(context, claim.facts, ['on', edtf], title)];
  });
}

const basesOf = ({ evidence }: JudgedClaim): Base[] =>
  distinctSources(evidence)
    .flatMap((source) =>
      datesOf(source.record).map(([date, verb]) => ({ date, what: `“${titleOf(source)}” ${verb}` })),
    )
    .slice(0, mostBases);

function datesOf({ issued, capture }: SourceRecord): (readonly [WrittenDate, string])[] {
  const collected = capture?.collected;
  const isKnown = (date: WrittenDate | null | undefined): date is WrittenDate =>
    Boolean(date?.days?.earliest && date.days.earliest === date.days.latest);
  return [
    ...(isKnown(issued) ? [[issued, 'was issued'] as const] : []),
    ...(isKnown(collected) ? [[collected, 'was captured'] as const] : []),
  ];
}
