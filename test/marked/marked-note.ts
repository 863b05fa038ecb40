import { checks } from '../../src/core/checks/registry.ts';
import { checkNames } from '../../src/core/model/check-names.ts';

/*
 * A marked note is one Markdown file that holds a small workspace and what is expected of it.
 *
 *   ⟦words⟧⟨check-name level⟩             a finding covers exactly these words
 *   ⟦words⟧⟨check-name level | part⟩      and its message holds this part
 *   ⟦words⟧⟨one …⟩⟨another …⟩             several things at one place; marks may stand inside one another
 *   ⟦⟧⟨file-unreadable warning⟩           an empty range
 *   ⟦Lee⟧⟨mention lee-jae-myung⟩          a mention that is decided; `mention ? one two`: undecided between these, of which there may be one
 *   ⟦Lee⟧⟨hover | part⟩                   the hover over these words, and its card holds this part
 *   ⟦bluth⟧⟨definition a.md | words⟩      leads to that file, to a place that begins with these words
 *   ⟦bluth⟧⟨references 3⟩                 so many places name the same, this one and the declaration among them
 *   ⟦⟧⟨completes one two⟩                 what may be typed at this place begins with these, in this order
 *   ⟦⟧⟨completes ? one two⟩               these are among it; `! one two`: none of these is
 *
 *   === notes/other.md                    the lines below are this file, up to the next such line
 *   === notes/old.md unreadable           a file that can't be read; `unreadable known` where its type is a known one
 *   === fixed notes/other.md              what that file is once every finding's first fix has been applied
 *   === with people                       takes the files of test/cases/shared/people.md along
 *
 * What stands before the first such line is `notes/case.md`. What has no mark is expected to be silent.
 */

export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly says: Expectation;
}

export type Expectation =
  | { readonly kind: 'finding'; readonly check: string; readonly level: string; readonly part: string }
  | { readonly kind: 'mention'; readonly actor: string | null; readonly candidates: readonly string[] }
  | { readonly kind: 'hover'; readonly part: string }
  | { readonly kind: 'definition'; readonly file: string; readonly part: string }
  | { readonly kind: 'references'; readonly count: number }
  | { readonly kind: 'completes'; readonly how: 'first' | '?' | '!'; readonly labels: readonly string[] };

/** A file of a case as written, marks included. */
export interface MarkedFile {
  readonly path: string;
  readonly marked: string;
  readonly state: 'text' | 'unreadable' | 'unreadable known' | 'fixed';
}

/** The same with the marks taken out: `text` is what the product is given. */
export interface PlainFile extends MarkedFile {
  readonly text: string;
  readonly marks: readonly Mark[];
}

const header = /^=== (fixed )?(\S+)(?: (unreadable|unreadable known))?$/u;
const inclusion = /^=== with (\S+)$/u;

/** Parts a case into its files; `shared` gives the text of what it takes along, `first` is what begins at once. */
export function filesOf(
  source: string,
  shared: (name: string) => string,
  first = 'notes/case.md',
): MarkedFile[] {
  const files: MarkedFile[] = [];
  let path = first;
  let state: MarkedFile['state'] = 'text';
  let lines: string[] = [];
  const close = (): void => {
    const marked = lines.map((line) => `${line}\n`).join('');
    if (marked.trim() !== '' || path !== first) files.push({ path, marked, state });
    lines = [];
  };
  for (const line of source.replace(/\n$/u, '').split('\n')) {
    const included = inclusion.exec(line)?.[1];
    const next = header.exec(line);
    if (included) files.push(...filesOf(shared(included), shared, first));
    else if (next?.[2]) {
      close();
      path = next[2];
      state = (next[1] ? 'fixed' : (next[3] ?? 'text')) as MarkedFile['state'];
    } else if (line.startsWith('=== ')) throw new Error(`No file is named by “${line}”.`);
    else lines.push(line);
  }
  close();
  const twice = files.find(
    (one, at) =>
      files.findIndex(
        ({ path, state: other }) => path === one.path && (other === 'fixed') === (one.state === 'fixed'),
      ) < at,
  );
  if (twice) throw new Error(`${twice.path} stands twice.`);
  return files;
}

