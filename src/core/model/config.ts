import type { Located } from '../text/range.ts';
import type { Span } from '../text/spans.ts';
import type { LevelSetting, LikelihoodScale } from './vocabulary.ts';

/** `attache.yaml` as read, defaults filled in. */
export interface Config {
  readonly notes: readonly string[];
  readonly exclude: readonly string[];
  /** Files of library entries, confined to the workspace; of one key the first file wins. */
  readonly library: readonly Located<string>[];
  readonly captures: string;
  readonly reviews: string;
  readonly checks: ReadonlyMap<string, CheckSetting>;
  /** The file of findings that are known and left for later. */
  readonly baseline: Located<string> | null;
  /** Note types of the team's own, each with the path of its schema and where that is written. */
  readonly types: ReadonlyMap<string, Located<string>>;
  /** The team's own markings from low to high; null for the Traffic Light Protocol. */
  readonly markings: readonly string[] | null;
  /** Which words of likelihood the team uses, and what they mean. */
  readonly likelihoodScale: LikelihoodScale;
  /** How long the record of an actor counts as fresh. */
  readonly checkActorsEvery: Span;
  /** Where days begin and end. */
  readonly timezone: string;
}

export interface CheckSetting {
  readonly draft: LevelSetting | null;
  readonly released: LevelSetting | null;
  /** Ids, citation keys or globs. */
  readonly except: readonly string[];
}

export const defaultConfig: Config = {
  notes: ['**/*.md'],
  exclude: [],
  library: [],
  captures: 'captures',
  reviews: 'reviews',
  checks: new Map(),
  baseline: null,
  types: new Map(),
  markings: null,
  likelihoodScale: 'icd203',
  checkActorsEvery: { count: 180, unit: 'd' },
  timezone: 'UTC',
};
