import type { ClaimRow } from '../../src/protocol/protocol.ts';

export const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };

/** A row as the server sends it; rows are told apart by their keys alone. */
export const claimRow = (key: string): ClaimRow => ({
  key,
  label: 'The same words',
  description: '',
  tooltip: '',
  kind: 'fact',
  status: 'sourced',
  uri: 'file:///a.md',
  range,
});
