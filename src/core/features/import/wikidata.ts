import type { ActorType } from '../../model/records.ts';
import { covers } from '../../text/dates.ts';
import { parseEdtf } from '../../text/edtf.ts';
import type {
  ActorPointer,
  ImportedActor,
  ImportedFile,
  ImportedName,
  ImportedOffice,
  ImportedPosition,
  ImportProblem,
  Report,
} from './imported.ts';
import { isName, isWanted, languageTag, partOfName, settleNames } from './names.ts';
import { at, clean, entriesAt, isObject, isUpsideDown, lastDay, listAt, shown, wordsAt } from './values.ts';
import {
  type Statement,
  bestStatements,
  isUnknown,
  itemOf,
  mainValue,
  qualifiers,
  readTime,
  statements,
  valueOf,
} from './wikidata-values.ts';

/*
 * Wikidata's JSON of entities, as Special:EntityData, wbgetentities and the dumps give it. What a statement points to
 * has a name only if that entity is in the file, too.
 *
 * P31 instance of, P39 position held, P102 party, P569/P570 born and died, P571/P576 founded and dissolved, P580/P582
 * from and to, P734/P735 family and given name, P1001/P17 of which jurisdiction or country, P1534 end cause, P1559
 * name in the native language; P2868, P3831 and P5102 say in what role.
 */

/** What an instance of these is for us; of others nobody can tell without the whole of Wikidata. */
const typesByClass: readonly (readonly [ActorType, readonly string[]])[] = [
  ['person', ['Q5']],
  [
    'organisation',
    // Organization, institution, party, ministry, foreign ministry, agency, company, enterprise, public company,
    // international and intergovernmental organization, government, parliament, legislature, think tank, university,
    // newspaper, news agency, armed forces, intelligence agency, alliance, bank, central bank, NGO.
    ['Q43229', 'Q178706', 'Q7278', 'Q192350', 'Q1519799', 'Q327333', 'Q783794', 'Q4830453', 'Q891723'],
  ],
  ['organisation', ['Q484652', 'Q245065', 'Q7188', 'Q35749', 'Q11204', 'Q155271', 'Q3918', 'Q11032']],
  ['organisation', ['Q192283', 'Q772547', 'Q47913', 'Q1127126', 'Q22687', 'Q66344', 'Q79913']],
  ['place', ['Q6256', 'Q3624078', 'Q515', 'Q1549591', 'Q5119', 'Q35657', 'Q82794', 'Q7275']],
];

/** Offices, and pages about names: of use as labels. */
const noActors = [
  'Q294414',
  'Q4164871',
  'Q303618',
  'Q101352',
  'Q202444',
  'Q12308941',
  'Q11879590',
  'Q3409032',
];

const acting = 'Q4676846';
const circa = 'Q5727902';

interface Reading {
  readonly entities: ReadonlyMap<string, unknown>;
  readonly languages: readonly string[];
  readonly report: Report;
}

export function readWikidata(found: readonly unknown[], languages: readonly string[]): ImportedFile {
  const problems: ImportProblem[] = [];
  const report: Report = (where, message) => problems.push({ where, message });
  const entities = new Map<string, unknown>();
  found.forEach((entity, index) => {
    const id = itemOf(entity);
    // Properties stand there for their labels.
    if (at(entity, 'type') === 'property' || /^P\d/u.test(wordsAt(entity, 'id') ?? '')) return;
    if (id === null)
      report(`entry ${index + 1}`, 'This is no item of Wikidata with an id such as Q57; it was left out.');
    else if (at(entity, 'missing') !== undefined) report(id, 'Wikidata has no such item; it was left out.');
    else if (!entities.has(id) || at(entity, 'claims') !== undefined) entities.set(id, entity);
  });
  const reading: Reading = { entities, languages, report };
  const actors = [...entities].flatMap(([id, entity]) => actorOf(reading, id, entity) ?? []);
  const used = pointedTo(entities.values());
  const others = [...entities].filter(([id, entity]) => isOther(used, id, entity)).map(([id]) => id);
  if (others.length > 0)
    report(
      listed(others),
      'Neither person nor body nor place, as far as their P31 is known here; left out. Use CSV for these.',
    );
  return { format: 'Wikidata', actors, problems };
}

