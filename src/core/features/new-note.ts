import type { NewFile, NoteToBegin } from '../model/edit.ts';
import { isActorType } from '../model/note-types.ts';
import type { RecordKind } from '../model/records.ts';
import type { YamlMap } from '../model/yaml.ts';
import { defaultId } from '../notes/records.ts';
import { applicable, applicableInside, knownKeys } from '../schema/applicable.ts';
import { type SchemaObject, typeOf, typesOf } from '../schema/json-schema.ts';
import { owedKeys } from '../schema/owed.ts';
import type { Service } from '../service.ts';
import { folderOf } from '../text/paths.ts';
import { scalarSource } from '../yaml/scalars.ts';
import { escapeChoice, escapeSnippet, withoutStops } from './completion-items.ts';

/** A note that is going to be written. */
export interface NewNote {
  readonly path: string;
  /** What it begins with, in the snippet syntax that LSP and VS Code share. */
  readonly snippet: string;
  /** The file that is there already, or that goes by the id which this one would have. */
  readonly taken: string | null;
}

/** Null where there is no such type, or the title holds nothing that a file can be named after. */
export function newNote(
  service: Service,
  type: string,
  title: string,
  isNote: (path: string) => boolean,
): NewNote | null {
  const words = title.replace(/[\s\p{Cc}]+/gu, ' ').trim();
  const name = fileName(words);
  if (name === '' || !service.schemas.types().some((known) => known.name === type)) return null;
  const path = placesOf(service, type, isNote)(name);
  return { path, snippet: snippetFor(service, type, words), taken: bearer(service, type, path) };
}

/** The file in which a note is to begin; null where it can't lie there, or something goes by that name already. */
export function begunNote(
  service: Service,
  { type, name, id, path: wanted, values }: NoteToBegin,
  isNote: (path: string) => boolean,
): NewFile | null {
  const found = newNote(service, type, wanted === null && id !== null ? id : name, isNote);
  const path = wanted ?? found?.path ?? null;
  if (!found || path === null || bearer(service, type, path) !== null || !isNote(path)) return null;
  const text = withoutStops(snippetFor(service, type, name, values)).replace(/[ \t]+$/gmu, '');
  const said = id === null || defaultId(path) === id.normalize('NFC');
  return { path, text: said ? text : text.replace(/^---\n/u, `---\nid: ${scalarSource(id, 'block')}\n`) };
}

/** Where a note of a type goes by the name of its file; for many notes the folders are looked up once. */
export function placesOf(
  service: Service,
  type: string,
  isNote: (path: string) => boolean,
): (name: string) => string {
  const places = [...foldersOf(service, type), folders[kindOf(type)], ''];
  return (name) => {
    const paths = places.map((folder) => (folder === '' ? `${name}.md` : `${folder}/${name}.md`));
    return paths.find(isNote) ?? `${name}.md`;
  };
}

/** By their id in lower case: no file system, link or citation then tells two of them apart by case alone. */
export function fileName(title: string): string {
  const id = defaultId(`${title.replace(/[/:]/gu, ' ')}.md`);
  const cut = Array.from(id).slice(0, longest).join('');
  const whole = cut.length < id.length && cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : cut;
  // Windows keeps these names for devices, whatever follows the dot.
  return /^(?:con|prn|aux|nul|(?:com|lpt)\d)$/u.test(whole) ? `${whole}-` : whole;
}

/** In characters: file systems allow 255 bytes, of which a character takes up to four. */
const longest = 60;

const folders: Readonly<Record<RecordKind, string>> = {
  note: 'notes',
  actor: 'actors',
  office: 'offices',
  source: 'sources',
};

/** A team's own types are notes. */
const kindOf = (type: string): RecordKind =>
  isActorType(type) ? 'actor' : type === 'office' || type === 'source' ? type : 'note';

/** Where most notes of this type lie, and where most of its kind do. */
function foldersOf(service: Service, type: string): string[] {
  const notes = [...service.notes.values()];
  const same = notes.filter(({ frontmatter }) => frontmatter?.type?.value === type);
  const alike = notes.filter(({ record }) => record?.kind === kindOf(type));
  return [same, alike].flatMap((some) => mostFrequent(some.map(({ path }) => folderOf(path))));
}

function mostFrequent(values: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const [first] = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return first ? [first[0]] : [];
}

