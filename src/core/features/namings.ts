import type { ClaimFacts, LinkFacts, NoteFacts } from '../model/facts.ts';
import type { YamlMap, YamlValue } from '../model/yaml.ts';
import type { Refers } from '../schema/json-schema.ts';
import type { Located, Range } from '../text/range.ts';
import { configFile } from '../workspace/config.ts';
import { itemsOf, located, locatedAt, textsAt, valueOf } from '../yaml/values.ts';
import { referencesIn } from './frontmatter-references.ts';
import { schemaDocument } from './schema-document.ts';
import { type Subject, type World, claimNamed, subjectLinked, subjectNamed } from './subjects.ts';

/** A place where something is named, as it is written there. */
export interface Naming {
  /** `declared`: the place that gives the name. `option`: a value of attache.yaml. */
  readonly form: 'declared' | 'citation' | 'link' | 'attribute' | 'yaml' | 'option';
  /** What is written for a record: an id, or of a link a name or path. */
  readonly record: Located<string> | null;
  /** The id of a claim, without its `^`; of a link any part, which may be a heading. */
  readonly claim: Located<string> | null;
  /** Null where the words name nothing. */
  readonly subject: Subject | null;
}

/** The words of a naming and what each of them names. */
export function* placesOf({ record, claim, subject }: Naming): Generator<{ range: Range; subject: Subject }> {
  if (!subject) return;
  if (claim && subject.claim !== null) yield { range: claim.range, subject };
  if (record) yield { range: record.range, subject: { file: subject.file, claim: null } };
}

/** Where a note gives names: its own ids, and those of its claims. */
export function declarationsOf({ record, path, claims }: NoteFacts): Naming[] {
  const own = record ? [record.id.explicit, record.kind === 'source' ? record.key : null] : [];
  return [
    ...own.flatMap((id) => (id ? [declared(id, null, { file: path, claim: null })] : [])),
    ...claims.flatMap(({ id }) => (id ? [declared(null, id, { file: path, claim: id.value })] : [])),
  ];
}

const declared = (record: Naming['record'], claim: Naming['claim'], subject: Subject): Naming => ({
  form: 'declared',
  record,
  claim,
  subject,
});

/** Citations, links and the attributes of claims; those of quiet claims, too, which stand in the frontmatter. */
export function namedInText(world: World, note: NoteFacts): Naming[] {
  const { path, citations, claims, links } = note;
  const names =
    (form: Naming['form'], kind: Refers) =>
    (id: Located<string>): Naming =>
      record(world, path, form, [kind], id);
  return [
    ...citations.map(({ key, keyRange }) => names('citation', 'source')({ value: key, range: keyRange })),
    ...claims.flatMap((claim) => {
      const form = claim.form === 'block' ? 'yaml' : 'attribute';
      return [
        ...claim.by.map(names(form, 'actor')),
        ...(claim.event ? [names(form, 'event')(claim.event)] : []),
        ...[...claim.restsOn, ...claim.contradicts].map((id) => claimNaming(world, path, form, id)),
      ];
    }),
    ...keysOfQuietClaims(note),
    ...links.filter(({ form }) => form === 'wiki').map((link) => linkNaming(world, note, link)),
  ];
}

function record(
  world: World,
  path: string,
  form: Naming['form'],
  kinds: readonly Refers[],
  id: Located<string>,
): Naming {
  return { form, record: id, claim: null, subject: subjectNamed(world, path, kinds, id.value) };
}

/** `note-id#id` names a claim and, before the `#`, its note. */
function claimNaming(world: World, path: string, form: Naming['form'], id: Located<string>): Naming {
  const { value, range } = id;
  const subject = claimNamed(world, path, value);
  const hash = value.indexOf('#');
  if (hash < 0) return { form, record: null, claim: id, subject };
  const claim = part(id, value[hash + 1] === '^' ? hash + 2 : hash + 1, value.length);
  const exact = range.end - range.start === value.length;
  return { form, record: exact ? part(id, 0, hash) : null, claim, subject };
}

/** Where escapes make the text longer than the value the whole stands for its parts. */
function part({ value, range }: Located<string>, from: number, to: number): Located<string> {
  const exact = range.end - range.start === value.length;
  const place = { start: range.start + from, end: range.start + to };
  return { value: value.slice(from, to), range: exact ? place : range };
}

