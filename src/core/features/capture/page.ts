import { type Article as ReaderView, Readability } from '@mozilla/readability';
import { type DomDocument, type DomNode, DOMParser } from 'linkedom';
import { sameSite, tidyAddress, webAddress } from '../../text/addresses.ts';
import { CaptureError, type Captured } from './captured.ts';
import { metadataOf, oneLine, publishedTime, tidyAuthors } from './page-metadata.ts';
import { readableText } from './readable-text.ts';

/** Browsers nest no deeper than some five hundred elements (HTML parsers of Chromium and WebKit). */
const deepest = 500;
/** A page of more elements is no document, and finding one in it would take minutes. */
const mostElements = 100_000;

/**
 * The document of a page as text: title, byline and date on top as the page gives them, then what Firefox's reader
 * view would show. Menus, comments and what is related are left out. `address` is where it was read, if that is known.
 */
export function readPage(html: string, address: string | null): Captured {
  const document = parse(html);
  const said = metadataOf(document);
  const time = oneLine(publishedTime(document)?.textContent ?? null);
  const article = articleIn(document);
  const title = said.title ?? article.title;
  const authors = said.authors.length > 0 ? said.authors : authorsIn(article.byline);
  const { url, original } = addressesOf(said.url, address === null ? null : webAddress(address));
  return {
    metadata: { ...said, title, authors, url },
    ...under([title, article.byline ?? namesOf(authors), said.issued ?? time], article.text),
    original,
    extension: 'txt',
  };
}

interface Article {
  readonly title: string | null;
  readonly byline: string | null;
  readonly text: string;
}

/** What a reader would read. The document is taken apart by this. */
function articleIn(document: DomDocument): Article {
  const named = oneLine(document.querySelector('title')?.textContent ?? null);
  const article = readable(document);
  const text = article?.content ? readableText(article.content) : '';
  if (text.trim() === '')
    throw new CaptureError(
      'The page holds no text: it is made by scripts, or asks for a login first. Open it in a browser, save its text, and capture that file.',
    );
  return { title: oneLine(article?.title ?? null) ?? named, byline: oneLine(article?.byline ?? null), text };
}

/** In markup that is broken badly enough the library loses its way. */
function readable(document: DomDocument): ReaderView | null {
  try {
    return new Readability(document, { serializer: (element) => element }).parse();
  } catch {
    throw new CaptureError(
      'The page’s markup is too broken to be read. Open it in a browser, save its text, and capture that file.',
    );
  }
}

/** The lines of the document begin below what stands on top. */
function under(top: readonly (string | null)[], body: string): Pick<Captured, 'text' | 'lines'> {
  const head = top.filter((line) => line !== null).map((line) => `${line}\n`);
  const above = head.length === 0 ? '' : `${head.join('')}\n`;
  const first = above.split('\n').length;
  return { text: above + body, lines: [first, first + body.split('\n').length - 2] };
}

type Authors = Captured['metadata']['authors'];

const namesOf = (authors: Authors): string | null =>
  authors.length === 0 ? null : authors.map(({ name }) => name).join(', ');

function parse(html: string): DomDocument {
  if (tagsIn(html) > mostElements)
    throw new CaptureError(
      'The page has too many parts to be read. Save the document’s text, and capture that file.',
    );
  const parser = new DOMParser();
  const document = parser.parseFromString(html, 'text/html');
  // The parser adds no elements of its own, and the first one would be taken for the root.
  const whole =
    document.documentElement?.localName.toLowerCase() === 'html'
      ? document
      : parser.parseFromString(`<html><head></head><body>${html}</body></html>`, 'text/html');
  refuseTooDeep(whole);
  return whole;
}

/** Counted before anything is made of them. */
function tagsIn(html: string): number {
  const tag = /<[a-z]/giu;
  let count = 0;
  while (tag.test(html)) count++;
  return count;
}

/** Walks without recursion, for what it is to find is what recursion would break on. */
function refuseTooDeep(document: DomDocument): void {
  let depth = 0;
  let node: DomNode | null = document.documentElement;
  while (node) {
    if (depth > deepest) throw new CaptureError('The page nests its parts too deeply to be read.');
    if (node.firstChild) {
      node = node.firstChild;
      depth++;
      continue;
    }
    while (node && !node.nextSibling) {
      node = node.parentNode;
      depth--;
    }
    node = node?.nextSibling ?? null;
  }
}

/** “By Ann Lee and Bo Kim”; anything longer is no list of names. */
function authorsIn(byline: string | null): Authors {
  if (byline === null) return [];
  const names = byline.replace(/^by[\s:]+/iu, '').split(/\s*[,;|]\s*|\s+(?:and|und|et|y)\s+|\s*[·•]\s*/u);
  const isName = (name: string): boolean => /^\p{L}[\p{L}\p{M}.’' -]{1,50}$/u.test(name);
  return names.every(isName) ? tidyAuthors(names.map((name) => ({ name, isBody: false }))) : [];
}

/** The address that the page gives as its own. On another site it is the original's, and this is a copy. */
function addressesOf(said: string | null, read: URL | null): { url: string | null; original: string | null } {
  const own = said === null ? null : webAddress(said, read?.href);
  const isOwn = own !== null && (read === null || sameSite(own, read));
  const url = isOwn ? own : read;
  return { url: url && tidyAddress(url), original: own && !isOwn ? tidyAddress(own) : null };
}
