import { fullName } from '../notes/person-names.ts';
import { plainText, splitOutsideBraces } from './tex.ts';

/** The people of `author` and its like, in the order in which their names are said. */
export const bibNames = (tex: string): string[] =>
  splitOutsideBraces(tex.trim(), /(?:^|\s+)and(?:\s+|$)/giu)
    .map(nameOf)
    .filter((name) => name !== '' && name !== 'others');

function nameOf(tex: string): string {
  const parts = splitOutsideBraces(tex.trim(), /\s*,\s*/gu);
  if (parts.some((part) => keyed.test(part))) return extendedName(parts);
  // `May, Keith, and …` has a comma too many.
  if (parts.length === 3 && parts[2] === '') parts.pop();
  const [first = '', second, third] = parts.map(plainText);
  if (second === undefined) return first;
  const particle = /^(?:\p{Ll}[\p{L}’'.]*\s+)+(?=\S)/u.exec(first)?.[0] ?? '';
  const family = first.slice(particle.length);
  const given = third ?? second;
  const suffix = third === undefined ? null : second;
  return fullName({ family, given, particle: particle.trim(), suffix });
}

/** BibLaTeX: `family=Groote, given=Jan, prefix=de`. */
const keyed = /^(family|given|prefix|suffix)\s*=\s*/iu;

function extendedName(parts: readonly string[]): string {
  const given = new Map<string, string>();
  for (const part of parts) {
    const name = keyed.exec(part);
    if (name) given.set((name[1] ?? '').toLowerCase(), plainText(part.slice(name[0].length)));
  }
  return fullName({
    family: given.get('family') ?? '',
    given: given.get('given') ?? null,
    particle: given.get('prefix') ?? null,
    suffix: given.get('suffix') ?? null,
  });
}
