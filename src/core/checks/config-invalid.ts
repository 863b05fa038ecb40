import { type Check, always } from './check.ts';

export const configInvalid: Check = {
  name: 'config-invalid',
  levels: always('error'),
  summary: 'attache.yaml does not parse, or has a wrong key or value.',
  dependsOn: [],
  test: null,
};
