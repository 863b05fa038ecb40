import type { ActorType } from './records.ts';

interface NoteType {
  /** One of each group must be there. */
  readonly required: readonly (readonly string[])[];
}

/** The note types of our own and what they owe. */
export const noteTypes: Readonly<Record<string, NoteType>> = {
  note: { required: [] },
  person: { required: [['name', 'title']] },
  organisation: { required: [['name', 'title']] },
  place: { required: [['name', 'title']] },
  event: { required: [['name', 'title']] },
  office: { required: [['name', 'title']] },
  source: { required: [['title']] },
};

export const actorTypes: readonly ActorType[] = ['person', 'organisation', 'place', 'event'];

export const isActorType = (type: string): type is ActorType =>
  (actorTypes as readonly string[]).includes(type);
