import { type SchemaObject, isSchemaObject } from './json-schema.ts';

/** Sets of keys of which one is enough, as `name` or `title`. */
type Alternatives = readonly (readonly string[])[];

interface Owed {
  readonly all: readonly string[];
  readonly some: readonly Alternatives[];
}

/** What maps of these schemas owe. Alternatives that tell forms apart, as a map from words, owe for themselves. */
function owedBy(own: readonly SchemaObject[]): Owed {
  const groups = own
    .flatMap(({ anyOf, oneOf }) => [anyOf ?? [], oneOf ?? []])
    .map((branches) => branches.filter(isSchemaObject))
    .filter((branches) => branches.length > 1 && branches.every(({ required }) => required !== undefined));
  const within = new Set<SchemaObject>(groups.flat());
  return {
    all: own.filter((schema) => !within.has(schema)).flatMap(({ required }) => required ?? []),
    some: groups.map((branches) => branches.map(({ required }) => required ?? [])),
  };
}

/** The keys to be added where `present` are there: of alternatives none of which is met, the first. */
export const owedKeys = (own: readonly SchemaObject[], present: readonly string[]): string[] =>
  missing(own, present, (sets) => sets[0] ?? []);

/** The keys any of which would be of use: of alternatives none of which is met, all. */
export const wantedKeys = (own: readonly SchemaObject[], present: readonly string[]): string[] =>
  missing(own, present, (sets) => sets.flat());

function missing(
  own: readonly SchemaObject[],
  present: readonly string[],
  chosen: (sets: Alternatives) => readonly string[],
): string[] {
  const { all, some } = owedBy(own);
  const isMet = (set: readonly string[]): boolean =>
    set.every((key) => present.includes(key) || all.includes(key));
  const unmet = some.filter((sets) => !sets.some(isMet));
  return [...new Set([...all, ...unmet.flatMap(chosen)])].filter((key) => !present.includes(key));
}

/** Whether a key is owed, in words: always, or unless another is there; empty where it is not. */
export function sayOwed(own: readonly SchemaObject[], key: string, code: (key: string) => string): string {
  const { all, some } = owedBy(own);
  if (all.includes(key)) return 'required';
  const sets = some.find((each) => each.some((set) => set.includes(key)));
  if (!sets) return '';
  const others = [...new Set(sets.filter((set) => !set.includes(key)).flat())];
  return others.length === 0 ? 'required' : `this or ${others.map(code).join(' or ')} is required`;
}
