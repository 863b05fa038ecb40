import type { SourceRecord } from '../model/records.ts';
import { bareDoi } from '../text/addresses.ts';
import type { Located } from '../text/range.ts';
import { type RawField, bibAccessed, bibIssued } from './bib-dates.ts';
import type { BibEntry, BibField } from './bib-entry.ts';
import { bibNames } from './bib-names.ts';
import { cslTypeOf } from './bib-types.ts';
import { languageTag } from './languages.ts';
import { plainText } from './tex.ts';

/** What an entry needs from elsewhere in its file. */
export interface BibContext {
  /** The TeX that an `@string` stands for; its name in lower case. */
  readonly string: (name: string) => string | null;
  readonly entry: (key: string) => BibEntry | null;
}

/** The TeX of a value. A name that nothing defines stands for itself: months do, and some exports leave them out. */
export const texOf = ({ parts }: BibField, { string }: Pick<BibContext, 'string'>): string =>
  parts.map(({ kind, text }) => (kind === 'tex' ? text : (string(text.toLowerCase()) ?? text))).join('');

/** The source that an entry describes; places count from its `@`. */
export function recordOfBib(entry: BibEntry, key: Located<string>, context: BibContext): SourceRecord {
  const own = new FieldReader(entry, context);
  const field = own.withParents();
  const names = (name: string): string[] => bibNames(field.raw(name)?.text ?? '');
  return {
    kind: 'source',
    id: { explicit: key, fallback: key.value },
    head: key.range,
    title: field.title(key),
    aliases: [],
    key,
    authors: names('author'),
    editors: names('editor'),
    publisher: field.text('publisher', 'institution', 'school', 'organization') ?? field.published(),
    containerTitle: field.container(),
    type: typeOf(entry.type, field.text('entrysubtype')),
    url: field.url(),
    doi: bareDoi(field.text('doi')),
    issued: bibIssued(field.raw),
    accessed: bibAccessed(field.raw),
    language:
      languageTag(field.text('langid', 'hyphenation') ?? '') ?? languageTag(field.text('language') ?? ''),
    reliability: null,
    state: 'active',
    derivedFrom: [],
    capture: null,
    marking: null,
  };
}

/** Better BibTeX says of an article what kind it is by `entrysubtype`. */
const typeOf = (type: string, subtype: string | null): string | null =>
  type === 'article' && (subtype === 'newspaper' || subtype === 'magazine')
    ? `article-${subtype}`
    : cslTypeOf(type);

/** Names of `@string` and keys of entries that a record depends on; keys behind `=`. */
export function needsOf({ fields }: BibEntry): string[] {
  const needs: string[] = [];
  for (const { name, parts } of fields.values()) {
    for (const { kind, text } of parts) if (kind === 'name') needs.push(text.toLowerCase());
    if (isLink(name)) for (const key of keysIn(parts)) needs.push(`=${key.toLowerCase()}`);
  }
  return needs;
}

const isLink = (name: string): boolean => name === 'crossref' || name === 'xdata';

const keysIn = (parts: BibField['parts']): string[] =>
  parts.flatMap(({ text }) => text.split(',').map((key) => key.trim())).filter((key) => key !== '');

/** What an entry has from the one that its `crossref` names, by biber's rules as far as sources need it. */
const inherited = [
  'date',
  'year',
  'month',
  'publisher',
  'organization',
  'institution',
  'editor',
  'language',
  'langid',
];

/** Of a book or volume its parts take the title as the title of where they stand. */
const partTypes = /^(?:in|suppbook|suppcollection|suppperiodical|bookinbook|conference|article)/u;

class FieldReader {
  readonly #entry: BibEntry;
  readonly #context: BibContext;
  readonly #fallback: ReadonlyMap<string, string>;

  constructor(entry: BibEntry, context: BibContext, fallback: ReadonlyMap<string, string> = new Map()) {
    this.#entry = entry;
    this.#context = context;
    this.#fallback = fallback;
  }

  /** A value from another entry has its place where that one is named. */
  readonly raw = (name: string): RawField | null => {
    const field = this.#entry.fields.get(name);
    const own = field ? texOf(field, this.#context) : '';
    if (field && own.trim() !== '') return { text: own, range: field.range };
    const lent = this.#fallback.get(name);
    const link = this.#entry.fields.get('crossref') ?? this.#entry.fields.get('xdata');
    return lent !== undefined && link ? { text: lent, range: link.range } : null;
  };

  withParents(): FieldReader {
    return new FieldReader(this.#entry, this.#context, this.#lent(new Set([this.#entry])));
  }

  #lent(met: Set<BibEntry>): Map<string, string> {
    const lent = new Map<string, string>();
    for (const link of ['xdata', 'crossref'])
      for (const key of keysIn(this.#entry.fields.get(link)?.parts ?? [])) {
        const parent = this.#context.entry(key);
        if (!parent || met.has(parent)) continue;
        met.add(parent);
        for (const [name, tex] of new FieldReader(parent, this.#context).#gives(link, this.#entry.type, met))
          if (!lent.has(name)) lent.set(name, tex);
      }
    return lent;
  }

  #gives(link: string, childType: string, met: Set<BibEntry>): Map<string, string> {
    const given = this.#lent(met);
    for (const field of this.#entry.fields.values())
      if (link === 'xdata' || inherited.includes(field.name))
        given.set(field.name, texOf(field, this.#context));
    const title = this.#entry.fields.get('title');
    if (link === 'crossref' && title && partTypes.test(childType))
      given.set('booktitle', texOf(title, this.#context));
    return given;
  }

  /** The first of several fields that says something. */
  text(...names: readonly string[]): string | null {
    for (const name of names) {
      const text = plainText(this.raw(name)?.text ?? '');
      if (text !== '') return text;
    }
    return null;
  }

  /** `title: subtitle`; a volume may have its title in `booktitle` alone. */
  title(key: Located<string>): Located<string> | null {
    const value = this.#withSubtitle('title', 'subtitle') ?? this.#withSubtitle('booktitle', 'booksubtitle');
    const range = (this.raw('title') ?? this.raw('booktitle'))?.range ?? key.range;
    return value === null ? null : { value, range };
  }

  container(): string | null {
    if (!this.raw('title')) return null;
    return (
      this.#withSubtitle('journaltitle', 'journalsubtitle') ??
      this.text('journal') ??
      this.#withSubtitle('booktitle', 'booksubtitle') ??
      this.#withSubtitle('maintitle', 'mainsubtitle')
    );
  }

  #withSubtitle(title: string, subtitle: string): string | null {
    const [main, sub] = [this.text(title), this.text(subtitle)];
    return main !== null && sub !== null ? `${main}${/[?!.:]$/u.test(main) ? '' : ':'} ${sub}` : main;
  }

  /** `howpublished` is a publisher, or an address in disguise. */
  published(): string | null {
    const tex = this.raw('howpublished')?.text ?? '';
    return addressIn(tex) === null ? this.text('howpublished') : null;
  }

  url(): string | null {
    const url = this.raw('url');
    // Verbatim: only what some exports escape is taken back.
    if (url)
      return url.text
        .trim()
        .replace(/^\\url\{(.*)\}$|^\{(.*)\}$/u, '$1$2')
        .replace(/\\([_%#&~])/gu, '$1');
    return addressIn(this.raw('howpublished')?.text ?? '');
  }
}

function addressIn(tex: string): string | null {
  const address = /\\url\{([^{}]*)\}|^(https?:\/\/\S+)$/u.exec(tex.trim());
  return address?.[1] ?? address?.[2] ?? null;
}
