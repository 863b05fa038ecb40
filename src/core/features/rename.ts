import { isPlainKey } from '../markup/keys.ts';
import type { NoteFacts } from '../model/facts.ts';
import type { RecordKind } from '../model/records.ts';
import { defaultId } from '../notes/records.ts';
import type { Service } from '../service.ts';
import { folderOf, nameOf } from '../text/paths.ts';
import { type Range, touches } from '../text/range.ts';
import { fileOf } from '../workspace/library-entries.ts';
import { type Naming, namingsIn } from './namings.ts';
import { type How, type Names, howNamed, namesOf, namesOfEntry, withoutEnding } from './rename-names.ts';
import { type NewNames, type Renaming, type Slip, planRename } from './rename-plan.ts';
import type { Subject } from './subjects.ts';

/** Why something can't be done, in a sentence; and at which words, where they do name something. */
export interface Refusal {
  readonly why: string;
  readonly range?: Range;
}

export interface Prepared {
  readonly range: Range;
  readonly placeholder: string;
}

/** What the cursor is on, and by what it is named there. */
interface Target {
  readonly words: { readonly value: string; readonly range: Range };
  readonly subject: Subject;
  readonly how: How | 'claim';
  /** Null where it is an entry of a library. */
  readonly note: NoteFacts | null;
  readonly names: Names;
}

/** The id, key or file name at an offset, to be renamed wherever it is written; null where nothing is named. */
export function prepareRename(service: Service, path: string, offset: number): Prepared | Refusal | null {
  const target = targetAt(service, path, offset);
  if (!target || 'why' in target) return target;
  const range = innerRange(service.text(path) ?? '', target);
  const { how, names, words } = target;
  const own =
    how === 'claim' || how === 'name' ? null : names[how === 'path' || how === 'whole-path' ? 'file' : how];
  return { range, placeholder: own ?? words.value };
}

/** All that renaming what stands at an offset takes, or why it can't be done; null where nothing is named. */
export function renameAt(
  service: Service,
  path: string,
  offset: number,
  written: string,
  isNote: (path: string) => boolean,
): Renaming | Refusal | null {
  const target = targetAt(service, path, offset);
  if (!target || 'why' in target) return target;
  const wanted = written.trim().normalize('NFC');
  const newNames = newNamesFor(service, target, wanted, isNote);
  if ('why' in newNames) return newNames;
  try {
    const planned = planRename(service, withEntry(service, target, newNames), false);
    if ('renaming' in planned) return planned.renaming;
    if ('fixed' in planned)
      return { why: `“${planned.fixed}” is written in a way that can’t be edited. Write it plainly first.` };
    return { why: saySlip(service, planned.slip, wanted) };
  } catch (error) {
    // Deeply nested Markdown takes more room than there is, as when it is read.
    if (error instanceof RangeError)
      return { why: 'One of the notes is nested too deeply to be read again.' };
    throw error;
  }
}

function targetAt(service: Service, path: string, offset: number): Target | Refusal | null {
  for (const naming of namingsIn(service, path, true)) {
    const part = partAt(naming, offset);
    if (part) return targetOf(service, naming, part);
  }
  return null;
}

function targetOf(service: Service, naming: Naming, { words, how }: Part): Target | Refusal | null {
  const { subject } = naming;
  if (!subject) return how === 'claim' ? null : { why: `Nothing is called “${words.value}” yet.` };
  const bearer = bearerAt(service, subject.file);
  if (!bearer) return null;
  const problems = bearer.note?.frontmatter?.problems ?? [];
  if (problems.length > 0)
    return {
      why: `The frontmatter of ${subject.file} can’t be read as it stands. Mend it first.`,
      range: words.range,
    };
  if (how === 'claim') return subject.claim === null ? null : { words, subject, how, ...bearer };
  const named = howNamed(bearer.names, naming);
  if (named === 'name')
    return {
      why: `“${words.value}” is a name or title of ${subject.file}, no id. Change it there, and here by hand.`,
      range: words.range,
    };
  return { words, subject, how: named, ...bearer };
}

/** The note or the entry of a library that stands there, with its names. */
function bearerAt({ notes, lookup }: Service, file: string): Pick<Target, 'note' | 'names'> | null {
  const note = notes.get(file);
  if (note) return { note, names: namesOf(note) };
  const entry = lookup.entryAt(file);
  return entry ? { note: null, names: namesOfEntry(entry.id) } : null;
}

/** The words of a naming that the cursor is on. */
interface Part {
  readonly words: Target['words'];
  readonly how: 'record' | 'claim';
}

function partAt({ record, claim }: Naming, offset: number): Part | null {
  if (claim && touches(claim.range, offset)) return { words: claim, how: 'claim' };
  return record && touches(record.range, offset) ? { words: record, how: 'record' } : null;
}

/** Without quotes, and of a path the file's name alone. */
function innerRange(text: string, { words, how, names }: Target): Range {
  const { start, end } = words.range;
  const written = text.slice(start, end);
  const name = how === 'path' ? names.file : words.value;
  const at = written.toLowerCase().lastIndexOf(name.toLowerCase());
  return at < 0 ? words.range : { start: start + at, end: start + at + name.length };
}

