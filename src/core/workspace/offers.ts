import type { NoteFacts } from '../model/facts.ts';
import type { ActorRecord, AnyRecord, OfficeRecord, RecordKind, SourceRecord } from '../model/records.ts';
import { defaultId } from '../notes/records.ts';
import { normalAddress } from '../text/addresses.ts';
import { textHash } from '../text/hash.ts';
import { confine, nameOf } from '../text/paths.ts';

/**
 * What a note offers to others, each under a key that a look-up can name. A lower rank wins; two bearers of one rank
 * may be none. `digest` changes when what is offered does.
 */
export interface Offer {
  readonly key: string;
  readonly rank: number;
  readonly digest: string;
}

export const keys = {
  id: (kind: RecordKind, id: string): string => `id:${kind}:${id.normalize('NFC')}`,
  /** All ids of a kind, for what somebody may have meant. */
  ids: (kind: RecordKind): string => `ids:${kind}`,
  explicit: (id: string): string => `explicit:${id.normalize('NFC')}`,
  link: (target: string): string => `link:${foldTarget(target)}`,
  /** Sources by their address. */
  url: (address: string): string => `url:${normalAddress(address) ?? ''}`,
  /** Sources by their Digital Object Identifier. */
  doi: (doi: string): string => `doi:${doi}`,
  /** Office notes that go by a name. */
  office: (name: string): string => `office:${foldTarget(name)}`,
  /** Actors with a position in an office that is written so. */
  held: (office: string): string => `held:${foldTarget(office)}`,
  /** Claims that say they contradict the one of this full id. */
  contradicts: (id: string): string => `contradicts:${id.normalize('NFC')}`,
  /** Claims that say they are about the event of this id, and their dates. */
  event: (id: string): string => `event:${id.normalize('NFC')}`,
  /** The places and words of these claims, which move with the text above them. */
  eventPlaces: (id: string): string => `event-places:${id.normalize('NFC')}`,
  claims: (path: string): string => `claims:${path}`,
  /** Where the claims of a note stand. */
  places: (path: string): string => `places:${path}`,
  /** What a link may lead to inside a note. */
  parts: (path: string): string => `parts:${path}`,
  /** Claims of all notes about the actor whose note this is. */
  about: (path: string): string => `about:${path}`,
  latestAbout: (path: string): string => `latest-about:${path}`,
  /** What notes do with a source, by the place of its record. */
  usesOf: (place: string): string => `uses-of:${place}`,
  /** Captures that are largely the same text as that of the source whose record this is. */
  alike: (place: string): string => `alike:${place}`,
  record: (path: string): string => `record:${path}`,
  /** Whether all libraries have been read. */
  libraries: 'libraries',
  /** The day that it is in a time zone. */
  today: (timeZone: string): string => `today:${timeZone}`,
  namesCapture: (path: string): string => `names-capture:${path}`,
  capture: (path: string): string => `capture:${path}`,
};

/** The source whose uses a key asks for; null of any other key. */
export const sourceUsed = (key: string): string | null =>
  key.startsWith(keys.usesOf('')) ? key.slice(keys.usesOf('').length) : null;

export const foldTarget = (target: string): string =>
  target.normalize('NFC').toLowerCase().replace(/\s+/gu, ' ').trim();

/** The order in which links resolve: id, file name, path, title, name or alias. */
export const linkRank = { explicit: 0, fallback: 1, file: 2, path: 3, title: 4, name: 5 };

/** What an entry of a library offers, after every note: a note of its key completes it. `order` is that of libraries. */
export function libraryOffers(place: string, record: SourceRecord, order: number): Offer[] {
  const digest = textHash(JSON.stringify(record));
  const id = record.id.explicit?.value ?? record.id.fallback;
  return [
    { key: keys.record(place), rank: 0, digest },
    { key: keys.ids('source'), rank: 0, digest: id },
    { key: keys.id('source', id), rank: libraryRank + order, digest },
    ...webOffers(record, libraryRank + order, digest),
  ];
}

const webOffers = ({ url, doi }: SourceRecord, rank: number, digest: string): Offer[] => [
  ...(url === null || normalAddress(url) === null ? [] : [{ key: keys.url(url), rank, digest }]),
  ...(doi === null ? [] : [{ key: keys.doi(doi), rank, digest }]),
];

/** Behind explicit and default ids of notes. */
export const libraryRank = 2;

export function offersOf(facts: NoteFacts): Offer[] {
  const { path, record } = facts;
  const offers: Offer[] = [
    { key: keys.link(nameOf(path).replace(/\.md$/iu, '')), rank: linkRank.file, digest: path },
    { key: keys.link(path.replace(/\.md$/iu, '')), rank: linkRank.path, digest: path },
    { key: keys.link(path), rank: linkRank.path, digest: path },
  ];
  if (facts.claims.length > 0)
    offers.push(
      { key: keys.claims(path), rank: 0, digest: claimsDigest(facts) },
      { key: keys.places(path), rank: 0, digest: placesDigest(facts) },
    );
  for (const { id, state, contradicts } of facts.claims) {
    const digest = `${state} ${idOf(facts)}#${id?.value ?? ''}`;
    for (const { value } of contradicts)
      offers.push({ key: keys.contradicts(fullClaimId(facts, value)), rank: 0, digest });
  }
  offers.push(...eventOffers(facts));
  const parts = partsDigest(facts);
  if (parts !== '') offers.push({ key: keys.parts(path), rank: 0, digest: parts });
  if (record) offers.push(...recordOffers(record, path));
  return offers;
}

