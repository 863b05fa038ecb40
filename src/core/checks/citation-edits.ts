import type { CitationFacts, NoteFacts } from '../model/facts.ts';
import type { TextEdit } from '../text/edits.ts';
import { contains } from '../text/range.ts';

/**
 * Takes citations out of the brackets they stand in, and brackets away of which nothing is left. Null where one of
 * them stands otherwise, in the running text or as a link.
 */
export function withoutCitations(
  text: string,
  { citations }: NoteFacts,
  removed: readonly CitationFacts[],
): TextEdit[] | null {
  const edits = new Map<number, TextEdit>();
  for (const citation of removed) {
    const start = text.lastIndexOf('[', citation.range.start);
    const end = text.indexOf(']', citation.range.end) + 1;
    const bracket = { start, end };
    if (citation.form !== 'bracket' || start < 0 || end === 0) return null;
    if (/[[\]]/u.test(text.slice(start + 1, end - 1))) return null;
    const kept = citations.filter((each) => contains(bracket, each.range) && !removed.includes(each));
    const words = kept.map(({ range }) => text.slice(range.start, range.end).trim()).join('; ');
    const from = words === '' ? start - (text.endsWith(' ', start) ? 1 : 0) : start;
    edits.set(start, {
      range: { start: from, end },
      newText: words === '' ? '' : `[${words}]`,
      expected: text.slice(from, end),
    });
  }
  return [...edits.values()].sort((a, b) => a.range.start - b.range.start);
}
