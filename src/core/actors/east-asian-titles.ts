import { administrationBehind } from './administrations.ts';
import { eastAsianCountries } from './countries.ts';
import { areWords } from './han-names.ts';
import { Letter, letterAt } from './letters.ts';
import { particleAt } from './particles.ts';
import { type Beside, type TitleBeside, type TitleTime, plainTitle } from './title-beside.ts';
import { longestTitle } from './titles.ts';
import { type KnownTitle, titleBehind } from './written-titles.ts';

const oneOf = (words: readonly string[]): string => words.join('|');
const countries = oneOf(eastAsianCountries);

const make = (title: Pick<TitleBeside, 'written' | 'words'> & Partial<TitleBeside>): TitleBeside => ({
  ...plainTitle,
  ...title,
});

// 전 대통령 is a former president, 양 장관 both ministers: as surnames they take a full name.
const koreanWords = new Set('전 현 신 구 부 각 모 주 양 본 타 매 새 온 총 원 여 당 그 저 前 現'.split(' '));
const koreanThis = new Set(['이', '한']);
const notYet =
  /^ ?(?:당선인|당선자|내정자|후보|예비후보|지명자|候補|候选|候選|当選|当选|當選|候任|次期|次长|次長)/u;
const standsIn = /^ ?(?:권한대행|직무대행|직무대리|대행|代行|代理)/u;
// Without the space it is another word: 이전 대통령, "the previous president".
const betweenKorean = new RegExp(
  `^ (?:(?<before>${countries})(?: |(?=전직 |전 )))?(?:(?<former>전직|전임|전|前)|(?<then>당시)|현직|현)? ?(?:(?<country>${countries}) )?`,
  'u',
);

/** The title beside a name in Hangul: 이 대통령, 이시바 일본 총리, 조 외교부 장관, 대통령 트럼프. */
export function besideInKorean(text: string, start: number, end: number, isKnown: KnownTitle): Beside {
  const surname = text.slice(start, end).normalize('NFC');
  if (koreanWords.has(surname)) return null;
  return (
    koreanBehind(text, end, surname, isKnown) ??
    koreanActing(text, end, surname) ??
    koreanAdministration(text, end, surname) ??
    (surname.length > 1 ? koreanBefore(text, start, isKnown) : null)
  );
}

function koreanBehind(text: string, end: number, surname: string, isKnown: KnownTitle): TitleBeside | null {
  const between = betweenKorean.exec(text.slice(end, end + 14));
  const found = (between && behind(text, end, between, isKnown)) ?? behind(text, end, null, isKnown);
  if (!found) return null;
  // Written on, a short title makes other words of a surname: 이사장, 정의원.
  if (found.start === end && surname.length === 1 && found.title.written.length < 3) return null;
  if (letterAt(text, found.end) === Letter.hangul && !particleAt(text, found.end)) return null;
  const maybeThis = koreanThis.has(surname) && found.title.time === 'now';
  return { ...found.title, maybeThis };
}

/** 한 권한대행: who stands in for the President goes by that alone. */
function koreanActing(text: string, end: number, surname: string): TitleBeside | null {
  const found = /^ (?:권한대행|대행)/u.exec(text.slice(end, end + 5))?.[0];
  const after = end + (found?.length ?? 0);
  if (!found || (letterAt(text, after) === Letter.hangul && !particleAt(text, after))) return null;
  const maybeThis = koreanThis.has(surname);
  return make({ written: found.trim(), words: '대통령', time: 'acting', maybeThis });
}

/** 윤 정부; 이 정부 is "this government". */
function koreanAdministration(text: string, end: number, surname: string): TitleBeside | null {
  if (koreanThis.has(surname)) return null;
  const found = administrationBehind(text, end);
  if (!found || (found.start === end && surname.length === 1)) return null;
  return make({ form: 'administration', written: found.written, words: 'administration' });
}

const wordsBefore = new RegExp(
  `(?<![\\p{L}\\p{M}\\p{N}])(?:(?<former>전직|전임|전|前) |(?<then>당시) )?(?:(?<country>${countries}) )?(?<words>(?:\\p{Script=Hangul}+ )?\\p{Script=Hangul}+) $`,
  'u',
);

