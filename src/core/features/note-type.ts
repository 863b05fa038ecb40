import type { TextEdit } from '../text/edits.ts';
import type { Frontmatter, NoteFacts } from '../model/facts.ts';
import { bodyStartOf } from '../notes/frontmatter.ts';
import type { NoteType } from '../schema/schemas.ts';
import type { Service } from '../service.ts';
import type { Range } from '../text/range.ts';
import { fillEntry, insertEntry, replaceScalar } from '../yaml/edits.ts';
import { breakNear } from '../yaml/layout.ts';
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
  const edit = inMap(text, frontmatter, type) ?? inLine(text, note, type);
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

/** In frontmatter that could be read; a type that a merge key brings is left to the map it comes from. */
function inMap(text: string, { range, yaml }: Frontmatter, type: string): TextEdit | null {
  if (!yaml || yaml.entries.length === 0) return null;
  const order = ['id', 'type', ...yaml.entries.map(({ key }) => key)];
  const inserted = insertEntry(text, range, yaml, 'type', scalarSource(type, 'block'), order);
  const entry = yaml.entries.find(({ key }) => key === 'type');
  if (inserted || !entry) return inserted;
  const { value } = entry;
  if (value.type !== 'scalar') return onOneLine(text, value.range, type);
  return value.value === null
    ? fillEntry(text, entry, scalarSource(type, 'block'))
    : replaceScalar(text, value, type);
}

/** A list or map that can be no type; over several lines it is more than a slip. */
function onOneLine(text: string, range: Range, type: string): TextEdit | null {
  const expected = text.slice(range.start, range.end);
  return /[\r\n]/u.test(expected) ? null : { range, newText: scalarSource(type, 'block'), expected };
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
