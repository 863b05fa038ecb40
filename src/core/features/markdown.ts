/** Makes words from a note plain in a Markdown hover: nothing in them can link, load or run. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\r\n]+/gu, ' ').replace(/[\\`*_{}[\]#!|<>~&]/gu, '\\$&');