function koreanBefore(text: string, start: number, isKnown: KnownTitle): TitleBeside | null {
  const found = wordsBefore.exec(text.slice(Math.max(0, start - 30), start).normalize('NFC'));
  if (!found?.groups) return null;
  const { words = '', country = null, former, then } = found.groups;
  const title = titleAtEnd(words, isKnown);
  if (title === null) return null;
  return make({ written: title.written, words: title.words, country, time: timeOf(former, then) });
}

/** The title that words in Hangul are, or the last of them is. */
function titleAtEnd(words: string, isKnown: KnownTitle): { written: string; words: string } | null {
  const forms = [words, words.split(' ').at(-1) ?? ''];
  for (const written of forms) {
    const folded = written.replaceAll(' ', '');
    if (isKnown(folded)) return { written, words: folded };
  }
  return null;
}

const hanWords = new Set(
  '前 元 原 现 現 新 副 本 全 各 両 两 兩 旧 今 次 老 诸 時 时 总 總 首 正'.split(' '),
);
const betweenHan = new RegExp(
  `^(?:(?<former>前|元)|(?<then>时任|時任|当時の)|(?<acting>代理|代)|现任|現任|现|現)?(?<country>${countries})?(?:(?<late>前|元)|现任|現任)?`,
  'u',
);

/** The title beside a name in Han or Kana: 石破首相, 习主席, トランプ米大統領, 外相岩屋. */
export function besideInHan(text: string, start: number, end: number, isKnown: KnownTitle): Beside {
  if (hanWords.has(text.slice(start, end))) return null;
  return (
    hanBehind(text, start, end, isKnown) ??
    hanAdministration(text, start, end) ??
    (end - start > 1 ? hanBefore(text, start, end, isKnown) : null)
  );
}

function hanBehind(text: string, start: number, end: number, isKnown: KnownTitle): TitleBeside | null {
  const between = betweenHan.exec(text.slice(end, end + 8));
  const found = (between && behind(text, end, between, isKnown)) ?? behind(text, end, null, isKnown);
  // 主席团 is a presidium, 首相府 an office.
  const another = /^[团團府邸宫宮室院職职制令]/u.test(text.slice(found?.end ?? 0));
  return found && !another && areWords(text, start, found.end) ? found.title : null;
}

function hanAdministration(text: string, start: number, end: number): TitleBeside | null {
  const found = administrationBehind(text, end);
  // 大政府, 地方政府: one character before it is rather a word.
  if (!found || end - start < 2 || !areWords(text, start, found.end)) return null;
  return make({ form: 'administration', written: found.written, words: 'administration' });
}

function hanBefore(text: string, start: number, end: number, isKnown: KnownTitle): Beside {
  const at = text.charAt(start - 1) === ' ' ? start - 1 : start;
  if (!(at < start || areWords(text, start, end))) return null;
  for (let length = Math.min(longestTitle.characters, at); length > 1; length--) {
    const words = text.slice(at - length, at);
    if (!/^\p{Script=Han}+$/u.test(words) || !isKnown(words)) continue;
    const lead = text.slice(Math.max(0, at - length - 8), at - length);
    if (/[副次代]$/u.test(lead)) return 'other';
    const { former, then, country = null } = leadHan.exec(lead)?.groups ?? {};
    return make({ written: words, words, country, time: timeOf(former, then) });
  }
  return null;
}

const leadHan = new RegExp(`(?<country>${countries})?(?:(?<former>前|元)|(?<then>时任|時任|当時の))?$`, 'u');

const timeOf = (former: string | undefined, then: string | undefined): TitleTime =>
  former ? 'former' : then ? 'then' : 'now';

/** The title behind a name, after words that say when and whose; null for somebody who is yet to hold it. */
function behind(
  text: string,
  at: number,
  between: RegExpExecArray | null,
  isKnown: KnownTitle,
): { title: TitleBeside; start: number; end: number } | null {
  const lead = between?.[0] ?? '';
  // The space before the title is the title's to find.
  const title = titleBehind(text, at + lead.trimEnd().length, isKnown);
  if (!title) return null;
  const standing = standsIn.exec(text.slice(title.end, title.end + 8))?.[0] ?? '';
  const end = title.end + standing.length;
  if (notYet.test(text.slice(end, end + 6))) return null;
  const { former, late, then, acting = '', before, country = before ?? null } = between?.groups ?? {};
  const time = acting + standing === '' ? timeOf(former ?? late, then) : 'acting';
  const written = acting + title.written + standing;
  return { title: make({ written, words: title.words, time, country }), start: title.start, end };
}
