import { SKIP } from '../markup/mask.ts';
import { areWords } from './han-names.ts';
import { Letter, letterAt } from './letters.ts';
import { particleAt } from './particles.ts';
import { functionWords, institutions } from './word-lists.ts';
import { leadOf, longestBefore, mayFollow, peoplesBefore, titleBehind } from './written-titles.ts';

/** Whether the title is said to be held, to be over, to be held at a time the sentence speaks of, or only acting. */
export type TitleTime = 'now' | 'former' | 'then' | 'acting';

/** A title written directly beside a surname. */
export interface TitleBeside {
  readonly written: string;
  /** The title's own words, folded. */
  readonly words: string;
  readonly time: TitleTime;
  /** Whose, as far as a people's name before it ("Chinese Foreign Minister") or a place behind the name says. */
  readonly country: string | null;
  readonly of: string | null;
  /** 이 is a surname, and "this": 이 대통령 counts for somebody in office alone. */
  readonly maybeThis: boolean;
}

/** The title beside a surname at [start, end) of a block of prose, or null: then it is no mention of anybody. */
export function titleBeside(text: string, start: number, end: number): TitleBeside | null {
  const kind = letterAt(text, start);
  if (kind === Letter.hangul) return koreanBehind(text, start, end);
  if (kind === Letter.han) return hanBehind(text, start, end);
  return before(text, start, end);
}

const times: readonly (readonly [RegExp, TitleTime])[] = [
  [/(?<![\p{L}\p{M}\p{N}-])(?:acting|interim|caretaker)(?:\s+|-)$/iu, 'acting'],
  [/(?<![\p{L}\p{M}\p{N}-])(?:former|ex|past|previous|one-time|late)(?:\s+|-)$/iu, 'former'],
  [/(?<![\p{L}\p{M}\p{N}-])(?:then|ousted|deposed|removed|jailed|disgraced)(?:\s+|-)$/iu, 'then'],
  [/(?<![\p{L}\p{M}\p{N}-])(?:current|incumbent|sitting|outgoing|impeached|suspended)\s+$/iu, 'now'],
];

const future = /(?<![\p{L}\p{M}])(?:incoming|future|next|would-be|designated)\s+$/iu;

// "The bank President Lee" is the bank's.
const body =
  /(?<![\p{L}\p{M}])(?:company|bank|university|college|school|group|union|club|association|federation|assembly|court|council|party|senate|board|society|institute|foundation|commission|committee|conference|student|class|team|league|chamber|regional|provincial|local|state)\s+$/u;

function before(text: string, start: number, end: number): TitleBeside | null {
  const title = longestBefore(text, start);
  // In small letters a title may be anybody's: "the bank's president Lee".
  if (!title || !/^\p{Lu}/u.test(title.written) || goesOn(text, end)) return null;
  const { lead, time, marked, country } = peeled(leadOf(text, title.start));
  if (body.test(lead) || future.test(lead) || !(mayFollow(lead) || opensSentence(lead))) return null;
  return {
    written: time === 'acting' ? `${marked} ${title.written}` : title.written,
    words: title.words,
    time,
    country,
    of: ofWhat(text, end),
    maybeThis: false,
  };
}

/** Takes the words off that say when and whose, from the title back. */
function peeled(words: string): { lead: string; time: TitleTime; marked: string; country: string | null } {
  let [lead, marked, time, country]: [string, string, TitleTime, string | null] = [words, '', 'now', null];
  for (;;) {
    const found = times.flatMap(([form, means]) => {
      const match = form.exec(lead);
      return match ? [{ match, means }] : [];
    })[0];
    const people = found ? null : peoplesBefore(lead);
    if (found) {
      lead = lead.slice(0, found.match.index);
      if (time === 'now') [time, marked] = [found.means, found.match[0].replace(/[\s-]+$/u, '')];
    } else if (people) {
      lead = lead.slice(0, people.start);
      country ??= people.words;
    } else return { lead, time, marked, country };
  }
}

