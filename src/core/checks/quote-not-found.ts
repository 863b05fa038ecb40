import type { QuotationAnswer } from '../sources/quotations.ts';
import { plainWords } from '../markup/mask.ts';
import { type Check, type CheckContext, type Draft, always } from './check.ts';

export const quoteNotFound: Check = {
  name: 'quote-not-found',
  levels: always('error'),
  summary:
    'Every cited source has a capture, and none holds the quotation; information outside claims of kind quote.',
  dependsOn: ['sources', 'captures'],
  *test(context) {
    for (const claim of context.claims) {
      const quote = claim.facts.kind === 'quote';
      for (const { quotation, answer } of claim.quotations) yield* absent(context, quotation, answer, quote);
    }
    for (const [at, quotation] of context.note.quotations.entries()) {
      if (quotation.claim !== null) continue;
      yield* absent(context, at, context.finder.look(context.note, quotation, [], context.lookup), false);
    }
  },
};

function* absent(
  context: CheckContext,
  at: number,
  answer: QuotationAnswer,
  quote: boolean,
): Generator<Draft> {
  const quotation = context.note.quotations[at];
  if (!quotation || answer.state !== 'absent') return;
  const sources = answer.sources.map(({ id }) => id).join(' or ');
  const related = answer.sources.flatMap(({ path, record }) =>
    record.capture
      ? [{ file: path, range: record.capture.file.range, message: 'The capture that was searched' }]
      : [],
  );
  yield {
    range: quotation.range,
    message: `“${shorten(plainWords(quotation.text))}” is not in the capture of ${sources}. Compare it with the captured words.`,
    related,
    level: quote ? 'error' : 'information',
    inClaim: quotation.claim !== null,
    subject: answer.sources[0]?.id ?? '',
  };
}

const shorten = (words: string): string => (words.length > 60 ? `${words.slice(0, 57).trimEnd()}…` : words);
