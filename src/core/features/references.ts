import type { NoteFacts } from '../model/facts.ts';
import type { Service } from '../service.ts';
import { touches } from '../text/range.ts';
import { configFile } from '../workspace/config.ts';
import { idOf } from '../workspace/offers.ts';
import { actorMeant, mentionsIn, mentionsOf } from './actor-namings.ts';
import { referenceAt } from './frontmatter-references.ts';
import { type Naming, declarationsOf, namedInText, namedInYaml, placesOf } from './namings.ts';
import { type Place, type Subject, headOf, isSameSubject } from './subjects.ts';

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
  for (const naming of [...declarationsOf(note), ...namedInText(service, note)])
    for (const { range, subject } of placesOf(naming)) if (touches(range, offset)) return subject;
  return actorMeant(service, note, offset);
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
  for (const path of [...reviews, configFile])
    found.push(...placesIn(path, namedInYaml(service, path), subject));
  if (declared) found.push(...declarationOf(service, subject));
  return inOrderOnce(found);
}

function inOrderOnce(places: readonly Place[]): Place[] {
  const sorted = places.toSorted(inOrder);
  return sorted.filter((place, at) => at === 0 || inOrder(place, sorted[at - 1] ?? place) !== 0);
}

const placesIn = (file: string, namings: readonly Naming[], subject: Subject): Place[] =>
  namings
    .flatMap((naming) => [...placesOf(naming)])
    .filter((place) => isSameSubject(place.subject, subject))
    .map(({ range }) => ({ file, range }));

const inOrder = (a: Place, b: Place): number =>
  (a.file === b.file ? 0 : a.file < b.file ? -1 : 1) ||
  a.range.start - b.range.start ||
  a.range.end - b.range.end;

function declarationOf(service: Service, subject: Subject): Place[] {
  const note = service.notes.get(subject.file);
  const declared = note ? placesIn(note.path, declarationsOf(note), subject) : [];
  return declared.length > 0 || subject.claim !== null ? declared : [headOf(service, subject.file)];
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
