import type { Range } from '../text/range.ts';

export type Level = 'error' | 'warning' | 'information' | 'hint';

/** What `checks:` in attache.yaml may say. */
export type LevelSetting = Level | 'ignore';

export interface Related {
  readonly message: string;
  readonly file: string;
  readonly range: Range;
}

/** One result of one check. Ranges are offsets; doors turn them into lines. */
export interface Finding {
  readonly check: string;
  readonly level: Level;
  readonly message: string;
  readonly file: string;
  readonly range: Range;
  readonly related: readonly Related[];
  readonly fixable: boolean;
  /** Check, file, the normalised words at fault and their ordinal, hashed. */
  readonly fingerprint: string;
}
