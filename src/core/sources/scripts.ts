/** A way of writing that tells languages apart; `kana` is Japanese with or without Han. */
export type Script = 'latin' | 'cyrillic' | 'hangul' | 'kana' | 'han' | 'other';

const scripts: readonly (readonly [Script, RegExp])[] = [
  ['latin', /\p{Script=Latin}/gu],
  ['cyrillic', /\p{Script=Cyrillic}/gu],
  ['hangul', /\p{Script=Hangul}/gu],
  ['kana', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ['han', /\p{Script=Han}/gu],
  ['other', /\p{L}/gu],
];

/** The script most of the letters are of; null without letters. A syllable or ideograph weighs as much as two. */
export function scriptOf(text: string): Script | null {
  const count = new Map(scripts.map(([script, pattern]) => [script, text.match(pattern)?.length ?? 0]));
  const of = (script: Script): number => count.get(script) ?? 0;
  const known = of('latin') + of('cyrillic') + of('hangul') + of('kana') + of('han');
  // Japanese is Han with some Kana, Korean Hangul with some Han: together they are one.
  const weights: [Script, number][] = [
    ['latin', of('latin')],
    ['cyrillic', of('cyrillic')],
    ['hangul', 2 * of('hangul')],
    ['kana', of('kana') > 0 ? 2 * (of('kana') + of('han')) : 0],
    ['han', 2 * of('han')],
    ['other', of('other') - known],
  ];
  const [script, most] = weights.reduce((best, each) => (each[1] > best[1] ? each : best));
  return most > 0 ? script : null;
}

/** Words that make a language of Latin script certain when three of them meet and no other language has two. */
const functionWords: Readonly<Record<string, string>> = {
  en: 'the and of to is are was will would that with for not have has this from they our we be by it',
  de: 'der die das und ist nicht mit den dem ein eine wir sie auf für von zu sich auch wird werden',
  fr: 'le les et est pas des une nous vous dans pour que qui sur avec du ne sont être cette',
  es: 'el los las y es una por para con no que del se su más como pero sus este esta',
  it: 'il gli e è non una per con che della sono nel dei alla più questo anche come si',
  pt: 'o os as e é não uma para com que do da em dos mais como se nos pelo são',
  nl: 'de het een en is niet van dat met voor zijn op te wij ook aan door naar wordt',
};

const languages = Object.entries(functionWords).map(
  ([code, words]) => [code, new Set(words.split(' '))] as const,
);

/** The language of a text where its script or its function words leave no doubt (BCP 47), else null. */
function languageOf(text: string): string | null {
  const script = scriptOf(text);
  if (script === 'hangul') return 'ko';
  if (script === 'kana') return 'ja';
  if (script !== 'latin') return null;
  const words = new Set(text.toLowerCase().match(/\p{L}+/gu));
  const hits = languages.map(([code, known]) => ({
    code,
    count: [...known].filter((w) => words.has(w)).length,
  }));
  const [best, second] = hits.sort((a, b) => b.count - a.count);
  return best && best.count >= 3 && best.count >= 2 * (second?.count ?? 0) ? best.code : null;
}

/**
 * Whether a quotation may be held against a capture. Languages differ when the scripts do, or when both languages are
 * known and are two; unknown counts as the same, an empty capture too, and Han alone may be Chinese or Japanese.
 * `noteLanguage` stands in where the quotation does not tell its own; a quotation of the original in a note of
 * another language is then taken for the note's, so look the words up first. A piece of the capture's document is enough
 * for `sample`; its letters are counted.
 */
export function sameLanguage(
  quotation: string,
  noteLanguage: string | null,
  capture: { readonly sample: string; readonly language: string | null },
): boolean {
  const [here, there] = [scriptOf(quotation), scriptOf(capture.sample)];
  if (!here || !there) return true;
  const east = (script: Script): boolean => script === 'han' || script === 'kana';
  if (here !== there && !(east(here) && east(there))) return false;
  const said = here === 'han' ? null : noteLanguage;
  const [mine, theirs] = [languageOf(quotation) ?? said, capture.language ?? languageOf(capture.sample)];
  return !mine || !theirs || primary(mine) === primary(theirs);
}

const primary = (language: string): string | undefined => language.toLowerCase().split(/[-_]/)[0];
