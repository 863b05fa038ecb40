import { foldName } from '../text/fold.ts';
import type { TitleConcept } from './title-concept.ts';
import { titlesOfGovernment } from './titles-of-government.ts';
import { titlesOfInstitutions } from './titles-of-institutions.ts';

export type { TitleConcept } from './title-concept.ts';

/** The list of ours of known titles; those of the records come on top. */
export const titleConcepts: readonly TitleConcept[] = [...titlesOfGovernment, ...titlesOfInstitutions];

// Beside a name they show a person as a title does, but say nothing of an office.
const honorifics = [
  'Mr, Mrs, Ms, Miss, Mx, Dr, Sir, Dame, Lord, Lady, Madam, Madame, Monsieur, Herr, Frau, Saint, St',
  'comrade, professor, prof, pastor, reverend, rev, father, colonel, captain, major, lieutenant, sheikh, ayatollah',
  '씨, 님, 여사, 박사, 교수, 목사, 선생, 氏, さん, 様, 先生, 女士, 小姐, 博士, 教授, 同志, 夫人, 牧师, 牧師',
]
  .join(', ')
  .split(', ');

/** What may follow a surname of one character: how Korean, Japanese and Chinese titles begin, or former and acting. */
export const openingsOfTitles: readonly string[] = [
  ...new Set([
    ...titleConcepts.flatMap(({ forms: { ko, ja, zh } }) =>
      [...ko, ...ja, ...zh].map((form) => form.charAt(0)),
    ),
    ...Array.from('前元现現时時当代'),
  ]),
];

const longestForm = 80;
const conceptsByForm = readForms(titleConcepts);
const honorificForms = new Set(honorifics.map((form) => foldName(form).text));

/** More words than the longest English form has, and more characters than the longest Korean, Japanese or Chinese. */
export const longestTitle = { words: 6, characters: 12 };

/**
 * Whether these words, folded by `foldName`, are a known title in full: ours in en, ko, ja or zh, an honorific, or
 * the plural of an English one ("Presidents").
 */
export function isTitle(folded: string): boolean {
  const known = (form: string): boolean => conceptsByForm.has(form) || honorificForms.has(form);
  return known(folded) || (folded.endsWith('s') && known(folded.slice(0, -1)));
}

/** The title that these words are the plural of ("prime ministers", "secretaries"), or null. */
export function titleOfSeveral(folded: string): string | null {
  const singular = folded.endsWith('ies') ? `${folded.slice(0, -3)}y` : folded.replace(/s$/u, '');
  return singular !== folded && conceptsByForm.has(singular) ? singular : null;
}

/** Whether these words are a title of ours that says something of an office. */
export const isTitleOfOffice = (folded: string): boolean => conceptsByForm.has(folded);

// Someone acting, former or elect holds or held the same office; a deputy holds another one.
const standing =
  /^(?:the |acting |interim |caretaker |former |ex-|then |then-|current |incoming |outgoing |late |previous |전 |현 |前|現|现|元|新|代理|代行)+/u;
const afterwards =
  /(?:[ -](?:elect|designate|nominee|emeritus)|[ ]?(?:권한대행|대행|당선인|내정자|당선자|代行|代理))$/u;
const ofWhat = /(?: of | for | at | to |, | - )(?!.*(?: of | for | at | to |, | - ))/u;
const deputies =
  /(?:^|[ -])(?:vice|deputy|assistant|under|associate|junior|shadow)[ -]?$|(?:^|\s)[부차]$|[副次]$/u;

/**
 * The concepts a written title belongs to, in any language and case; none where it is unknown. Words around it that
 * don't change the office are looked past: "President of South Korea", "former Chinese Foreign Minister",
 * 미국 대통령. None for "Deputy Mayor": another office than the one it names.
 */
export function conceptsOf(title: string): readonly string[] {
  const whole = foldName(title.trim()).text;
  const exact = conceptsByForm.get(whole);
  if (exact) return exact;
  let words = whole.replace(standing, '').replace(afterwards, '');
  for (;;) {
    const found = conceptsByForm.get(words) ?? conceptsOfPair(words) ?? conceptsAtEnd(words);
    if (found) return found;
    const cut = words.search(ofWhat);
    if (cut <= 0) return [];
    words = words.slice(0, cut);
  }
}

/** Korean titles are written with a space inside, too: 외교부 장관. */
function conceptsOfPair(words: string): readonly string[] | undefined {
  const pair = /(\p{Script=Hangul}+) (\p{Script=Hangul}+)$/u.exec(words);
  return pair ? conceptsByForm.get(`${pair[1] ?? ''}${pair[2] ?? ''}`) : undefined;
}

/** The longest form a title ends in, unless words before it make a deputy of it. */
function conceptsAtEnd(words: string): readonly string[] | null {
  for (let at = Math.max(1, words.length - longestForm); at < words.length; at++) {
    const found = conceptsByForm.get(words.slice(at));
    if (!found || !startsWord(words, at)) continue;
    return deputies.test(words.slice(0, at)) ? [] : found;
  }
  return null;
}

// Han and Hangul titles follow the country or the office without a space (美国总统, 경기도지사).
const startsWord = (words: string, at: number): boolean =>
  /[\s\p{P}]/u.test(words.charAt(at - 1)) || words.charCodeAt(at) >= 0x2e80;

function readForms(concepts: readonly TitleConcept[]): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>();
  for (const { id, forms } of concepts) {
    for (const form of Object.values(forms).flat()) {
      const folded = foldName(form).text;
      for (const spelling of new Set([folded, folded.replaceAll('-', ' ')])) {
        const ids = found.get(spelling) ?? [];
        if (!ids.includes(id)) found.set(spelling, [...ids, id]);
      }
    }
  }
  return found;
}
