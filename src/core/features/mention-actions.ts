import { type Mention, mentionAt } from '../actors/mentions.ts';
import type { NoteFacts } from '../model/facts.ts';
import { factsOf } from '../notes/facts.ts';
import { type Tagging, onOneLine, tagging } from '../notes/tagging.ts';
import { knownKeys } from '../schema/applicable.ts';
import { schemasAt } from '../schema/walk.ts';
import type { Service } from '../service.ts';
import type { TextEdit } from '../text/edits.ts';
import { type Range, contains, touches } from '../text/range.ts';
import { addToList } from '../yaml/list-edits.ts';
import type { CodeAction } from './code-actions.ts';

/** More candidates than this nobody chooses from. */
const most = 8;

/**
 * What says whom a mention means: a tag for each who may be meant, or the note's list of actors. Of a mention that is
 * decided it is no mending, only another way to write it.
 */
export function mentionActions(
  service: Service,
  path: string,
  place: Range,
  wanted: (kind: CodeAction['kind']) => boolean,
): CodeAction[] {
  const note = service.notes.get(path);
  const { mentions } = service.judgement(path);
  const mention = mentionAt(mentions, place.start);
  if (!note || !mention || mention.how === 'link' || !touches(mention.range, place.end)) return [];
  const kind = mention.actor === null ? 'quickfix' : 'refactor';
  if (!wanted(kind)) return [];
  const action = (title: string, edits: TextEdit[] | null): CodeAction[] =>
    edits ? [{ title, kind, finding: null, preferred: false, edits, begins: null }] : [];
  const all = mention.actor === null ? mention.candidates.slice(0, most) : [mention.actor];
  const tag = taggingOf(service, note, [mention]);
  const say = (actor: string): string => sayActor(service, actor, mention.actor !== null);
  const tags = all.flatMap((actor) =>
    action(`Tag this “${onOneLine(mention.text)}” as ${say(actor)}`, tagged(service, tag, actor)),
  );
  const further =
    mention.actor === null
      ? all.flatMap((actor) =>
          action(
            `List ${say(actor)} under \`actors\` for the whole note`,
            mean(service, note, actor, mention),
          ),
        )
      : allMentions(service, note, mention.actor).flatMap(({ title, edits }) => action(title, edits));
  return [...tags, ...further];
}

function allMentions(
  service: Service,
  note: NoteFacts,
  actor: string,
): { title: string; edits: TextEdit[] | null }[] {
  const { mentions } = service.judgement(note.path);
  const same = mentions.filter((each) => each.actor === actor && each.how !== 'link');
  if (same.length < 2) return [];
  const edits = tagged(service, taggingOf(service, note, same), actor);
  const name = sayActor(service, actor, true);
  return [{ title: `Tag all mentions of ${name} in this note (${edits?.length ?? 0})`, edits }];
}

/** By name, and by the id where others may be meant as well: they are mostly called the same. */
function sayActor(service: Service, actor: string, isOnly: boolean): string {
  const entry = service.lookup.entryAt(actor);
  const id = entry?.id ?? actor;
  const name = entry?.record.title?.value;
  if (name === undefined) return id;
  return isOnly ? name : `${name} (${id})`;
}

/** What others call an actor, where that leads to it. */
function idOfActor(service: Service, actor: string): string | null {
  const id = service.lookup.entryAt(actor)?.id;
  return id !== undefined && service.lookup.byId('actor', id)?.path === actor ? id : null;
}

function taggingOf(service: Service, note: NoteFacts, mentions: readonly Mention[]): Tagging | null {
  const text = service.text(note.path) ?? '';
  const names = mentions.map(({ range }) => range);
  return tagging(text, note, names, (changed) => factsOf(note.path, changed, ownTypes(service)));
}

const ownTypes = (service: Service): ReadonlySet<string> => new Set(service.config.types.keys());

function tagged(service: Service, tag: Tagging | null, actor: string): TextEdit[] | null {
  const id = idOfActor(service, actor);
  return tag && id !== null && service.lookup.link(id) === actor ? tag(id) : null;
}

/** With another of those who may be meant in the list already, one more would leave it as open as before. */
function mean(service: Service, note: NoteFacts, actor: string, mention: Mention): TextEdit[] | null {
  const { record } = note;
  const id = idOfActor(service, actor);
  if (record?.kind !== 'note' || id === null) return null;
  const listed = record.actors.map(({ value }) => service.lookup.byId('actor', value)?.path);
  return mention.candidates.some((path) => listed.includes(path))
    ? null
    : withItem(service, note, 'actors', id);
}

/** The edit that adds a text to a list of the frontmatter; null where it is there, or can't be added soundly. */
export function withItem(
  service: Service,
  note: NoteFacts,
  key: 'actors' | 'aliases',
  value: string,
): TextEdit[] | null {
  const { frontmatter, record, path } = note;
  const text = service.text(path);
  const schema = service.schemas.ofType(frontmatter?.type?.value ?? '');
  if (!frontmatter || !record || text === null || schema === null || frontmatter.problems.length > 0)
    return null;
  const { yaml, range } = frontmatter;
  const order = knownKeys(schemasAt(service.schemas, schema, yaml, []));
  const edit = addToList({ text, yaml: range, map: yaml, key }, value, order);
  return edit && contains(range, edit.range) ? [edit] : null;
}
