import type { SourceRecord } from '../model/records.ts';
import type { TextEdit } from '../text/edits.ts';
import type { Range } from '../text/range.ts';

/** Fields of BibLaTeX that name other entries. */
const naming = /\b(?:crossref|xref|xdata|related|entryset)\s*=\s*(?:\{([^{}]*)\}|"([^"]*)")/giu;

/**
 * Gives an entry of a library another key, and those names of it that other entries of the file write; null where the
 * key is written in a way that can't be edited. `record` has its places in `text`.
 */
export function keyEdits(
  { path, text }: { readonly path: string; readonly text: string },
  record: SourceRecord,
  to: string,
): TextEdit[] | null {
  const from = record.id.explicit?.value ?? record.id.fallback;
  const { start, end } = record.head;
  const at = text.slice(start, end).indexOf(from);
  if (at < 0) return null;
  const edit = ({ start: first, end: last }: Range): TextEdit => ({
    range: { start: first, end: last },
    newText: to,
    expected: from,
  });
  const own = { start: start + at, end: start + at + from.length };
  const others = /\.bib$/iu.test(path) ? [...namedIn(text, from)] : [];
  return [own, ...others].map(edit).sort((a, b) => a.range.start - b.range.start);
}

function* namedIn(text: string, key: string): Generator<Range> {
  for (const match of text.matchAll(naming)) {
    const list = match[1] ?? match[2] ?? '';
    let start = match.index + match[0].length - 1 - list.length;
    for (const item of list.split(',')) {
      const lead = item.length - item.trimStart().length;
      if (item.trim() === key) yield { start: start + lead, end: start + lead + key.length };
      start += item.length + 1;
    }
  }
}
