import { type Check, always } from './check.ts';

export const libraryInvalid: Check = {
  name: 'library-invalid',
  levels: always('error'),
  summary: 'An entry of a library is broken, has no key or one that another has, or the file is no library.',
  dependsOn: [],
  test: null,
};
