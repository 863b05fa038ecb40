import type { Range } from '../text/range.ts';
import { type TitleBeside, sameTitle } from './title-beside.ts';
import type { Holder } from './title-holders.ts';

/** A name found in prose, as offsets of the file. */
export interface FoundName {
  readonly range: Range;
  /** Paths of all who bear it, sorted. */
  readonly owners: readonly string[];
  /**
   * `full` says who is meant where one alone bears it; `weak`, a surname or weak name, does not; `doubtful` is a weak
   * one that may be something else, and a mention only where it is decided; `metonym` a weak one that is also the capital
   * or country of a government, and never a person; `another` is part of the longer name of
   * somebody who is not known.
   */
  readonly kind: 'full' | 'weak' | 'doubtful' | 'metonym' | 'another';
  /** The title beside a weak name, or beside a full one that several bear. */
  readonly title: TitleBeside | null;
  /** The owners who ever hold an office that goes by the title. */
  readonly holders: readonly Holder[];
}

export const sameNames = (a: readonly FoundName[], b: readonly FoundName[]): boolean =>
  a.length === b.length && a.every((one, at) => sameName(one, b[at]));

const sameName = (a: FoundName, b: FoundName | undefined): boolean =>
  a.range.start === b?.range.start &&
  a.range.end === b.range.end &&
  a.kind === b.kind &&
  sameList(a.owners, b.owners, (one, other) => one === other) &&
  sameList(a.holders, b.holders, sameHolder) &&
  (a.title === b.title || (a.title !== null && b.title !== null && sameTitle(a.title, b.title)));

/** The owners of one name are one list, made once: most are the same without a look inside. */
const sameList = <T>(a: readonly T[], b: readonly T[], same: (one: T, other: T) => boolean): boolean =>
  a === b ||
  (a.length === b.length &&
    a.every((one, at) => {
      const other = b[at];
      return other !== undefined && same(one, other);
    }));

const sameHolder = (a: Holder, b: Holder): boolean =>
  a === b || (a.path === b.path && sameList(a.terms, b.terms, (one, other) => one === other));
