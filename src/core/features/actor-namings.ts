import { mentionAt } from '../actors/mentions.ts';
import type { NoteFacts } from '../model/facts.ts';
import type { Service } from '../service.ts';
import { type Range, touches } from '../text/range.ts';
import type { Place, Subject } from './subjects.ts';

/** Where an actor's own note says what it is called, besides its id, and that it is one. */
export function namesIn({ record }: NoteFacts): Range[] {
  if (record?.kind !== 'actor') return [];
  const names = [record.title, ...record.aliases, ...record.names].flatMap((name) => name?.range ?? []);
  return [...names, record.head];
}

/**
 * The actor that is meant at an offset without an id: by a mention in prose, or in its own note by a name of it. Of one
 * who may be any of several nobody can say where else he is named.
 */
export function actorMeant(service: Service, note: NoteFacts, offset: number): Subject | null {
  const isName = namesIn(note).some((range) => touches(range, offset));
  const file = isName ? note.path : mentionAt(service.judgement(note.path).mentions, offset)?.actor;
  return file === null || file === undefined ? null : { file, claim: null };
}

/** Where prose names an actor and it is decided. Links name it by what they point to. */
export const mentionsOf = (service: Service, { file, claim }: Subject): Place[] =>
  claim === null
    ? service.uses
        .mentionsOf(file)
        .flatMap(({ note, mention }) =>
          mention.how === 'link' ? [] : [{ file: note, range: mention.range }],
        )
    : [];

/** The same in one note. */
export const mentionsIn = (service: Service, { file, claim }: Subject, note: string): Place[] =>
  (claim === null ? (service.uses.inNote(note, file)?.mentions ?? []) : []).flatMap(({ how, range }) =>
    how === 'link' ? [] : [{ file: note, range }],
  );
