import type { ClaimFacts } from '../model/facts.ts';
import type { Lookup } from '../workspace/lookup.ts';
import { type FoundClaim, findClaim } from './claims.ts';
import { evidenceOf, mayBecomeSource } from './evidence.ts';

/**
 * Whether anything may bear a claim out: what it cites, or a claim that it rests on and that nobody took back. A key or
 * a claim that is unknown may be a slip for one that does, and a page may become a source.
 */
export function mayBeBorneOut(found: FoundClaim, lookup: Lookup, seen = new Set<ClaimFacts>()): boolean {
  const { note, claim } = found;
  if (seen.has(claim)) return false;
  seen.add(claim);
  return (
    mayCite(found, lookup) ||
    claim.restsOn.some(({ value }) => {
      const basis = findClaim(note, value, lookup);
      return !basis || (basis.claim.state !== 'retracted' && mayBeBorneOut(basis, lookup, seen));
    })
  );
}

const mayCite = ({ note, claim }: FoundClaim, lookup: Lookup): boolean =>
  evidenceOf(note, claim, lookup).some(({ stance }) => stance !== 'opposes') ||
  [...claim.cited.links, ...claim.leadIn.links].some((index) => {
    const link = note.links[index];
    return link !== undefined && mayBecomeSource(link, lookup);
  });
