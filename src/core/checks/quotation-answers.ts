import type { QuotationFacts } from '../model/facts.ts';
import type { JudgedClaim } from '../sources/claims.ts';
import type { QuotationAnswer } from '../sources/quotations.ts';
import type { CheckContext } from './check.ts';

/** A quotation with what the captures say of it. */
export interface Answered {
  readonly quotation: QuotationFacts;
  readonly answer: QuotationAnswer;
  readonly claim: JudgedClaim | null;
}

/** The quotations of a note: those of its claims, and those in sentences with a citation. */
export function* answered({ note, claims, finder, lookup }: CheckContext): Generator<Answered> {
  for (const claim of claims) {
    for (const { quotation: at, answer } of claim.quotations) {
      const quotation = note.quotations[at];
      if (quotation) yield { quotation, answer, claim };
    }
  }
  for (const quotation of note.quotations) {
    if (quotation.claim === null)
      yield { quotation, answer: finder.look(note, quotation, [], lookup), claim: null };
  }
}
