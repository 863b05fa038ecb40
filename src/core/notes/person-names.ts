import type { YamlMap, YamlValue } from '../model/yaml.ts';
import { itemsOf, located, textAt, valueOf } from '../yaml/values.ts';

/** The parts of a name as CSL and BibTeX have them; `particle` is "von" or "de la". */
export interface NameParts {
  readonly family: string;
  readonly given?: string | null;
  readonly particle?: string | null;
  readonly suffix?: string | null;
}

const eastAsian = /^[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Hang}]+$/u;

/** A name in the order in which it is said: in Han, Kana and Hangul the surname comes first, without a space. */
export function fullName({ family, given, particle, suffix }: NameParts): string {
  if (given && eastAsian.test(family) && eastAsian.test(given)) return family + given;
  return [given, particle, family, suffix].filter(Boolean).join(' ');
}

/** CSL: a string, `{ family, given }` or `{ literal }`, or a list of them. */
export const namesAt = (map: YamlMap | null, key: string): string[] =>
  itemsOf(valueOf(map, key)).flatMap(nameOf);

function nameOf(item: YamlValue): string[] {
  if (item.type === 'list') return [];
  const name = item.type === 'map' ? nameOfParts(item) : (located(item)?.value ?? '');
  return name === '' ? [] : [name];
}

function nameOfParts(map: YamlMap): string {
  const particles = [textAt(map, 'dropping-particle'), textAt(map, 'non-dropping-particle')];
  return (
    textAt(map, 'literal') ??
    fullName({
      family: textAt(map, 'family') ?? '',
      given: textAt(map, 'given'),
      particle: particles.filter(Boolean).join(' '),
      suffix: textAt(map, 'suffix'),
    })
  );
}
