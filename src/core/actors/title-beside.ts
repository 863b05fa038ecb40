/** Whether the title is said to be held, to be over, to be held at a time the sentence speaks of, or only acting. */
export type TitleTime = 'now' | 'former' | 'then' | 'acting';

/** A title written beside a name. */
export interface TitleBeside {
  readonly written: string;
  /** The title's own words, folded; of an administration, government or cabinet its own word. */
  readonly words: string;
  readonly form: 'title' | 'administration';
  readonly time: TitleTime;
  /** Whose, as far as a country before it ("Chinese Foreign Minister", 미국 대통령) or a place behind it says. */
  readonly country: string | null;
  readonly of: string | null;
  /** 이 is a surname, and "this": 이 대통령 counts for somebody in office alone. */
  readonly maybeThis: boolean;
  /**
   * False where it may be somebody else's ("president Lee" of a bank): then it does not say who is meant, only who of
   * those named before.
   */
  readonly sure: boolean;
}

/** A title of which nothing else is said. */
export const plainTitle: Omit<TitleBeside, 'written' | 'words'> = {
  form: 'title',
  time: 'now',
  country: null,
  of: null,
  maybeThis: false,
  sure: true,
};

/** Says of a name that it is somebody else's, by what stands beside it: "Samsung President Lee". */
export type Beside = TitleBeside | 'other' | null;

export const sameTitle = (a: TitleBeside, b: TitleBeside): boolean =>
  a.written === b.written &&
  a.words === b.words &&
  a.form === b.form &&
  a.time === b.time &&
  a.country === b.country &&
  a.of === b.of &&
  a.maybeThis === b.maybeThis &&
  a.sure === b.sure;
