import type { LocatorFacts } from '../model/facts.ts';

/** What follows a key in a citation: where in the source, and the rest. */
export interface AfterKey {
  readonly locator: LocatorFacts | null;
  readonly suffix: string;
}

// The locators of the Citation Style Language and how English shortens them, as Pandoc takes them ("Citation syntax"
// in its manual).
const labels: Readonly<Record<string, string>> = {
  book: 'book|bk.|bks.',
  chapter: 'chapter|chapters|chap.|chaps.|chap|chaps',
  column: 'column|columns|col.|cols.',
  figure: 'figure|figures|fig.|figs.',
  folio: 'folio|folios|fol.|fols.',
  issue: 'number|numbers|no.|nos.',
  line: 'line|lines|l.|ll.',
  note: 'note|notes|n.|nn.',
  opus: 'opus|opera|op.|opp.',
  page: 'page|pages|p.|pp.',
  paragraph: 'paragraph|paragraphs|para.|paras.|para|¶|¶¶',
  part: 'part|parts|pt.|pts.',
  section: 'section|sections|sec.|secs.|§|§§',
  'sub verbo': 'sub verbo|s.v.|s.vv.',
  verse: 'verse|verses|v.|vv.',
  volume: 'volume|volumes|vol.|vols.',
};

const labelOf = new Map(
  Object.entries(labels).flatMap(([label, forms]) => forms.split('|').map((form) => [form, label] as const)),
);

/** The longest first: `pp.` is no `p.`. */
const anyLabel = new RegExp(
  `^(?:${[...labelOf.keys()]
    .sort((a, b) => b.length - a.length)
    .map((form) => form.replaceAll('.', String.raw`\.`))
    .join('|')})(?![\\p{L}\\p{M}])`,
  'iu',
);

/** The short label that a writer types before a locator, for each kind of it; the likeliest first. */
export const typedLabels: readonly { readonly typed: string; readonly label: string }[] = [
  ['p.', 'page'],
  ['pp.', 'pages'],
  ['chap.', 'chapter'],
  ['sec.', 'section'],
  ['para.', 'paragraph'],
  ['l.', 'line'],
  ['vol.', 'volume'],
  ['no.', 'number'],
  ['fig.', 'figure'],
  ['n.', 'note'],
].map(([typed = '', label = '']) => ({ typed, label }));

/** Reads what stands behind a key, from the key's end to the item's, or what a bracket behind a key in text holds. */
export function readAfterKey(written: string): AfterKey {
  const rest = written.replace(/\s+/gu, ' ');
  const lead = /^ ?,? ?/u.exec(rest)?.[0] ?? '';
  const from = rest.slice(lead.length);
  const braced = /^ ?,? ?$/u.test(lead) && from.startsWith('{') ? closingBrace(from) : null;
  const found = braced === null ? readWords(from) : readBraced(from.slice(1, braced), braced + 1);
  if (!found) return { locator: null, suffix: rest.trim() };
  const suffix = from.slice(found.length).trim();
  const { label, value } = found;
  return { locator: value === '' ? null : { label, value, written: found.written }, suffix };
}

interface Found {
  readonly label: string;
  readonly value: string;
  readonly written: string;
  /** How much of the text it takes. */
  readonly length: number;
}

/** In braces anything is a locator, and nothing says that there is none. */
function readBraced(inside: string, length: number): Found {
  const written = inside.trim();
  const label = anyLabel.exec(written)?.[0] ?? '';
  const value = written.slice(label.length).trim();
  return { label: labelOf.get(label.toLowerCase()) ?? 'page', value, written, length };
}

function closingBrace(text: string): number | null {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '{') depth++;
    if (text[at] === '}' && --depth === 0) return at;
  }
  return null;
}

// Figures and letters, with points, hyphens and colons inside; whole parts may stand in brackets, as in `3(b)`.
const unit = String.raw`(?:[-–:]|[^\s\p{P}])+`;
const sequence = String.raw`(?:${unit}(?:\.${unit})*|(?:\.${unit})+)`;
const group = String.raw`(?:\((?:${sequence})?\)|\[(?:${sequence})?\]|\{(?:${sequence})?\})`;
const firstWord = new RegExp(`^(?:${group}|${sequence})+`, 'u');
const nextWord = new RegExp(`^[,;]? ?(?:${group}|${sequence})+`, 'u');

/** A locator without braces: words with figures in them, roman ones where a label says so; without a label, pages. */
function readWords(text: string): Found | null {
  const written = anyLabel.exec(text)?.[0] ?? '';
  const counts = written === '' ? hasDigit : isNumber;
  const start = written.length + (written !== '' && text[written.length] === ' ' ? 1 : 0);
  let end = start;
  for (let word = firstWord.exec(text.slice(start)); word && counts(word[0]);) {
    end += word[0].length;
    word = nextWord.exec(text.slice(end));
  }
  if (end === start) return null;
  const label = labelOf.get(written.toLowerCase()) ?? 'page';
  return { label, value: text.slice(start, end), written: text.slice(0, end), length: end };
}

const hasDigit = (word: string): boolean => /\p{Nd}/u.test(word);

const isNumber = (word: string): boolean =>
  hasDigit(word) || word.split(/[^\p{L}]+/u).some((part) => part !== '' && roman.test(part));

const roman = /^m{0,4}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})$/iu;
