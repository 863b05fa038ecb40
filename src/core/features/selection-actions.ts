import { OPAQUE } from '../markup/mask.ts';
import { onOneLine } from '../notes/tagging.ts';
import type { Service } from '../service.ts';
import { type Range, contains } from '../text/range.ts';
import type { CodeAction } from './code-actions.ts';

/** Names are rarely longer. */
const mostLetters = 80;
const mostWords = 8;

/**
 * What may be made of a name that is selected in prose and means nobody yet. The editor's own commands do it: they ask
 * for what only a person can say.
 */
export function selectionActions(service: Service, path: string, place: Range): CodeAction[] {
  const name = nameIn(service, path, place);
  if (name === null) return [];
  const action = (title: string, command: string): CodeAction => {
    return { title, kind: 'refactor', finding: null, preferred: false, edits: [], begins: null, command };
  };
  return [
    action(`Create an actor named “${name}”…`, 'attache.newActorFromSelection'),
    action(`Add “${name}” as an alias of…`, 'attache.addAlias'),
  ];
}

/** The words of a selection, where they may be a name that nobody bears. */
function nameIn(service: Service, path: string, { start, end }: Range): string | null {
  const text = service.text(path)?.slice(start, end) ?? '';
  const name = onOneLine(text).trim();
  const from = start + (text.length - text.trimStart().length);
  const range = { start: from, end: from + text.trim().length };
  if (name.length < 2 || name.length > mostLetters || name.split(/\s+/u).length > mostWords) return null;
  if (!/\p{L}/u.test(name) || /[[\]{}|<>@`*#:;!?"“”]|[.。](?:\s|$)/u.test(name)) return null;
  const block = service.notes
    .get(path)
    ?.prose.find((each) => contains({ start: each.start, end: each.start + each.text.length }, range));
  if (!block || block.text.slice(range.start - block.start, range.end - block.start).includes(OPAQUE))
    return null;
  const { mentions } = service.judgement(path);
  return mentions.some((each) => each.range.start === range.start && each.range.end === range.end)
    ? null
    : name;
}
