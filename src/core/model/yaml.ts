import type { Range } from '../text/range.ts';

/**
 * A YAML value as plain data with the places it was written at. Scalars keep what was typed (`source`), since
 * dates and ids must not pass through YAML's numbers.
 */
export type YamlValue = YamlScalar | YamlList | YamlMap;

interface Placed {
  readonly range: Range;
  /**
   * It stands inside `[…]` or `{…}`, where commas and brackets end a plain scalar; the key of an entry does where its
   * value does. Missing in values that are not read from a text.
   */
  readonly inFlow?: boolean;
}

export interface YamlScalar extends Placed {
  readonly type: 'scalar';
  readonly value: string | number | boolean | null;
  readonly source: string;
  readonly style: 'plain' | 'quoted' | 'block';
}

export interface YamlList extends Placed {
  readonly type: 'list';
  readonly items: readonly YamlValue[];
}

export interface YamlMap extends Placed {
  readonly type: 'map';
  readonly entries: readonly YamlEntry[];
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
