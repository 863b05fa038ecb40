import { parse } from '@retorquere/bibtex-parser';

/** A library that is read whole, read again after an edit, or given to the parser. */
export async function prepare({ core, text }) {
  const { Service, completionsAt, readLibrary } = await import(core);
  const path = 'library.bib';
  const middle = text.indexOf('Title', text.length / 2);
  let read = readLibrary(path, text, null);
  /** One string, as an editor gives it. */
  const flat = (written) => Buffer.from(written).toString();
  const service = new Service(() => '2025-11-10');
  service.configure(`library: [${path}]`);
  service.setLibrary(path, { text, facts: read.facts });
  /** Ever more letters of a key, a name, a title or a year, as they are typed. */
  const begun = ['', 'k', 'key1', 'bluth', 'bluth 2019', 'jos', 'title', 'iaea japan', '1999', 'nobody'];
  const note = 'note.md';
  const completions = (round) => {
    const typed = `---\ntype: note\n---\n\nSaid so [@${begun[round % begun.length]}`;
    service.apply([{ kind: 'text', path: note, text: typed }]);
    return () => completionsAt(service, note, typed.length).items.length;
  };
  return {
    completions,
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