function eventOffers({ claims }: NoteFacts): Offer[] {
  return claims.flatMap(({ event, kind, state, on, text }) => {
    if (!event) return [];
    const { value } = event;
    const said = JSON.stringify([kind, state, on?.value]);
    return [
      { key: keys.event(value), rank: 0, digest: said },
      { key: keys.eventPlaces(value), rank: 0, digest: JSON.stringify([text, on?.range]) },
    ];
  });
}

function partsDigest({ headings, blockIds, anchors, claims }: NoteFacts): string {
  const names = [
    headings.map(({ value }) => value),
    blockIds,
    anchors,
    claims.flatMap(({ id }) => id?.value ?? []),
  ];
  return names.every(({ length }) => length === 0) ? '' : textHash(JSON.stringify(names));
}

/** An id of a claim as a note writes it, in full: `note-id#id`. */
function fullClaimId(facts: NoteFacts, written: string): string {
  const [note = '', id] = written.split('#');
  return id === undefined ? `${idOf(facts)}#${note}` : `${note}#${id.replace(/^\^/u, '')}`;
}

/** What other notes can see of a note's claims: their ids, states and what they rest on. */
const claimsDigest = (facts: NoteFacts): string =>
  JSON.stringify(
    facts.claims.map(({ id, state, restsOn, contradicts, cited, leadIn }) => [
      id?.value,
      state,
      restsOn.map(({ value }) => value),
      contradicts.map(({ value }) => value),
      [cited, leadIn].map(({ citations, links }) => [
        citations.map((index) => {
          const { key, form, stance } = facts.citations[index] ?? {};
          return [key, form, stance];
        }),
        links.map((index) => {
          const { target, form, stance } = facts.links[index] ?? {};
          return [target, form, stance];
        }),
      ]),
    ]),
  );

const placesDigest = ({ claims }: NoteFacts): string =>
  claims.map(({ content }) => `${content.start}-${content.end}`).join();

function recordOffers(record: AnyRecord, path: string): Offer[] {
  // Each name and position carries it: of a record with thousands of them the whole would be held as often.
  const digest = textHash(JSON.stringify(record));
  const { explicit, fallback } = record.id;
  const id = explicit?.value ?? fallback;
  const rank = explicit ? 0 : 1;
  const offers: Offer[] = [
    { key: keys.record(path), rank: 0, digest },
    { key: keys.ids(record.kind), rank: 0, digest: id },
    { key: keys.id(record.kind, id), rank, digest },
    { key: keys.link(id), rank: explicit ? linkRank.explicit : linkRank.fallback, digest },
  ];
  if (explicit) offers.push({ key: keys.explicit(id), rank: 0, digest });
  if (record.kind === 'source' && record.key)
    offers.push({ key: keys.id('source', record.key.value), rank: 0, digest });
  if (record.kind === 'source') offers.push(...webOffers(record, 0, digest));
  if (record.title) offers.push({ key: keys.link(record.title.value), rank: linkRank.title, digest });
  for (const { value } of record.aliases) offers.push({ key: keys.link(value), rank: linkRank.name, digest });
  const capture = captureOf(record);
  if (capture !== null) offers.push({ key: keys.namesCapture(capture), rank: 0, digest: capture });
  if (record.kind === 'actor' || record.kind === 'office') offers.push(...namedOffers(record, digest));
  return offers;
}

/** What actors and offices offer beyond: their names, and the offices that are held. */
function namedOffers(record: ActorRecord | OfficeRecord, digest: string): Offer[] {
  const offers = record.names.map(({ value }) => ({ key: keys.link(value), rank: linkRank.name, digest }));
  const offices =
    record.kind === 'office'
      ? namesOfOffice(record).map(keys.office)
      : record.positions.flatMap(({ office }) => (office ? [keys.held(office.value)] : []));
  return [...offers, ...offices.map((key) => ({ key, rank: 0, digest }))];
}

/** What positions may call an office in words. */
export const namesOfOffice = ({ title, names, aliases }: OfficeRecord): string[] =>
  [...(title ? [title] : []), ...names, ...aliases].map(({ value }) => value);

/** The id of a file as others write it: explicit, else from its name. */
export const idOf = (facts: NoteFacts): string =>
  facts.record?.id.explicit?.value ?? facts.record?.id.fallback ?? defaultId(facts.path);

/** The capture that a record names, as a path of the workspace. */
export function captureOf(record: AnyRecord | null): string | null {
  return record?.kind === 'source' && record.capture ? confine(record.capture.file.value) : null;
}
