/** An author as CSL tells persons from bodies: a body is not taken apart into names. */
export interface Author {
  readonly name: string;
  readonly isBody: boolean;
}

/** What a document says of itself. Null is what it doesn't say. */
export interface Metadata {
  readonly title: string | null;
  readonly authors: readonly Author[];
  readonly publisher: string | null;
  readonly container: string | null;
  readonly doi: string | null;
  /** EDTF. */
  readonly issued: string | null;
  /** The address that it gives as its own. */
  readonly url: string | null;
  readonly language: string | null;
}

export const noMetadata: Metadata = {
  title: null,
  authors: [],
  publisher: null,
  container: null,
  doi: null,
  issued: null,
  url: null,
  language: null,
};

/** A document made ready to be kept. */
export interface Captured {
  readonly metadata: Metadata;
  readonly text: string;
  /** The 1-based first and last line that are the document itself; null where all are. */
  readonly lines: readonly [number, number] | null;
  /** An address on another site that a page gives as its own: that of the original, of which it is a copy. */
  readonly original: string | null;
  /** How the file's name ends. */
  readonly extension: 'txt' | 'md';
}

/** A document that can't be captured: one or two sentences for whoever asked for it. */
export class CaptureError extends Error {}