function newNamesFor(
  service: Service,
  target: Target,
  wanted: string,
  isNote: (path: string) => boolean,
): NewNames | Refusal {
  const { how, names } = target;
  if (wanted === '') return { why: 'An id can’t be empty.' };
  if (how === 'claim') return newClaim(target, wanted);
  if (how === 'key') return newKey(service, target, wanted);
  if (how === 'id') {
    const why = idProblem(wanted) ?? takenBy(service, target, wanted);
    if (why !== null) return { why };
  }
  if (how === 'id' && names.explicit) return newId(target, wanted);
  return newFile(service, target, how === 'id' ? wanted : withoutEnding(wanted), isNote);
}

/** A key that an entry of a library goes by is another one there as well, whether or not a note completes the entry. */
function withEntry({ lookup }: Service, { names }: Target, newNames: NewNames): NewNames {
  const before = names.key ?? names.id;
  const after = newNames.record?.key ?? newNames.record?.id ?? null;
  const entry = before === null || after === null ? null : lookup.inLibrary(before);
  return entry && after !== null ? { ...newNames, entry: { place: entry.place, key: after } } : newNames;
}

const none: NewNames = { moves: new Map(), record: null, claim: null, entry: null };

/** Letters and digits of any script and `_ - :`. */
const idProblem = (id: string): string | null =>
  /^[\p{L}\p{N}\p{M}_:-]+$/u.test(id)
    ? null
    : `“${id}” can’t be an id: ids are made of letters, digits, \`_\`, \`-\` and \`:\`.`;

function newClaim({ note, subject: { file, claim: from } }: Target, to: string): NewNames | Refusal {
  const problem = idProblem(to);
  if (problem !== null) return { why: problem };
  if (!/^\p{L}/u.test(to)) return { why: `“${to}” can’t be a claim’s id: it begins with a letter.` };
  const taken =
    note?.claims.some(({ id }) => id?.value === to) === true || note?.blockIds.includes(to) === true;
  if (taken && to !== from) return { why: `A claim or block of ${file} is called “${to}” already.` };
  return { ...none, claim: { file, from: from ?? '', to } };
}

function newId({ note, names, subject: { file } }: Target, id: string): NewNames | Refusal {
  const isSource = !note || note.record?.kind === 'source';
  const isKey = isSource && (names.key === null || names.key === names.id);
  if (isKey && !isPlainKey(id)) return { why: noKey(id) };
  // Where both are written and the same, they were meant to be.
  return { ...none, record: { file, id, key: names.key === names.id && names.key !== null ? id : null } };
}

const noKey = (key: string): string =>
  `“${key}” can’t be a citation key: it begins and ends with a letter, digit or \`_\`, and has single marks inside.`;

function newKey(service: Service, { names, subject: { file } }: Target, key: string): NewNames | Refusal {
  if (!isPlainKey(key)) return { why: noKey(key) };
  const other = service.lookup.byId('source', key);
  if (other && other.place !== file) return { why: `${other.path} is cited as “${key}” already.` };
  const isId = names.explicit && names.key === names.id;
  if (!isId) return { ...none, record: { file, id: null, key } };
  return idProblem(key) === null
    ? { ...none, record: { file, id: key, key } }
    : { why: idProblem(key) ?? '' };
}

const kinds: readonly RecordKind[] = ['note', 'actor', 'office', 'source'];

/** All explicit ids share one space, and a default one must not lose its own to another. */
function takenBy(service: Service, { subject: { file } }: Target, id: string): string | null {
  const { lookup } = service;
  const bearers = [
    ...lookup.bearersOf(id),
    ...kinds.flatMap((kind) => lookup.byId(kind, id)?.place ?? []),
    ...[lookup.link(id) ?? []].flat(),
  ];
  const other = bearers.find((path) => path !== file);
  return other === undefined ? null : `“${id}” is ${fileOf(other)} already. Choose another id.`;
}

/** Without an explicit id it is the file that is renamed. */
function newFile(
  service: Service,
  { how, note, names, subject: { file } }: Target,
  name: string,
  isNote: (path: string) => boolean,
): NewNames | Refusal {
  if (/[/\\:*?"<>|#^[\]]|^[.\s]|[.\s]$|\p{Cc}/u.test(name))
    return {
      why:
        how === 'id'
          ? `This id is the name of ${file}, and “${name}” is no name for a file everywhere. Give the note an \`id\` first.`
          : `“${name}” is no name for a file everywhere.`,
    };
  if (how === 'id' && defaultId(`${name}.md`) !== name)
    return {
      why: `This id comes from the name of ${file}, and a file “${name}.md” would be “${defaultId(`${name}.md`)}”. Write it so, or give the note an \`id\` first.`,
    };
  const folder = folderOf(file);
  const ending = nameOf(file).slice(names.file.length);
  const to = `${folder === '' ? '' : `${folder}/`}${name}${ending}`;
  if (to === file) return none;
  if (service.text(to) !== null) return { why: `${to} is there already.` };
  if (!isNote(to)) return { why: `A file ${to} would be no note of this workspace.` };
  const id = defaultId(to);
  if (note?.record?.kind === 'source' && !names.explicit && names.key === null && !isPlainKey(id))
    return { why: noKey(id) };
  return { ...none, moves: new Map([[file, to]]) };
}

function saySlip(service: Service, { file, words, offset, before, after }: Slip, wanted: string): string {
  const line = (service.lines(file)?.position(offset).line ?? 0) + 1;
  const place = `${file}, line ${line}`;
  if (before === null && after !== null)
    return `“${words}” is written in ${place}, where it names nothing now and would name ${fileOf(after.file)} then. Choose another name than “${wanted}”, or change it there first.`;
  return `“${words}” in ${place} would not name the same any more. Choose another name than “${wanted}”.`;
}
