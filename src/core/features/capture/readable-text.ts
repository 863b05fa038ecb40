import type { DomElement, DomNode } from 'linkedom';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Elements that stand on lines of their own, as browsers show them (HTML, “Rendering”). */
const blocks = words(
  'address article aside blockquote body caption center dd details dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre search section summary table tbody td tfoot th thead tr ul',
);

/** Elements without words of the document. `rt` and `rp` are readings above East Asian words. */
const silent = words(
  'audio button canvas datalist embed head iframe input link map meta math noscript object picture rp rt script select style svg template textarea title track video',
);

/** Of these one follows the other without a blank line. */
const close = words('dd dt li tr');

const raised: Readonly<Record<string, string>> = Object.fromEntries(
  Array.from('⁰¹²³⁴⁵⁶⁷⁸⁹', (sign, digit) => [String(digit), sign]),
);

/**
 * The words of an element as lines: one a paragraph, heading, list item or row of a table, with blank lines between
 * paragraphs. White space is what a browser shows.
 */
export function readableText(root: DomElement): string {
  const lines = new Lines();
  write(root, lines, { pre: false, raised: false, numbers: null });
  return lines.done();
}

interface Style {
  readonly pre: boolean;
  readonly raised: boolean;
  /** Of the numbered list that the element is an item of. */
  readonly numbers: { next: number } | null;
}

function write(node: DomNode, lines: Lines, style: Style): void {
  if (node.nodeType === 3) lines.add(raisedOr(node.textContent ?? '', style.raised), style.pre);
  if (node.nodeType !== 1) return;
  const element = node as DomElement;
  const name = element.localName.toLowerCase();
  if (silent.has(name) || isHidden(element)) return;
  if (name === 'br') return lines.breakLine();
  if (name === 'td' || name === 'th') return writeCell(element, lines, style);
  const isBlock = blocks.has(name);
  if (isBlock) lines.open(close.has(name));
  if (name === 'li') lines.mark(markOf(style));
  const inside = {
    pre: style.pre || name === 'pre',
    raised: style.raised || name === 'sup',
    numbers: numbersOf(element),
  };
  for (const child of element.childNodes) write(child, lines, inside);
  if (name === 'li') lines.mark('');
  if (isBlock) lines.open(close.has(name));
}

/** Cells of a row stand on one line, with tabs between them. */
function writeCell(cell: DomElement, lines: Lines, style: Style): void {
  lines.cell();
  for (const child of cell.childNodes) write(child, lines, style);
}

const isHidden = (element: DomElement): boolean =>
  element.getAttribute('hidden') !== null || element.getAttribute('aria-hidden') === 'true';

/** Figures alone are a note's number, or a power: raised they can be told from the words before them. */
const raisedOr = (text: string, isRaised: boolean): string =>
  isRaised && /^\d{1,3}$/u.test(text.trim())
    ? text.trim().replace(/\d/gu, (digit) => raised[digit] ?? digit)
    : text;

/** Where the numbers of a list begin; null where it has none. */
function numbersOf(list: DomElement): { next: number } | null {
  if (list.localName.toLowerCase() !== 'ol') return null;
  const start = Number(list.getAttribute('start') ?? 1);
  return { next: Number.isSafeInteger(start) ? start : 1 };
}

const markOf = ({ numbers }: Style): string => (numbers ? `${numbers.next++}. ` : '- ');

class Lines {
  readonly #lines: string[] = [];
  #line = '';
  #mark = '';
  /** Whether the line that is begun is to follow the last one without a blank line between. */
  #isClose = false;

  add(text: string, pre: boolean): void {
    const plain = text.replace(/[\0\v\f\u0085\u2028\u2029]/gu, ' ').replace(/\r\n?/gu, '\n');
    if (pre) {
      const [first = '', ...rest] = plain.split('\n');
      this.#line += first;
      for (const line of rest) {
        this.breakLine();
        this.#line = line;
      }
    } else this.#line += plain.replace(/[ \t\n]+/gu, ' ');
  }

  /** What an item of a list begins with; only where it has words. */
  mark(mark: string): void {
    this.#end();
    this.#mark = mark;
  }

  cell(): void {
    if (this.#line.trim() !== '') this.#line = `${this.#line.trimEnd()}\t`;
  }

  breakLine(): void {
    this.#end();
    this.#isClose = true;
  }

  /** Begins a block, or ends one. */
  open(isClose: boolean): void {
    this.#end();
    if (this.#mark === '') this.#isClose = isClose;
  }

  done(): string {
    this.#end();
    return this.#lines.map((line) => `${line}\n`).join('');
  }

  #end(): void {
    const line = this.#line
      .replace(/ {2,}/gu, ' ')
      .replace(/ ?\t ?/gu, '\t')
      .trim();
    this.#line = '';
    if (line === '') return;
    if (this.#lines.length > 0 && !this.#isClose) this.#lines.push('');
    this.#lines.push(this.#mark + line);
    this.#mark = '';
  }
}
