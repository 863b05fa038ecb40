import type { NoteFacts } from '../model/facts.ts';
import { nearest } from '../text/nearest.ts';
import type { Located } from '../text/range.ts';
import { idOf } from '../workspace/offers.ts';
import { type Check, always } from './check.ts';
import { meaning } from './meaning.ts';

export const unknownActor: Check = {
  name: 'unknown-actor',
  levels: always('error'),
  summary: '`by`, `of`, `actors`, `participants` or `member-of` names an id that is no actor.',
  dependsOn: ['actors'],
  *test({ note, lookup, textOf }) {
    // Nobody is his own source or member.
    const own = idOf(note);
    let known: readonly string[] | null = null;
    for (const { value, range, inClaim } of named(note)) {
      if (lookup.byId('actor', value)) continue;
      known ??= lookup.idsOf('actor');
      const { words, fixes } = meaning(
        { value, range },
        nearest(
          value,
          known.filter((id) => id !== own),
        ),
        textOf,
      );
      const message = `No actor is called “${value}”.${words} Correct the id, or add a note for this actor.`;
      yield { range, message, inClaim, subject: value, fixes };
    }
  },
};

type Named = Located<string> & { readonly inClaim: boolean };

function named({ record, claims }: NoteFacts): Named[] {
  // The note's own authors may say a thing without being actors.
  const authors = record?.kind === 'note' ? record.authors.map((name) => name.toLowerCase()) : [];
  const inClaims = claims
    .filter(({ byWords }) => !byWords)
    .flatMap(({ by }) => by.filter(({ value }) => !authors.includes(value.toLowerCase())))
    .map((id) => ({ ...id, inClaim: true }));
  return [...inClaims, ...recordIds(record).map((id) => ({ ...id, inClaim: false }))];
}

function recordIds(record: NoteFacts['record']): readonly Located<string>[] {
  switch (record?.kind) {
    case 'note':
      return record.actors;
    case 'actor':
      return [...record.memberOf, ...record.participants, ...record.positions.flatMap(({ of }) => ids(of))];
    case 'office':
      return ids(record.of);
    default:
      return [];
  }
}

/** What an office belongs to may be said in words; words have spaces or capitals, as no id made by us has. */
const ids = (of: Located<string> | null): Located<string>[] =>
  of && /^[\p{Ll}\p{Lo}\p{N}_:-]+$/u.test(of.value) ? [of] : [];
