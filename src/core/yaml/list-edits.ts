import type { YamlList, YamlMap, YamlScalar } from '../model/yaml.ts';
import { type TextEdit, applyEdits } from '../text/edits.ts';
import type { Range } from '../text/range.ts';
import { fillEntry, insertEntry, replaceSource } from './edits.ts';
import { breakNear, isBlank, lineEnd, lineStart } from './layout.ts';
import { entryOf, readYaml } from './read.ts';
import { scalarSource } from './scalars.ts';
import { textOf, textsAt } from './values.ts';

/**
 * Adds a text to the list that a key of the root has; the key comes where `order` wants it, and one value alone becomes
 * a list. Null where that can't be done soundly, or the text is in the list.
 */
export function addToList(
  text: string,
  yaml: Range,
  map: YamlMap | null,
  key: string,
  item: string,
  order: readonly string[],
): TextEdit | null {
  const before = textsAt(map, key).map(({ value }) => value);
  if (before.includes(item)) return null;
  const edit = addition(text, yaml, map, key, item, order);
  if (!edit) return null;
  const end = yaml.end + edit.newText.length - edit.expected.length;
  const { value, problems } = readYaml(applyEdits(text, [edit]).slice(yaml.start, end), yaml.start);
  const after = value?.type === 'map' ? textsAt(value, key).map((each) => each.value) : [];
  const isSound = problems.length === 0 && after.join('\n') === [...before, item].join('\n');
  return isSound ? edit : null;
}

function addition(
  text: string,
  yaml: Range,
  map: YamlMap | null,
  key: string,
  item: string,
  order: readonly string[],
): TextEdit | null {
  const source = scalarSource(item, 'flow');
  const entry = entryOf(map, key);
  if (!entry) return insertEntry(text, yaml, map, key, `[${source}]`, order);
  const { value } = entry;
  if (value.type === 'scalar')
    return value.value === null
      ? fillEntry(text, entry, `[${source}]`)
      : replaceSource(text, value, `[${inFlow(text, value)}, ${source}]`);
  if (value.type !== 'list') return null;
  return text.charAt(value.range.start) === '['
    ? intoFlow(text, value, source)
    : intoBlock(text, value, item);
}

/** A scalar in the quotes it had. */
function inFlow(text: string, scalar: YamlScalar): string {
  const written = text.slice(scalar.range.start, scalar.range.end);
  return /^["']/u.test(written) ? written : scalarSource(textOf(scalar), 'flow');
}

const insertion = (at: number, newText: string): TextEdit => ({
  range: { start: at, end: at },
  newText,
  expected: '',
});

function intoFlow(text: string, { items, range }: YamlList, source: string): TextEdit {
  const last = items.at(-1);
  if (!last) return insertion(range.start + 1, source);
  const start = lineStart(text, last.range.start);
  const indent = text.slice(start, last.range.start);
  const isOnOwnLine = isBlank(indent) && start > range.start;
  const gap = isOnOwnLine ? breakNear(text, last.range.start) + indent : ' ';
  return insertion(last.range.end, `,${gap}${source}`);
}

function intoBlock(text: string, { items }: YamlList, item: string): TextEdit | null {
  const last = items.at(-1);
  if (last?.type !== 'scalar') return null;
  const { start, end } = last.range;
  const dash = text.slice(lineStart(text, start), start);
  if (!/^[ \t]*-[ \t]+$/u.test(dash)) return null;
  const at = lineEnd(text, end);
  return insertion(at, breakNear(text, start) + dash + scalarSource(item, 'block'));
}