function actorOf(reading: Reading, id: string, entity: unknown): ImportedActor | null {
  const { report } = reading;
  // With labels alone it stands there for what points to it.
  if (entriesAt(entity, 'claims').length === 0) return null;
  const label = labelOf(reading, entity);
  const where = label === null ? id : `${id} (${shown(label.value)})`;
  const type = typeOf(entity);
  if (!type) return null;
  if (label === null || !isName(label.value)) {
    report(where, 'It has no label in the file that can be a name; it was left out. Fetch its labels, too.');
    return null;
  }
  const [from, to] = type === 'person' ? (['P569', 'P570'] as const) : (['P571', 'P576'] as const);
  const [begin, end] = [dateOfBest(reading, where, entity, from), dateOfBest(reading, where, entity, to)];
  const isOver = statements(entity, to).length > 0;
  return settleNames({
    where,
    type,
    aside: false,
    id: null,
    identifiers: [{ scheme: 'wikidata', value: id }],
    name: label.value,
    lang: label.lang,
    names: namesOf(reading, entity),
    aliases: aliasesOf(reading, entity),
    family: partOf(reading, entity, 'P734', label.value),
    given: partOf(reading, entity, 'P735', label.value),
    begin,
    end: lastDay(begin, end, where, report),
    positions: type === 'person' ? positionsOf(reading, where, entity, isOver) : [],
  });
}

const classesOf = (entity: unknown): string[] =>
  statements(entity, 'P31').flatMap((statement) => itemOf(mainValue(statement)) ?? []);

function typeOf(entity: unknown): ActorType | null {
  const classes = classesOf(entity);
  return typesByClass.find(([, known]) => known.some((one) => classes.includes(one)))?.[0] ?? null;
}

const isOther = (used: ReadonlySet<string>, id: string, entity: unknown): boolean =>
  entriesAt(entity, 'claims').length > 0 &&
  typeOf(entity) === null &&
  !classesOf(entity).some((one) => noActors.includes(one)) &&
  !used.has(id);

/** Some of them, and how many more. */
const listed = (ids: readonly string[]): string =>
  ids.length > 10 ? `${ids.slice(0, 10).join(', ')} and ${ids.length - 10} more` : ids.join(', ');

/** Offices and parties may be fetched whole for their labels: nothing is owed for those. */
function pointedTo(entities: Iterable<unknown>): Set<string> {
  const ids = new Set<string>();
  for (const entity of entities)
    for (const property of ['P39', 'P102', 'P734', 'P735', 'P17', 'P1001'])
      for (const statement of statements(entity, property)) ids.add(itemOf(mainValue(statement)) ?? '');
  return ids;
}

interface Label {
  readonly value: string;
  readonly lang: string | null;
}

/** `mul` is Wikidata's label for all languages that have none of their own. */
function labelOf({ languages }: Reading, entity: unknown): Label | null {
  const labels = at(entity, 'labels');
  const all = entriesAt(entity, 'labels').map(([code]) => code);
  for (const code of [...languages.slice(0, 1), 'mul', ...languages.slice(1), 'en', ...all]) {
    const value = wordsAt(at(labels, code), 'value');
    if (value !== null) return { value, lang: languageTag(code) };
  }
  return null;
}

function namesOf({ languages }: Reading, entity: unknown): ImportedName[] {
  const native = bestStatements(entity, 'P1559').flatMap((statement): ImportedName[] => {
    const value = wordsAt(mainValue(statement), 'text');
    const lang = languageTag(wordsAt(mainValue(statement), 'language'));
    return value === null ? [] : [{ value, lang, kind: 'native' }];
  });
  const labels = entriesAt(entity, 'labels').flatMap(([code, label]): ImportedName[] => {
    const value = wordsAt(label, 'value');
    if (value === null || !(isWanted(languages, code) || code === 'mul')) return [];
    return [{ value, lang: languageTag(code), kind: null }];
  });
  const order = ({ lang }: ImportedName): number => languages.findIndex((one) => isWanted([one], lang ?? ''));
  return [...native, ...labels.sort((a, b) => order(a) - order(b))];
}

