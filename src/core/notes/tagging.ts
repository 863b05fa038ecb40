import { plainWords } from '../markup/mask.ts';
import type { NoteFacts } from '../model/facts.ts';
import { type TextEdit, applyEdits } from '../text/edits.ts';
import { type Range, contains } from '../text/range.ts';

/** Makes links of some names, for one who is meant; each id that links can hold makes the same of the text. */
export type Tagging = (id: string) => TextEdit[];

/**
 * Says how names in prose can be tagged, so that each says whom it means. Names in a link's text, or with marks of
 * Markdown in them, stay as they are; null where nothing is left to tag, or where a reader of Markdown would take the
 * text otherwise afterwards. `read` makes facts of the changed text.
 */
export function tagging(
  text: string,
  facts: NoteFacts,
  names: readonly Range[],
  read: (text: string) => NoteFacts,
): Tagging | null {
  const tags = (id: string): TextEdit[] => names.flatMap((name) => tagEdit(text, facts, name, id) ?? []);
  // A long note takes a while to read: once for all who may be meant.
  const sample = 'x';
  const edits = tags(sample);
  if (edits.length === 0) return null;
  return isSound(facts, read(applyEdits(text, edits)), sample, edits.length) ? tags : null;
}

/** The edit that tags one name; what a reader takes the text for afterwards is for `tagging` to see. */
export function tagEdit(text: string, { prose, links }: NoteFacts, name: Range, id: string): TextEdit | null {
  const written = text.slice(name.start, name.end);
  const block = prose.find(({ start, text: masked }) =>
    contains({ start, end: start + masked.length }, name),
  );
  const inLink = links.some(
    ({ form, range }) => form !== 'footnote' && range.start < name.end && name.start < range.end,
  );
  if (!block || inLink || /[[\]|\\*_`~<>{}#]/u.test(onOneLine(written))) return null;
  const bar = block.block === 'cell' ? '\\|' : '|';
  // A link ends with its line.
  return { range: name, newText: `[[${id}${bar}${onOneLine(written)}]]`, expected: written };
}

/** Words that go on over lines, of a quotation as well, as one reads them. */
export const onOneLine = (written: string): string => written.replace(/[ \t]*(?:\r\n?|\n)[ \t>]*/gu, ' ');

function isSound(before: NoteFacts, after: NoteFacts, id: string, count: number): boolean {
  const tagged = (facts: NoteFacts): number =>
    facts.links.filter(({ form, target, words }) => form === 'wiki' && target === id && words !== null)
      .length;
  const rest = (facts: NoteFacts): string =>
    JSON.stringify([
      facts.links.length - tagged(facts),
      facts.citations.length,
      facts.claims.length,
      // What a reader sees: a bracket that was markup would show.
      facts.prose.map((block) => plainWords(block.text)),
    ]);
  return tagged(after) === tagged(before) + count && rest(after) === rest(before);
}
