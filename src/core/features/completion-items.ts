import type { Range } from '../text/range.ts';

/** One thing that may be typed at the cursor. */
export interface Completion {
  readonly label: string;
  readonly kind:
    | 'key'
    | 'value'
    | 'date'
    | 'actor'
    | 'office'
    | 'source'
    | 'note'
    | 'claim'
    | 'part'
    | 'tag'
    | 'form'
    | 'check';
  /** A few words beside the label: a name, a title. Plain text. */
  readonly detail: string;
  /** Markdown. */
  readonly documentation: string;
  /** Path of the note of an actor whose card documents it better: made for those that are looked at alone. */
  readonly about?: string;
  /** The same of a source: its key. */
  readonly cites?: string;
  /** What the typed letters are held against, where that is not the label. */
  readonly filter: string | null;
  /** What is replaced and by what: a snippet of LSP's syntax, whose lines are indented as they are to stand. */
  readonly range: Range;
  readonly snippet: string;
  /** A value follows at the cursor, so that suggestions are of use again. */
  readonly goesOn: boolean;
}

export interface Completions {
  readonly items: readonly Completion[];
  /** More would fit; they come when more is typed. */
  readonly incomplete: boolean;
}

export const noCompletions: Completions = { items: [], incomplete: false };

/** Takes the power of a snippet from text. */
export const escapeSnippet = (text: string): string => text.replace(/[\\$}]/gu, '\\$&');

/** The same for one of the values of a choice. */
export const escapeChoice = (text: string): string => text.replace(/[\\,|$}]/gu, '\\$&');

/** The text that a snippet leaves where nothing is typed at its stops: what they hold, and of choices the first. */
export const withoutStops = (snippet: string): string =>
  snippet.replace(
    stop,
    (_, escaped?: string, choice?: string, held?: string) =>
      escaped ?? (choice ?? held ?? '').replace(/\\([\\,|$}])/gu, '$1'),
  );

const stop =
  /\\([\\$}])|\$\{\d+\|((?:\\.|[^,|\\])*)(?:\\.|[^|\\])*\|\}|\$\{\d+:((?:\\.|[^}\\])*)\}|\$(?:\d+|\{\d+\})/gu;
