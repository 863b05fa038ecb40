import { freshUntil } from '../actors/record-age.ts';
import type { Related } from '../model/finding.ts';
import { sayDay, sayEdtf } from '../text/date-words.ts';
import type { Day } from '../text/dates.ts';
import { compare } from '../text/order.ts';
import type { ClaimAbout } from '../workspace/lookup.ts';
import { idOf } from '../workspace/offers.ts';
import { type Check, always } from './check.ts';

export const staleActorRecord: Check = {
  name: 'stale-actor-record',
  levels: always('information'),
  summary:
    'A claim’s date is later than the actor’s record was checked, and the time for which that counts (`check-every`).',
  about: {
    why: 'People change office. A record that was last checked long before the day a claim speaks of may call them by a title that is over, and everything that is judged by it goes wrong with it.',
    bad: `---
type: note
as-of: 2025-06-10
---

[Ida Marren signed for Norland [@gazette]]{.claim}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
---
=== actors/ida-marren.md
---
type: person
name: Ida Marren
checked: 2024-01-15
---
`,
    good: `---
type: note
as-of: 2025-06-10
---

[Ida Marren signed for Norland [@gazette]]{.claim}.
=== sources/gazette.md
---
type: source
title: The accord of Kell
publisher: The Gazette
issued: 2025-06-04
---
=== actors/ida-marren.md
---
type: person
name: Ida Marren
checked: 2025-05-20
---
`,
    quiet:
      'Where nothing can change any more; the dead are left alone already. `check-actors-every` in `attache.yaml` and `check-every` in a record set the time.',
    field:
      'Our own rule. Wikidata keeps the day on which a statement was looked up beside the statement, for the same reason.',
  },
  dependsOn: ['claims'],
  *test({ note, lookup, config }) {
    const { record, path } = note;
    if (record?.kind !== 'actor' || !record.checked) return;
    const until = freshUntil(record, config.checkActorsEvery);
    if (until === null) return;
    // Of a record that is fresh nothing more is asked, so that typing in notes about it costs it nothing.
    const latest = lookup.latestClaimAbout(path);
    if (latest === null || latest <= until) return;
    const late = new LateClaims(lookup.claimsAbout(path), until);
    yield {
      range: record.checked.range,
      message: `This record was checked ${sayEdtf(record.checked.value)} and counts until ${sayDay(until)}; ${late.say()}. Hold it against its sources again and set \`checked\`.`,
      related: late.related(),
      subject: idOf(note),
      usedBy: late.states,
    };
  },
};

/** More places than this nobody goes to. */
const mostRelated = 10;

interface LateClaim extends ClaimAbout {
  readonly day: Day;
}

/** The claims that a record is too old for. */
class LateClaims {
  readonly #first: LateClaim[] = [];
  readonly #released = new Set<boolean>();
  #count = 0;

  constructor(claims: Iterable<ClaimAbout>, until: Day) {
    for (const claim of claims) {
      const day = claim.days.earliest;
      if (day === null || day <= until) continue;
      this.#count++;
      this.#released.add(claim.released);
      this.#keep({ ...claim, day });
    }
  }

  get states(): { released: boolean }[] {
    return [...this.#released].map((released) => ({ released }));
  }

  say(): string {
    const day = sayDay(this.#first[0]?.day ?? '');
    return this.#count === 1
      ? `a claim about this actor is of ${day}`
      : `${this.#count} claims about this actor are later, the first of ${day}`;
  }

  related(): Related[] {
    return this.#first.map(({ note, range, day }) => ({
      message: `A claim of ${sayDay(day)}.`,
      file: note,
      range,
    }));
  }

  /** In order of their days; there may be thousands. */
  #keep(claim: LateClaim): void {
    const at = this.#first.findIndex((other) => inOrder(claim, other) < 0);
    if (at >= 0) this.#first.splice(at, 0, claim);
    else if (this.#first.length < mostRelated) this.#first.push(claim);
    if (this.#first.length > mostRelated) this.#first.pop();
  }
}

const inOrder = (a: LateClaim, b: LateClaim): number =>
  compare(a.day, b.day) || compare(a.note, b.note) || a.range.start - b.range.start;
