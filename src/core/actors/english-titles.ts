import { SKIP } from '../markup/mask.ts';
import { foldName } from '../text/fold.ts';
import type { Range } from '../text/range.ts';
import { administrationBehind } from './administrations.ts';
import { type SaidOfOffice, beforeTitle, future } from './before-titles.ts';
import { isPeople } from './countries.ts';
import { type Beside, type TitleBeside, type TitleTime, plainTitle } from './title-beside.ts';
import { conceptsOf, titleOfSeveral } from './titles.ts';
import { functionWords, institutions } from './word-lists.ts';
import {
  type KnownTitle,
  type WrittenTitle,
  leadOf,
  longestBefore,
  mayFollow,
  opensWith,
} from './written-titles.ts';

/** The title beside a name at [start, end) of a block of prose in a script that has capitals. */
export const besideInEnglish = (
  text: string,
  start: number,
  end: number,
  isKnown: KnownTitle,
  own: WrittenTitle | null = longestBefore(text, start, isKnown),
): Beside =>
  before(text, { start, end, own }, isKnown) ??
  administration(text, start, end) ??
  behind(text, start, end, isKnown);

/** Who is called so who was ousted held it then, and who is suspended holds it. */
const times: Readonly<Record<SaidOfOffice, TitleTime>> = {
  acting: 'acting',
  former: 'former',
  then: 'then',
  ousted: 'then',
  suspended: 'now',
  now: 'now',
};

