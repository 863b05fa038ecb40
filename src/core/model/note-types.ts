import type { ActorType } from './records.ts';

/** The note types of our own; a team adds others by `schemas` in attache.yaml. */
export const builtInTypes = ['note', 'person', 'organisation', 'place', 'event', 'office', 'source'] as const;

export const actorTypes: readonly ActorType[] = ['person', 'organisation', 'place', 'event'];

export const isBuiltInType = (type: string): boolean => (builtInTypes as readonly string[]).includes(type);

export const isActorType = (type: string): type is ActorType =>
  (actorTypes as readonly string[]).includes(type);

/** Whether text that may not be whole names a known type in its frontmatter. */
export function namesKnownType(start: string): boolean {
  const type = /^\uFEFF?---[ \t]*\r?\n(?:.*\r?\n){0,200}?type:[ \t]*["']?([\w-]+)/u.exec(start)?.[1];
  return type !== undefined && isBuiltInType(type);
}
