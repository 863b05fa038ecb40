import type { NoteFacts } from '../model/facts.ts';
import type { JudgedClaim } from '../sources/claims.ts';
import type { Range } from '../text/range.ts';

/** The claim's words; of one over several lines the first line. */
export function firstWords(note: NoteFacts, { facts }: JudgedClaim): Range {
  const { start, end } = facts.content;
  const block = note.prose.find((prose) => prose.start >= start || prose.start + prose.text.length > start);
  if (!block) return facts.content;
  const from = Math.max(start, block.start);
  const to = Math.min(end, block.start + block.text.length);
  const [line = ''] = block.text.slice(from - block.start, to - block.start).split(/[\r\n]/u, 1);
  return { start: from, end: line.trim() === '' ? to : from + line.trimEnd().length };
}
