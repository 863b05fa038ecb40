import type { Cited, LinkFacts, NoteFacts } from '../model/facts.ts';
import { normalAddress } from '../text/addresses.ts';
import type { JudgedClaim } from './claims.ts';

/** Web links on which a claim rests and that are no sources; none where it cites something. */
export function plainLinksOf(note: NoteFacts, { facts, evidence }: JudgedClaim): LinkFacts[] {
  if (evidence.length > 0) return [];
  const own = webLinksIn(note, facts.cited);
  return own.length > 0 ? own : webLinksIn(note, facts.leadIn);
}

const webLinksIn = ({ links: all }: NoteFacts, { links }: Cited): LinkFacts[] =>
  links.flatMap((index) => {
    const link = all[index];
    return link && isWebLink(link) ? [link] : [];
  });

export const isWebLink = ({ form, target }: LinkFacts): boolean =>
  (form === 'link' || form === 'address') && normalAddress(target) !== null;
