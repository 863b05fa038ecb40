/**
 * Makes words from a note plain in a Markdown hover: nothing in them can link, load or run. Addresses are broken up
 * too, for an editor makes links of bare ones.
 */
export const escapeMarkdown = (text: string): string =>
  text
    .replace(/[\r\n]+/gu, ' ')
    .replace(/[\\`*_{}[\]#!|<>~&@]/gu, '\\$&')
    .replace(/:(?=\/\/)/gu, '\\:')
    .replace(/\bwww\./giu, (match) => `${match.slice(0, -1)}\\.`);

/** Lines of one paragraph, which an editor shows one below the other. */
export const lines = (all: readonly string[]): string => all.join('  \n');

/** Words from a note as code, where nothing but the mark itself has any power. */
export const codeSpan = (text: string): string => `\`${text.replace(/[`\s]+/gu, ' ')}\``;

/** The beginning of a text that is too long; no sign is cut in two. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const cut = text.slice(0, most - 1).replace(/\p{Surrogate}$/u, '');
  const space = cut.lastIndexOf(' ');
  return `${cut.slice(0, space > most / 2 ? space : undefined).trimEnd()}…`;
}

/** A line of a card without its Markdown, for where only plain text is shown. */
export const plainWords = (markdown: string): string =>
  markdown.replace(/(?<!\\)\*\*/gu, '').replace(/\\([\\`*_{}[\]#!|<>~&@:.])/gu, '$1');
