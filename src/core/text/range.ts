/** Half-open range of UTF-16 offsets into a file's text exactly as it is, BOM and CR included. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A value together with the place it was written at. */
export interface Located<T> {
  readonly value: T;
  readonly range: Range;
}

export const contains = (outer: Range, inner: Range): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

export const shifted = ({ start, end }: Range, by: number): Range => ({ start: start + by, end: end + by });

/** True also at the end of the range, where an editor's cursor still touches the word. */
export const touches = (place: Range, offset: number): boolean =>
  place.start <= offset && offset <= place.end;
