import type { Cover, Days } from '../text/dates.ts';
import type { Lookup } from '../workspace/lookup.ts';
import { type Held, type OfficeHolder, holdersAt, isInOffice, positionsAt } from './offices.ts';
import { mayBeMeant } from './title-decision.ts';
import { calledBy, isCalled } from './office-titles.ts';
import type { TitleUse } from './title-uses.ts';

/** What a title asks for, and of whom. */
export type AskedTitle = Pick<TitleUse, 'actor' | 'form' | 'words' | 'time' | 'country' | 'of'>;

/** Those positions in office, of the one who is named, that go by the title. */
export function servedAs(title: AskedTitle, days: Days, lookup: Lookup): Held[] {
  return positionsAt(title.actor.record, days, lookup).filter((held) => {
    const called = calledBy(held.position, held.office?.record ?? null);
    return isInOffice(held) && isCalled(called, title) && mayBeMeant(called.words, title);
  });
}

/**
 * Whether a title fits in the days asked for, on all of them, on none, or it can't be told. One that the record never
 * gives this person may be one that it does not know.
 */
export function fitOf(title: AskedTitle, days: Days, lookup: Lookup): Cover {
  const served = servedAs(title, days, lookup);
  if (served.length === 0) return 'maybe';
  switch (title.time) {
    case 'former':
      return best(served.map((held) => overBy(held, days)));
    case 'began':
      return best(served.map((held) => begunBy(held, days)));
    case 'acting':
      return best(served.filter(({ position }) => position.capacity === 'acting').map(({ cover }) => cover));
    case 'now':
    case 'then':
      return best(served.map(({ cover }) => cover));
  }
}

const best = (covers: readonly Cover[]): Cover =>
  covers.includes('yes') ? 'yes' : covers.includes('maybe') ? 'maybe' : 'no';

/** Whether a position had begun by then. */
function begunBy({ position: { start } }: Held, { earliest, latest }: Days): Cover {
  const from = start?.days ?? null;
  if (from?.latest != null && earliest !== null && from.latest <= earliest) return 'yes';
  return from?.earliest != null && latest !== null && from.earliest > latest ? 'no' : 'maybe';
}

/** Whether a position was over by then; on a day of hand-over it was, and was not. */
function overBy(held: Held, days: Days): Cover {
  const { end, endUnknown } = held.position;
  if (begunBy(held, days) === 'no') return 'no';
  if (endUnknown) return 'maybe';
  const to = end?.days ?? null;
  if (!end) return 'no';
  if (to?.latest != null && days.earliest !== null && to.latest < days.earliest) return 'yes';
  return to?.earliest != null && days.latest !== null && to.earliest > days.latest ? 'no' : 'maybe';
}

// By then nobody takes "President Kennedy" for the one in office: it is how history calls him.
const yearsToHistory = 10;

/** Whether every term that goes by the title was over so long before that the title is that of a historical figure. */
export function isHistory(title: AskedTitle, days: Days, lookup: Lookup): boolean {
  const from = days.earliest;
  if (from === null || title.time !== 'now' || title.form !== 'title') return false;
  const year = String(Number(from.slice(0, 4)) - yearsToHistory).padStart(4, '0');
  return servedAs(title, days, lookup).every(({ position: { end } }) => {
    const latest = end?.days?.latest;
    return latest != null && latest < `${year}${from.slice(4)}`;
  });
}

/** What is surely known of the days asked for. */
export interface KnownThen {
  /** What the one who is named was then, in office or not. */
  readonly own: readonly Held[];
  /** Others who held the same office. */
  readonly holders: readonly OfficeHolder[];
}

// A seat in a parliament is held by many at once: that others sat there says nothing of one more.
const mostAtOnce = 4;

/** What speaks against a title that does not fit; null where nothing is known of that time. */
export function knownThen(title: AskedTitle, days: Days, lookup: Lookup): KnownThen | null {
  const own = positionsAt(title.actor.record, days, lookup).filter(({ cover }) => cover === 'yes');
  const found = new Map<string, OfficeHolder>();
  for (const served of servedAs(title, days, lookup)) {
    for (const holder of holdersAt(served, days, lookup)) {
      if (holder.held.cover === 'yes' && holder.actor.path !== title.actor.path)
        found.set(holder.actor.path, holder);
    }
  }
  const holders = found.size > mostAtOnce ? [] : [...found.values()];
  return own.length === 0 && holders.length === 0 ? null : { own, holders };
}
