import type { Config } from '../model/config.ts';
import type { Fix } from '../model/edit.ts';
import type { LinkFacts, NoteFacts } from '../model/facts.ts';
import { factsOf } from '../notes/facts.ts';
import { defaultId } from '../notes/records.ts';
import { hostAndPath, normalAddress, withScheme } from '../text/addresses.ts';
import { type TextEdit, applyEdits } from '../text/edits.ts';
import type { Range } from '../text/range.ts';
import type { Lookup } from '../workspace/lookup.ts';

/** A note as it may be edited. */
interface Editable {
  readonly note: NoteFacts;
  readonly text: string;
  readonly lookup: Lookup;
  readonly config: Config;
}

/**
 * Begins a source note for the page that a web link leads to, and cites it behind the link's words or in place of the
 * address; null where a reader would take the text otherwise afterwards.
 */
export function sourceOfLink(where: Editable, link: LinkFacts): Fix | null {
  const words = titleIn(link);
  const name = words ?? hostAndPath(link.target);
  const id = freeKey(name, where.lookup);
  const edit = id === null ? null : citingForLink(where, link, id);
  if (id === null || !edit) return null;
  const begins = { type: 'source', name, id, path: null, values: { url: withScheme(link.target) } };
  return { title: 'Make a source of this link', edits: [edit], begins, safe: false };
}

/** Cites a source behind a link's words or in place of the address; null where a reader would take the text otherwise. */
export function citingForLink(
  where: Omit<Editable, 'lookup'>,
  link: LinkFacts,
  key: string,
): TextEdit | null {
  const edit = citing(where.text, link, key);
  return isSound(where, edit, key) ? edit : null;
}

/** Words that say where to press, and not what is there. */
const pointers =
  /^(?:(?:read|see|click)(?: (?:more|here|this))?|here|link|this|that|it|more|source|article|post|page|site|website|여기|링크|こちら|这里|這裡|链接)$/iu;

function titleIn({ words }: LinkFacts): string | null {
  const title = words?.value.replace(/\s+/gu, ' ').trim() ?? '';
  return title === '' || pointers.test(title) || normalAddress(title) !== null ? null : title;
}

/** In letters: a key is read, and typed. */
const longest = 40;
const mostTried = 100;

/** A citation key after a title that nothing else goes by. */
function freeKey(title: string, lookup: Lookup): string | null {
  const whole = defaultId(`${title.replace(/[/:]/gu, ' ')}.md`).replace(/^-+|-+$/gu, '');
  const letters = Array.from(whole);
  const cut = letters.slice(0, longest).join('');
  const key = letters.length > longest && cut.includes('-') ? cut.slice(0, cut.lastIndexOf('-')) : cut;
  if (!/^[\p{L}\p{N}]/u.test(key)) return null;
  for (let count = 1; count <= mostTried; count++) {
    const id = count === 1 ? key : `${key}-${count}`;
    if (!lookup.byId('source', id) && !lookup.mayLink(id)) return id;
  }
  return null;
}

function citing(text: string, { range, words, form }: LinkFacts, id: string): TextEdit {
  const citation = `[@${id}]`;
  const shown = words ? text.slice(words.range.start, words.range.end) : '';
  const isAddress = form === 'address' || normalAddress(words?.value.trim() ?? '') !== null;
  const place = isAddress ? withBrackets(text, range) : range;
  const newText = isAddress || shown.trim() === '' ? citation : `${shown} ${citation}`;
  return { range: place, newText, expected: text.slice(place.start, place.end) };
}

/** A citation has brackets of its own. */
const withBrackets = (text: string, { start, end }: Range): Range =>
  text[start - 1] === '(' && text[end] === ')' && text[start - 2] !== ']'
    ? { start: start - 1, end: end + 1 }
    : { start, end };

function isSound({ note, text, config }: Omit<Editable, 'lookup'>, edit: TextEdit, id: string): boolean {
  const after = factsOf(note.path, applyEdits(text, [edit]), new Set(config.types.keys()));
  const count = ({ citations }: NoteFacts): number => citations.filter(({ key }) => key === id).length;
  return (
    count(after) === count(note) + 1 &&
    after.citations.length === note.citations.length + 1 &&
    after.claims.length === note.claims.length &&
    after.links.length === note.links.length - 1
  );
}
