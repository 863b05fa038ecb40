import type { JudgedClaim } from '../sources/claims.ts';
import type { Check } from './check.ts';
import { firstWords } from './claim-words.ts';

export const citationNeeded: Check = {
  name: 'citation-needed',
  levels: { draft: 'warning', released: 'error' },
  summary: 'A fact or a quotation cites nothing, or another claim cites nothing and rests on nothing.',
  dependsOn: ['sources'],
  *test({ note, claims }) {
    for (const claim of claims) {
      if (!needsCitation(claim)) continue;
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

function needsCitation({ facts, evidence }: JudgedClaim): boolean {
  if (facts.state !== 'open' || facts.text === '' || evidence.length > 0) return false;
  // An address, a link or a footnote may be its source.
  if (facts.links.length > 0) return false;
  return facts.kind === 'fact' || facts.kind === 'quote' || facts.restsOn.length === 0;
}
