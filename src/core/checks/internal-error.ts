import { type Check, always } from './check.ts';

export const internalError: Check = {
  name: 'internal-error',
  levels: always('error'),
  summary: 'A check failed on a note; the rest of the findings stand.',
  dependsOn: [],
  test: null,
};
