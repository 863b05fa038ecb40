import { type Check, always } from './check.ts';

export const reviewInvalid: Check = {
  name: 'review-invalid',
  levels: always('error'),
  summary: 'A file of verdicts does not parse, or an entry lacks a key or has a wrong value.',
  dependsOn: [],
  test: null,
};
