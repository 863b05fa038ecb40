import type { NoteFacts } from '../model/facts.ts';
import type { Schemas } from '../schema/schemas.ts';
import { rootKeys } from '../schema/walk.ts';
import type { TextEdit } from '../text/edits.ts';
import { foldName } from '../text/fold.ts';
import { contains } from '../text/range.ts';
import type { Lookup } from '../workspace/lookup.ts';
import { addToList } from '../yaml/list-edits.ts';
import type { Mention } from './mentions.ts';
import { fullNames } from './names.ts';

/*
 * How a writer says whom a name means: by a tag around it, or by the note's list of actors. Findings and the actions on
 * a mention offer the same.
 */

/** A note as it may be edited. */
export interface Editable {
  readonly note: NoteFacts;
  readonly text: string;
  readonly lookup: Lookup;
  readonly schemas: Schemas;
}

/** More who may be meant than this nobody chooses from. */
export const mostChoices = 8;

/** What a link to an actor holds: its id, else its path; null where neither leads there. */
export function linkTarget(actor: string, lookup: Lookup): string | null {
  const id = lookup.entryAt(actor)?.id;
  const targets = [...(id === undefined ? [] : [id]), actor.replace(/\.md$/iu, '')];
  return targets.find((name) => lookup.link(name) === actor && !/[[\]|#\r\n]/u.test(name)) ?? null;
}

/**
 * The edit that lists an actor under `actors`, so that a mention which is open means it; null where it would stay open:
 * with another of those who may be meant in the list, or named before.
 */
export function listing(
  where: Editable,
  mention: Mention,
  actor: string,
  mentions: readonly Mention[],
): TextEdit[] | null {
  const { note, lookup } = where;
  const id = lookup.entryAt(actor)?.id;
  if (note.record?.kind !== 'note' || id === undefined || lookup.byId('actor', id)?.path !== actor)
    return null;
  const listed = note.record.actors.map(({ value }) => lookup.byId('actor', value)?.path);
  if (mention.candidates.some((path) => listed.includes(path))) return null;
  if (!isFullName(mention, actor, lookup) && isNamedBefore(mention, actor, mentions)) return null;
  return listEdit(where, 'actors', id);
}

/** Of a full name that several have the list decides alone. */
function isFullName({ text }: Mention, actor: string, lookup: Lookup): boolean {
  const record = lookup.entryAt(actor)?.record;
  const written = foldName(text).text;
  return record?.kind === 'actor' && fullNames(record).some((name) => foldName(name).text === written);
}

/** Whether the note names, or may name, another bearer before; what may mean this one means it once it is listed. */
const isNamedBefore = (mention: Mention, actor: string, mentions: readonly Mention[]): boolean =>
  mentions.some(({ range, actor: named, candidates }) => {
    if (range.start >= mention.range.start) return false;
    if (named !== null) return named !== actor && mention.candidates.includes(named);
    return !candidates.includes(actor) && candidates.some((path) => mention.candidates.includes(path));
  });

/** The edit that adds a text to a list of the frontmatter; null where it is there, or can't be added soundly. */
export function listEdit(
  { note, text, schemas }: Pick<Editable, 'note' | 'text' | 'schemas'>,
  key: 'actors' | 'aliases',
  value: string,
): TextEdit[] | null {
  const { frontmatter, record } = note;
  const schema = schemas.ofType(frontmatter?.type?.value ?? '');
  if (!frontmatter?.closed || !record || schema === null || frontmatter.problems.length > 0) return null;
  const { yaml, range } = frontmatter;
  const order = rootKeys(schemas, schema, yaml);
  const edit = addToList({ text, yaml: range, map: yaml, key }, value, order);
  return edit && contains(range, edit.range) ? [edit] : null;
}
