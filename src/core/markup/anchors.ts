/**
 * Names under which a place of a note may be linked to besides its headings and blocks: the ids of Pandoc's attributes
 * and of HTML, headings in HTML or with code in them, and `^id` at the end of any line, as Obsidian reads it in headings and cells, too. Read
 * generously: a link to one of these is nobody's mistake.
 */
export function readAnchors(text: string): string[] {
  if (!/[{<^#]/u.test(text)) return [];
  const found = [...text.matchAll(anchors)].flatMap(([, ...names]) =>
    names.flatMap((name: string | undefined) => name?.trim() ?? []),
  );
  return [...new Set(found)];
}

const id = String.raw`[\p{L}\p{M}\p{N}_:.-]+`;
const anchors = new RegExp(
  [
    String.raw`[{ \t]#(${id})(?=[^{}\n]{0,200}\})`,
    String.raw`<[a-z][^<>\n]{0,200}?\s(?:id|name)\s*=\s*["']?(${id})`,
    String.raw`<h[1-6][^<>\n]{0,200}>([^<>\n]{1,200})`,
    String.raw`\^(${id})(?=[ \t]*(?:\||$))`,
    // Code, links and HTML in a heading are no words of it elsewhere.
    String.raw`^[ \t>]*#{1,6}[ \t]+([^\n]*[${'`'}<&\[$\\][^\n]*)$`,
  ].join('|'),
  'gimu',
);