const aliasesOf = ({ languages }: Reading, entity: unknown): string[] =>
  entriesAt(entity, 'aliases').flatMap(([code]) =>
    isWanted(languages, code) || code === 'mul'
      ? listAt(at(entity, 'aliases'), code).flatMap((alias) => wordsAt(alias, 'value') ?? [])
      : [],
  );

/** A name's item says the surname only where its label is in the file and part of the name. */
function partOf(reading: Reading, entity: unknown, property: string, name: string): string | null {
  const parts = bestStatements(entity, property).flatMap((statement) => {
    const item = reading.entities.get(itemOf(mainValue(statement)) ?? '');
    return labelOf(reading, item)?.value ?? [];
  });
  return parts.length === 1 ? partOfName(parts[0] ?? null, name) : null;
}

/** What a date is of, in words. */
const says: Readonly<Record<string, string>> = {
  P569: 'birth (P569)',
  P570: 'death (P570)',
  P571: 'foundation (P571)',
  P576: 'dissolution (P576)',
  P580: 'start (P580)',
  P582: 'end (P582)',
};

/** The date that the best statements agree on; the most exact of those that lie in one another. */
function dateOfBest(reading: Reading, where: string, entity: unknown, property: string): string | null {
  const dates: string[] = [];
  for (const statement of bestStatements(entity, property)) {
    const value = mainValue(statement);
    if (value === null) continue;
    const read = readTime(value);
    const about = qualifiers(statement, 'P1480').some((snak) => itemOf(valueOf(snak)) === circa) ? '~' : '';
    if ('edtf' in read) dates.push(read.edtf + (read.edtf.includes('X') ? '' : about));
    else reading.report(where, `The date of ${says[property] ?? property} was left out: ${read.why}.`);
  }
  const exact = dates.toSorted((a, b) => b.length - a.length)[0];
  if (exact === undefined) return null;
  const days = parseEdtf(exact);
  const agree = dates.every((date) => {
    const other = parseEdtf(date);
    return (
      days &&
      other &&
      covers(
        { earliest: other.earliest, latest: other.earliest },
        { earliest: other.latest, latest: other.latest },
        days,
      ) === 'yes'
    );
  });
  if (agree) return exact;
  reading.report(
    where,
    `Wikidata has several dates for ${says[property] ?? property} (${dates.join(', ')}); none was taken.`,
  );
  return null;
}

function positionsOf(reading: Reading, where: string, person: unknown, isDead: boolean): ImportedPosition[] {
  return statements(person, 'P39').flatMap((statement) => {
    const item = itemOf(mainValue(statement));
    if (item === null) {
      if (isUnknown(at(statement, 'mainsnak')))
        reading.report(where, 'A position that Wikidata doesn’t know (P39) was left out.');
      return [];
    }
    const term = termOf(reading, where, item, statement, isDead);
    if (!term) return [];
    const { office, isActing } = officeOf(reading, item);
    const roles = ['P2868', 'P3831', 'P5102'].flatMap((property) =>
      qualifiers(statement, property).map((snak) => itemOf(valueOf(snak))),
    );
    const capacity = isActing || roles.includes(acting) ? 'acting' : 'substantive';
    const party = partyAt(reading, person, term.start);
    return [{ where, office, title: null, of: ofOf(reading, item), ...term, capacity, party, source: null }];
  });
}

interface Term {
  readonly start: string | null;
  readonly end: string | null;
}

