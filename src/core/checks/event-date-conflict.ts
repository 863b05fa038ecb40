import type { ClaimFacts } from '../model/facts.ts';
import type { Related } from '../model/finding.ts';
import type { ActorRecord, WrittenDate } from '../model/records.ts';
import { sayEdtf, sayWhen } from '../text/date-words.ts';
import { type Day, type Days, addDays, surelyBefore } from '../text/dates.ts';
import { shorten } from '../text/phrases.ts';
import type { Entry, EventClaim, Lookup } from '../workspace/lookup.ts';
import { type Check, type Draft, always } from './check.ts';

export const eventDateConflict: Check = {
  name: 'event-date-conflict',
  levels: always('warning'),
  summary: 'Two claims of one event have other dates, or one lies outside the event’s days.',
  about: {
    why: 'Two notes that date one event differently can’t both be right, and each looks fine on its own. A day’s difference is let pass: it may be the time zone.',
    bad: `---
type: note
as-of: 2025-09-01
---

[The accord was signed [@ledger]]{.claim event=signing on=2025-08-20}.

=== events/signing.md
---
id: signing
type: event
name: Signing of the accord
start: 2025-08-25
end: 2025-08-25
---

=== sources/ledger.md
---
id: ledger
type: source
title: Accord signed
publisher: The Ledger
issued: 2025-08-26
---
`,
    good: `---
type: note
as-of: 2025-09-01
---

[The accord was signed [@ledger]]{.claim event=signing on=2025-08-25}.

=== events/signing.md
---
id: signing
type: event
name: Signing of the accord
start: 2025-08-25
end: 2025-08-25
---

=== sources/ledger.md
---
id: ledger
type: source
title: Accord signed
publisher: The Ledger
issued: 2025-08-26
---
`,
    quiet:
      'An event whose record has a `start` and no `end` may go on: only what is dated before it began counts. Where an event has days of its own, its claims are held against these and not against each other. Half-known dates count only if wrong on every day they may mean.',
    field: 'A chronology is the first thing that is built of a file, because it shows what can’t have been.',
  },
  dependsOn: ['actors', 'claims'],
  *test({ note, lookup }) {
    for (const claim of note.claims) {
      const { event, on } = claim;
      if (!event || !on?.days || !isJudged(claim)) continue;
      const record = eventOf(event.value, lookup);
      const found =
        record && hasDays(record.record)
          ? outsideEvent(on, record)
          : againstOthers({ path: note.path, claim }, on, lookup);
      if (found) yield { ...found, range: on.range, inClaim: true, subject: event.value };
    }
  },
};

const isJudged = ({ kind, state }: ClaimFacts): boolean =>
  state === 'open' && (kind === 'fact' || kind === 'quote');

function eventOf(id: string, lookup: Lookup): Entry<ActorRecord> | null {
  const entry = lookup.byId('actor', id);
  return entry?.record.type === 'event' ? entry : null;
}

const hasDays = ({ started, ended }: ActorRecord): boolean => Boolean(started?.days ?? ended?.days);

/** A day more at either end: of what happened late in the evening the date differs by time zone. */
const around = ({ earliest, latest }: Days): Days => ({
  earliest: shifted(earliest, -1),
  latest: shifted(latest, 1),
});

const shifted = (day: Day | null, by: number): Day | null => (day === null ? null : addDays(day, by));

const areApart = (one: Days, other: Days): boolean =>
  surelyBefore(around(one), other) || surelyBefore(around(other), one);

function outsideEvent(on: WrittenDate, event: Entry<ActorRecord>): Omit<Draft, 'range'> | null {
  const { started, ended } = event.record;
  const days = on.days;
  if (!days) return null;
  const early = started?.days && surelyBefore(days, around(started.days)) ? started : null;
  const late = ended?.days && surelyBefore(around(ended.days), days) ? ended : null;
  const bound = early ?? late;
  if (!bound?.days) return null;
  const name = event.record.title?.value ?? event.id;
  const what = `“${name}” ${early ? 'began' : 'ended'} ${sayWhen(bound.days)}`;
  return {
    message: `This is dated ${sayEdtf(on.value)}, and ${what}. Correct the date here, or in the record of the event.`,
    related: [{ file: event.path, range: bound.range, message: `${what}.` }],
  };
}

/** More places than this nobody goes to. */
const mostRelated = 10;

function againstOthers(own: EventClaim, on: WrittenDate, lookup: Lookup): Omit<Draft, 'range'> | null {
  const id = own.claim.event?.value ?? '';
  const differ = ({ claim }: EventClaim): boolean =>
    isJudged(claim) && Boolean(on.days && claim.on?.days && areApart(on.days, claim.on.days));
  if (!lookup.claimsOfEvent(id).some(differ)) return null;
  const [first, ...more] = lookup.placesOfEvent(id).filter(differ);
  if (!first?.claim.on) return null;
  const others = more.length === 0 ? '' : `, and ${more.length} more differ`;
  return {
    message: `This claim of “${id}” is dated ${sayEdtf(on.value)}, another one ${sayEdtf(first.claim.on.value)}${others}. Correct the one that is wrong, or give the event its days.`,
    related: [first, ...more].slice(0, mostRelated).flatMap(relatedTo),
  };
}

function relatedTo({ path, claim: { on, text } }: EventClaim): Related[] {
  if (!on) return [];
  return [{ file: path, range: on.range, message: `“${shorten(text)}” is dated ${sayEdtf(on.value)}.` }];
}
