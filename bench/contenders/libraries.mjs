import { parse } from '@retorquere/bibtex-parser';

/** A library that is read whole, read again after an edit, or given to the parser. */
export async function prepare({ core, text }) {
  const { readLibrary } = await import(core);
  const path = 'library.bib';
  const middle = text.indexOf('Title', text.length / 2);
  let read = readLibrary(path, text, null);
  /** One string, as an editor gives it. */
  const flat = (written) => Buffer.from(written).toString();
  return {
    ready: () => () => void readLibrary(path, text, null),
    edit: (round) => {
      const edited = flat(`${text.slice(0, middle)}${'x'.repeat(1 + (round % 7))}${text.slice(middle)}`);
      return () => {
        read = readLibrary(path, edited, read);
      };
    },
    whole: () => () => parse(text, { sentenceCase: false }).entries.length,
    count: () => () => read.facts.entries.length,
  };
}
