import type { SourceRecord, WrittenDate } from '../model/records.ts';
import { distinctSources } from '../sources/evidence.ts';
import { parentsOf } from '../sources/origins.ts';
import { sayEdtf } from '../text/date-words.ts';
import { type Day, surelyBefore } from '../text/dates.ts';
import type { JudgedClaim } from '../sources/claims.ts';
import type { Entry, Lookup } from '../workspace/lookup.ts';
import { type Check, type Draft, always } from './check.ts';
import { titleOf } from './cited-sources.ts';
import { keyPlace, sourceNames } from './used-source.ts';

export const sourceBeforeEvent: Check = {
  name: 'source-before-event',
  levels: always('warning'),
  summary:
    'Every source of a fact is older than what it reports, or the fact has the date of a rewrite whose original is older.',
  about: {
    why: 'A report can’t tell what happened after it was printed. Either the date of the claim is wrong, or the citation belongs to something else. The date of a copy taken for the day of the event is the same slip.',
    bad: `---
type: note
---

[The boats were counted [@gazette]]{.claim on=2025-06-20}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
---
`,
    good: `---
type: note
---

[The boats were counted [@gazette]]{.claim on=2025-06-02}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
---
`,
    quiet:
      'Where the source announced it: a calendar, a schedule, a law that comes into force later. Half-known dates count only if every day they may mean is too late.',
    field:
      'Our own rule, from how dates slip: the year is typed wrong, or the day of the paper is taken. Dates are EDTF (ISO 8601-2).',
  },
  dependsOn: ['sources'],
  *test({ claims, lookup }) {
    for (const claim of claims) {
      const { kind, state, on } = claim.facts;
      if (kind !== 'fact' || state !== 'open' || !on?.days) continue;
      const found = laterThanAll(claim, on) ?? asOfRewrite(claim, on, lookup);
      if (found) yield { ...found, range: on.range, inClaim: true };
    }
  },
};

/** `issued`, else `accessed`, else the day of the capture: nothing later can stand in it. */
const lastDate = ({ issued, accessed, capture }: SourceRecord): WrittenDate | null =>
  [issued, accessed, capture?.collected].find((date) => date?.days) ?? null;

interface Dated {
  readonly source: Entry<SourceRecord>;
  readonly date: WrittenDate;
  readonly latest: Day;
}

function laterThanAll({ evidence }: JudgedClaim, on: WrittenDate): Omit<Draft, 'range'> | null {
  const sources = distinctSources(evidence);
  const dated = sources.flatMap((source): Dated[] => {
    const date = lastDate(source.record);
    return date?.days?.latest ? [{ source, date, latest: date.days.latest }] : [];
  });
  const [last] = [...dated].sort((a, b) => (a.latest > b.latest ? -1 : 1));
  const earliest = on.days?.earliest ?? null;
  // One that is not known, or has no date, may speak of it.
  const all = dated.length === sources.length && evidence.every(({ source }) => source);
  if (!last || !all || earliest === null || earliest <= last.latest) return null;
  const whose = sources.length > 1 ? 'the last of the sources cited is' : 'the source cited is';
  return {
    message: `This is dated ${sayEdtf(on.value)}, and ${whose} of ${sayEdtf(last.date.value)}: it can’t report what came after it. Check the date, or cite a later source.`,
    related: dated.map(({ source, date }) => dateOf(source, date)),
    subject: sourceNames(last.source),
  };
}

/** The day on which somebody copied a report is easily taken for the day of what it reports. */
function asOfRewrite(
  { evidence }: JudgedClaim,
  on: WrittenDate,
  lookup: Lookup,
): Omit<Draft, 'range'> | null {
  for (const source of distinctSources(evidence)) {
    const { issued } = source.record;
    const day = issued?.days?.earliest;
    if (!issued || !day || issued.days.latest !== day) continue;
    if (on.days?.earliest !== day || on.days.latest !== day) continue;
    const original = parentsOf(source, ['republished', 'rewritten', 'summarised'], lookup).find(
      ({ record }) => record.issued?.days && surelyBefore(record.issued.days, { earliest: day, latest: day }),
    );
    if (!original?.record.issued) continue;
    return {
      message: `${sayEdtf(on.value)} is the date of “${titleOf(source)}”, which goes back to “${titleOf(original)}” of ${sayEdtf(original.record.issued.value)}. Check when it happened.`,
      related: [dateOf(source, issued), dateOf(original, original.record.issued)],
      subject: sourceNames(source),
    };
  }
  return null;
}

const dateOf = (source: Entry<SourceRecord>, { value }: WrittenDate) => ({
  file: source.path,
  range: keyPlace(source),
  message: `“${titleOf(source)}” is of ${sayEdtf(value)}.`,
});
