import type { LinkFacts, NoteFacts } from '../model/facts.ts';
import type { Service } from '../service.ts';
import { type Located, type Range, touches } from '../text/range.ts';
import { idOf } from '../workspace/offers.ts';
import { actorMeant, mentionsIn, mentionsOf } from './actor-namings.ts';
import { referenceAt, referencesIn } from './frontmatter-references.ts';
import {
  type Place,
  type Subject,
  claimNamed,
  headOf,
  isSameSubject,
  subjectLinked,
  subjectNamed,
} from './subjects.ts';

/** An id as it is written somewhere, and what it names. */
interface Naming {
  readonly range: Range;
  readonly subject: Subject;
}

/**
 * All places of the workspace that name what is named at an offset, in the order of files and text. `declared`: the
 * place that gives it the name is one of them.
 */
export function referencesAt(service: Service, path: string, offset: number, declared: boolean): Place[] {
  const subject = subjectAt(service, path, offset);
  return subject ? referencesTo(service, subject, declared) : [];
}

/** The same within the file alone. */
export function highlightsAt(service: Service, path: string, offset: number): Place[] {
  const subject = subjectAt(service, path, offset);
  const note = service.notes.get(path);
  if (!subject || !note) return [];
  const yaml = frontmatterFilter(service, subject)(note) ? namedInYaml(service, path) : [];
  const named = placesIn(path, [...declarationsOf(note), ...namedInText(service, note), ...yaml], subject);
  return inOrderOnce([...named, ...mentionsIn(service, subject, path)]);
}

function subjectAt(service: Service, path: string, offset: number): Subject | null {
  const reference = referenceAt(service, path, offset);
  if (reference) return reference.subject;
  const note = service.notes.get(path);
  if (!note) return null;
  const here = ({ range }: Naming): boolean => touches(range, offset);
  const naming = declarationsOf(note).find(here) ?? namedInText(service, note).find(here);
  return naming?.subject ?? actorMeant(service, note, offset);
}

function referencesTo(service: Service, subject: Subject, declared: boolean): Place[] {
  const notes = [...service.notes.values()];
  const reviews = [...service.files()].filter((path) => service.isReview(path));
  const mayBeWritten = frontmatterFilter(service, subject);
  const found = notes.flatMap((note) => [
    ...placesIn(note.path, namedInText(service, note), subject),
    ...(mayBeWritten(note) ? placesIn(note.path, namedInYaml(service, note.path), subject) : []),
  ]);
  found.push(...mentionsOf(service, subject));
  found.push(...reviews.flatMap((path) => placesIn(path, namedInYaml(service, path), subject)));
  if (declared) found.push(...declarationOf(service, subject));
  return inOrderOnce(found);
}

function inOrderOnce(places: readonly Place[]): Place[] {
  const sorted = places.toSorted(inOrder);
  return sorted.filter((place, at) => at === 0 || inOrder(place, sorted[at - 1] ?? place) !== 0);
}

const placesIn = (file: string, namings: readonly Naming[], subject: Subject): Place[] =>
  namings.filter((naming) => isSameSubject(naming.subject, subject)).map(({ range }) => ({ file, range }));

const inOrder = (a: Place, b: Place): number =>
  (a.file === b.file ? 0 : a.file < b.file ? -1 : 1) ||
  a.range.start - b.range.start ||
  a.range.end - b.range.end;

/** Where a note gives names: its own ids, and those of its claims. */
export function declarationsOf(note: NoteFacts): Naming[] {
  const { record, path } = note;
  const own = record ? [record.id.explicit, record.kind === 'source' ? record.key : null] : [];
  const claims = note.claims.map(({ id }) => id);
  return [
    ...own.flatMap((id) => (id ? [{ range: id.range, subject: { file: path, claim: null } }] : [])),
    ...claims.flatMap((id) => (id ? [{ range: id.range, subject: { file: path, claim: id.value } }] : [])),
  ];
}

function declarationOf(service: Service, subject: Subject): Place[] {
  const note = service.notes.get(subject.file);
  const declared = note ? placesIn(note.path, declarationsOf(note), subject) : [];
  return declared.length > 0 || subject.claim !== null ? declared : [headOf(service, subject.file)];
}

/** Citations, links and the attributes of claims that stand in the text. */
function namedInText(service: Service, note: NoteFacts): Naming[] {
  const claims = note.claims.filter(({ form }) => form !== 'block');
  const citations = note.citations.map(({ key, keyRange }) => ({ value: key, range: keyRange }));
  const speakers = claims.flatMap(({ by }) => by);
  const others = claims.flatMap(({ restsOn, contradicts }) => [...restsOn, ...contradicts]);
  const links = note.links.filter(({ form }) => form === 'wiki');
  const naming =
    (kind: 'source' | 'actor') =>
    (id: Located<string>): Naming[] => {
      const subject = subjectNamed(service, note.path, [kind], id.value);
      return subject ? [{ range: id.range, subject }] : [];
    };
  return [
    ...citations.flatMap(naming('source')),
    ...speakers.flatMap(naming('actor')),
    ...others.flatMap((id) => claimNamings(service, note.path, id)),
    ...links.flatMap((link) => linkNamings(service, note, link)),
  ];
}

function namedInYaml(service: Service, path: string): Naming[] {
  return referencesIn(service, path).flatMap(({ kinds, value, range, subject }) => {
    if (kinds.includes('claim')) return claimNamings(service, path, { value, range });
    return subject ? [{ range, subject }] : [];
  });
}

/** `note-id#id` names a claim and, before the `#`, its note. */
function claimNamings(service: Service, path: string, { value, range }: Located<string>): Naming[] {
  const subject = claimNamed(service, path, value);
  if (!subject) return [];
  const hash = value.indexOf('#');
  if (hash < 0 || range.end - range.start !== value.length) return [{ range, subject }];
  const middle = range.start + hash;
  return [
    { range: { start: middle + 1, end: range.end }, subject },
    { range: { start: range.start, end: middle }, subject: { file: subject.file, claim: null } },
  ];
}

function linkNamings(service: Service, note: NoteFacts, link: LinkFacts): Naming[] {
  const subject = subjectLinked(service, note, link);
  if (!subject) return [];
  const { target, targetRange, part } = link;
  const record = target === '' ? [] : [{ range: targetRange, subject: { file: subject.file, claim: null } }];
  if (subject.claim === null || part === null) return record;
  const text = service.text(note.path) ?? '';
  const start = Math.max(text.indexOf(subject.claim, targetRange.end + 1), targetRange.end);
  return [...record, { range: { start, end: start + subject.claim.length }, subject }];
}

/**
 * Frontmatter is read again only where one of the ids may stand in it, since that costs more than all the rest. What
 * is written with escapes can't be told at a glance.
 */
function frontmatterFilter(service: Service, { file, claim }: Subject): (note: NoteFacts) => boolean {
  const facts = service.notes.get(file);
  const key = facts?.record?.kind === 'source' ? facts.record.key?.value : undefined;
  const ids = claim === null ? [facts ? idOf(facts) : '', ...(key === undefined ? [] : [key])] : [claim];
  return ({ path, frontmatter }) => {
    if (!frontmatter) return false;
    const { start, end } = frontmatter.range;
    const yaml = (service.text(path) ?? '').slice(start, end).normalize('NFC');
    return yaml.includes('\\') || ids.some((id) => yaml.includes(id.normalize('NFC')));
  };
}
