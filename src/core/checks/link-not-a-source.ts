import type { LinkFacts } from '../model/facts.ts';
import { plainLinksOf } from '../sources/plain-links.ts';
import { sourceOfLink } from '../sources/source-of-link.ts';
import { type Check, type CheckContext, type Draft, always } from './check.ts';

export const linkNotASource: Check = {
  name: 'link-not-a-source',
  levels: always('hint'),
  summary: 'A claim rests on a plain web link that is no source yet.',
  dependsOn: ['sources'],
  *test(context) {
    const { note, claims } = context;
    const open = claims.filter(({ facts }) => facts.state === 'open' && facts.text !== '');
    // A footnote may be the footnote of several claims.
    const links = new Set(open.flatMap((claim) => plainLinksOf(note, claim)));
    for (const link of links) yield draft(context, link);
  },
};

const draft = (context: CheckContext, link: LinkFacts): Draft => ({
  range: link.range,
  message:
    'A claim rests on this link, which is no source yet: nothing tells its author, date or reliability. Make a source of it and cite that.',
  fixes: () => {
    const fix = sourceOfLink({ ...context, text: context.textOf({ start: 0, end: Infinity }) }, link);
    return fix ? [fix] : [];
  },
  inClaim: true,
});
