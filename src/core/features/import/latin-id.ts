import { defaultId } from '../../notes/records.ts';
import type { ImportedActor } from './imported.ts';

/** Letters that decomposition leaves alone, as they are mostly written where only a to z can be. */
const plain: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ð: 'd', þ: 'th', đ: 'd', ł: 'l', ħ: 'h', ı: 'i', ŋ: 'n', ĸ: 'k' },
  ...{ ə: 'e', ơ: 'o', ư: 'u', ʻ: '', ʼ: '', '’': '', "'": '' },
};

const isLatin = (name: string): boolean =>
  /\p{Script=Latin}/u.test(name) && !/(?!\p{Script=Latin})\p{L}/u.test(name);

/** What a record is called: after its name in Latin letters if the file has one, else in its own. */
export function latinId({ name, names, aliases }: Pick<ImportedActor, 'name' | 'names' | 'aliases'>): string {
  const full = names.filter(({ kind }) => kind !== 'weak').map(({ value }) => value);
  const latin = [name, ...full, ...aliases].find(isLatin);
  if (latin === undefined) return defaultId(`${name.replace(/[/:]/gu, ' ')}.md`);
  const letters = Array.from(latin.toLowerCase().normalize('NFD'), (char) => plain[char] ?? char).join('');
  return letters
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
}
