import type { Fix } from '../model/edit.ts';
import type { Related } from '../model/finding.ts';
import type { SourceRecord } from '../model/records.ts';
import type { JudgedClaim } from '../sources/claims.ts';
import { distinctSources } from '../sources/evidence.ts';
import { type Alike, type OriginGroup, originGroups, sayShare } from '../sources/origins.ts';
import { listed } from '../text/phrases.ts';
import type { Entry, Lookup } from '../workspace/lookup.ts';
import { type Check, type CheckContext, type Draft, always } from './check.ts';
import { withoutCitations } from './citation-edits.ts';
import { mayHaveOtherSources, titleOf } from './cited-sources.ts';
import { sourceNames } from './used-source.ts';

export const falseCorroboration: Check = {
  name: 'false-corroboration',
  levels: always('warning'),
  summary:
    'Several sources are cited, and all lead to one origin: by `derived-from`, or as captures that are largely the same text.',
  about: {
    why: 'Two citations look like two witnesses. If one copied the other, there is one witness, quoted twice, and the claim looks better confirmed than it is. Copies are known by `derived-from`, or by captures that are largely the same text.',
    bad: `---
type: note
---

[The ceiling is 41,000 tonnes [@agency; @gazette]]{.claim}.
=== sources/agency.md
---
type: source
title: Accord signed at Kell
publisher: The Agency
issued: 2025-06-04
---
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-05
derived-from: [{ source: agency, as: republished }]
---
`,
    good: `---
type: note
---

[The ceiling is 41,000 tonnes [@agency]]{.claim}.
=== sources/agency.md
---
type: source
title: Accord signed at Kell
publisher: The Agency
issued: 2025-06-04
---
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-05
derived-from: [{ source: agency, as: republished }]
---
`,
    quiet:
      'Where both are cited for the sake of the reader, say because only one of them is free to read. The reason should say which one is the witness.',
    field:
      'Circular reporting is among the oldest traps of intelligence work. In the Admiralty code (NATO AJP-2.1) only an independent source confirms an item; `derived-from` is `wasDerivedFrom` of W3C PROV.',
  },
  dependsOn: ['sources', 'captures'],
  *test(context) {
    for (const claim of context.claims) {
      const found = claim.facts.state === 'open' ? oneStory(claim, context) : null;
      if (found) yield found;
    }
  },
};

type Source = Entry<SourceRecord>;

function oneStory(claim: JudgedClaim, context: CheckContext): Draft | null {
  // What opposes a claim or informs about it corroborates nothing.
  const evidence = claim.evidence.filter(({ stance }) => stance === 'supports');
  const sources = distinctSources(evidence);
  if (sources.length < 2 || mayHaveOtherSources(claim, context)) return null;
  const groups = originGroups(sources, claim.facts.kind === 'quote', context.lookup);
  const joined = joinedBy(groups, claim.alike);
  if (!joined) return null;
  const kept = keptOf(sources, groups, joined);
  const first = evidence.find(({ source }) => source?.id !== kept.id);
  if (!first) return null;
  return {
    range: first.range,
    message: `These ${sources.length} sources are one: ${say(groups, joined, kept)}. Cite it once.`,
    related: relatedOf(sources, groups, joined, context.lookup),
    inClaim: true,
    subject: sourceNames(kept),
    fixes: () => fixesFor(claim, kept, sources, context),
  };
}

/** The likenesses that make one of all groups; null where they stay several. */
function joinedBy(groups: readonly OriginGroup[], alike: readonly Alike[]): readonly Alike[] | null {
  const parts = groups.map(({ sources }) => new Set(sources.map(({ id }) => id)));
  const used: Alike[] = [];
  for (const pair of alike) {
    const one = parts.findIndex((ids) => ids.has(pair.one));
    const other = parts.findIndex((ids) => ids.has(pair.other));
    if (one < 0 || other < 0 || one === other) continue;
    for (const id of parts[other] ?? []) parts[one]?.add(id);
    parts.splice(other, 1);
    used.push(pair);
  }
  return parts.length === 1 ? used : null;
}

/** The origin, where it is among those cited; else the earliest. */
function keptOf(
  sources: readonly Source[],
  groups: readonly OriginGroup[],
  joined: readonly Alike[],
): Source {
  const origin = sources.find(({ id }) => joined.length === 0 && groups.some((group) => group.origin === id));
  const issued = (source: Source): string => source.record.issued?.days?.earliest ?? '9999';
  return origin ?? sources.reduce((best, each) => (issued(each) < issued(best) ? each : best));
}

function say(groups: readonly OriginGroup[], joined: readonly Alike[], kept: Source): string {
  const declared = groups.flatMap(({ origin, sources }) => {
    const copies = sources.filter(({ id }) => id !== origin);
    if (sources.length < 2) return [];
    return [`${listed(copies.map(({ id }) => id))} ${copies.length > 1 ? 'go' : 'goes'} back to ${origin}`];
  });
  const likely = joined.map(
    ({ one, other, share }) =>
      `${sayShare(share)} of the words of ${one} stand in ${other}, quotations aside`,
  );
  const all = [...declared, ...likely];
  return all.length > 0 ? all.join('; ') : `they share the origin ${kept.id}`;
}

function relatedOf(
  sources: readonly Source[],
  groups: readonly OriginGroup[],
  joined: readonly Alike[],
  lookup: Lookup,
): Related[] {
  const declaring = groups.filter((group) => group.sources.length > 1).flatMap((group) => group.sources);
  const declared = declaring.flatMap(({ id, path, record }) =>
    record.derivedFrom.map(({ source: { value, range } }) => ({
      file: path,
      range,
      message: `${id} is derived from ${lookup.byId('source', value)?.id ?? value}.`,
    })),
  );
  const likely = sources
    .filter(({ id }) => joined.some(({ one, other }) => one === id || other === id))
    .flatMap(({ path, record }) =>
      record.capture
        ? [{ file: path, range: record.capture.file.range, message: 'One of the captures that are alike.' }]
        : [],
    );
  return [...declared, ...likely];
}

/** Which of them is cited is for a person to say: locators differ, and what a reader can get at. */
function fixesFor(
  claim: JudgedClaim,
  kept: Source,
  sources: readonly Source[],
  { note, text }: CheckContext,
): Fix[] {
  const supporting = claim.evidence.filter(({ stance }) => stance === 'supports');
  const choices = [kept, ...sources.filter(({ path, id }) => path !== kept.path || id !== kept.id)];
  return choices.flatMap((choice): Fix[] => {
    const others = supporting.filter(({ source }) => source?.id !== choice.id);
    const removed = others.flatMap(({ range }) =>
      note.citations.filter(({ keyRange }) => keyRange.start === range.start),
    );
    const edits = removed.length === others.length ? withoutCitations(text, note, removed) : null;
    return edits ? [{ title: `Cite only “${titleOf(choice)}”`, edits, safe: false }] : [];
  });
}