/** The file that lies at a path already, or goes by the id which a note there would have. */
export function bearer(service: Service, type: string, path: string): string | null {
  const file = [...service.notes.keys()].find((known) => known.toLowerCase() === path.toLowerCase());
  const id = defaultId(path);
  const { lookup } = service;
  return file ?? lookup.bearersOf(id)[0] ?? lookup.byId(kindOf(type), id)?.path ?? null;
}

/** Frontmatter with the keys that an analyst fills first, the title filled in, and room for the text. */
function snippetFor(
  service: Service,
  type: string,
  title: string,
  values: NoteToBegin['values'] = {},
): string {
  const { schemas } = service;
  const own = applicable(schemas, schemas.ofType(type), ofType(type));
  const keys = startingKeys(service, own);
  const titleKey = keys.find((key) => key === 'name' || key === 'title');
  let stop = 0;
  const lines = keys.map((key) => {
    if (key === 'type') return `type: ${escapeSnippet(scalarSource(type, 'block'))}`;
    if (key === titleKey) return `${key}: ${escapeSnippet(scalarSource(title, 'block'))}`;
    const known = values[key];
    if (known !== undefined) return `${key}: ${escapeSnippet(scalarSource(known, 'block'))}`;
    const inside = applicableInside(schemas, own, key, null);
    return `${escapeSnippet(scalarSource(key, 'block'))}: ${blank(inside, ++stop, service.today)}`;
  });
  const body = kindOf(type) === 'note' ? `# ${escapeSnippet(title)}\n\n$0\n` : '$0\n';
  return `---\n${lines.join('\n')}\n---\n\n${body}`;
}

function ofType(type: string): YamlMap {
  const range = { start: 0, end: 0 };
  const value = { type: 'scalar', value: type, source: type, style: 'plain', range } as const;
  return { type: 'map', range, entries: [{ key: 'type', keyRange: range, value }] };
}

/** What is owed and what the schema marks with `x-starter`, in the schema's order. */
function startingKeys(service: Service, own: readonly SchemaObject[]): string[] {
  const known = knownKeys(own);
  const marked = known.filter(
    (key) => starterOf(applicableInside(service.schemas, own, key, null)) !== undefined,
  );
  const wanted = new Set(['type', ...marked, ...owedKeys(own, marked)]);
  // A note without a title has none where people look for it.
  if (!wanted.has('name') && !wanted.has('title') && known.includes('title')) wanted.add('title');
  const ordered = [...known.filter((key) => wanted.delete(key)), ...wanted];
  return ordered.includes('type') && !known.includes('type')
    ? ['type', ...ordered.filter((key) => key !== 'type')]
    : ordered;
}

const starterOf = (own: readonly SchemaObject[]): boolean | string | undefined =>
  own.map((schema) => schema['x-starter']).find((starter) => starter !== undefined && starter !== false);

/** A value as it stands at first: what the schema starts with, a choice, or nothing, which no check minds. */
function blank(own: readonly SchemaObject[], stop: number, today: string): string {
  const starter = starterOf(own);
  const fixed = own.find((schema) => schema.const !== undefined)?.const;
  if (isScalar(fixed)) return escapeSnippet(sourceOf(fixed));
  const first = starter === 'today' ? today : typeof starter === 'string' ? starter : null;
  const choices = own.find((schema) => schema.enum)?.enum?.filter(isScalar) ?? [];
  if (choices.length > 0) {
    const others = choices.filter((choice) => choice !== first);
    return `\${${stop}|${[...(first === null ? [] : [first]), ...others].map((choice) => escapeChoice(sourceOf(choice))).join(',')}|}`;
  }
  if (first !== null) return `\${${stop}:${escapeSnippet(sourceOf(first))}}`;
  return inShape(own, `$${stop}`);
}

/** In the brackets that the value will have: the example shows how it is mostly written. */
function inShape(own: readonly SchemaObject[], inside: string): string {
  const [example] = own.find(({ examples }) => examples && examples.length > 0)?.examples ?? [];
  const types = example === undefined ? own.flatMap((schema) => typesOf(schema) ?? []) : [typeOf(example)];
  if (types.includes('array')) return `[${inside}]`;
  return types.includes('object') ? `{ ${inside} \\}` : inside;
}

type Scalar = string | number | boolean;

const isScalar = (value: unknown): value is Scalar =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';

const sourceOf = (value: Scalar): string =>
  typeof value === 'string' ? scalarSource(value, 'block') : String(value);
