import { foldName } from '../../text/fold.ts';
import type { ImportedActor, ImportedName } from './imported.ts';
import { clean } from './values.ts';

export const folded = (name: string): string => foldName(name).text.trim();

/** Characters of a name; longer ones are sentences. */
const longest = 120;

/** Whether words are a name and nothing beside it, as `Hunseung Lee(이헌승)` and `a/b` are not. */
export const isPlainName = (name: string): boolean =>
  name.length <= longest && /\p{L}/u.test(name) && !/[/|@;<>{}[\]()#=*_\\]/u.test(name);

/** A main name has to be one; it may hold brackets, as companies' do. */
export const isName = (name: string): boolean => name.length <= longest && /[\p{L}\p{N}]/u.test(name);

const runsOn = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;

/** Whether a body's name says which body it is: “Labour” or “Senate” would be found wherever the word stands. */
export const isTelling = (name: string): boolean => /\s/u.test(name) || runsOn.test(name);

/**
 * Whether a name is too little to say alone who is meant, so that it comes in as weak: one word where words are parted
 * (“Putin”, “MFA”), a part of a full name where they are not (石破 of 石破茂). A wrong link costs more than one
 * that is missed.
 */
function isWeak(name: string, main: string, full: readonly string[]): boolean {
  const own = folded(name);
  if (runsOn.test(own)) {
    const parts = full.filter((other) => runsOn.test(other));
    return Array.from(own).length < 2 || parts.some((other) => other !== own && other.includes(own));
  }
  if (own.includes(' ')) return false;
  return folded(main).includes(' ') || runsOn.test(main);
}

/** The names of an actor with each of them once, and with those that decide nothing alone marked as weak. */
export function settleNames(actor: ImportedActor): ImportedActor {
  const seen = new Set([folded(actor.name)]);
  const full = [actor.name, ...actor.names.filter(({ kind }) => kind !== 'weak').map(({ value }) => value)];
  const labels = full.map(folded);
  const isNew = (name: string): boolean => {
    const key = folded(name);
    return isPlainName(name) && key !== '' && !seen.has(key) && seen.add(key).size > 0;
  };
  const weak = (name: string): boolean => isWeak(name, actor.name, labels);
  const names: ImportedName[] = [];
  for (const name of actor.names) {
    const natural = name.kind === 'native' || runsOn.test(name.value);
    if (isNew(name.value)) names.push(!natural && weak(name.value) ? { ...name, kind: 'weak' } : name);
  }
  const aliases: string[] = [];
  for (const alias of actor.aliases) {
    if (!isNew(alias)) continue;
    if (weak(alias)) names.push({ value: alias, lang: null, kind: 'weak' });
    else aliases.push(alias);
  }
  return { ...actor, names, aliases };
}

/** A part of the name as its surname, if it is one: a word of it, or where words aren't parted its beginning. */
export function partOfName(part: string | null, name: string): string | null {
  if (part === null) return null;
  const [own, whole] = [folded(part), folded(name)];
  if (own === '' || own === whole) return null;
  if (runsOn.test(whole)) return whole.startsWith(own) || whole.endsWith(own) ? part : null;
  return ` ${whole} `.includes(` ${own} `) ? part : null;
}

const known: Readonly<Record<string, string>> = { cn: 'zh', jp: 'ja', kr: 'ko', simple: 'en' };

/** A language as BCP 47 spells it: `zh-hant` → `zh-Hant`; null where it is none. */
export function languageTag(written: string | null): string | null {
  const tag = clean(written ?? '').replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/iu.test(tag) || /^(?:mul|und|zxx)$/iu.test(tag)) return null;
  const [first = '', ...rest] = tag.toLowerCase().split('-');
  const parts = rest.map((part) => {
    if (/^[a-z]{4}$/u.test(part)) return part.charAt(0).toUpperCase() + part.slice(1);
    return /^[a-z]{2}$/u.test(part) ? part.toUpperCase() : part;
  });
  return [Object.hasOwn(known, first) ? known[first] : first, ...parts].join('-');
}

/** The language of a name by its script, where only one is written so. */
export function languageByScript(name: string): string | null {
  if (/\p{Script=Hangul}/u.test(name)) return 'ko';
  return /[\p{Script=Hiragana}\p{Script=Katakana}]/u.test(name) ? 'ja' : null;
}

/** Whether a language, or one of its scripts or regions, is among those asked for. */
export const isWanted = (languages: readonly string[], tag: string): boolean =>
  languages.some((language) => {
    const [code, wanted] = [tag.toLowerCase(), language.toLowerCase()];
    return code === wanted || code.startsWith(`${wanted}-`);
  });
