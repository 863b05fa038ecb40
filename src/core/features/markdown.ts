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
