import type {
  ActorPointer,
  Identifier,
  ImportedActor,
  ImportedFile,
  ImportedName,
  ImportedPosition,
  ImportProblem,
  Report,
} from './imported.ts';
import { isName, isPlainName, isWanted, languageTag, partOfName, settleNames } from './names.ts';
import { at, dateOf, isObject, isUpsideDown, lastDay, listAt, periodOf, shown, wordsAt } from './values.ts';

/*
 * Popolo (popoloproject.com) as EveryPolitician writes it: persons, organizations, posts, events and areas, and the
 * memberships that hold them together. A membership of a legislature may name a term (`legislative_period_id`), whose
 * days count where it has none of its own; `on_behalf_of_id` is the party.
 */

type ById = ReadonlyMap<string, unknown>;

interface Reading {
  readonly organizations: ById;
  readonly posts: ById;
  readonly events: ById;
  readonly languages: readonly string[];
  readonly report: Report;
}

export const isPopolo = (json: unknown): boolean =>
  ['persons', 'memberships', 'organizations'].some((key) => Array.isArray(at(json, key)));

export function readPopolo(json: unknown, languages: readonly string[]): ImportedFile {
  const problems: ImportProblem[] = [];
  const report: Report = (where, message) => problems.push({ where, message });
  const reading: Reading = {
    organizations: byId(listAt(json, 'organizations')),
    posts: byId(listAt(json, 'posts')),
    events: byId(listAt(json, 'events')),
    languages,
    report,
  };
  const memberships = membershipsByPerson(listAt(json, 'memberships'), report);
  const people = listAt(json, 'persons').flatMap((person, index) => {
    const id = wordsAt(person, 'id') ?? '';
    const own = [...listAt(person, 'memberships'), ...(memberships.get(id) ?? [])];
    memberships.delete(id);
    return personOf(reading, person, placeOf('persons', index, person), own) ?? [];
  });
  for (const [id, left] of memberships)
    report(
      `memberships of ${shown(id)}`,
      `No person of the file has this id; ${left.length} of them left out.`,
    );
  const bodies = listAt(json, 'organizations').flatMap(
    (body, index) => bodyOf(reading, body, placeOf('organizations', index, body)) ?? [],
  );
  return { format: 'Popolo', actors: [...people, ...bodies], problems };
}

function byId(items: readonly unknown[]): ById {
  const found = new Map<string, unknown>();
  for (const item of items) {
    const id = wordsAt(item, 'id');
    if (id !== null && !found.has(id)) found.set(id, item);
  }
  return found;
}

function membershipsByPerson(all: readonly unknown[], report: Report): Map<string, unknown[]> {
  const found = new Map<string, unknown[]>();
  all.forEach((membership, index) => {
    const person = wordsAt(membership, 'person_id');
    if (person === null) {
      report(`memberships[${index}]`, 'It says of no person (`person_id`); it was left out.');
      return;
    }
    const own = found.get(person);
    if (own) own.push(membership);
    else found.set(person, [membership]);
  });
  return found;
}

function placeOf(list: string, index: number, item: unknown): string {
  const name = wordsAt(item, 'name');
  return `${list}[${index}]${name === null ? '' : ` (${shown(name)})`}`;
}

function personOf(
  reading: Reading,
  person: unknown,
  where: string,
  memberships: readonly unknown[],
): ImportedActor | null {
  const { report } = reading;
  const name = wordsAt(person, 'name');
  if (!isObject(person) || name === null || !isName(name)) {
    report(where, 'It has no `name` that can be one; the person was left out.');
    return null;
  }
  const [begin, end] = [
    dateAt(person, 'birth_date', where, report),
    dateAt(person, 'death_date', where, report),
  ];
  return settleNames({
    where,
    type: 'person',
    aside: false,
    id: null,
    identifiers: identifiersOf(person),
    name,
    lang: null,
    ...otherNames(reading, person, where),
    family: partOfName(wordsAt(person, 'family_name'), name),
    given: partOfName(wordsAt(person, 'given_name'), name),
    begin,
    end: lastDay(begin, end, where, report),
    positions: memberships.flatMap(
      (membership) => positionOf(reading, membership, where, wordsAt(person, 'death_date') !== null) ?? [],
    ),
  });
}

const dateAt = (item: unknown, key: string, where: string, report: Report): string | null =>
  dateOf(wordsAt(item, key), `\`${key}\``, where, report);

/** Those of other registers; where there is none, the file's own id, so that a second import knows the record again. */
function identifiersOf(item: unknown): Identifier[] {
  const found = listAt(item, 'identifiers').flatMap((one): Identifier[] => {
    const [scheme, value] = [wordsAt(one, 'scheme')?.toLowerCase(), wordsAt(one, 'identifier')];
    return scheme !== undefined && isScheme(scheme) && value !== null ? [{ scheme, value }] : [];
  });
  const id = wordsAt(item, 'id');
  return found.length > 0 || id === null ? found : [{ scheme: 'popolo', value: id }];
}

