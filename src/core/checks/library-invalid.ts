import { type Check, always } from './check.ts';

export const libraryInvalid: Check = {
  name: 'library-invalid',
  levels: always('error'),
  summary: 'An entry of a library is broken, has no key or one that another has, or the file is no library.',
  about: {
    why: 'A broken entry is no source, and of two entries with one key only one can be meant. Citations then lead to the wrong document, or nowhere.',
    bad: `=== attache.yaml
library: [library.bib]
=== library.bib
@article{marren2025, title = {Counting the fish}, author = {Marren, Ida}, date = {2025}}
@article{marren2025, title = {Counting the boats}, author = {Marren, Ida}, date = {2025}}
`,
    good: `=== attache.yaml
library: [library.bib]
=== library.bib
@article{marren2025, title = {Counting the fish}, author = {Marren, Ida}, date = {2025}}
@article{marren2025b, title = {Counting the boats}, author = {Marren, Ida}, date = {2025}}
`,
    quiet:
      'There is no good reason; the other entries count all the same. If another program writes the file, mend the entry there, or it comes back.',
    field:
      'BibTeX, BibLaTeX and CSL-JSON, as reference managers write them. A key that stands twice is an error for BibTeX, too.',
  },
  dependsOn: [],
  test: null,
};
