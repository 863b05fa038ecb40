import { type KnownThen, fitOf, knownThen } from '../actors/title-fit.ts';
import type { TitleUse } from '../actors/title-uses.ts';
import type { ClaimFacts, NoteFacts } from '../model/facts.ts';
import { datedClaim } from '../notes/dated.ts';
import type { Days } from '../text/dates.ts';
import { contains } from '../text/range.ts';
import type { Lookup } from '../workspace/lookup.ts';
import type { SentenceDate } from './titled-sentences.ts';

/** A title that its bearer did not hold then. */
export interface WrongTitle {
  readonly use: TitleUse;
  readonly days: Days;
  readonly known: KnownThen;
  /** The claim whose `on` says the date. */
  readonly claim: ClaimFacts | null;
}

/** A title that does not fit a date in its sentence. */
export interface OutOfDate extends WrongTitle {
  readonly date: SentenceDate;
}

/** A title held against some days: wrong only where something is known of them. */
export function wrongTitle(
  use: TitleUse,
  days: Days,
  claim: ClaimFacts | null,
  lookup: Lookup,
): WrongTitle | null {
  const known = fitOf(use, days, lookup) === 'no' ? knownThen(use, days, lookup) : null;
  return known && { use, days, known, claim };
}

/** `President Lee`, and nothing that says when. */
export const isPlain = ({ form, time }: TitleUse): boolean => form === 'title' && time === 'now';

/** The claim around a title that says its date. */
export const claimOf = (note: NoteFacts, { mention }: TitleUse): ClaimFacts | null =>
  datedClaim(note, mention.range);

export const isInClaim = ({ claims }: NoteFacts, { mention }: TitleUse): boolean =>
  claims.some(({ content }) => contains(content, mention.range));
