import type { TextEdit } from '../text/edits.ts';
import type { NoteFacts } from '../model/facts.ts';
import type { YamlEntry, YamlMap } from '../model/yaml.ts';
import { bodyStartOf } from '../notes/frontmatter.ts';
import type { NoteType } from '../schema/schemas.ts';
import type { Service } from '../service.ts';
import { breakNear, lineStart, nextLine } from '../yaml/layout.ts';
import { scalarSource } from '../yaml/scalars.ts';

/** What a note is, and what it may be made. */
export interface TypeOfNote {
  /** As written in the frontmatter; null where nothing is. */
  readonly type: string | null;
  /** False of ordinary Markdown: no type is written, or one that nobody knows. */
  readonly known: boolean;
  /** What people call the type; empty where it is not known. */
  readonly title: string;
  readonly description: string;
  readonly types: readonly NoteType[];
}

/** Null where the file is no note of the workspace. */
export function typeOfNote(service: Service, path: string): TypeOfNote | null {
  const note = service.notes.get(path);
  if (!note) return null;
  const types = service.schemas.types();
  const type = note.frontmatter?.type?.value ?? null;
  const found = types.find(({ name }) => name === type);
  const { title = '', description = '' } = found ?? {};
  return { type, known: found !== undefined, title, description, types };
}

/**
 * The edit that makes a note one of a type, all else left as it is. Null where there is no such note or type, and where
 * the frontmatter is no list of keys.
 */
export function changeType(service: Service, path: string, type: string): TextEdit[] | null {
  const note = service.notes.get(path);
  const text = service.text(path);
  if (!note || text === null || !service.schemas.types().some(({ name }) => name === type)) return null;
  const { frontmatter } = note;
  if (!frontmatter) return [withFrontmatter(text, type)];
  const edit = inMap(text, frontmatter.yaml, type) ?? inLine(text, note, type);
  return edit ? [edit] : null;
}

const insertion = (at: number, newText: string): TextEdit => ({
  range: { start: at, end: at },
  newText,
  expected: '',
});

function withFrontmatter(text: string, type: string): TextEdit {
  const start = bodyStartOf(text);
  const line = breakNear(text, start);
  const apart = /^[ \t]*(?:[\r\n]|$)/u.test(text.slice(start)) ? '' : line;
  return insertion(start, `---${line}type: ${scalarSource(type, 'block')}${line}---${line}${apart}`);
}

/** In frontmatter that could be read. */
function inMap(text: string, map: YamlMap | null, type: string): TextEdit | null {
  const [first] = map?.entries ?? [];
  if (!map || !first) return null;
  const isFlow = text[map.range.start] === '{';
  const entry = map.entries.find(({ key }) => key === 'type');
  const source = scalarSource(type, isFlow ? 'flow' : 'block');
  if (entry && isOwn(text, map, entry)) return replaced(text, entry, source);
  if (isFlow) return insertion(map.range.start + 1, ` type: ${source},`);
  const indent = ' '.repeat(map.range.start - lineStart(text, map.range.start));
  return insertion(placeForType(text, map), `${indent}type: ${source}${breakNear(text, map.range.start)}`);
}

/** Not taken in from another map by a merge key. */
function isOwn(text: string, map: YamlMap, { keyRange: { start } }: YamlEntry): boolean {
  const column = (at: number): number => at - lineStart(text, at);
  if (start < map.range.start || start >= map.range.end) return false;
  return text[map.range.start] === '{' || column(start) === column(map.range.start);
}

function replaced(text: string, { keyRange, value: { range } }: YamlEntry, source: string): TextEdit | null {
  if (range.start < keyRange.end || range.start === range.end) {
    const colon = /^[ \t]*:/u.exec(text.slice(keyRange.end));
    return colon ? insertion(keyRange.end + colon[0].length, ` ${source}`) : null;
  }
  const expected = text.slice(range.start, range.end);
  // A list or map below its key, or text over several lines.
  if (/[\r\n]/u.test(expected)) return null;
  return { range, newText: source, expected };
}

/** The schemas have `id` and then `type` before all else. */
function placeForType(text: string, { entries, range }: YamlMap): number {
  const id = entries.find(({ key }) => key === 'id');
  const isLine =
    id?.value.type === 'scalar' && !/[\r\n]/u.test(text.slice(id.keyRange.start, id.value.range.end));
  return isLine ? nextLine(text, id.value.range.end) : lineStart(text, range.start);
}

/** In frontmatter that holds nothing yet, or does not parse: there the line that names the type may still be read. */
function inLine(text: string, { frontmatter }: NoteFacts, type: string): TextEdit | null {
  if (!frontmatter) return null;
  const { range, yaml } = frontmatter;
  const source = scalarSource(type, 'block');
  if (frontmatter.type && !yaml) {
    const written = frontmatter.type.range;
    const expected = text.slice(written.start, written.end);
    return expected === frontmatter.type.value ? { range: written, newText: source, expected } : null;
  }
  // Blank lines and comments alone.
  if (/^(?:[ \t]*(?:#.*)?(?:\r\n?|\n|$))*$/u.test(text.slice(range.start, range.end)))
    return insertion(range.start, `type: ${source}${breakNear(text, range.start)}`);
  return null;
}
