import type { LikelihoodScale } from './vocabulary.ts';

/** What a term means in per cent. The ends belong to it, unless it stops under the upper one. */
export interface Band {
  readonly from: number;
  readonly to: number;
  readonly under?: true;
}

/** A term of a scale, in the forms that a sentence may need; null where English has none. */
export interface LikelihoodTerm {
  /** As in attributes: `very-likely`. */
  readonly id: string;
  /** After "it is". */
  readonly adjective: string | null;
  /** Beside a verb. */
  readonly adverb: string | null;
  /** After "there is". */
  readonly noun: string | null;
  readonly band: Band;
}

/** The name of a scale as analysts know it. */
export const scaleNames: Readonly<Record<LikelihoodScale, string>> = { icd203: 'ICD 203', phia: 'PHIA' };

export const otherScale = (scale: LikelihoodScale): LikelihoodScale =>
  scale === 'icd203' ? 'phia' : 'icd203';

type Forms = readonly [adjective: string | null, adverb: string | null, noun: string | null];

const forms: Readonly<Record<string, Forms>> = {
  'almost-no-chance': [null, null, 'almost no chance'],
  remote: [null, null, 'a remote chance'],
  'remote-chance': [null, null, 'a remote chance'],
  'very-unlikely': ['very unlikely', null, null],
  'highly-improbable': ['highly improbable', null, null],
  'highly-unlikely': ['highly unlikely', null, null],
  unlikely: ['unlikely', null, null],
  improbable: ['improbable', 'improbably', null],
  'realistic-possibility': [null, null, 'a realistic possibility'],
  'roughly-even-chance': [null, null, 'a roughly even chance'],
  'roughly-even-odds': [null, null, 'roughly even odds'],
  likely: ['likely', 'likely', null],
  probable: ['probable', 'probably', null],
  'very-likely': ['very likely', 'very likely', null],
  'highly-probable': ['highly probable', 'highly probably', null],
  'highly-likely': ['highly likely', 'highly likely', null],
  'almost-certain': ['almost certain', 'almost certainly', null],
  'nearly-certain': ['nearly certain', 'nearly certainly', null],
};

const term = (id: string, from: number, to: number, under?: true): LikelihoodTerm => {
  const [adjective = null, adverb = null, noun = null] = forms[id] ?? [];
  return { id, adjective, adverb, noun, band: under ? { from, to, under } : { from, to } };
};

/** From low to high; of several terms of one band the usual one first. */
export const likelihoodTerms: Readonly<Record<LikelihoodScale, readonly LikelihoodTerm[]>> = {
  icd203: [
    term('almost-no-chance', 1, 5),
    term('remote', 1, 5),
    term('very-unlikely', 5, 20),
    term('highly-improbable', 5, 20),
    term('unlikely', 20, 45),
    term('improbable', 20, 45),
    term('roughly-even-chance', 45, 55),
    term('roughly-even-odds', 45, 55),
    term('likely', 55, 80),
    term('probable', 55, 80),
    term('very-likely', 80, 95),
    term('highly-probable', 80, 95),
    term('almost-certain', 95, 99),
    term('nearly-certain', 95, 99),
  ],
  phia: [
    term('remote-chance', 0, 5),
    term('highly-unlikely', 10, 20),
    term('unlikely', 25, 35),
    term('realistic-possibility', 40, 50, true),
    term('likely', 55, 75),
    term('probable', 55, 75),
    term('highly-likely', 80, 90),
    term('almost-certain', 95, 100),
  ],
};

export const termOn = (scale: LikelihoodScale, id: string): LikelihoodTerm | null =>
  likelihoodTerms[scale].find((each) => each.id === id) ?? null;

/** A term as an attribute may give it: in any case, with spaces or hyphens; of the scale in use if it has it. */
export function termOfAttribute(scale: LikelihoodScale, written: string): LikelihoodTerm | null {
  const id = written
    .trim()
    .toLowerCase()
    .replace(/[\s_]+/gu, '-');
  return termAmong(scale, [id]);
}

/** The term that some words are, which may be called otherwise on each scale: of the scale in use if it has one. */
export function termAmong(scale: LikelihoodScale, ids: readonly string[]): LikelihoodTerm | null {
  const on = (which: LikelihoodScale): LikelihoodTerm[] => ids.flatMap((id) => termOn(which, id) ?? []);
  return on(scale)[0] ?? on(otherScale(scale))[0] ?? null;
}

/** A term as a sentence says it, where it stands alone. */
export const wordsOf = ({ adjective, noun, id }: LikelihoodTerm): string =>
  id === 'remote' ? id : (adjective ?? noun?.replace(/^an? /u, '') ?? id);

export const bandWords = ({ from, to, under }: Band): string => {
  if (from === 0) return `${to} % or less`;
  if (to === 100) return `${from} % or more`;
  return under ? `${from} to under ${to} %` : `${from}–${to} %`;
};

/** Whether two bands share more than an end. */
export const overlap = (one: Band, other: Band): boolean => shared(one, other) > 0;

const shared = (one: Band, other: Band): number =>
  Math.min(one.to, other.to) - Math.max(one.from, other.from);

/** Terms that mean the same, the usual one first. */
export const synonyms = (scale: LikelihoodScale, { band }: LikelihoodTerm): LikelihoodTerm[] =>
  likelihoodTerms[scale].filter((each) => each.band.from === band.from);

/** “likely” (55–80 %). */
export const sayTerm = (term: LikelihoodTerm): string => `“${wordsOf(term)}” (${bandWords(term.band)})`;

/** The usual terms that a stretch of a scale may be said with, those that share most of it first. */
export const termsNear = (scale: LikelihoodScale, band: Band): LikelihoodTerm[] =>
  likelihoodTerms[scale]
    .filter((each) => overlap(each.band, band) && synonyms(scale, each)[0] === each)
    .sort((one, other) => shared(other.band, band) - shared(one.band, band));

/** Whether a figure lies in no band at all: PHIA leaves gaps, and neither scale speaks of the last hair to certainty. */
export const isBetweenBands = (scale: LikelihoodScale, figure: number): boolean =>
  figure > 0 && figure < 100 && !likelihoodTerms[scale].some(({ band }) => holds(band, figure));

export const holds = ({ from, to, under }: Band, figure: number): boolean =>
  figure >= from && (under ? figure < to : figure <= to);
