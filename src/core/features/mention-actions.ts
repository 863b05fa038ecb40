import { type Mention, mentionAt } from '../actors/mentions.ts';
import { linkTarget, listing, mostChoices } from '../actors/saying-who.ts';
import type { NoteFacts } from '../model/facts.ts';
import { factsOf } from '../notes/facts.ts';
import { type Tagging, onOneLine, tagging } from '../notes/tagging.ts';
import type { Service } from '../service.ts';
import type { TextEdit } from '../text/edits.ts';
import { type Range, touches } from '../text/range.ts';
import type { CodeAction } from './code-actions.ts';

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
  const all = mention.actor === null ? mention.candidates.slice(0, mostChoices) : [mention.actor];
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

function taggingOf(service: Service, note: NoteFacts, mentions: readonly Mention[]): Tagging | null {
  const text = service.text(note.path) ?? '';
  const names = mentions.map(({ range }) => range);
  return tagging(text, note, names, (changed) => factsOf(note.path, changed, ownTypes(service)));
}

const ownTypes = (service: Service): ReadonlySet<string> => new Set(service.config.types.keys());

function tagged(service: Service, tag: Tagging | null, actor: string): TextEdit[] | null {
  const target = linkTarget(actor, service.lookup);
  return tag && target !== null ? tag(target) : null;
}

function mean(service: Service, note: NoteFacts, actor: string, mention: Mention): TextEdit[] | null {
  const { lookup, schemas } = service;
  const where = { note, text: service.text(note.path) ?? '', lookup, schemas };
  return listing(where, mention, actor, service.judgement(note.path).mentions);
}
