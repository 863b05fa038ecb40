import type { LinkFacts } from '../model/facts.ts';
import { plainLinksOf } from '../sources/plain-links.ts';
import { sourceOfLink } from '../sources/source-of-link.ts';
import { type Check, type CheckContext, type Draft, always } from './check.ts';

export const linkNotASource: Check = {
  name: 'link-not-a-source',
  levels: always('hint'),
  summary: 'A claim rests on a plain web link that is no source yet.',
  about: {
    why: 'A bare link says where, and not who, when or how far to be trusted. Pages change and go away; a source has an author, a date, a grade and a copy.',
    bad: `---
type: note
---

[The ceiling is 41,000 tonnes, [as reported](https://gazette.example/kell)]{.claim}.
`,
    good: `---
type: note
---

[The ceiling is 41,000 tonnes [@gazette]]{.claim}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
url: https://gazette.example/kell
accessed: 2025-06-05
---
`,
    quiet:
      'Where a link is a courtesy to the reader and not what the claim rests on: put it outside the claim. A link to the `url` of a source is a citation already.',
    field:
      'ICD 206 asks for a source reference, and the Admiralty code (NATO AJP-2.1) for a grade of reliability; an address has neither.',
  },
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
    const fix = sourceOfLink(context, link);
    return fix ? [fix] : [];
  },
  inClaim: true,
});
