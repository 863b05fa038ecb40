import type { NoteFacts } from '../model/facts.ts';
import type { JudgedClaim } from '../sources/claims.ts';
import { mayBecomeSource } from '../sources/evidence.ts';
import type { Lookup } from '../workspace/lookup.ts';
import type { Check } from './check.ts';
import { firstWords } from './claim-words.ts';
import { unsupportedKeyJudgments } from './key-judgments.ts';

export const citationNeeded: Check = {
  name: 'citation-needed',
  levels: { draft: 'warning', released: 'error' },
  summary: 'A fact or a quotation cites nothing, or another claim cites nothing and rests on nothing.',
  about: {
    why: 'A claim without a source asks to be believed. A reader can’t weigh it, and its author can’t defend it a year later. A fact or quotation needs a citation; a judgment may rest on other claims instead.',
    bad: `---
type: note
---

[Norland lands less cod than it did in 2015]{.claim}.
`,
    good: `---
type: note
---

[Norland lands less cod than it did in 2015 [@gazette]]{.claim}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
---
`,
    quiet:
      'For what everybody can see for himself, or for the author’s own count. Give that as the reason. What nobody claims needs no mark: leave `.claim` out.',
    field:
      'ICD 206 asks for a source reference with each fact and judgment that rests on reporting; ICD 203 for information and judgment to be told apart.',
  },
  dependsOn: ['sources'],
  *test(context) {
    const { note, claims, lookup } = context;
    const spokenOf = new Set(unsupportedKeyJudgments(context).map(({ claim }) => claim));
    for (const claim of claims) {
      if (!needsCitation(note, claim, lookup) || spokenOf.has(claim.facts)) continue;
      const { kind } = claim.facts;
      const what = kind === 'quote' ? 'This quotation' : `This ${kind}`;
      const owed =
        kind === 'fact' || kind === 'quote'
          ? 'Cite a source, as in `[@key]`'
          : 'Cite a source, or say what it rests on with `rests-on`';
      yield { range: firstWords(note, claim), message: `${what} cites nothing. ${owed}.`, inClaim: true };
    }
  },
};

function needsCitation(note: NoteFacts, { facts, evidence }: JudgedClaim, lookup: Lookup): boolean {
  if (facts.state !== 'open' || facts.text === '' || evidence.length > 0) return false;
  const links = [...facts.cited.links, ...facts.leadIn.links].flatMap((index) => note.links[index] ?? []);
  if (links.some((link) => mayBecomeSource(link, lookup))) return false;
  return facts.kind === 'fact' || facts.kind === 'quote' || facts.restsOn.length === 0;
}
