import type { ActorName, ActorRecord } from '../model/records.ts';
import { foldMarks, foldName } from '../text/fold.ts';

/**
 * What somebody is called beside a title, or once known, as written: the surnames of a person, where the record tells
 * them (`family`, `order`, or a native name in Korean, Chinese or Japanese), what it is addressed as, and its weak
 * names. They never say on their own who is meant. Nothing is guessed from the words.
 */
export function surnamesOf(actor: ActorRecord): readonly string[] {
  if (actor.type !== 'person') return distinct(actor.names.flatMap(weakName));
  const called = actor.names.filter(({ kind }) => kind !== 'weak');
  const found = [
    actor.family ?? '',
    ...actor.addressedAs,
    ...actor.names.flatMap((name) => [name.family ?? '', ...weakName(name)]),
    ...called.map((name) => byOrder(name, actor.family)),
    ...called.flatMap((name) => byScript(name, called)),
  ];
  return distinct(found);
}

const weakName = ({ kind, value }: ActorName): string[] => (kind === 'weak' ? [value] : []);

function distinct(names: readonly string[]): string[] {
  const found = new Map(names.map((name) => [foldMarks(name).trim(), name.trim()]));
  found.delete('');
  return [...found.values()];
}

/** By `order`, the first or the last word, unless the record names the surname, which may be several. */
function byOrder({ value, order, family }: ActorName, own: string | null): string {
  if (order === null || family !== null || /[,()\p{N}]/u.test(value)) return '';
  const words = value.trim().split(/[\s・·•]+/u);
  const folded = foldName(words.join(' ')).text;
  const known = own === null ? '' : foldName(own).text.trim();
  const named = known !== '' && (folded.startsWith(`${known} `) || folded.endsWith(` ${known}`));
  if (words.length < 2 || named) return '';
  return (order === 'family-first' ? words[0] : words.at(-1)) ?? '';
}

// Surnames of two characters; all others in Korea have one, and in China all but rare ones.
const korean = new Set('남궁 황보 제갈 사공 선우 서문 독고 동방 망절 어금'.split(' '));
const chinese = new Set(
  (
    '欧阳 歐陽 司马 司馬 诸葛 諸葛 上官 司徒 东方 東方 皇甫 尉迟 尉遲 公孙 公孫 慕容 令狐 夏侯 端木 独孤 獨孤 南宫 南宮 ' +
    '宇文 长孙 長孫 轩辕 軒轅 钟离 鍾離 呼延 闻人 聞人 淳于 单于 單于 申屠 太史'
  ).split(' '),
);

/**
 * The surnames that a native name holds, in that name and in others that render it character by character (习近平,
 * 習近平, 시진핑).
 */
function byScript(native: ActorName, all: readonly ActorName[]): string[] {
  if (native.kind !== 'native' || native.family !== null || native.order !== null) return [];
  const lang = /^(?:ko|zh|ja)(?=-|$)/iu.exec(native.lang ?? '')?.[0].toLowerCase();
  const characters = Array.from(native.value.normalize('NFC').trim());
  if (lang === undefined) return [];
  if (lang === 'ja') return inJapanese(native.value.trim(), characters);
  const length = lang === 'ko' ? koreanLength(characters) : chineseLength(characters);
  if (length === 0) return [];
  return all.flatMap(({ value, family }) => {
    const others = Array.from(value.normalize('NFC').trim());
    const alike = family === null && others.length === characters.length && (isHangul(value) || isHan(value));
    return alike ? [others.slice(0, length).join('')] : [];
  });
}

const isHangul = (text: string): boolean => /^\p{Script=Hangul}+$/u.test(text.normalize('NFC').trim());
const isHan = (text: string): boolean => /^[\p{Script=Han}々]+$/u.test(text.trim());

function koreanLength(characters: readonly string[]): number {
  const space = characters.indexOf(' ');
  if (space > 0) return 0;
  if (!isHangul(characters.join(''))) return 0;
  if (characters.length > 2 && korean.has(characters.slice(0, 2).join(''))) return 2;
  return characters.length === 2 || characters.length === 3 ? 1 : 0;
}

function chineseLength(characters: readonly string[]): number {
  if (!isHan(characters.join(''))) return 0;
  if (characters.length > 2 && chinese.has(characters.slice(0, 2).join(''))) return 2;
  return characters.length === 2 || characters.length === 3 ? 1 : 0;
}

/**
 * A Japanese name is written without a space, and its surname has mostly two characters. Longer ones are offered
 * beside it: what is no surname (岸田文) stands beside no title. A single one of three (林芳正) takes `family`, since
 * the first character of others is a surname as well (石破茂).
 */
function inJapanese(name: string, characters: readonly string[]): string[] {
  const spaced = /^([\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}々ー]+)[\s・]\S+$/u.exec(name)?.[1];
  if (spaced !== undefined) return [spaced];
  if (!isHan(name)) return [];
  const lengths = characters.length === 2 ? [1] : [2, 3];
  return lengths
    .filter((length) => length < characters.length)
    .map((length) => characters.slice(0, length).join(''));
}
