import type { ActorType } from '../../model/records.ts';
import { scalarSource, valueSource } from '../../yaml/scalars.ts';
import type { ImportedActor, ImportedName, ImportedPosition } from './imported.ts';

/** The order of keys in the notes that an import writes. */
export const keyOrder: readonly string[] = [
  ...['id', 'type', 'name', 'title', 'family', 'given', 'names', 'aliases', 'positions', 'start', 'end'],
  ...['identifiers', 'summary', 'born', 'died', 'checked', 'check-every', 'tags'],
];

export const positionOrder: readonly string[] = [
  ...['office', 'title', 'of', 'start', 'end', 'capacity', 'party', 'source'],
];

/** The keys of a life: persons are born and die, others begin and end. */
export const lifeKeys = (type: ActorType): readonly [string, string] =>
  type === 'person' ? ['born', 'died'] : ['start', 'end'];

type Plain = Readonly<Record<string, string>>;

const filled = (entries: readonly (readonly [string, string | null | undefined])[]): Plain =>
  Object.fromEntries(entries.flatMap(([key, value]) => (value == null ? [] : [[key, value]])));

/** As an item of `names`; a name in words alone where nothing is known of it. */
export const nameItem = ({ value, lang, kind, family, given, start, end }: ImportedName): Plain =>
  filled(Object.entries({ value, lang, kind, family, given, start, end }));

/** What of a position is known in the workspace: its office's and its body's ids, its source's key. */
export interface Resolved {
  readonly position: ImportedPosition;
  readonly office: string;
  readonly of: string | null;
  readonly source: string | null;
}

/** As an item of `positions`. */
export const positionItem = ({ position, office, of, source }: Resolved): Plain => {
  const { title, start, end, capacity, party } = position;
  const written = capacity === 'substantive' ? null : capacity;
  return filled(Object.entries({ office, title, of, start, end, capacity: written, party, source }));
};

export interface NewRecord {
  readonly actor: ImportedActor;
  /** Written only where the file's name doesn't say it. */
  readonly id: string | null;
  readonly positions: readonly Resolved[];
  readonly checked: string | null;
}

/** A note of an actor. Nobody has held it against its sources, so `checked` is left to the user. */
export function recordText({ actor, id, positions, checked }: NewRecord): string {
  const { type, name, family, given, names, aliases, identifiers, begin, end } = actor;
  const lines: string[] = [];
  const add = (key: string, value: string | null): void => {
    if (value !== null) lines.push(`${key}: ${scalarSource(value, 'block')}`);
  };
  const addList = (key: string, items: readonly Plain[]): void => {
    if (items.length > 0) lines.push(`${key}:`, ...items.map((item) => `  - ${valueSource(item)}`));
  };
  const [from, to] = lifeKeys(type);
  add('id', id);
  add('type', type);
  add('name', name);
  if (type === 'person') {
    add('family', family);
    add('given', given);
  }
  addList('names', names.map(nameItem));
  if (aliases.length > 0) lines.push(`aliases: ${valueSource(aliases)}`);
  addList('positions', positions.map(positionItem));
  if (identifiers.length > 0) lines.push(`identifiers: ${valueSource(identifierMap(actor))}`);
  add(from, begin);
  add(to, end);
  add('checked', checked);
  return `---\n${lines.join('\n')}\n---\n`;
}

/** Of one register the first identifier is one, several are a list. */
export function identifierMap({
  identifiers,
}: Pick<ImportedActor, 'identifiers'>): Record<string, string | string[]> {
  const found = new Map<string, string[]>();
  for (const { scheme, value } of identifiers) {
    const values = found.get(scheme) ?? [];
    if (!values.includes(value)) values.push(value);
    found.set(scheme, values);
  }
  return Object.fromEntries(
    [...found].map(([scheme, values]) => [scheme, values.length === 1 ? (values[0] ?? '') : values]),
  );
}
