import { isActorType } from '../model/note-types.ts';
import type {
  ActorName,
  ActorRecord,
  ActorType,
  AnyRecord,
  CaptureReference,
  DerivedFrom,
  NoteRecord,
  OfficeRecord,
  OfficeTitle,
  Position,
  SourceRecord,
} from '../model/records.ts';
import { bareDoi } from '../text/addresses.ts';
import {
  capacities,
  derivations,
  nameKinds,
  nameOrders,
  noteStatuses,
  sourceStates,
} from '../model/vocabulary.ts';
import type { Frontmatter } from '../model/facts.ts';
import type { YamlMap, YamlValue } from '../model/yaml.ts';
import type { Located } from '../text/range.ts';
import { parseSpan } from '../text/spans.ts';
import { namesAt } from './person-names.ts';
import { dateAt, itemsOf, located, locatedAt, oneOf, textAt, textsAt, valueOf } from '../yaml/values.ts';

/** What a frontmatter of a known type declares; null for any other. A team's own types are notes. */
export function readRecord(
  frontmatter: Frontmatter,
  path: string,
  ownTypes: ReadonlySet<string>,
): AnyRecord | null {
  if (!frontmatter.type) return null;
  const { value: type, range: head } = frontmatter.type;
  const map = frontmatter.yaml;
  const named = locatedAt(map, 'name') ?? locatedAt(map, 'title');
  const base = {
    id: { explicit: locatedAt(map, 'id'), fallback: defaultId(path) },
    head,
    title: type === 'note' || type === 'source' ? locatedAt(map, 'title') : named,
    aliases: textsAt(map, 'aliases'),
  };
  if (type === 'note') return { ...base, ...noteOf(map) };
  if (type === 'source') return { ...base, ...sourceOf(map) };
  if (type === 'office') return { ...base, ...officeOf(map) };
  if (isActorType(type)) return { ...base, ...actorOf(map, type), type };
  return ownTypes.has(type) ? { ...base, ...noteOf(map) } : null;
}

/** The file's name in lower case, each run of other characters one `-`. */
export function defaultId(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/iu, '');
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}_:-]+/gu, '-')
    .replace(/^-+|-+$/gu, '');
}

type Own<T> = Omit<T, 'id' | 'head' | 'title' | 'aliases'>;

const noteOf = (map: YamlMap | null): Own<NoteRecord> => ({
  kind: 'note',
  status: oneOf(textAt(map, 'status'), noteStatuses, 'draft'),
  asOf: dateAt(map, 'as-of'),
  reviewBy: dateAt(map, 'review-by'),
  timezone: textAt(map, 'timezone'),
  marking: locatedAt(map, 'marking'),
  keyJudgments: textsAt(map, 'key-judgments'),
  authors: textsAt(map, 'authors').map(({ value }) => value),
  actors: textsAt(map, 'actors'),
});

function actorOf(map: YamlMap | null, type: ActorType): Omit<Own<ActorRecord>, 'type'> {
  return {
    kind: 'actor',
    names: itemsOf(valueOf(map, 'names')).flatMap(nameOf),
    family: textAt(map, 'family'),
    given: textAt(map, 'given'),
    addressedAs: textsAt(map, 'addressed-as').map(({ value }) => value),
    positions: itemsOf(valueOf(map, 'positions')).flatMap(positionOf),
    memberOf: textsAt(map, 'member-of'),
    participants: textsAt(map, 'participants'),
    summary: textAt(map, 'summary'),
    checked: dateAt(map, 'checked'),
    checkEvery: parseSpan(textAt(map, 'check-every') ?? ''),
    started: dateAt(map, 'start'),
    ended: dateAt(map, type === 'person' ? 'died' : 'end'),
  };
}

function nameOf(item: YamlValue): ActorName[] {
  const map = item.type === 'map' ? item : null;
  const value = map ? locatedAt(map, 'value') : located(item);
  if (!value) return [];
  const order = textAt(map, 'order');
  return [
    {
      ...value,
      lang: textAt(map, 'lang'),
      kind: oneOf(textAt(map, 'kind'), nameKinds, 'alias'),
      order: nameOrders.find((value) => value === order) ?? null,
      family: textAt(map, 'family'),
      given: textAt(map, 'given'),
    },
  ];
}

