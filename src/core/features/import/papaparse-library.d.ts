/** What is used here of npm's papaparse, which comes without types. */
declare module 'papaparse' {
  interface Step {
    readonly data: readonly string[];
    readonly errors: readonly { readonly code: string; readonly message: string }[];
    /** `cursor` is the offset behind the row. */
    readonly meta: { readonly cursor: number };
  }

  interface Config {
    readonly delimiter: string;
    readonly step: (row: Step) => void;
  }

  const Papa: { readonly parse: (text: string, config: Config) => void };
  export default Papa;
}
