import { type FoundClaim, findClaim } from '../sources/claims.ts';
import { mayBeBorneOut } from '../sources/support.ts';
import type { Located } from '../text/range.ts';
import type { CheckContext } from './check.ts';

/** A claim that carries a note, and where the note says so. */
export interface KeyJudgment extends FoundClaim {
  readonly entry: Located<string>;
}

/** The open key judgments of a note that nothing bears out, each once. */
export const unsupportedKeyJudgments = (context: CheckContext): readonly KeyJudgment[] =>
  context.once(unsupported);

function unsupported({ note, lookup }: CheckContext): KeyJudgment[] {
  const named = note.record?.kind === 'note' ? note.record.keyJudgments : [];
  const found = named.flatMap((entry): KeyJudgment[] => {
    const claim = findClaim(note, entry.value, lookup);
    return claim?.claim.state === 'open' ? [{ ...claim, entry }] : [];
  });
  return found.filter(
    (each, at) => found.findIndex(({ claim }) => claim === each.claim) === at && !mayBeBorneOut(each, lookup),
  );
}
