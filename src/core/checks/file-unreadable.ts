import { type Check, always } from './check.ts';

export const fileUnreadable: Check = {
  name: 'file-unreadable',
  levels: always('warning'),
  summary: 'A note, capture, schema or file of verdicts can’t be read, is no UTF-8 or is too large.',
  dependsOn: [],
  test: null,
};
