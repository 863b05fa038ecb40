import type { DomDocument, DomElement } from 'linkedom';
import type { Author, Metadata } from './captured.ts';
import { linkedDataIn } from './json-ld.ts';
import { issuedDay } from './said-dates.ts';

/**
 * What a page says of its document in its head: JSON-LD first, since it is meant for machines and names its fields,
 * then `citation_*` (Highwire, which libraries read), Open Graph, Dublin Core and HTML's own.
 */
export function metadataOf(document: DomDocument): Metadata {
  const said = linkedDataIn(scriptsOf(document));
  const meta = metaOf(document);
  const publisher = ['citation_publisher', 'og:site_name', 'dc.publisher', 'dcterms.publisher'];
  return {
    title: oneLine(said.title ?? meta('citation_title', 'og:title', 'dc.title', 'dcterms.title')),
    authors: authorsOf(said.authors, meta),
    publisher: oneLine(said.publisher ?? meta(...publisher)),
    container: oneLine(meta('citation_journal_title')),
    doi: doiOf(meta('citation_doi')),
    issued: issuedOf(document, [said.issued, ...meta.all(...issuedNames)]),
    url: canonicalOf(document) ?? meta('og:url') ?? said.url,
    language: languageOf([
      document.documentElement?.getAttribute('lang') ?? '',
      said.language ?? '',
      ...meta.all('citation_language', 'og:locale', 'dc.language', 'content-language'),
    ]),
  };
}

const issuedNames = [
  ...['citation_publication_date', 'citation_date', 'citation_online_date', 'article:published_time'],
  ...['og:published_time', 'dc.date.issued', 'dcterms.issued', 'dc.date', 'dcterms.date', 'parsely-pub-date'],
  ...['pubdate', 'publish_date', 'publication_date', 'date'],
];

/** White space as one space, and no longer than such things are. */
export function oneLine(words: string | null): string | null {
  const line = (words ?? '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim()
    .slice(0, 500);
  return line === '' ? null : line.replace(/\p{Cs}$/u, '').trim();
}

interface Meta {
  /** The first content of the first of these names that has one. */
  (...names: readonly string[]): string | null;
  all(...names: readonly string[]): string[];
}

function metaOf(document: DomDocument): Meta {
  const found = new Map<string, string[]>();
  for (const element of document.querySelectorAll('meta')) {
    const content = element.getAttribute('content')?.trim() ?? '';
    if (content === '') continue;
    for (const attribute of ['name', 'property', 'itemprop', 'http-equiv']) {
      const name = element.getAttribute(attribute)?.trim().toLowerCase();
      if (name) found.set(name, [...(found.get(name) ?? []).slice(0, 50), content]);
    }
  }
  const all = (...names: readonly string[]): string[] => names.flatMap((name) => found.get(name) ?? []);
  return Object.assign((...names: readonly string[]) => all(...names)[0] ?? null, { all });
}

function* scriptsOf(document: DomDocument): Generator<string> {
  for (const script of document.querySelectorAll('script'))
    if (/^application\/ld\+json\b/iu.test(script.getAttribute('type') ?? '')) yield script.textContent ?? '';
}

/** The first source that names anybody. */
function authorsOf(said: readonly Author[], meta: Meta): Author[] {
  const named = (...names: string[]): Author[] => meta.all(...names).map((name) => ({ name, isBody: false }));
  const sources = [
    said,
    named('citation_author'),
    named('author', 'article:author', 'parsely-author'),
    named('dc.creator', 'dcterms.creator'),
  ];
  return sources.map(tidyAuthors).find((authors) => authors.length > 0) ?? [];
}

/** No addresses, which Open Graph has in this place; nobody twice. */
export function tidyAuthors(authors: readonly Author[]): Author[] {
  const names = new Map<string, Author>();
  for (const { name, isBody } of authors) {
    const plain = oneLine(name.replace(/^\s*by\s+(?=\p{L})/iu, ''));
    if (plain !== null && !/^https?:|^www\.|@\w+\.|^@/iu.test(plain))
      names.set(plain, { name: plain, isBody });
  }
  return [...names.values()].slice(0, 50);
}

const doiOf = (doi: string | null): string | null =>
  /\b10\.\d{4,9}\/\S+$/u.exec(doi?.trim() ?? '')?.[0] ?? null;

/** What the head says, else the one time stamp of the document: among several nobody knows which is meant. */
function issuedOf(document: DomDocument, said: readonly (string | null)[]): string | null {
  const inHead = said.map(issuedDay).find((day) => day !== null);
  return inHead ?? issuedDay(publishedTime(document)?.getAttribute('datetime') ?? null);
}

/** The element that says when the document came out. */
export function publishedTime(document: DomDocument): DomElement | null {
  const marked = document.querySelector('time[itemprop="datePublished"], time[pubdate]');
  if (marked) return marked;
  for (const place of ['article header time', 'header time', 'article time', 'time']) {
    const [first, second] = document.querySelectorAll(place);
    if (first && !second) return first;
  }
  return null;
}

function canonicalOf(document: DomDocument): string | null {
  const links = [...document.querySelectorAll('link')];
  const canonical = links.find((link) => /(?:^|\s)canonical(?:\s|$)/iu.test(link.getAttribute('rel') ?? ''));
  return oneLine(canonical?.getAttribute('href') ?? null);
}

/** A language tag (BCP 47), with `_` as Open Graph writes it. */
function languageOf(said: readonly string[]): string | null {
  const tags = said.map((tag) => tag.trim().replaceAll('_', '-'));
  return tags.find((tag) => /^[a-z]{2,3}(?:-[a-z\d]{2,8})*$/iu.test(tag)) ?? null;
}
