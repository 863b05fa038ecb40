import type { LevelSetting } from './finding.ts';

/** `attache.yaml` as read, defaults filled in. */
export interface Config {
  readonly notes: readonly string[];
  readonly exclude: readonly string[];
  readonly library: readonly string[];
  readonly captures: string;
  readonly reviews: string;
  readonly checks: ReadonlyMap<string, CheckSetting>;
  /** Note types of the team's own. */
  readonly types: readonly string[];
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
  types: [],
};
