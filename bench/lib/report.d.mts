export interface Figures {
  readonly p50: number;
  readonly p95: number;
}

export interface Result {
  /** Whose times stand beside ours. */
  readonly peer: string | null;
  readonly rows: readonly {
    readonly what: string;
    readonly size: string;
    readonly ours: Figures;
    readonly peer?: Figures;
    /** Milliseconds at p95. */
    readonly bar?: number;
  }[];
  readonly growth?: readonly {
    readonly what: string;
    readonly kind: 'flat' | 'linear';
    readonly sizes: readonly number[];
    readonly times: readonly number[];
  }[];
  readonly remarks?: readonly string[];
}

export function report(
  result: Result,
  how: { readonly judged: boolean },
): { readonly lines: readonly string[]; readonly broken: number };
