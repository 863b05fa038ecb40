import type { YamlMap, YamlScalar, YamlValue } from '../model/yaml.ts';
import { readKey } from '../markup/keys.ts';
import type { TextEdit } from '../text/edits.ts';
import { type Range, contains } from '../text/range.ts';
import { replaceSource } from '../yaml/edits.ts';
import { type Context, contextOf, quotedLike, scalarSource } from '../yaml/scalars.ts';
import { textOf } from '../yaml/values.ts';
import type { Naming } from './namings.ts';
import { schemaDocument } from './schema-document.ts';
import type { World } from './subjects.ts';

/** Other words for a naming; null where they stay. */
export interface Rewording {
  readonly naming: Naming;
  readonly record: string | null;
  readonly claim: string | null;
}

interface Replacement {
  readonly range: Range;
  readonly from: string;
  readonly to: string;
}

/** The edits that write other words in one file; or the words that can't be edited where they stand. */
export function wordingEdits(
  world: World,
  path: string,
  rewordings: readonly Rewording[],
): { readonly edits: TextEdit[] } | { readonly fixed: string } {
  const text = world.text(path) ?? '';
  const yaml: Replacement[] = [];
  const edits: TextEdit[] = [];
  for (const rewording of rewordings) {
    const replacements = replacementsOf(rewording);
    const { naming } = rewording;
    if (isInYaml(naming)) yaml.push(...replacements);
    else if (replacements.every(({ range, from }) => text.slice(range.start, range.end) === from))
      edits.push(...replacements.map((one) => textEdit(text, naming, one)));
    else return { fixed: replacements[0]?.from ?? '' };
  }
  if (yaml.length === 0) return { edits: inOrder(edits) };
  const written = yamlEdits(world, path, text, yaml);
  return 'fixed' in written ? written : { edits: inOrder([...edits, ...written.edits]) };
}

const inOrder = (edits: readonly TextEdit[]): TextEdit[] =>
  [...edits].sort((a, b) => a.range.start - b.range.start);

function replacementsOf({ naming, record, claim }: Rewording): Replacement[] {
  const parts = [
    { words: naming.record, to: record },
    { words: naming.claim, to: claim },
  ];
  return parts.flatMap(({ words, to }) =>
    words && to !== null && to !== words.value ? [{ range: words.range, from: words.value, to }] : [],
  );
}

/** A claim gives its own name in the text; the keys of `claims` repeat it. */
const isInYaml = ({ form, record }: Naming): boolean =>
  form === 'yaml' || form === 'option' || (form === 'declared' && record !== null);

const edit = (text: string, { start, end }: Range, newText: string): TextEdit => ({
  range: { start, end },
  newText,
  expected: text.slice(start, end),
});

function textEdit(text: string, { form }: Naming, { range, from, to }: Replacement): TextEdit {
  if (form !== 'citation') return edit(text, range, to);
  const braced = text[range.start - 1] === '{' && text[range.end] === '}';
  const around = braced ? { start: range.start - 1, end: range.end + 1 } : range;
  const isRead = (key: string, behind: string): boolean => readKey(`@${key}${behind}`, 0)?.key === key;
  const plain = isRead(to, text.slice(around.end, around.end + 2));
  // Braces that only the old key needed go, so that a rename back leaves none.
  const braces = !plain || (braced && isRead(from, ''));
  return edit(text, around, braces ? `{${to}}` : to);
}

/** A scalar or a key of YAML. */
interface Source {
  readonly range: Range;
  readonly value: string;
  readonly context: Context;
  readonly scalar: YamlScalar | null;
}

function yamlEdits(
  world: World,
  path: string,
  text: string,
  replacements: readonly Replacement[],
): { readonly edits: TextEdit[] } | { readonly fixed: string } {
  const root = world.notes.get(path)?.frontmatter?.yaml ?? schemaDocument(world, path)?.root ?? null;
  const bySource = new Map<number, { source: Source; parts: Replacement[] }>();
  for (const one of replacements) {
    const source = root && sourceAt(root, one.range);
    if (!source) return { fixed: one.from };
    const present = bySource.get(source.range.start);
    if (present) present.parts.push(one);
    else bySource.set(source.range.start, { source, parts: [one] });
  }
  const edits: TextEdit[] = [];
  for (const { source, parts } of bySource.values()) {
    const written = text.slice(source.range.start, source.range.end);
    // What an alias stands for is written at its anchor.
    if (source.scalar && written.startsWith('*')) continue;
    const value = valueWith(source, written, parts);
    if (value === null) return { fixed: source.value };
    edits.push(sourceEdit(text, source, value));
  }
  return { edits };
}

function sourceAt(value: YamlValue, place: Range): Source | null {
  if (value.type === 'scalar') {
    if (!contains(value.range, place)) return null;
    return { range: value.range, value: textOf(value), context: contextOf(value), scalar: value };
  }
  if (value.type === 'list') return first(value.items, (item) => sourceAt(item, place));
  return first(value.entries, (entry) => keyAt(entry, place) ?? sourceAt(entry.value, place));
}

const keyAt = (entry: YamlMap['entries'][number], place: Range): Source | null =>
  contains(entry.keyRange, place)
    ? { range: entry.keyRange, value: entry.key, context: contextOf(entry.value), scalar: null }
    : null;

function first<T, R>(items: readonly T[], find: (item: T) => R | null): R | null {
  for (const item of items) {
    const found = find(item);
    if (found) return found;
  }
  return null;
}

/** The value with some of its words replaced; null where escapes hide which signs they are. */
function valueWith({ value, range }: Source, written: string, parts: readonly Replacement[]): string | null {
  const [only, ...others] = parts;
  if (only && others.length === 0 && only.from === value) return only.to;
  const quoted = /^["']/u.test(written);
  if ((quoted ? written.slice(1, -1) : written) !== value) return null;
  const base = range.start + (quoted ? 1 : 0);
  let result = value;
  for (const { range: place, to } of [...parts].sort((a, b) => b.range.start - a.range.start))
    result = result.slice(0, place.start - base) + to + result.slice(place.end - base);
  return result;
}

/**
 * In the quotes it had. Quotes that only some words need are single ones, and those go again with the words: hardly
 * anybody writes them without need, so that a rename back leaves what was there.
 */
function sourceEdit(text: string, source: Source, value: string): TextEdit {
  const { range, context, scalar } = source;
  const plain = scalarSource(value, context);
  if (scalar?.style === 'block') return replaceSource(text, scalar, plain);
  const quote = /^["']/u.exec(text.slice(range.start, range.end))?.[0];
  const neededQuotes = scalarSource(source.value, context) !== source.value;
  const stays = quote === '"' || (quote !== undefined && !neededQuotes);
  if (plain === value && !stays) return edit(text, range, value);
  return edit(text, range, quotedLike(quote ?? "'", value));
}