/** From when to when; null where it can't be told, for an office at the wrong time is worse than none. */
function termOf(
  reading: Reading,
  where: string,
  item: string,
  statement: Statement,
  isDead: boolean,
): Term | null {
  const label = labelOf(reading, reading.entities.get(item));
  const what = label === null ? `The position ${item}` : `${shown(label.value)} (${item})`;
  const read = (property: string): string | null | undefined => {
    const snaks = qualifiers(statement, property).filter((snak) => valueOf(snak) !== null);
    const dates = new Set<string>();
    for (const snak of snaks) {
      const time = readTime(valueOf(snak));
      if ('edtf' in time) dates.add(time.edtf);
      else {
        reading.report(
          where,
          `${what} was left out: its ${says[property] ?? property} can’t be written, ${time.why}.`,
        );
        return undefined;
      }
    }
    if (dates.size > 1) {
      reading.report(
        where,
        `${what} was left out: it has several dates for its ${says[property] ?? property} (${[...dates].join(', ')}).`,
      );
      return undefined;
    }
    return [...dates][0] ?? null;
  };
  const [start, end] = [read('P580'), read('P582')];
  if (start === undefined || end === undefined) return null;
  if (isUpsideDown(start, end)) {
    reading.report(where, `${what} was left out: it ends (${end ?? ''}) before it begins (${start ?? ''}).`);
    return null;
  }
  const isOver =
    isDead || qualifiers(statement, 'P582').some(isUnknown) || qualifiers(statement, 'P1534').length > 0;
  return { start, end: end ?? (isOver ? 'unknown' : null) };
}

function officeOf(reading: Reading, item: string): { office: ImportedOffice; isActing: boolean } {
  const entity = reading.entities.get(item);
  const written = labelOf(reading, entity)?.value ?? null;
  // “Acting President of Russia” is an item of its own there; here it is the office, held in another capacity.
  const words = written?.replace(/^acting\s+/iu, '') ?? null;
  const isActing = words !== written;
  const also = isActing
    ? []
    : entriesAt(entity, 'labels').flatMap(([, label]) => wordsAt(label, 'value') ?? []);
  const office = {
    words: words && clean(words.charAt(0).toUpperCase() + words.slice(1)),
    also,
    identifier: isActing ? null : { scheme: 'wikidata', value: item },
  };
  return { office, isActing };
}

function ofOf({ entities }: Reading, item: string): ActorPointer | null {
  const office = entities.get(item);
  for (const property of ['P1001', 'P17']) {
    const [only, other] = bestStatements(office, property).flatMap((one) => itemOf(mainValue(one)) ?? []);
    if (only !== undefined && other === undefined)
      return { words: null, identifier: { scheme: 'wikidata', value: only } };
  }
  return null;
}

/** The party on the first day: the only membership that covers it, else the only one there is, if it has no dates. */
function partyAt(reading: Reading, person: unknown, start: string | null): string | null {
  const day = parseEdtf(start ?? '');
  const all = statements(person, 'P102').map((statement) => {
    const date = (property: string) => {
      const [snak] = qualifiers(statement, property);
      const read = readTime(valueOf(snak));
      return 'edtf' in read ? parseEdtf(read.edtf) : null;
    };
    const dated = ['P580', 'P582'].some((property) => qualifiers(statement, property).length > 0);
    const item = itemOf(mainValue(statement));
    return { from: date('P580'), to: date('P582'), dated, item };
  });
  const covering = all.filter(({ from, to }) => from && day && covers(from, to, day) === 'yes');
  const undated = all.length === 1 && all[0]?.dated === false ? all : [];
  const [only, other] = covering.length > 0 ? covering : undated;
  if (!only || other) return null;
  return labelOf(reading, reading.entities.get(only.item ?? ''))?.value ?? null;
}

/** The entities of a file: a map of them, a list, or several of these; null where it holds none. */
export function entitiesIn(json: unknown): readonly unknown[] | null {
  const entities: unknown = at(json, 'entities');
  if (Array.isArray(entities)) return listAt(json, 'entities');
  if (isObject(entities)) return Object.values(entities);
  if (isEntity(json)) return [json];
  if (!Array.isArray(json)) return null;
  const found = json.flatMap((item: unknown): readonly unknown[] =>
    Array.isArray(item) ? [null] : (entitiesIn(item) ?? [item]),
  );
  return found.some(isEntity) ? found : null;
}

const isEntity = (value: unknown): boolean =>
  itemOf(value) !== null && (isObject(at(value, 'labels')) || isObject(at(value, 'claims')));
