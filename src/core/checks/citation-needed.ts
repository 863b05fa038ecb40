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
  dependsOn: ['sources'],
  *test({ note, claims, lookup }) {
    const spokenOf = new Set(unsupportedKeyJudgments(note, lookup).map(({ claim }) => claim));
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
