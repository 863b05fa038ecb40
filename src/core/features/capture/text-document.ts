import { bodyStartOf, findFrontmatter, readFrontmatter } from '../../notes/frontmatter.ts';
import { tidyAddress, webAddress } from '../../text/addresses.ts';
import { LineIndex } from '../../text/lines.ts';
import { textAt, textsAt } from '../../yaml/values.ts';
import { type Captured, type Metadata, noMetadata } from './captured.ts';
import { oneLine, tidyAuthors } from './page-metadata.ts';
import { issuedDay } from './said-dates.ts';

/** A text as it is. What it is called is a guess, for a person to look over. */
export function readText(text: string): Captured {
  return {
    metadata: { ...noMetadata, title: titleIn(text) },
    text,
    lines: null,
    original: null,
    extension: 'txt',
  };
}

/** Markdown as it is; web clippers write what they know of the page into the frontmatter. */
export function readMarkdown(text: string): Captured {
  const place = findFrontmatter(text);
  const frontmatter = place?.closed ? readFrontmatter(text, place) : null;
  const start = (frontmatter && place?.bodyStart) ?? bodyStartOf(text);
  const body = text.slice(start);
  const title = /^#{1,2}[ \t]+(.+?)[ \t#]*$/mu.exec(body)?.[1] ?? titleIn(body);
  const said = frontmatter ? clipped(frontmatter.yaml) : noMetadata;
  return {
    metadata: { ...said, title: oneLine(said.title ?? title) },
    text,
    lines: frontmatter ? linesFrom(text, start) : null,
    original: null,
    extension: 'md',
  };
}

type Yaml = ReturnType<typeof readFrontmatter>['yaml'];

function clipped(yaml: Yaml): Metadata {
  const first = (...keys: string[]): string | null =>
    keys.map((key) => textAt(yaml, key)).find((value) => value !== null) ?? null;
  const address = webAddress(first('url', 'source', 'link') ?? '');
  return {
    ...noMetadata,
    title: first('title'),
    authors: tidyAuthors(
      ['author', 'authors'].flatMap((key) =>
        textsAt(yaml, key).map(({ value }) => ({ name: value.replace(/^\[\[|\]\]$/gu, ''), isBody: false })),
      ),
    ),
    publisher: oneLine(first('publisher', 'site')),
    issued: issuedDay(first('issued', 'published', 'date')),
    url: address && tidyAddress(address),
    language: first('language', 'lang'),
  };
}

/** The lines of what follows, without blank ones around it. */
function linesFrom(text: string, start: number): readonly [number, number] | null {
  const index = new LineIndex(text);
  const body = text.slice(start);
  if (body.trim() === '') return null;
  const first = index.position(start + body.length - body.trimStart().length).line;
  const last = index.position(start + body.trimEnd().length).line;
  return [first + 1, last + 1];
}

/** No title is longer, and no paragraph of a text begins the document with less. */
const longestTitle = 200;

/**
 * A guess: of the lines above the first paragraph the first that has the length of a headline, for what stands before
 * it are menus and dates; else the first line.
 */
function titleIn(text: string): string | null {
  const lines = text
    .slice(0, 20_000)
    .replace(/^\uFEFF/u, '')
    .split(/[\r\n]+/u);
  const filled = lines.map((line) => line.trim()).filter((line) => line !== '');
  const body = filled.findIndex((line) => line.length > longestTitle);
  const above = body < 0 ? filled : filled.slice(0, body);
  return oneLine(above.find(isHeadline) ?? filled.find((line) => line.length <= longestTitle) ?? null);
}

const isHeadline = (line: string): boolean =>
  /^[\p{L}\p{N}"'“‘«「『]/u.test(line) &&
  !/[.。:]$/u.test(line) &&
  (line.split(/\s+/u).length >= 5 ||
    /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]{2}.{8}/u.test(line));
