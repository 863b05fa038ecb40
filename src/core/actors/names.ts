import type { ActorName, ActorRecord } from '../model/records.ts';
import { foldMarks, foldName } from '../text/fold.ts';
import { isTitle } from './titles.ts';

/**
 * The names that are enough on their own to say who is meant, as written: name or title, aliases, and `names` but for
 * weak ones; then, for a person whose surname is known, those names in the other order. No two
 * are alike for `NameIndex`.
 */
export function fullNames(actor: ActorRecord): readonly string[] {
  const entries: Named[] = [
    ...[actor.title, ...actor.aliases].flatMap((name) => (name ? [{ value: name.value, order: null }] : [])),
    ...actor.names.filter(({ kind }) => kind !== 'weak'),
  ];
  const turned = actor.type === 'person' ? otherOrders(actor, entries) : [];
  const found = new Map<string, string>();
  for (const name of [...entries.map(({ value }) => value), ...turned]) {
    const key = likeness(name);
    if (key !== '' && !found.has(key)) found.set(key, name.trim());
  }
  return [...found.values()];
}

type Named = Pick<ActorName, 'value' | 'order'>;

/** Case makes a difference in single words alone. */
function likeness(name: string): string {
  const folded = foldName(name).text.trim();
  return folded.includes(' ') ? folded : foldMarks(name).trim();
}

function otherOrders(actor: ActorRecord, entries: readonly Named[]): string[] {
  const families = [actor.family, ...actor.names.map(({ family }) => family)].flatMap((family) =>
    family === null ? [] : [foldName(family).text.trim()],
  );
  const ordered = actor.names.some(({ order }) => order !== null) || actor.names.some(isNative);
  return entries.flatMap(({ value, order }) => {
    const words = value.trim().split(/\s+/u);
    if (words.length < 2 || !isReordered(value) || isTitle(foldName(words[0] ?? '').text)) return [];
    const family = familyLength(words, families, order, ordered);
    if (family === 0) return [];
    return [[...words.slice(family), ...words.slice(0, family)].join(' ')];
  });
}

const isNative = ({ kind, lang }: ActorName): boolean =>
  kind === 'native' && /^(?:ko|ja|zh)(?:-|$)/iu.test(lang ?? '');

// Names in Korean, Japanese and Chinese script have one order; what has commas, digits or points is no plain name.
const isReordered = (name: string): boolean =>
  !/[\p{Script=Hangul}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{N},.()]/u.test(name);

/** After how many words the name is parted for the other order; 0 where it isn't known. */
function familyLength(
  words: readonly string[],
  families: readonly string[],
  order: ActorName['order'],
  ordered: boolean,
): number {
  const folded = words.map((word) => foldName(word).text);
  for (const family of families) {
    const length = family.split(' ').length;
    if (length >= words.length) continue;
    if (folded.slice(0, length).join(' ') === family) return length;
    if (folded.slice(-length).join(' ') === family) return words.length - length;
  }
  if (order !== null) return order === 'family-first' ? 1 : words.length - 1;
  // Of two words it makes no difference which is the surname, as long as one is.
  return ordered && families.length === 0 && words.length === 2 ? 1 : 0;
}
