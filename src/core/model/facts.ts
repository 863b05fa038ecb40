import type { Located, Range } from '../text/range.ts';
import type { AnyRecord, WrittenDate } from './records.ts';
import type { ClaimKind, ClaimState, Confidence, Outcome, Translator } from './vocabulary.ts';
import type { DuplicateKey, YamlMap, YamlProblem } from './yaml.ts';

/**
 * Everything the rest of the house needs of one note: plain and serialisable, made once for each text. Ranges are
 * UTF-16 offsets into the file as it is.
 */
export interface NoteFacts {
  readonly path: string;
  /** SHA-256 of the text, line ends folded. */
  readonly hash: string;
  readonly frontmatter: Frontmatter | null;
  /** What the frontmatter declares; null in a file of no known type. */
  readonly record: AnyRecord | null;
  readonly headings: readonly Located<string>[];
  /** The ids that blocks end in, claims or not. */
  readonly blockIds: readonly string[];
  /** Other names under which places of it may be linked to: see markup/anchors.ts. */
  readonly anchors: readonly string[];
  readonly prose: readonly Prose[];
  readonly claims: readonly ClaimFacts[];
  readonly citations: readonly CitationFacts[];
  readonly links: readonly LinkFacts[];
  readonly quotations: readonly QuotationFacts[];
  readonly problems: readonly MarkupProblem[];
  readonly suppressions: readonly SuppressionFacts[];
  /** Bloom filter of the words in the prose: whether a name may stand here at all. */
  readonly words: Uint32Array;
}

export interface Frontmatter {
  /** The YAML between the `---` lines. */
  readonly range: Range;
  /** False where no line closes it: then it reaches to the first blank line. */
  readonly closed: boolean;
  readonly type: Located<string> | null;
  readonly yaml: YamlMap | null;
  readonly problems: readonly YamlProblem[];
  readonly duplicates: readonly DuplicateKey[];
}

/**
 * Running text of one paragraph, heading or cell, as long as its source so that offsets are `start` + index. What is
 * not prose is overwritten one for one: see markup/mask.ts.
 */
export interface Prose {
  readonly start: number;
  readonly text: string;
  readonly block: 'paragraph' | 'heading' | 'cell';
  /** Inside a block quote that is no callout. */
  readonly quoted: boolean;
}

export interface ClaimFacts {
  readonly form: 'span' | 'div' | 'block';
  readonly id: Located<string> | null;
  /** The whole construct, fences and attributes included. */
  readonly range: Range;
  /** The words that make the statement: what is inside the brackets, the fences or the block. */
  readonly content: Range;
  /** Its words as a reader sees them, without citations. */
  readonly text: string;
  /** Index in `claims` of the claim around it. */
  readonly parent: number | null;
  readonly kind: ClaimKind;
  readonly by: readonly Located<string>[];
  /** True where `by` describes somebody instead of naming ids. */
  readonly byWords: boolean;
  readonly on: WrittenDate | null;
  /** The event it is about. */
  readonly event: Located<string> | null;
  readonly restsOn: readonly Located<string>[];
  readonly contradicts: readonly Located<string>[];
  readonly state: ClaimState;
  /** How likely its author holds it to be, as written. */
  readonly likelihood: Located<string> | null;
  readonly confidence: Confidence | null;
  /** How a prediction went. */
  readonly outcome: Outcome | null;
  /** Who put its quotations into the note’s language. */
  readonly translated: Translator | null;
  /** What it cites itself. */
  readonly cited: Cited;
  /** What the lead-in cites, which counts where the claim itself cites nothing. */
  readonly leadIn: Cited;
}

/** What may be citations of one place, its footnotes' among them: whether a link is one, other notes say. */
export interface Cited {
  /** Indexes in `citations`. */
  readonly citations: readonly number[];
  /** Indexes in `links`. */
  readonly links: readonly number[];
}

export type Stance = 'supports' | 'opposes' | 'informs';

export interface CitationFacts {
  readonly key: string;
  readonly keyRange: Range;
  /** The item with its prefix and locator. */
  readonly range: Range;
  readonly prefix: string;
  readonly stance: Stance;
  readonly locator: LocatorFacts | null;
  /** What follows the locator, as written; a comma before it is a part of it where there is no locator. */
  readonly suffix: string;
  /** `-@key`: the author is named in the sentence. */
  readonly suppressAuthor: boolean;
  /**
   * `bare`: an `@key` in running text with nothing after it, which counts only where it names a known source.
   */
  readonly form: 'bracket' | 'in-text' | 'bare';
}

/** Where in a source, as in `pp. 3-5`. */
export interface LocatorFacts {
  /** A locator of the Citation Style Language: page, chapter, … */
  readonly label: string;
  readonly value: string;
  /** Both, as the writer put it. */
  readonly written: string;
}

export interface LinkFacts {
  readonly form: 'wiki' | 'link' | 'address' | 'footnote';
  readonly range: Range;
  readonly target: string;
  readonly targetRange: Range;
  /** What follows `#` in `[[target#part|words]]`. */
  readonly part: string | null;
  /** The words that are shown, where they differ from the target. */
  readonly words: Located<string> | null;
  /** Of a link that cites a source. */
  readonly stance: Stance;
}

export interface QuotationFacts {
  /** Between the marks. */
  readonly range: Range;
  /** Masked like Prose, same length as the range. */
  readonly text: string;
  /** `beside`: in round brackets behind a quotation in another script, as the original of a translation stands. */
  readonly form: 'inline' | 'block' | 'beside';
  /** Index in `claims` of the innermost claim that holds it. */
  readonly claim: number | null;
  /** What its sentence cites. */
  readonly cited: Cited;
}

export type MarkupProblemKind =
  | 'fence-unclosed'
  | 'fence-attributes'
  | 'fence-under-paragraph'
  | 'attributes'
  | 'claim-id'
  | 'unknown-attribute'
  | 'unknown-value'
  | 'unknown-block';

export interface MarkupProblem {
  readonly kind: MarkupProblemKind;
  readonly range: Range;
  readonly message: string;
  /** Inside a marked claim: such a finding keeps its level in a file of no known type. */
  readonly claim: boolean;
  /** What was written, and what may have been meant by it. */
  readonly meant?: { readonly written: string; readonly texts: readonly string[] };
}

export type SuppressionKind = 'next-line' | 'line' | 'disable' | 'enable';

/** A comment that keeps checks quiet, as in `<!-- attache-disable-line check-name -- why -->`. */
export interface SuppressionFacts {
  /** Null where the directive is none of ours. */
  readonly kind: SuppressionKind | null;
  readonly directive: Located<string>;
  readonly names: readonly SuppressedName[];
  readonly reason: Located<string> | null;
  /** What the comment says, without its marks. */
  readonly words: Range;
  /** The whole comment. */
  readonly range: Range;
}

export interface SuppressedName extends Located<string> {
  /** Findings that begin here are kept quiet; null where nothing is: of `enable`, and where no line follows. */
  readonly covers: Range | null;
}
