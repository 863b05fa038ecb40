import { titleOf } from '../checks/cited-sources.ts';
import { sayChanges } from '../checks/say-changes.ts';
import type { NoteFacts, QuotationFacts } from '../model/facts.ts';
import type { Service } from '../service.ts';
import type { CapturedSource, QuotationAnswer } from '../sources/quotations.ts';
import type { Passage } from '../sources/passages.ts';
import { touches } from '../text/range.ts';
import { escapeMarkdown, shortened } from './markdown.ts';

/** A quotation with the passage that it is, or was made of. */
export interface Quoted {
  readonly quotation: QuotationFacts;
  readonly source: CapturedSource;
  readonly passage: Passage;
  /** What differs, said; null where nothing does. */
  readonly differs: string | null;
}

/** The quotation at an offset of a note, where a capture holds it or something near. */
export function quotedAt(service: Service, note: NoteFacts, offset: number): Quoted | null {
  const quotation = note.quotations.find(({ range }) => touches(range, offset));
  if (!quotation) return null;
  const answer = answerTo(service, note, quotation);
  if (answer.state === 'found')
    return { quotation, source: answer.source, passage: answer.passage, differs: null };
  if (answer.state !== 'altered') return null;
  const { source, near } = answer;
  return { quotation, source, passage: near.passage, differs: sayChanges(near.changes, source.id) };
}

function answerTo(service: Service, note: NoteFacts, quotation: QuotationFacts): QuotationAnswer {
  const judged = service.judgement(note.path).claims.flatMap(({ quotations }) => quotations);
  const kept = judged.find(({ quotation: at }) => note.quotations[at] === quotation);
  return kept?.answer ?? service.finder.look(note, quotation, [], service.lookup);
}

/** How much of the capture stands around a passage in a card, and of a long passage itself. */
const around = 160;
const mostPassage = 600;

/** The passage in its surroundings, with a link that opens the capture there. */
export function quotationHover(
  service: Service,
  { source, passage, differs }: Quoted,
  uriOf: (path: string) => string,
): string {
  const line = passage.line + 1;
  // Brackets in an address end a link of Markdown.
  const address = encodeURI(decodeURI(uriOf(source.file))).replace(/[()]/gu, (sign) =>
    sign === '(' ? '%28' : '%29',
  );
  const name = escapeMarkdown(titleOf(source));
  const where = `[line ${line} of the capture](${address}#L${line})`;
  return [
    differs === null ? `**As in ${name}**, ${where}` : `**Not as in ${name}**, ${where}`,
    ...(differs === null ? [] : [escapeMarkdown(`${differs}.`)]),
    `> ${surroundings(service, source.file, passage)}`,
  ].join('\n\n');
}

function surroundings(service: Service, file: string, { start, end }: Passage): string {
  const capture = service.lookup.capture(file);
  const text = capture?.state === 'read' ? capture.text : '';
  const before = text.slice(Math.max(start - around, 0), start);
  const after = text.slice(end, end + around);
  const first = start > around ? before.replace(/^\S*\s+/u, '… ') : before;
  const last = end + around < text.length ? after.replace(/\s+\S*$/u, ' …') : after;
  const words = escapeMarkdown(shortened(text.slice(start, end), mostPassage));
  return `${escapeMarkdown(first).trimStart()}**${words}**${escapeMarkdown(last).trimEnd()}`;
}
