import { listEdit } from '../actors/saying-who.ts';
import type { Service } from '../service.ts';
import type { TextEdit } from '../text/edits.ts';
import { candidates } from './candidates.ts';

/** An actor as a person chooses among them. */
export interface ActorChoice {
  readonly path: string;
  readonly id: string;
  readonly name: string;
  /** Its other names. */
  readonly names: readonly string[];
}

/** The actors that may be meant by what is typed of any of their names, the likeliest first. */
export function actorChoices(service: Service, path: string, typed: string): ActorChoice[] {
  const { items } = candidates(service, path, new Set(['actor'] as const), typed);
  return items.flatMap(({ file = '' }) => {
    const entry = service.lookup.actorAt(file);
    if (!entry) return [];
    const { title, names, aliases } = entry.record;
    const name = title?.value ?? entry.id;
    const others = [...names, ...aliases].map(({ value }) => value).filter((value) => value !== name);
    return [{ path: file, id: entry.id, name, names: [...new Set(others)] }];
  });
}

/** The edit that gives an actor another name; null where it has the name, or its note can't take it soundly. */
export function addAlias(service: Service, path: string, alias: string): TextEdit[] | null {
  const note = service.notes.get(path);
  const name = alias.replace(/\s+/gu, ' ').trim();
  if (note?.record?.kind !== 'actor' || name === '') return null;
  const { title, names } = note.record;
  if ([title, ...names].some((one) => one?.value === name)) return null;
  const text = service.text(path);
  return text === null ? null : listEdit({ note, text, schemas: service.schemas }, 'aliases', name);
}
