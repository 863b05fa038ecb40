import { Readability } from '@mozilla/readability';
import { type DomDocument, type DomNode, DOMParser } from 'linkedom';
import { sameSite, tidyAddress, webAddress } from '../../text/addresses.ts';
import { CaptureError, type Captured } from './captured.ts';
import { metadataOf, oneLine, publishedTime, tidyAuthors } from './page-metadata.ts';
import { readableText } from './readable-text.ts';

/** Browsers nest no deeper than some five hundred elements (HTML parsers of Chromium and WebKit). */
const deepest = 500;
/** A page of more elements is no document, and finding one in it would take minutes. */
const mostElements = 300_000;

/**
 * The document of a page as text: title, byline and date on top as the page gives them, then what Firefox's reader
 * view would show. Menus, comments and what is related are left out. `address` is where it was read, if that is known.
 */
export function readPage(html: string, address: string | null): Captured {
  const document = parse(html);
  const said = metadataOf(document);
  const time = oneLine(publishedTime(document)?.textContent ?? null);
  const article = new Readability(document, { serializer: (element) => element }).parse();
  const body = article?.content ? readableText(article.content) : '';
  if (body.trim() === '')
    throw new CaptureError(
      'The page holds no text: it is made by scripts, or asks for a login first. Open it in a browser, save its text, and capture that file.',
    );
  const title = said.title ?? oneLine(article?.title ?? null);
  const byline = oneLine(article?.byline ?? null);
  const authors = said.authors.length > 0 || byline === null ? said.authors : authorsIn(byline);
  const head = [title, byline ?? (authors.map(({ name }) => name).join(', ') || null), said.issued ?? time];
  const top = head.filter((line) => line !== null);
  const { url, original } = addressesOf(said.url, address === null ? null : webAddress(address));
  const text = `${top.map((line) => `${line}\n`).join('')}${top.length > 0 ? '\n' : ''}${body}`;
  return {
    metadata: { ...said, title, authors, url },
    text,
    lines: [top.length + (top.length > 0 ? 2 : 1), text.split('\n').length - 1],
    original,
    extension: 'txt',
  };
}

function parse(html: string): DomDocument {
  const parser = new DOMParser();
  const document = parser.parseFromString(html, 'text/html');
  // The parser adds no elements of its own, and the first one would be taken for the root.
  const whole =
    document.documentElement?.localName.toLowerCase() === 'html'
      ? document
      : parser.parseFromString(`<html><head></head><body>${html}</body></html>`, 'text/html');
  refuseTooLarge(whole);
  return whole;
}

/** Walks without recursion, for what it is to find is what recursion would break on. */
function refuseTooLarge(document: DomDocument): void {
  let [depth, count] = [0, 0];
  let node: DomNode | null = document.documentElement;
  while (node) {
    if (node.nodeType === 1 && ++count > mostElements)
      throw new CaptureError(
        'The page has too many parts to be read. Save the document’s text, and capture that file.',
      );
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
function authorsIn(byline: string): Captured['metadata']['authors'] {
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