// "The bank President Lee" is the bank's, and so is "the company's president Lee".
const body =
  /(?<![\p{L}\p{M}])(?:company|bank|university|college|school|group|union|club|association|federation|assembly|court|council|party|senate|board|society|institute|foundation|commission|committee|conference|student|class|team|league|chamber|regional|provincial|local|state|firm|agency|faculty|department|(?!(?:country|nation|republic)['’]s)\p{Ll}+['’]s)\s+$/u;

/** A name, and the title right before it. */
interface Titled extends Range {
  readonly own: WrittenTitle | null;
}

function before(text: string, { start, end, own }: Titled, isKnown: KnownTitle): Beside {
  const title = own ?? beforeSeveral(text, start, isKnown);
  if (!title) return null;
  if (goesOn(text, end)) return 'other';
  // Of several there are two or more: "Presidents Lee and Trump".
  if (title.several && own && !/^[\u00AD]*(?:,? and |, )\p{Lu}/u.test(text.slice(end, end + 12)))
    return 'other';
  const { lead, time, marked, country } = peeled(leadOf(text, title.start));
  const said = inSingular(title);
  if (ofBody(text, end) || body.test(lead) || future.test(lead) || !(mayFollow(lead) || opensSentence(lead)))
    return 'other';
  return {
    ...plainTitle,
    written: time === 'acting' ? `${marked} ${said}` : said,
    words: title.words,
    time,
    country,
    of: title.several ? null : ofWhat(text, end),
    sure: /^\p{Lu}/u.test(title.written) || country !== null || isOfStates(title),
  };
}

/** Of one of several ("Presidents Lee and Trump") it is said in the singular. */
const inSingular = ({ several, written }: WrittenTitle): string =>
  several ? written.replace(/ies$/u, 'y').replace(/s$/u, '') : written;

const statesAlone = new Set([
  'prime-minister',
  'deputy-prime-minister',
  'foreign-minister',
  'defence-minister',
  'finance-minister',
  'interior-minister',
  'trade-minister',
  'unification-minister',
  'secretary-of-state',
  'supreme-leader',
  'national-security-adviser',
]);

/** In small letters a title may be anybody's ("president Lee"), but for some that only states have. */
const isOfStates = ({ words }: WrittenTitle): boolean =>
  words.includes(' ') && conceptsOf(words).some((concept) => statesAlone.has(concept));

const listed =
  /(?<![\p{L}\p{M}])((?:\p{Lu}[\p{L}\p{M}'’\u00AD-]*[\s\u00AD]+){0,2}\p{Lu}[\p{L}\p{M}'’\u00AD-]*)(?:,? and|,)[\s\u00AD]+$/u;

/** The title of several that stands before a list which this name goes on: "Presidents Lee and ⟨Trump⟩". */
function beforeSeveral(text: string, start: number, isKnown: KnownTitle): WrittenTitle | null {
  let at = start;
  for (let count = 0; count < 4; count++) {
    const from = Math.max(0, at - 80);
    const found = listed.exec(text.slice(from, at));
    if (!found?.[1]) return null;
    for (const word of found[1].matchAll(/[\p{L}\p{M}'’\u00AD-]+/gu)) {
      const title = longestBefore(text, from + found.index + word.index, isKnown);
      if (title?.several) return title;
    }
    at = from + found.index;
  }
  return null;
}

/** What stands before the words that say when and whose, and what these say. */
function peeled(lead: string): { lead: string; time: TitleTime; marked: string; country: string | null } {
  const { start, words, country } = beforeTitle(lead);
  const word = words.find(({ said }) => times[said] !== 'now');
  const marked = word ? lead.slice(word.start, word.end).replace(/[\s-]+$/u, '') : '';
  return { lead: lead.slice(0, start), time: word ? times[word.said] : 'now', marked, country };
}

const abbreviated = /(?<!\p{L})(?:inc|corp|ltd|co|univ|assn|dept|bros|natl|gen|st)\.["”’)]?\s+$/iu;

/** Whether a title opens a sentence, or follows a function word that does. */
const opensSentence = (lead: string): boolean => {
  if (/\p{Ll}[.!?]["”’)]?\s+$/u.test(lead)) return !abbreviated.test(lead);
  const [, word, comma = ''] = /(?<!\p{L})(\p{Lu}\p{Ll}*)(,?)\s+$/u.exec(lead) ?? [];
  return word !== undefined && functionWords.has(word.toLowerCase()) && opensWith(lead, `${word}${comma}`);
};

/** Whether a longer name goes on behind: "President Lee Myung-bak", "Secretary Ford Motor". */
function goesOn(text: string, end: number): boolean {
  const rest = text.slice(end, end + 40).replaceAll(SKIP, '');
  const next = /^(?:\s+|-|–|\s?&\s?)(\p{Lu}[\p{L}\p{M}]*)/u.exec(rest)?.[1];
  return next !== undefined && !institutions.has(next.toLowerCase());
}

/** "President Park of the chess club", but "President Lee of the ruling party" and "of the day". */
const ofBody = (text: string, end: number): boolean =>
  /^\s+of (?:an?|the|his|her|their|its|our) (?!(?:country|nation|republic|state|day|time|period|era|past|future|present|ruling|governing|then|same|first|last|two|three)(?![\p{L}-]))\p{Ll}/u.test(
    text.slice(end, end + 40).replaceAll(SKIP, ''),
  );

/** Of what or whom a title is, right behind the name: "President Lee of the Republic of Korea". */
export const ofWhat = (text: string, end: number): string | null =>
  /^ of (?:the )?(\p{Lu}[\p{L}\p{M}\p{N}'’-]*(?: (?:of (?:the )?)?\p{Lu}[\p{L}\p{M}\p{N}'’-]*)*)/u.exec(
    text.slice(end, end + 80).replaceAll(SKIP, ''),
  )?.[1] ?? null;

/** "The Biden administration": not one that is yet to come, nor part of a longer name. */
function administration(text: string, start: number, end: number): TitleBeside | null {
  const found = administrationBehind(text, end);
  if (!found || /^[\s\u00AD]+\p{Lu}/u.test(text.slice(found.end, found.end + 4))) return null;
  const { lead, time, country } = peeled(leadOf(text, start));
  if (future.test(lead)) return null;
  return {
    ...plainTitle,
    form: 'administration',
    written: found.written,
    words: 'administration',
    time,
    country,
  };
}

const apposition =
  /^,\s(?:the |both |the two )?(?:(?<former>former|ex-)|(?<then>then)[ -]|(?<acting>acting)|current|incumbent)?\s?(?<words>\p{L}[\p{L}.’'-]*(?: [\p{L}.’'-]+){0,5}?)(?: of (?:the )?(?<of>\p{Lu}[\p{L}'’-]*(?: (?:of (?:the )?)?\p{Lu}[\p{L}'’-]*)*))?(?=[,.;:)]|$| who\b| and the\b)/u;

/** A title in apposition: "Ishiba, Japan's prime minister,", "Lee, the president of South Korea,". */
function behind(text: string, start: number, end: number, isKnown: KnownTitle): TitleBeside | null {
  const rest = text
    .slice(end, end + 140)
    .replaceAll(SKIP, '')
    .replace(/\s+/gu, ' ');
  const list = /^ and (?:\p{Lu}[\p{L}'’-]* ){0,2}\p{Lu}[\p{L}'’-]*(?=, )/u.exec(rest)?.[0] ?? '';
  const groups = apposition.exec(rest.slice(list.length))?.groups;
  if (!groups) return null;
  const { country, title } = ofPeople(groups.words ?? '');
  const words = foldName(title).text;
  const singular = titleOfSeveral(words);
  const { time, marked } = timeIn(groups);
  const found = { ...plainTitle, written: marked + title, time };
  if (singular !== null) {
    const several = list !== '' || /\p{Lu}[\p{L}'’-]* and $/u.test(leadOf(text, start));
    const said = title.replace(/ies$/u, 'y').replace(/s$/u, '');
    return several ? { ...found, words: singular, written: marked + said } : null;
  }
  const of = groups.of ?? null;
  // Without a country "Lee, the president," may be the first two of a list.
  const isWhole = list === '' && (country !== null || of !== null) && isKnown(words);
  return isWhole ? { ...found, words, country, of } : null;
}

function timeIn({ former, then, acting }: Readonly<Record<string, string | undefined>>): {
  time: TitleTime;
  marked: string;
} {
  if (former) return { time: 'former', marked: '' };
  if (then) return { time: 'then', marked: '' };
  return acting ? { time: 'acting', marked: `${acting} ` } : { time: 'now', marked: '' };
}

/** Parts "Japan's prime minister", "South Korean president" into the people and the title. */
function ofPeople(words: string): { country: string | null; title: string } {
  const parts = words.split(' ');
  for (const count of [2, 1]) {
    const people = parts.slice(0, count).join(' ');
    if (parts.length > count && isPeople(people) && /^\p{Lu}/u.test(people))
      return { country: people, title: parts.slice(count).join(' ') };
  }
  return { country: null, title: words };
}
