import type { Range } from '../text/range.ts';
import type { Fix } from './edit.ts';
import type { LevelSetting } from './vocabulary.ts';

export type Level = Exclude<LevelSetting, 'ignore'>;

/** The gravest first. */
export const levels: readonly Level[] = ['error', 'warning', 'information', 'hint'];

export interface Related {
  readonly message: string;
  readonly file: string;
  readonly range: Range;
}

/** What a place is besides being at fault: an editor fades out what is unnecessary, and strikes out what is deprecated. */
export type Tag = 'unnecessary' | 'deprecated';

/** What keeps a finding from being reported: a comment in its file, or the baseline. */
export type Quieted =
  { readonly by: 'comment'; readonly reason: string | null } | { readonly by: 'baseline' };

/** One result of one check. Ranges are offsets; doors turn them into lines. */
export interface Finding {
  readonly check: string;
  readonly level: Level;
  readonly message: string;
  readonly file: string;
  readonly range: Range;
  readonly related: readonly Related[];
  readonly tag: Tag | null;
  /** Made with the finding: with one alone that is safe it is fixable. */
  readonly fixes: readonly Fix[];
  /** Of these only a person can choose: they are made when somebody asks, and none is safe. */
  readonly choices: () => readonly Fix[];
  /** Null where it is open. */
  readonly quiet: Quieted | null;
  /** Check, file, the normalised words at fault and their ordinal, hashed. */
  readonly fingerprint: string;
}

/** Whether a fix may be applied unasked: there is one alone, and it changes no statement, citation or quotation. */
export const isFixable = ({ fixes }: Finding): boolean => fixes.length === 1 && fixes[0]?.safe === true;
