import { slipOf } from '../text/nearest.ts';

/**
 * Entry types of BibTeX and BibLaTeX (its manual, section 2.1) and of Zotero's exports, with the CSL type that Better
 * BibTeX and Pandoc read them as.
 */
const cslTypes: Readonly<Record<string, string>> = {
  article: 'article-journal',
  artwork: 'graphic',
  audio: 'song',
  bibnote: 'document',
  book: 'book',
  bookinbook: 'book',
  booklet: 'book',
  collection: 'book',
  commentary: 'document',
  conference: 'paper-conference',
  dataset: 'dataset',
  electronic: 'webpage',
  image: 'graphic',
  inbook: 'chapter',
  incollection: 'chapter',
  inproceedings: 'paper-conference',
  inreference: 'entry',
  jurisdiction: 'legal_case',
  legal: 'legislation',
  legislation: 'legislation',
  letter: 'personal_communication',
  manual: 'report',
  mastersthesis: 'thesis',
  misc: 'document',
  movie: 'motion_picture',
  music: 'song',
  mvbook: 'book',
  mvcollection: 'book',
  mvproceedings: 'book',
  mvreference: 'book',
  online: 'webpage',
  patent: 'patent',
  performance: 'performance',
  periodical: 'periodical',
  phdthesis: 'thesis',
  proceedings: 'book',
  reference: 'book',
  report: 'report',
  review: 'review',
  set: 'collection',
  software: 'software',
  standard: 'standard',
  suppbook: 'chapter',
  suppcollection: 'chapter',
  suppperiodical: 'article',
  techreport: 'report',
  thesis: 'thesis',
  unpublished: 'manuscript',
  video: 'motion_picture',
  www: 'webpage',
  xdata: 'document',
};

/** What is no entry, written alike. */
const others = ['string', 'comment', 'preamble'];

export const isEntryType = (type: string): boolean => Object.hasOwn(cslTypes, type) || others.includes(type);

/** Null for a type that nobody knows. */
export function cslTypeOf(type: string): string | null {
  return Object.hasOwn(cslTypes, type) ? (cslTypes[type] ?? null) : null;
}

/** The type that a slip of the pen meant; null where none is that near, as with the types of a team's own. */
export function meantType(type: string): string | null {
  return isEntryType(type) ? null : slipOf(type, Object.keys(cslTypes));
}
