import type { NoteFacts, QuotationFacts } from '../model/facts.ts';
import type { SourceRecord } from '../model/records.ts';
import type { Entry, Lookup } from '../workspace/lookup.ts';
import { captureOf } from '../workspace/offers.ts';
import { type PreparedCapture, type Passage, findPassage, prepareCapture } from './passages.ts';
import { sameLanguage } from './scripts.ts';
import { type Evidence, evidenceIn } from './evidence.ts';

/** What the captures say of one quotation. */
export type QuotationAnswer =
  | { readonly state: 'found'; readonly source: Entry<SourceRecord>; readonly passage: Passage }
  /** Every cited source has a capture in its language and none holds it. */
  | { readonly state: 'absent'; readonly sources: readonly Entry<SourceRecord>[] }
  /** Nothing can be said: a source without a capture, in another language, or no source at all. */
  | { readonly state: 'open' };

const open: QuotationAnswer = { state: 'open' };

/** Looks quotations up; keeps captures in folded form for as long as their text and lines stay the same. */
export class QuotationFinder {
  readonly #prepared = new Map<string, { text: string; capture: PreparedCapture }>();

  look(
    facts: NoteFacts,
    quotation: QuotationFacts,
    evidence: readonly Evidence[],
    lookup: Lookup,
  ): QuotationAnswer {
    const sources = citedBy(facts, quotation, evidence, lookup);
    if (!sources || sources.length === 0 || isTitle(quotation, sources)) return open;
    const asked = sources.map((source) => this.#ask(source, quotation, lookup));
    const found = asked.find((answer) => typeof answer === 'object');
    if (found) return { state: 'found', ...found };
    return asked.includes('silent') ? open : { state: 'absent', sources };
  }

  #ask(
    source: Entry<SourceRecord>,
    quotation: QuotationFacts,
    lookup: Lookup,
  ): { source: Entry<SourceRecord>; passage: Passage } | 'silent' | 'absent' {
    const capture = this.#capture(source, lookup);
    // Lines that lie outside the file leave nothing to look in.
    if (!capture || capture.folded.text.trim() === '') return 'silent';
    const passage = findPassage(capture, quotation.text);
    if (passage) return { source, passage };
    const { language } = source.record;
    const sample = capture.folded.text.slice(0, 5000);
    return sameLanguage(quotation.text, null, { sample, language }) ? 'absent' : 'silent';
  }

  #capture(source: Entry<SourceRecord>, lookup: Lookup): PreparedCapture | null {
    const reference = source.record.capture;
    const path = captureOf(source.record);
    const read = path ? lookup.capture(path) : null;
    if (!reference || read?.state !== 'read' || read.text.trim() === '') return null;
    const key = `${path ?? ''}\0${JSON.stringify(reference.lines)}`;
    const kept = this.#prepared.get(key);
    if (kept?.text === read.text) return kept.capture;
    const capture = prepareCapture(read.text, reference.lines);
    this.#prepared.set(key, { text: read.text, capture });
    return capture;
  }
}

/** The sources of its sentence, else of its claim; null where one of the keys names none. */
function citedBy(
  facts: NoteFacts,
  quotation: QuotationFacts,
  evidence: readonly Evidence[],
  lookup: Lookup,
): Entry<SourceRecord>[] | null {
  const inSentence = evidenceIn(facts, quotation.cited, lookup);
  const all = (inSentence.length > 0 ? inSentence : evidence).map(({ source }) => source);
  const known = all.filter((source) => source !== null);
  const distinct = known.filter(
    (source, at) => known.findIndex(({ place }) => place === source.place) === at,
  );
  return known.length === all.length ? distinct : null;
}

/** Titles of cited works stand in quotation marks too. */
function isTitle(quotation: QuotationFacts, sources: readonly Entry<SourceRecord>[]): boolean {
  const bare = (text: string): string =>
    text
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, ' ')
      .trim();
  return sources.some(({ record }) => record.title && bare(record.title.value) === bare(quotation.text));
}