function positionOf(item: YamlValue): Position[] {
  if (item.type !== 'map') return [];
  const end = dateAt(item, 'end');
  return [
    {
      range: item.range,
      office: locatedAt(item, 'office'),
      titles: textsAt(item, 'title').map(({ value }) => value),
      of: locatedAt(item, 'of'),
      start: dateAt(item, 'start'),
      end: end?.value === 'unknown' ? null : end,
      endUnknown: end?.value === 'unknown',
      capacity: oneOf(textAt(item, 'capacity'), capacities, 'substantive'),
      party: textAt(item, 'party'),
      source: locatedAt(item, 'source'),
    },
  ];
}

const officeOf = (map: YamlMap | null): Own<OfficeRecord> => ({
  kind: 'office',
  names: itemsOf(valueOf(map, 'names')).flatMap(nameOf),
  titles: titlesOf(valueOf(map, 'titles')),
  of: locatedAt(map, 'of'),
});

/** By language (`{ en: [President], ko: 대통령 }`), or words alone. */
function titlesOf(value: YamlValue | null): OfficeTitle[] {
  if (value?.type !== 'map') {
    return itemsOf(value).flatMap((item) => {
      if (item.type !== 'map') return withLang(located(item), null);
      const spelled = locatedAt(item, 'value');
      return spelled ? withLang(spelled, textAt(item, 'lang')) : titlesOf(item);
    });
  }
  return value.entries.flatMap(({ key, value: titles }) =>
    itemsOf(titles).flatMap((title) => withLang(located(title), key)),
  );
}

const withLang = (title: Located<string> | null, lang: string | null): OfficeTitle[] =>
  title ? [{ value: title.value, lang }] : [];

function sourceOf(map: YamlMap | null): Own<SourceRecord> {
  return {
    kind: 'source',
    key: locatedAt(map, 'key'),
    authors: namesAt(map, 'author'),
    editors: namesAt(map, 'editor'),
    publisher: textAt(map, 'publisher'),
    containerTitle: textAt(map, 'container-title'),
    type: textAt(map, 'kind'),
    url: textAt(map, 'url') ?? textAt(map, 'URL'),
    doi: bareDoi(textAt(map, 'DOI')),
    issued: dateAt(map, 'issued'),
    accessed: dateAt(map, 'accessed'),
    language: textAt(map, 'language'),
    reliability: textAt(map, 'reliability'),
    state: oneOf(textAt(map, 'state'), sourceStates, 'active'),
    derivedFrom: itemsOf(valueOf(map, 'derived-from')).flatMap(derivedOf),
    capture: captureOf(valueOf(map, 'capture')),
    marking: locatedAt(map, 'marking'),
  };
}

function derivedOf(item: YamlValue): DerivedFrom[] {
  const source = item.type === 'map' ? locatedAt(item, 'source') : located(item);
  const as = item.type === 'map' ? textAt(item, 'as') : null;
  return source ? [{ source, as: derivations.find((value) => value === as) ?? null }] : [];
}

function captureOf(value: YamlValue | null): CaptureReference | null {
  const map = value?.type === 'map' ? value : null;
  const file = map ? locatedAt(map, 'file') : located(value);
  if (!file) return null;
  const lines = locatedAt(map, 'lines');
  return {
    file,
    sha256: locatedAt(map, 'sha256'),
    collected: dateAt(map, 'collected'),
    lines: linesOf(lines?.value ?? ''),
    linesRange: lines?.range ?? null,
  };
}

/** `35-60, 82-140`: 1-based, both ends included. */
function linesOf(text: string): (readonly [number, number])[] {
  return [...text.matchAll(/(\d+)(?:\s*[-–]\s*(\d+))?/gu)].map(([, from, to]) => [
    Number(from),
    Number(to ?? from),
  ]);
}
