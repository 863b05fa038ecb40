import { plainWords } from '../markup/mask.ts';
import { type Check, type Draft, always } from './check.ts';
import { type Answered, answered, shorten } from './quotation-answers.ts';
import { sourceNames } from './used-source.ts';

export const quoteNotFound: Check = {
  name: 'quote-not-found',
  levels: always('error'),
  summary:
    'Every cited source has a capture, and none holds the quotation; information outside claims of kind quote.',
  dependsOn: ['sources', 'captures'],
  *test(context) {
    for (const each of answered(context)) yield* absent(each);
  },
};

function* absent({ quotation, answer, claim }: Answered): Generator<Draft> {
  if (answer.state !== 'absent') return;
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
    level: claim?.facts.kind === 'quote' ? 'error' : 'information',
    inClaim: claim !== null,
    subject: answer.sources.flatMap(sourceNames),
  };
}