/** A key of YAML that needs no quotes and is nothing else. */
export const isScheme = (scheme: string): boolean => /^[a-z][a-z0-9-]*(?:_[a-z0-9-]+)*$/u.test(scheme);

/** What speaks for a language is a name in it; an “alternate” one is a spelling, or what somebody called himself online. */
function otherNames(
  { languages, report }: Reading,
  item: unknown,
  where: string,
): Pick<ImportedActor, 'names' | 'aliases'> {
  const names: ImportedName[] = [];
  const aliases: string[] = [];
  for (const other of listAt(item, 'other_names')) {
    const value = wordsAt(other, 'name');
    const lang = languageTag(wordsAt(other, 'lang'));
    if (value === null || (lang !== null && !isWanted(languages, lang))) continue;
    const start = dateAt(other, 'start_date', where, report);
    const end = dateAt(other, 'end_date', where, report);
    const kind = end === null ? null : 'previous';
    if (!isPlainName(value)) report(where, `“${shown(value)}” is more than a name and was left out.`);
    else if (lang === null && start === null && end === null) aliases.push(value);
    else if (isUpsideDown(start, end)) names.push({ value, lang, kind });
    else names.push({ value, lang, kind, start, end });
  }
  return { names, aliases };
}

function positionOf(
  reading: Reading,
  membership: unknown,
  where: string,
  isDead: boolean,
): ImportedPosition | null {
  const { organizations, posts, events, report } = reading;
  const post = nested(posts, membership, 'post');
  const body =
    nested(organizations, membership, 'organization') ?? nested(organizations, post, 'organization');
  const role = wordsAt(membership, 'role') ?? wordsAt(post, 'role');
  // To belong to a party is no office.
  if (wordsAt(body, 'classification') === 'party' && isMember(role)) return null;
  const bodyName = wordsAt(body, 'name');
  const words = wordsAt(post, 'label') ?? officeWords(role, bodyName);
  if (words === null) {
    report(where, 'A membership names neither role nor organization that the file knows; it was left out.');
    return null;
  }
  const term = events.get(wordsAt(membership, 'legislative_period_id') ?? '');
  const day = (key: string): string | null => wordsAt(membership, key) ?? wordsAt(term, key);
  const written = { start: day('start_date'), end: day('end_date') };
  const period = periodOf(written, shown(words), where, report);
  return (
    period && {
      where,
      office: { words, also: [], identifier: null },
      title: isMember(role) || role === words ? null : role,
      of: bodyName === null ? null : pointerTo(body, bodyName),
      start: period.start,
      end: period.end ?? (isDead ? 'unknown' : null),
      capacity: 'substantive',
      party: partyOf(organizations, membership),
      source: null,
    }
  );
}

const isMember = (role: string | null): boolean => role === null || /^member$/iu.test(role);

function partyOf(organizations: ById, membership: unknown): string | null {
  const name = wordsAt(nested(organizations, membership, 'on_behalf_of'), 'name');
  return name === null || isNoParty(name) ? null : name;
}

const pointerTo = (body: unknown, name: string): ActorPointer => ({
  words: name,
  identifier: identifiersOf(body)[0] ?? null,
});

/** By its id in the file, or written out in place. */
function nested(items: ById, item: unknown, key: string): unknown {
  const inside = at(item, key);
  return isObject(inside) ? inside : items.get(wordsAt(item, `${key}_id`) ?? '');
}

/** `Member, National Assembly`: with a comma, for how “of” and “the” stand with a body nobody can tell. */
function officeWords(role: string | null, body: string | null): string | null {
  if (role === null) return body === null ? null : `Member, ${body}`;
  const words = role.charAt(0).toUpperCase() + role.slice(1);
  return body === null || role.toLowerCase().includes(body.toLowerCase()) ? words : `${words}, ${body}`;
}

const isNoParty = (name: string): boolean =>
  /^(?:independents?|none|no party|unknown|other|n\/a|-)$/iu.test(name);

function bodyOf(reading: Reading, body: unknown, where: string): ImportedActor | null {
  // What is there for the persons' sake alone owes nothing.
  const unreported = { ...reading, report: () => undefined };
  const { report } = unreported;
  const name = wordsAt(body, 'name');
  if (name === null || !isName(name) || isNoParty(name)) return null;
  const [begin, end] = [
    dateAt(body, 'founding_date', where, report),
    dateAt(body, 'dissolution_date', where, report),
  ];
  return settleNames({
    where,
    type: 'organisation',
    aside: true,
    id: null,
    identifiers: identifiersOf(body),
    name,
    lang: null,
    ...otherNames(unreported, body, where),
    family: null,
    given: null,
    begin,
    end: lastDay(begin, end, where, report),
    positions: [],
  });
}
