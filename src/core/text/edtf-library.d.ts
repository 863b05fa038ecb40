/** What is used here of npm's edtf, which comes without types. */
declare module 'edtf' {
  interface Reading {
    /** First and last millisecond, UTC; NaN where a JavaScript date does not reach so far. */
    readonly min: number;
    readonly max: number;
  }

  /** Throws for what is no EDTF of this level. */
  export default function edtf(text: string, constraints: { readonly level: 0 | 1 | 2 }): Reading;
}
