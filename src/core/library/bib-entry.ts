import type { Fix } from '../model/edit.ts';
import type { LibraryProblem } from '../model/library.ts';
import type { Located, Range } from '../text/range.ts';
import { meantType } from './bib-types.ts';

/** A value as written: TeX between braces or quotation marks, figures, or the name of an `@string`. */
export interface BibPart {
  readonly kind: 'tex' | 'name';
  readonly text: string;
}

export interface BibField {
  /** In lower case. */
  readonly name: string;
  /** What stands between the braces or quotation marks; of several parts the whole. */
  readonly range: Range;
  readonly parts: readonly BibPart[];
}

export interface BibEntry {
  /** In lower case. */
  readonly type: string;
  /** Null where it can't be told. */
  readonly key: Located<string> | null;
  /** Of one name only the first. */
  readonly fields: ReadonlyMap<string, BibField>;
  /** One at most: what comes behind a first mistake may be only what it led to. */
  readonly problem: LibraryProblem | null;
}

/** Reads the text of one entry, which is `closed` or lacks its last brace. Places count from its `@`. */
export const readBibEntry = (text: string, closed: boolean): BibEntry => new EntryReader(text, closed).read();

const head = /@[ \t]*([a-z][\w+-]*)\s*[{(]/iuy;
const fieldName = /[^\s,=#%"'(){}]+/uy;
/** A line that begins a field: where a brace or quotation mark is missing, the value ends before it. */
const fieldLine = /,?[ \t]*[\r\n]\s*[a-z][\w+-]*[ \t]*=/giu;

class EntryReader {
  readonly #text: string;
  readonly #closed: boolean;
  /** Where the closing sign stands or should. */
  readonly #end: number;
  readonly #fields = new Map<string, BibField>();
  #at = 0;
  #problem: LibraryProblem | null = null;
  /** Where values should have been closed. */
  readonly #open: { readonly at: number; readonly sign: string; readonly field: string }[] = [];

  constructor(text: string, closed: boolean) {
    this.#text = text;
    this.#closed = closed;
    this.#end = closed ? text.length - 1 : text.length;
  }

  read(): BibEntry {
    head.lastIndex = 0;
    const type = head.exec(this.#text)?.[1] ?? '';
    this.#at = head.lastIndex;
    const opening = this.#text.charAt(this.#at - 1);
    this.#judgeType(type);
    const isEntry = !/^(?:string|preamble|comment)$/iu.test(type);
    const key = isEntry ? this.#key() : null;
    if (type.toLowerCase() !== 'preamble') this.#readFields();
    if (isEntry) this.#judgeEnd(type, key, opening === '(' ? ')' : '}');
    return { type: type.toLowerCase(), key, fields: this.#fields, problem: this.#problem };
  }

  #complain(range: Range, message: string, fixes: readonly Fix[] = []): void {
    this.#problem ??= { range, message, fixes };
  }

  #judgeType(type: string): void {
    const meant = meantType(type.toLowerCase());
    if (meant === null) return;
    const start = this.#text.indexOf(type);
    const range = { start, end: start + type.length };
    this.#complain(range, `“@${type}” is no type of entry. Did you mean “@${meant}”?`, [
      this.#fix(`Change to \`@${meant}\``, [{ at: start, old: type, text: meant }]),
    ]);
  }

  #fix(title: string, edits: readonly { at: number; old: string; text: string }[]): Fix {
    return {
      title,
      edits: edits.map(({ at, old, text }) => ({
        range: { start: at, end: at + old.length },
        newText: text,
        expected: old,
      })),
      safe: false,
    };
  }

  /** What stands before the first comma, where that is one word. */
  #key(): Located<string> | null {
    const start = this.#skip(/\s*/uy, this.#at);
    const stop = this.#skip(/[^,={}"#]*/uy, start);
    const written = this.#text.slice(start, Math.min(stop, this.#end)).trimEnd();
    const range = { start, end: start + written.length };
    if (this.#text.charAt(stop) === '=' && stop < this.#end) return this.#keyBeforeField(written, start);
    if (written === '') {
      this.#at = stop;
      this.#complain({ start: 0, end: Math.max(start, 1) }, noKey);
      return null;
    }
    if (stop < this.#end && this.#text.charAt(stop) !== ',') {
      this.#at = stop;
      this.#complain(range, `The citation key can’t be read: a comma is missing behind it.`);
      return null;
    }
    this.#at = stop;
    if (!/\s/u.test(written)) return { value: written, range };
    this.#complainOfSpaces(written, range);
    return null;
  }

  /** `@misc{key title = …}`: the comma is missing. `@misc{title = …}`: the key is. */
  #keyBeforeField(written: string, start: number): Located<string> | null {
    const [, words = '', name = ''] = /^(?:([^]*?)\s+)?(\S*)$/u.exec(written) ?? [];
    this.#at = start + written.length - name.length;
    const range = { start, end: start + words.length };
    if (words === '') {
      this.#complain({ start: 0, end: start }, noKey);
      return null;
    }
    if (/\s/u.test(words)) {
      this.#complainOfSpaces(words, range);
      return null;
    }
    const message = `A comma is missing behind the citation key “${words}”.`;
    this.#complain(range, message, [this.#fix('Write the comma', [{ at: range.end, old: '', text: ',' }])]);
    return { value: words, range };
  }

  #complainOfSpaces(written: string, range: Range): void {
    const joined = written.replace(/\s+/gu, '-');
    this.#complain(
      range,
      `The citation key “${written.replace(/\s+/gu, ' ')}” has a space in it, so that nothing can cite it. Write it as one word.`,
      [this.#fix(`Change to \`${joined}\``, [{ at: range.start, old: written, text: joined }])],
    );
  }

  #readFields(): void {
    for (;;) {
      this.#at = this.#skip(/[\s,]*/uy, this.#at);
      if (this.#at >= this.#end) return;
      if (!this.#readField()) this.#at = this.#afterFault();
    }
  }

  /** Where the next field may begin: behind the next comma, at least one letter on. */
  #afterFault(): number {
    const comma = this.#text.indexOf(',', this.#at);
    return comma < 0 || comma >= this.#end ? this.#end : comma + 1;
  }

  #readField(): boolean {
    const start = this.#at;
    const nameEnd = this.#skip(fieldName, start);
    const name = this.#text.slice(start, nameEnd);
    const equals = this.#skip(/\s*/uy, nameEnd);
    if (name === '' || this.#text.charAt(equals) !== '=') {
      const end = Math.max(nameEnd, start + 1);
      const found = this.#text.slice(start, end);
      this.#complain(
        { start, end },
        `Here a field should begin, as in \`title = {…}\`, and “${found}” stands.`,
      );
      return false;
    }
    this.#at = equals + 1;
    const field = this.#value(name.toLowerCase());
    if (field && !this.#fields.has(field.name)) this.#fields.set(field.name, field);
    const next = this.#skip(/\s*/uy, this.#at);
    if (next >= this.#end || this.#text.charAt(next) === ',') return true;
    const message = `Behind the value of “${name}” a comma is missing.`;
    const isField = this.#startsField(next);
    const fixes = isField ? [this.#fix('Write the comma', [{ at: this.#at, old: '', text: ',' }])] : [];
    this.#complain({ start, end: nameEnd }, message, fixes);
    if (!isField) this.#at = this.#afterFault();
    return true;
  }

  #startsField(at: number): boolean {
    const name = this.#skip(fieldName, at);
    return name > at && this.#text.charAt(this.#skip(/\s*/uy, name)) === '=';
  }

  /** Parts joined by `#`. */
  #value(name: string): BibField | null {
    const parts: BibPart[] = [];
    const ranges: Range[] = [];
    for (;;) {
      this.#at = this.#skip(/\s*/uy, this.#at);
      const from = this.#at;
      const { part, range } = this.#part(name);
      if (part) {
        parts.push(part);
        ranges.push(range);
      } else
        this.#complain(
          { start: from, end: Math.min(from + 1, this.#text.length) },
          `The field “${name}” has no value.`,
        );
      const next = this.#skip(/\s*/uy, this.#at);
      if (this.#text.charAt(next) !== '#' || next >= this.#end) break;
      this.#at = next + 1;
    }
    const [first] = ranges;
    const last = ranges.at(-1);
    return first && last ? { name, parts, range: { start: first.start, end: last.end } } : null;
  }

  #part(name: string): { part: BibPart | null; range: Range } {
    const start = this.#at;
    const sign = this.#text.charAt(start);
    if (sign === '{' || sign === '"') {
      const close = sign === '{' ? this.#closingBrace(start + 1) : this.#closingQuote(start + 1);
      const end = close ?? this.#endOfOpenValue(start + 1);
      if (close === null) this.#open.push({ at: end, sign: sign === '{' ? '}' : '"', field: name });
      this.#at = close === null ? end : end + 1;
      const range = { start: start + 1, end };
      return { part: { kind: 'tex', text: this.#text.slice(range.start, range.end) }, range };
    }
    const end = Math.min(this.#skip(/[^\s,#{}"()=]*/uy, start), this.#end);
    this.#at = end;
    const text = this.#text.slice(start, end);
    const range = { start, end };
    if (text === '') return { part: null, range };
    return { part: { kind: /^\d+$/u.test(text) ? 'tex' : 'name', text }, range };
  }

  #closingBrace(from: number): number | null {
    let depth = 1;
    for (let at = from; at < this.#end; at++) {
      const sign = this.#text.charAt(at);
      if (sign === '{') depth++;
      else if (sign === '}' && --depth === 0) return at;
    }
    return null;
  }

  /** The mark behind which the value can end: BibTeX knows no way to write one inside, and people do. */
  #closingQuote(from: number): number | null {
    let depth = 0;
    for (let at = from; at < this.#end; at++) {
      const sign = this.#text.charAt(at);
      if (sign === '{') depth++;
      else if (sign === '}') depth--;
      else if (sign === '"' && depth === 0 && this.#mayEndAt(at + 1)) return at;
    }
    return null;
  }

  #mayEndAt(at: number): boolean {
    const next = this.#skip(/\s*/uy, at);
    return next >= this.#end || /[,#]/u.test(this.#text.charAt(next)) || this.#startsField(next);
  }

  #endOfOpenValue(from: number): number {
    fieldLine.lastIndex = from;
    const match = fieldLine.exec(this.#text);
    return match ? match.index : from + this.#text.slice(from, this.#end).trimEnd().length;
  }

  #judgeEnd(type: string, key: Located<string> | null, sign: string): void {
    const place = key?.range ?? { start: 0, end: type.length + 1 };
    const [open] = this.#open;
    if (this.#closed && !open) return;
    const edits = this.#open.map(({ at, sign: missing }) => ({ at, old: '', text: missing }));
    const last = { at: this.#text.length, old: '', text: `\n${sign}` };
    const where = open ? `: a \`${open.sign}\` is missing in “${open.field}”` : '';
    const what = key ? `The entry “${key.value}”` : 'This entry';
    this.#complain(place, `${what} is never closed${where}.`, [
      this.#fix(
        open ? 'Close the value and the entry' : 'Close the entry',
        this.#closed ? edits : [...edits, last],
      ),
    ]);
  }

  /** Where a sticky pattern that starts at an offset ends. */
  #skip(pattern: RegExp, at: number): number {
    pattern.lastIndex = at;
    return pattern.test(this.#text) ? pattern.lastIndex : at;
  }
}

const noKey =
  'This entry has no citation key, so that nothing can cite it. Write one behind the opening brace, and a comma.';
