// The two notes that are typed in: realistic records whose frontmatter, in typed/, is 100 lines long.
import { readFileSync } from 'node:fs';

/** Stands in each text once; another number of the same length makes it another text. */
const revisionMark = 'revision 00000';

const body = '\n# What is known\n\nThe record rests on the gazette and on what the paper printed.\n';

/** Texts of one note by what is done in it, for a round: each round has other letters. */
export function typedNotes(files) {
  const ids = (folder) =>
    [...files.keys()].filter((path) => path.startsWith(folder)).map((path) => path.slice(folder.length, -3));
  const known = { sources: ids('sources/'), offices: ids('offices/'), people: ids('actors/') };
  // A workspace of ten has three sources, one office and two people.
  return [
    {
      name: 'source',
      path: 'sources/three-ministers-2025.md',
      schema: 'source.schema.json',
      yaml: frontmatter('source', known),
      mistakes: [
        ['reliability: B', 'reliability: G'],
        ['language: en', 'langage: en'],
      ],
      places: {
        key: ['number-of-pages: 7\n', 'number-of-pages: 7\norig\n'],
        value: ['kind: article-newspaper', 'kind: art'],
        id: [`  - ${known.sources[2]}\n`, '  - source: minist\n'],
        word: ['  - tariffs\n', '  - the-\n'],
      },
      expected: {
        key: 'original-author',
        value: 'article-journal',
        id: known.sources[0],
        word: 'the-gas-contract',
      },
    },
    {
      name: 'person',
      path: 'actors/minister-han.md',
      schema: 'person.schema.json',
      yaml: frontmatter('person', known),
      mistakes: [
        ['capacity: acting', 'capacity: actng'],
        ['family: Han', 'famly: Han'],
      ],
      places: {
        key: ['    end: 2014-06\n', '    end: 2014-06\n    par\n'],
        value: ['capacity: acting', 'capacity: '],
        id: [`    of: ${known.people[0]}`, '    of: sora'],
        word: ['office: Member', 'office: minister'],
      },
      expected: { key: 'party', value: 'candidate', id: known.people[0], word: known.offices[0] },
    },
  ].map(checked);
}

/** With the names of what the workspace has. */
function frontmatter(name, { sources, offices, people }) {
  const ids = { SOURCE: sources, OFFICE: offices, PERSON: people };
  return readFileSync(new URL(`../typed/${name}.yaml`, import.meta.url), 'utf8').replaceAll(
    /\b(SOURCE|OFFICE|PERSON)_(\d)\b/gu,
    (_, kind, number) => ids[kind][number - 1],
  );
}

function checked(note) {
  const lines = note.yaml.trimEnd().split('\n').length;
  if (lines !== 100) throw new Error(`The ${note.name} has ${lines} lines of frontmatter instead of 100.`);
  return note;
}

/** One text as both read it: ours within a note, the peer’s as a document of its own; both with the cursor. */
export function typed({ yaml }, round, [from, to] = ['', '']) {
  const at = yaml.indexOf(from);
  if (at < 0) throw new Error(`There is no “${from}” in the text.`);
  const changed = yaml.slice(0, at) + to + yaml.slice(at + from.length);
  const revised = changed.replace(revisionMark, `revision ${String(round).padStart(5, '0')}`);
  const head = '---\n';
  const yamlOffset = at + to.trimEnd().length + (/ $/u.test(to) ? 1 : 0);
  return {
    yaml: revised,
    yamlOffset,
    note: `${head}${revised}---\n${body}`,
    noteOffset: head.length + yamlOffset,
  };
}