/** Takes the marks out of a file. Offsets are those of the text that is left. */
export function withoutMarks(file: MarkedFile): PlainFile {
  const open: number[] = [];
  const marks: Mark[] = [];
  let text = '';
  let at = 0;
  while (at < file.marked.length) {
    const sign = file.marked.charAt(at);
    if (sign === '⟦') open.push(text.length);
    else if (sign === '⟧') {
      const start = open.pop();
      const notes = /^(?:⟨[^⟨⟩]*⟩)+/u.exec(file.marked.slice(at + 1))?.[0];
      if (start === undefined || notes === undefined) throw new Error(lost(file, at));
      for (const [, words = ''] of notes.matchAll(/⟨([^⟨⟩]*)⟩/gu))
        marks.push({ start, end: text.length, says: expectationOf(words) });
      at += notes.length;
    } else if (sign === '⟨' || sign === '⟩') throw new Error(lost(file, at));
    else text += sign;
    at += 1;
  }
  if (open.length > 0) throw new Error(`${file.path}: a mark is never closed.`);
  return { ...file, text, marks };
}

const lost = ({ path, marked }: MarkedFile, at: number): string =>
  `${path}: a mark stands alone at “${marked.slice(Math.max(0, at - 20), at + 20)}”.`;

const levels = ['error', 'warning', 'information', 'hint'];

function expectationOf(note: string): Expectation {
  const [head = '', ...rest] = note.split(' | ');
  const part = rest.join(' | ');
  const [name = '', ...words] = head.trim().split(/\s+/u);
  const [first = ''] = words;
  const shown = shownOf(name, words, part);
  if (shown) return shown;
  if (name === 'completes' && part === '' && words.length > 0) return completesOf(words);
  if (name === 'mention' && part === '' && words.length > 0) return mentionOf(words);
  const known = checkNames.includes(name) && checks.some((check) => check.name === name);
  if (!known || !levels.includes(first) || words.length > 1) throw new Error(`“⟨${note}⟩” is no mark.`);
  return { kind: 'finding', check: name, level: first, part };
}

/** What an editor shows of a place, or where it leads from there. */
function shownOf(name: string, [first = '', ...more]: readonly string[], part: string): Expectation | null {
  if (more.length > 0) return null;
  if (name === 'hover' && first === '' && part !== '') return { kind: 'hover', part };
  if (name === 'definition' && first !== '' && part !== '') return { kind: 'definition', file: first, part };
  return name === 'references' && /^\d+$/u.test(first) ? { kind: 'references', count: Number(first) } : null;
}

function mentionOf(words: readonly string[]): Expectation {
  const [first = '', ...candidates] = words;
  if (first === '?' && candidates.length > 0) return { kind: 'mention', actor: null, candidates };
  if (first === '?' || candidates.length > 0) throw new Error(`“⟨mention ${words.join(' ')}⟩” is no mark.`);
  return { kind: 'mention', actor: first, candidates: [first] };
}

function completesOf([first = '', ...rest]: readonly string[]): Expectation {
  if (first === '?' || first === '!') return { kind: 'completes', how: first, labels: rest };
  return { kind: 'completes', how: 'first', labels: [first, ...rest] };
}

/** A way to run a case. All of them shift the marks with the text. */
export interface Way {
  readonly name: string;
  readonly change: (file: MarkedFile) => string;
}

const comment = Array.from(
  { length: 60 },
  (_, at) => `# line ${at + 1} of a long frontmatter — 긴 머리말 🌊\n`,
);

/** More lines in the frontmatter; a file without one gets one of no type. Captures keep their line numbers. */
function underLongFrontmatter({ path, marked, state }: MarkedFile): string {
  if (state !== 'text' && state !== 'fixed') return marked;
  if (path === 'attache.yaml') return comment.join('') + marked;
  if (!path.endsWith('.md')) return marked;
  const bom = marked.startsWith('\uFEFF') ? '\uFEFF' : '';
  const rest = marked.slice(bom.length);
  const open = /^---[ \t]*\n/u.exec(rest)?.[0];
  return open && /^(?:---|\.\.\.)[ \t]*$/mu.test(rest.slice(open.length))
    ? bom + open + comment.join('') + rest.slice(open.length)
    : `${bom}---\n${comment.join('')}layout: page\n---\n\n${rest}`;
}

export const ways: readonly Way[] = [
  { name: 'as written', change: ({ marked }) => marked },
  { name: 'under a long frontmatter', change: underLongFrontmatter },
  { name: 'with CRLF', change: ({ marked }) => marked.replaceAll('\n', '\r\n') },
];
