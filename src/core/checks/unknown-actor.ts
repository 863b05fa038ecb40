import type { NoteFacts } from '../model/facts.ts';
import type { Located } from '../text/range.ts';
import { type Check, always } from './check.ts';
import { type NamedId, unknownIds } from './unknown-ids.ts';

export const unknownActor: Check = {
  name: 'unknown-actor',
  levels: always('error'),
  summary: '`by`, `of`, `actors`, `participants` or `member-of` names an id that is no actor.',
  dependsOn: ['actors'],
  test: (context) =>
    unknownIds('actor', named(context.note), context, 'Correct the id, or add a note for this actor.'),
};

function named({ record, claims }: NoteFacts): NamedId[] {
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
