import type { Located } from '../text/range.ts';
import { nearest } from '../text/nearest.ts';
import { idOf } from '../workspace/offers.ts';
import type { CheckContext, Draft } from './check.ts';
import { beginning, meaning } from './meaning.ts';

/** An id as it is written, and whether that is inside a marked claim. */
export interface NamedId extends Located<string> {
  readonly inClaim: boolean;
  /** What a note of this id may be, the likeliest type first. */
  readonly types: readonly string[];
}

/** The ids that nobody of a kind bears, each with the one that may have been meant. */
export function* unknownIds(
  kind: 'actor' | 'source',
  named: Iterable<NamedId>,
  { note, lookup, textOf }: CheckContext,
  advice: string,
): Generator<Draft> {
  // Nobody is his own source or member.
  const own = idOf(note);
  let others: readonly string[] | null = null;
  for (const { value, range, inClaim, types } of named) {
    if (lookup.byId(kind, value)) continue;
    others ??= lookup.idsOf(kind).filter((id) => id !== own);
    const { words, fixes } = meaning({ value, range }, nearest(value, others), textOf);
    const begun = types.flatMap((type) => beginning(type, value));
    const message = `No ${kind} is called “${value}”.${words} ${advice}`;
    yield { range, message, inClaim, subject: value, fixes: [...fixes, ...begun] };
  }
}
