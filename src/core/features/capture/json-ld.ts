import type { Author } from './captured.ts';

/** What schema.org's vocabulary says of the document of a page (https://schema.org/CreativeWork). */
export interface LinkedData {
  readonly title: string | null;
  readonly authors: readonly Author[];
  readonly publisher: string | null;
  readonly issued: string | null;
  readonly url: string | null;
  readonly language: string | null;
}

type Thing = Readonly<Record<string, unknown>>;

const nothing: LinkedData = {
  title: null,
  authors: [],
  publisher: null,
  issued: null,
  url: null,
  language: null,
};

/** The first document that the scripts of a page describe. */
export function linkedDataIn(scripts: Iterable<string>): LinkedData {
  for (const script of scripts) {
    const document = documentIn(parsed(script));
    if (document) return read(document);
  }
  return nothing;
}

function parsed(script: string): unknown {
  // Some pages still wrap scripts as XHTML asked for.
  const json = script.replace(/^\s*(?:<!\[CDATA\[|\/\/\s*<!\[CDATA\[|<!--)|(?:\]\]>|-->)\s*$/gu, '');
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}

const isDocument =
  /^(?:https?:\/\/schema\.org\/)?(?:\w*Article|BlogPosting|LiveBlogPosting|Report|\w*Review|Legislation|PressRelease|SpecialAnnouncement|GovernmentDocument|DigitalDocument|Book|Thesis|CreativeWork)$/u;

/** Deeper than this no page hides what it is about. */
const deepest = 4;

function documentIn(value: unknown, depth = 0): Thing | null {
  if (depth > deepest) return null;
  for (const thing of listOf(value)) {
    if (!isThing(thing)) continue;
    if (textsOf(thing['@type']).some((type) => isDocument.test(type))) return thing;
    for (const key of ['@graph', 'mainEntity', 'mainEntityOfPage']) {
      const inner = documentIn(thing[key], depth + 1);
      if (inner) return inner;
    }
  }
  return null;
}

function read(document: Thing): LinkedData {
  const [publisher] = namesOf(document['publisher']);
  return {
    title: firstText(document['headline']) ?? firstText(document['name']),
    authors: namesOf(document['author']),
    publisher: publisher?.name ?? null,
    issued: firstText(document['datePublished']),
    url: firstText(document['url']) ?? idOf(document['mainEntityOfPage']),
    language: firstText(document['inLanguage']),
  };
}

const namesOf = (value: unknown): Author[] =>
  listOf(value).flatMap((each) => {
    if (typeof each === 'string') return [{ name: each, isBody: false }];
    if (!isThing(each)) return [];
    const isBody = textsOf(each['@type']).some((type) => /Organization|Corporation/u.test(type));
    return textsOf(each['name']).map((name) => ({ name, isBody }));
  });

const idOf = (value: unknown): string | null => firstText(isThing(value) ? value['@id'] : value);

const firstText = (value: unknown): string | null => textsOf(value)[0] ?? null;

const textsOf = (value: unknown): string[] =>
  listOf(value).filter((each): each is string => typeof each === 'string' && each.trim() !== '');

const listOf = (value: unknown): readonly unknown[] =>
  Array.isArray(value) ? (value as unknown[]) : [value];

const isThing = (value: unknown): value is Thing => typeof value === 'object' && value !== null;
