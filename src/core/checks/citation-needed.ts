import type { LinkFacts, NoteFacts } from '../model/facts.ts';
import type { JudgedClaim } from '../sources/claims.ts';
import type { Range } from '../text/range.ts';
import type { Lookup } from '../workspace/lookup.ts';
import type { Check } from './check.ts';

export const citationNeeded: Check = {
  name: 'citation-needed',
  levels: { draft: 'warning', released: 'error' },
  summary: 'A fact or a quotation cites nothing, or another claim cites nothing and rests on nothing.',
  dependsOn: ['sources'],
  *test({ note, claims, lookup }) {
    for (const claim of claims) {
      if (!needsCitation(note, claim, lookup)) continue;
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
  if (links.some((link) => mayBeSource(link, lookup))) return false;
  return facts.kind === 'fact' || facts.kind === 'quote' || facts.restsOn.length === 0;
}

/** An address, a link or the words of a footnote may be its source; a link to a record of another kind is none. */
function mayBeSource({ form, target }: LinkFacts, lookup: Lookup): boolean {
  const path = form === 'wiki' ? lookup.link(target) : null;
  return path === null || lookup.entryAt(path) === null;
}

/** The claim's words; of one over several lines the first line. */
function firstWords(note: NoteFacts, { facts }: JudgedClaim): Range {
  const { start, end } = facts.content;
  const block = note.prose.find((prose) => prose.start >= start || prose.start + prose.text.length > start);
  if (!block) return facts.content;
  const from = Math.max(start, block.start);
  const to = Math.min(end, block.start + block.text.length);
  const [line = ''] = block.text.slice(from - block.start, to - block.start).split(/[\r\n]/u, 1);
  return { start: from, end: line.trim() === '' ? to : from + line.trimEnd().length };
}
