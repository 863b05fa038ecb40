import type { Fix } from '../model/edit.ts';
import type { Range } from '../text/range.ts';
import type { Change } from '../sources/changes.ts';
import type { Alteration } from '../sources/asked-capture.ts';
import type { QuotationAnswer } from '../sources/quotations.ts';
import { type Check, type CheckContext, type Draft, always } from './check.ts';
import { type Answered, answered, shorten } from './quotation-answers.ts';

export const quoteAltered: Check = {
  name: 'quote-altered',
  levels: always('warning'),
  summary: 'A quotation has other words than its source: changed, dropped or added outside `…` and `[ ]`.',
  dependsOn: ['sources', 'captures'],
  *test(context) {
    for (const each of answered(context)) yield* altered(context, each);
  },
};

function* altered({ textOf }: CheckContext, { quotation, answer, claim }: Answered): Generator<Draft> {
  if (answer.state !== 'altered') return;
  const { source, near } = answer;
  const shift = ({ start, end }: Range): Range => ({
    start: start + quotation.range.start,
    end: end + quotation.range.start,
  });
  yield {
    range: shift(atFault(near.changes)),
    message: messageOf(answer),
    related: near.changes.slice(0, mostNamed).map(({ at, captured }) => ({
      file: source.file,
      range: at ?? near.passage,
      message: captured === '' ? 'The passage in the capture' : `The capture: “${shorten(captured)}”`,
    })),
    inClaim: claim !== null,
    subject: source.id,
    fixes: fixesOf(near, shift, textOf),
  };
}

/** From the first word at fault to the last. */
const atFault = (changes: readonly Change[]): Range => ({
  start: Math.min(...changes.map(({ range }) => range.start)),
  end: Math.max(...changes.map(({ range }) => range.end)),
});

/** So many changes are told in full; figures, signs, names and negations always are. */
const mostNamed = 4;

function messageOf({ source, near }: Extract<QuotationAnswer, { state: 'altered' }>): string {
  const named = near.changes.filter(({ grave }, at) => grave || at < mostNamed);
  const rest = near.changes.length - named.length;
  const more = rest === 0 ? '' : `; ${rest} more change${rest === 1 ? '' : 's'}`;
  const said = named.map((change, at) => sayChange(change, at === 0 ? `the capture of ${source.id}` : 'it'));
  return `${said.join('; ')}${more}. Use the captured words, or mark what is yours with … or [ ].`;
}

function sayChange({ kind, quoted, captured }: Change, where: string): string {
  const [ours, theirs] = [shorten(quoted), shorten(captured)];
  switch (kind) {
    case 'changed':
      return `“${ours}” stands where ${where} has “${theirs}”`;
    case 'dropped':
      return `“${theirs}” is left out, which ${where} has here`;
    case 'added':
      return `“${ours}” is added: ${where} does not have it here`;
    case 'missing':
      return `“${ours}” is not in ${where === 'it' ? 'the capture' : where}`;
    case 'order':
      return `“${ours}” stands before the words before it in ${where === 'it' ? 'the capture' : where}`;
    case 'far':
      return `Words before “${ours}” are left out, which ${where} has here`;
  }
}

function fixesOf(near: Alteration, shift: (range: Range) => Range, textOf: CheckContext['textOf']): Fix[] {
  if (!near.mended || near.mended.length === 0) return [];
  const edits = near.mended.map(({ range, newText }) => {
    const place = shift(range);
    return { range: place, newText, expected: textOf(place) };
  });
  return [{ title: 'Use the captured words', edits, safe: false }];
}
