import type { Range } from '../text/range.ts';

/**
 * A YAML value as plain data with the places it was written at. Scalars keep what was typed (`source`), since
 * dates and ids must not pass through YAML's numbers.
 */
export type YamlValue = YamlScalar | YamlList | YamlMap;

export interface YamlScalar {
  readonly type: 'scalar';
  readonly value: string | number | boolean | null;
  readonly source: string;
  readonly style: 'plain' | 'quoted' | 'block';
  readonly range: Range;
}

export interface YamlList {
  readonly type: 'list';
  readonly items: readonly YamlValue[];
  readonly range: Range;
}

export interface YamlMap {
  readonly type: 'map';
  readonly entries: readonly YamlEntry[];
  readonly range: Range;
}

export interface YamlEntry {
  readonly key: string;
  readonly keyRange: Range;
  readonly value: YamlValue;
}

export interface YamlProblem {
  readonly message: string;
  readonly range: Range;
}

/** A key that stands twice in one map; readers of YAML differ in which of them counts. */
export interface DuplicateKey {
  readonly key: string;
  readonly first: Range;
  readonly second: Range;
}
