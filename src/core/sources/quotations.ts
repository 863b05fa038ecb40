import type { NoteFacts, QuotationFacts } from '../model/facts.ts';
import type { SourceRecord } from '../model/records.ts';
import type { Entry, Lookup } from '../workspace/lookup.ts';
import { captureOf } from '../workspace/offers.ts';
import { type Alteration, AskedCapture } from './asked-capture.ts';
import { type Passage, prepareCapture } from './passages.ts';
import { sameLanguage } from './scripts.ts';
import { type Evidence, distinctSources, evidenceIn } from './evidence.ts';

/** What the captures say of one quotation. */
export type QuotationAnswer =
  | { readonly state: 'found'; readonly source: CapturedSource; readonly passage: Passage }
  /** No capture holds it as it is, and one holds what it was made of. */
  | { readonly state: 'altered'; readonly source: CapturedSource; readonly near: Alteration }
  /** Every cited source has a capture in its language and none holds it. */
  | { readonly state: 'absent'; readonly sources: readonly Entry<SourceRecord>[] }
  /** Every cited source has a capture, and all are in another language. */
  | { readonly state: 'translated'; readonly sources: readonly Entry<SourceRecord>[] }
  /** Nothing can be said: a source without a capture, or no source at all. */
  | { readonly state: 'open' };

/** A source with the path of its capture. */
export interface CapturedSource extends Entry<SourceRecord> {
  readonly file: string;
}

const open: QuotationAnswer = { state: 'open' };

type Asked =
  | { readonly state: 'found'; readonly source: CapturedSource; readonly passage: Passage }
  | { readonly state: 'altered'; readonly source: CapturedSource; readonly near: Alteration }
  | { readonly state: 'absent' | 'translated' | 'silent' };

/** Looks quotations up; keeps captures in folded form for as long as their text and lines stay the same. */
export class QuotationFinder {
  readonly #prepared = new Map<string, { text: string; capture: AskedCapture }>();

  look(
    facts: NoteFacts,
    quotation: QuotationFacts,
    evidence: readonly Evidence[],
    lookup: Lookup,
  ): QuotationAnswer {
    const sources = citedBy(facts, quotation, evidence, lookup);
    if (!sources || sources.length === 0 || isTitle(quotation, sources)) return open;
    const asked = sources.map((source) => this.#ask(source, quotation, lookup));
    const found = asked.find(({ state }) => state === 'found');
    if (found?.state === 'found') return found;
    const isBeside = quotation.form === 'beside';
    const isOwnWords = translatesItself(facts, quotation);
    // A source that nobody can look into may hold it as it is.
    if ((isOwnWords && !isBeside) || asked.some(({ state }) => state === 'silent')) return open;
    if (asked.every(({ state }) => state === 'translated'))
      return isBeside ? open : { state: 'translated', sources };
    const altered = asked.flatMap((answer) => (answer.state === 'altered' ? [answer] : []));
    const [nearest] = altered.sort((a, b) => b.near.likeness - a.near.likeness);
    if (nearest) return nearest;
    // What is near nothing may be a remark of the writer's.
    return isBeside || asked.some(({ state }) => state === 'translated')
      ? open
      : { state: 'absent', sources };
  }

  #ask(source: Entry<SourceRecord>, quotation: QuotationFacts, lookup: Lookup): Asked {
    const capture = this.#capture(source, lookup);
    const file = captureOf(source.record);
    // Lines that lie outside the file leave nothing to look in.
    if (!capture || file === null || capture.isEmpty) return { state: 'silent' };
    const passage = capture.find(quotation.text);
    if (passage) return { state: 'found', source: { ...source, file }, passage };
    const { language } = source.record;
    if (!sameLanguage(quotation.text, null, { sample: capture.sample, language }))
      return { state: 'translated' };
    const near = capture.nearest(quotation.text);
    return near ? { state: 'altered', source: { ...source, file }, near } : { state: 'absent' };
  }

  #capture(source: Entry<SourceRecord>, lookup: Lookup): AskedCapture | null {
    const reference = source.record.capture;
    const path = captureOf(source.record);
    const read = path ? lookup.capture(path) : null;
    if (!reference || read?.state !== 'read' || read.text.trim() === '') return null;
    const key = `${path ?? ''}\0${JSON.stringify(reference.lines)}`;
    const kept = this.#prepared.get(key);
    if (kept?.text === read.text) return kept.capture;
    const capture = new AskedCapture(prepareCapture(read.text, reference.lines));
    this.#prepared.set(key, { text: read.text, capture });
    return capture;
  }
}

/** Words of the writer’s own stand in a claim that says so; an official translation may be anybody's. */
const translatesItself = (facts: NoteFacts, { claim }: QuotationFacts): boolean => {
  const by = claim === null ? null : (facts.claims[claim]?.translated ?? null);
  return by === 'own' || by === 'official';
};

/** The sources of its sentence, else of its claim; null where one of the keys names none. */
function citedBy(
  facts: NoteFacts,
  quotation: QuotationFacts,
  evidence: readonly Evidence[],
  lookup: Lookup,
): Entry<SourceRecord>[] | null {
  const inSentence = evidenceIn(facts, quotation.cited, lookup);
  const cited = inSentence.length > 0 ? inSentence : evidence;
  return cited.every(({ source }) => source) ? distinctSources(cited) : null;
}

/** Titles of cited works stand in quotation marks too, also without what follows a colon. */
function isTitle(quotation: QuotationFacts, sources: readonly Entry<SourceRecord>[]): boolean {
  const bare = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  const words = bare(quotation.text);
  return sources.some(({ record }) => {
    const title = record.title?.value ?? '';
    const [main = ''] = title.split(/:\s|：|\s[–—]\s/u, 1);
    return [title, main].some((name) => bare(name) !== '' && bare(name) === words);
  });
}
