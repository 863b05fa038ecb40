import { readFileSync } from 'node:fs';

/** Two captures and whether they go back to one text. */
export interface Pair {
  readonly name: string;
  readonly kind: string;
  readonly same: boolean;
  readonly one: string;
  readonly other: string;
  /** Hosts of the two, where they are known. */
  readonly sites?: readonly [string, string];
}

export const pairs = readFileSync(new URL('../data/origin-pairs.jsonl', import.meta.url), 'utf8')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line) as Pair);