const abbreviated = /(?<!\p{L})(?:inc|corp|ltd|co|univ|assn|dept|bros|natl|gen|st)\.["”’)]?\s+$/iu;

/** Whether a title opens a sentence, or follows a function word that does. */
const opensSentence = (lead: string): boolean => {
  if (/\p{Ll}[.!?]["”’)]?\s+$/u.test(lead)) return !abbreviated.test(lead);
  const word = /(?:^|[.!?:“"(]\s*)(\p{Lu}\p{Ll}*),?\s+$/u.exec(lead)?.[1];
  return word !== undefined && lead.length < 60 && functionWords.has(word.toLowerCase());
};

/** Whether a longer name goes on behind: "President Lee Myung-bak", "Secretary Ford Motor". */
function goesOn(text: string, end: number): boolean {
  const rest = text.slice(end, end + 40).replaceAll(SKIP, '');
  const next = /^(?:\s+|-|–|\s?&\s?)(\p{Lu}[\p{L}\p{M}]*)/u.exec(rest)?.[1];
  return next !== undefined && !institutions.has(next.toLowerCase());
}

const ofWhat = (text: string, end: number): string | null =>
  /^ of (?:the )?(\p{Lu}[\p{L}\p{M}\p{N}'’-]*(?: \p{Lu}[\p{L}\p{M}\p{N}'’-]*)*)/u.exec(
    text.slice(end, end + 80).replaceAll(SKIP, ''),
  )?.[1] ?? null;

// 전 대통령 is a former president, 양 장관 both ministers: as surnames they take a full name.
const koreanWords = new Set('전 현 신 구 부 각 모 주 양 본 타 매 새 온 총 원 여 당 그 저 前 現'.split(' '));
const koreanThis = new Set(['이', '한']);
const notYet =
  /^ ?(?:당선인|당선자|내정자|후보|예비후보|지명자|候補|候选|候選|当選|当选|當選|候任|次期|次长|次長)/u;
const standsIn = /^ ?(?:권한대행|직무대행|직무대리|대행|代行|代理)/u;

function koreanBehind(text: string, start: number, end: number): TitleBeside | null {
  const surname = text.slice(start, end).normalize('NFC');
  if (koreanWords.has(surname)) return null;
  // Without the space it is another word: 이전 대통령, "the previous president".
  const between = /^ (?:(?<former>전직|전임|전|前)|(?<then>당시)|현직|현) ?/u.exec(text.slice(end, end + 6));
  const found = behind(text, end, between);
  if (!found) return null;
  // Written on, a short title makes other words of a surname: 이사장, 정의원.
  if (found.start === end && surname.length === 1 && found.title.written.length < 3) return null;
  if (letterAt(text, found.end) === Letter.hangul && !particleAt(text, found.end)) return null;
  return { ...found.title, maybeThis: koreanThis.has(surname) && between === null };
}

const hanWords = new Set(
  '前 元 原 现 現 新 副 本 全 各 両 两 兩 旧 今 次 老 诸 時 时 总 總 首 正'.split(' '),
);
const betweenHan = /^(?:(?<former>前|元)|(?<then>时任|時任|当時の)|(?<acting>代理|代)|现任|現任|现|現)/u;

function hanBehind(text: string, start: number, end: number): TitleBeside | null {
  if (hanWords.has(text.slice(start, end))) return null;
  const found = behind(text, end, betweenHan.exec(text.slice(end, end + 3)));
  // 主席团 is a presidium, 首相府 an office.
  const another = /^[团團府邸宫宮室院職职制令]/u.test(text.slice(found?.end ?? 0));
  return found && !another && areWords(text, start, found.end) ? found.title : null;
}

/** The title behind a surname, after words that say when; null for somebody who is yet to hold it. */
function behind(
  text: string,
  at: number,
  between: RegExpExecArray | null,
): { title: TitleBeside; start: number; end: number } | null {
  const title = titleBehind(text, at + (between?.[0].length ?? 0));
  if (!title) return null;
  const standing = standsIn.exec(text.slice(title.end, title.end + 8))?.[0] ?? '';
  const end = title.end + standing.length;
  if (notYet.test(text.slice(end, end + 6))) return null;
  const { former, then, acting = '' } = between?.groups ?? {};
  const time = former ? 'former' : then ? 'then' : 'now';
  const written = acting + title.written + standing;
  return {
    title: {
      written,
      words: title.words,
      time: acting + standing === '' ? time : 'acting',
      country: null,
      of: null,
      maybeThis: false,
    },
    start: title.start,
    end,
  };
}
