const people = [
  'Bluth, Christoph',
  'M{\\"u}ller, J{\\"o}rg',
  "Garc{\\'\\i}a, Jos\\'e",
  'Moon, Chung-in',
  '{\\O}degaard, Åse',
  'de la Cruz, Juan',
];
const abstract = 'Words about what the article says, which hold no command at all, as most do not. ';

/** A .bib as reference managers write it: some names and titles hold TeX, each has an abstract and a file. */
export const typedLibrary = (size) => Array.from({ length: size }, (_, at) => entry(at)).join('\n');

function entry(at) {
  const person = (step) => people[(at * step + 1) % people.length];
  const title = `Title ${at} of the {{IAEA}} in Japan${at % 3 === 0 ? ' \\& Korea --- a review' : ''}${at % 10 === 0 ? ' of \\textit{detente}' : ''}`;
  return `@article{key${at},
  title = {${title}},
  author = {${person(1)} and ${person(5)}},
  journaltitle = {Asia Times},
  date = {${1990 + (at % 35)}-0${1 + (at % 9)}-1${at % 9}},
  url = {https://example.org/a_b/${at}},
  urldate = {2025-06-05},
  langid = {english},
  abstract = {${abstract.repeat(at % 4)}},
  file = {/home/me/Zotero/storage/A/${at}.pdf}
}
`;
}