/** The keys of `claims` in the frontmatter, whatever the type of the note. */
function keysOfQuietClaims({ path, claims, frontmatter }: NoteFacts): Naming[] {
  const listed = valueOf(frontmatter?.yaml ?? null, 'claims');
  const isQuiet =
    (key: string) =>
    ({ form, id }: ClaimFacts): boolean =>
      form === 'block' && id?.value === key;
  const entries = listed?.type === 'map' ? listed.entries : [];
  return entries
    .filter(({ key }) => claims.some(isQuiet(key)))
    .map(({ key, keyRange }) => ({
      form: 'yaml',
      record: null,
      claim: { value: key, range: keyRange },
      subject: { file: path, claim: key },
    }));
}

function linkNaming(world: World, note: NoteFacts, link: LinkFacts): Naming {
  const subject = subjectLinked(world, note, link);
  const { target, targetRange, part: written } = link;
  const text = world.text(note.path) ?? '';
  const lead = (start: number, pattern: RegExp): number =>
    start + (pattern.exec(text.slice(start, link.range.end))?.[0].length ?? 0);
  const start = lead(targetRange.start, /^\s*/u);
  const name = { value: target, range: { start, end: start + target.length } };
  const id = written?.replace(/^\^/u, '') ?? '';
  const from = lead(targetRange.end + 1, /^\s*\^?/u);
  const claim = { value: id, range: { start: from, end: from + id.length } };
  return {
    form: 'link',
    record: target === '' ? null : name,
    claim: written === null ? null : claim,
    subject,
  };
}

/** What YAML names where a schema says that it does. */
export function namedInYaml(world: World, path: string): Naming[] {
  const found = referencesIn(world, path)
    .filter(({ kinds }) => !kinds.includes('file'))
    .map(({ kinds, value, range, subject }): Naming =>
      kinds.includes('claim')
        ? claimNaming(world, path, 'yaml', { value, range })
        : { form: 'yaml', record: { value, range }, claim: null, subject },
    );
  return [...found, ...writersIn(world, path), ...(path === configFile ? exceptionsIn(world) : [])];
}

/** Those who wrote, review or judged are named by ids where they have records, else by their names. */
function writersIn(world: World, path: string): Naming[] {
  return writtenBy(world, path).map((who) => record(world, path, 'yaml', ['actor'], who));
}

function writtenBy(world: World, path: string): Located<string>[] {
  const note = world.notes.get(path);
  if (note?.record?.kind === 'note') {
    const yaml = note.frontmatter?.yaml ?? null;
    return [...textsAt(yaml, 'authors'), ...textsAt(yaml, 'reviewers')];
  }
  if (!world.isReview(path)) return [];
  const mapOf = (item: YamlValue): YamlMap | null => (item.type === 'map' ? item : null);
  return itemsOf(schemaDocument(world, path)?.root ?? null).flatMap(
    (item) => locatedAt(mapOf(item), 'by') ?? [],
  );
}

/** `except` of a check takes ids, citation keys and files. */
function exceptionsIn(world: World): Naming[] {
  const root = schemaDocument(world, configFile)?.root ?? null;
  const checks = root?.type === 'map' ? valueOf(root, 'checks') : null;
  const levels = checks?.type === 'map' ? checks.entries.map(({ value }) => value) : [];
  return levels
    .flatMap((level) => (level.type === 'map' ? itemsOf(valueOf(level, 'except')) : []))
    .flatMap((item) => located(item) ?? [])
    .map((id) => ({ form: 'option', record: id, claim: null, subject: excepted(world, id.value) }));
}

function excepted({ lookup, notes }: World, written: string): Subject | null {
  const found =
    lookup.byId('source', written) ??
    lookup.byId('note', written) ??
    lookup.byId('actor', written) ??
    lookup.byId('office', written);
  const file = found?.place ?? (notes.has(written) ? written : null);
  return file === null ? null : { file, claim: null };
}

/** Everything that a file names, in the order of the text; what two readers find counts once. */
export function namingsIn(world: World, path: string, withYaml: boolean): Naming[] {
  const note = world.notes.get(path);
  const all = [
    ...(note ? [...declarationsOf(note), ...namedInText(world, note)] : []),
    ...(withYaml ? namedInYaml(world, path) : []),
  ];
  const found = new Map<string, Naming>();
  for (const naming of all) {
    const { start } = rangeOf(naming);
    // A link and a citation never begin at one place; YAML is read for claims and by its schema.
    if (!found.has(String(start))) found.set(String(start), naming);
  }
  return [...found.values()].sort((a, b) => rangeOf(a).start - rangeOf(b).start);
}

export const rangeOf = ({ record: named, claim }: Naming): Range =>
  named?.range ?? claim?.range ?? { start: 0, end: 0 };
