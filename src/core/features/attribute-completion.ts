import type { NoteFacts } from '../model/facts.ts';
import { parseAttributes } from '../markup/attributes.ts';
import { applicableInside, knownKeys } from '../schema/applicable.ts';
import { schemasAt } from '../schema/walk.ts';
import type { Service } from '../service.ts';
import type { YamlCursor } from '../yaml/cursor.ts';
import { type Completion, type Completions, noCompletions } from './completion-items.ts';
import { openAttributesAt } from './prose-place.ts';
import { describe } from './schema-completion.ts';
import { valueCompletions } from './schema-values.ts';

/** Attributes of a claim and their values in `{.claim …}`; null outside such braces. */
export function attributeCompletions(service: Service, note: NoteFacts, offset: number): Completions | null {
  const text = service.text(note.path) ?? '';
  const open = openAttributesAt(note, text, offset);
  if (!open) return null;
  const word = wordIn(open.typed);
  if (!word) return noCompletions;
  const { key, quote, typed, taken } = word;
  const closed = parseAttributes(text, open.start - 1) !== null;
  const rest = restOf(text.slice(offset), quote, closed);
  const replace = { start: offset - typed.length, end: offset + rest.length };
  if (key === null) {
    const hasValue = text.charAt(replace.end) === '=';
    return { items: names(service, replace, taken, hasValue), incomplete: false };
  }
  const path = ['claims', '', key];
  const own = schemasAt(service.schemas, service.schemas.builtIn('note'), null, path);
  // In these braces a value is written as between double quotes in YAML.
  const cursor: YamlCursor = { ...cursorAt(note), path, replace, typed, quote: '"' };
  return valueCompletions({ service, path: note.path, cursor, own, before: '' });
}

/** The values of a claim's attributes are those that `claims` in the frontmatter takes. */
const cursorAt = ({ frontmatter }: NoteFacts): Omit<YamlCursor, 'path' | 'replace' | 'typed' | 'quote'> => ({
  role: 'value',
  siblings: [],
  hasColon: true,
  flow: true,
  indent: 0,
  mayBeMap: false,
  root: frontmatter?.yaml ?? { type: 'map', range: { start: 0, end: 0 }, entries: [] },
});

/** What is being typed: the value of a key, or where that is null the name of an attribute. */
interface Word {
  readonly key: string | null;
  readonly quote: '"' | "'" | null;
  readonly typed: string;
  /** The attributes before it. */
  readonly taken: readonly string[];
}

const whole =
  /\s*(?:[#.][^\s=}]+|-|([^\s=}"'#.][^\s=}"']*)=(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|(?:(?:\\.|[^\s}\\"'])(?:\\.|[^\s}\\])*)?))(?=\s)/uy;
const last =
  /\s*(?:([^\s=}"'#.][^\s=}"']*)=(?:(["'])((?:\\.|(?!\2)[^\\])*)|((?:\\.|[^\s}\\"'])(?:\\.|[^\s}\\])*)?)|([^\s=}"'#.][^\s=}"']*)?)$/uy;

/** Null where an id or a class is typed, and behind what Pandoc can't read. */
function wordIn(typed: string): Word | null {
  const taken: string[] = [];
  let at = 0;
  for (;;) {
    whole.lastIndex = at;
    const found = whole.exec(typed);
    if (!found) break;
    if (found[1] !== undefined) taken.push(found[1]);
    at = whole.lastIndex;
  }
  last.lastIndex = at;
  const found = last.exec(typed);
  // Each attribute needs space before it.
  if (!found || (at > 0 && !/\s/u.test(typed.charAt(at)))) return null;
  const [, key, quote, inQuotes, bare = '', name = ''] = found;
  if (key === undefined) return { key: null, quote: null, typed: name, taken };
  if (quote === undefined) return { key, quote: null, typed: bare, taken };
  return { key, quote: quote === '"' ? '"' : "'", typed: inQuotes ?? '', taken };
}

/** What of the word stands behind the cursor: with spaces in it only where the quotes are known to end. */
function restOf(behind: string, quote: Word['quote'], closed: boolean): string {
  const word = quote !== null && closed ? /^[^,"'}\r\n\\]*/u : /^[\p{L}\p{N}\p{M}_:#^~/.-]*/u;
  return word.exec(behind)?.[0] ?? '';
}

function names(
  service: Service,
  range: Completion['range'],
  taken: readonly string[],
  hasValue: boolean,
): Completion[] {
  const { schemas } = service;
  const claim = schemasAt(schemas, schemas.builtIn('note'), null, ['claims', '']);
  return knownKeys(claim)
    .filter((key) => !taken.includes(key))
    .map((key) => ({
      label: key,
      kind: 'key',
      detail: '',
      documentation: describe(applicableInside(schemas, claim, key, null)),
      filter: null,
      range,
      snippet: hasValue ? key : `${key}=`,
      goesOn: !hasValue,
    }));
}
