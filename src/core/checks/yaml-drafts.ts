import type { Fix } from '../model/edit.ts';
import type { DuplicateKey, YamlMap, YamlProblem, YamlValue } from '../model/yaml.ts';
import { type FixContext, fixesFor } from '../schema/fixes.ts';
import type { SchemaProblem } from '../schema/problems.ts';
import { sayProblem } from '../schema/words.ts';
import { type Range, contains } from '../text/range.ts';
import { removeEntry } from '../yaml/edits.ts';
import { type Layout, layoutOf } from '../yaml/layout.ts';
import { syntaxFixes } from '../yaml/mend.ts';
import type { Draft } from './check.ts';

/** What is the same in all YAML that has a schema: frontmatter, attache.yaml, files of verdicts. */

export const syntaxDraft = (text: string, yaml: Range, problem: YamlProblem): Draft => ({
  ...problem,
  fixes: () => syntaxFixes(text, yaml, problem),
});

/** `whole`: what the document is called. */
export const schemaDraft = (problem: SchemaProblem, whole: string, context: FixContext): Draft => ({
  range: trimmed(context.text, problem.range),
  message: sayProblem(problem, whole),
  fixes: () => fixesFor(problem, context),
});

/** A block scalar reaches to the start of the next line. */
function trimmed(text: string, { start, end }: Range): Range {
  return { start, end: start + text.slice(start, end).trimEnd().length };
}

export function duplicateDrafts(
  file: string,
  text: string,
  root: YamlValue | null,
  duplicates: readonly DuplicateKey[],
): Draft[] {
  const layouts = new Layouts(text);
  return duplicates.map((duplicate) => ({
    range: duplicate.second,
    message: `The key “${duplicate.key}” stands twice; readers of YAML differ in which of them counts. Keep one.`,
    related: [{ message: 'It stands here first.', file, range: duplicate.first }],
    fixes: () => (root ? keepOne(root, duplicate, layouts) : []),
  }));
}

/** Each map is laid out once, however many of its keys stand twice. */
class Layouts {
  readonly text: string;
  readonly #made = new Map<YamlMap, Layout | null>();

  constructor(text: string) {
    this.text = text;
  }

  of(map: YamlMap): Layout | null {
    const made = this.#made.get(map) ?? layoutOf(this.text, map);
    this.#made.set(map, made);
    return made;
  }
}

function keepOne(root: YamlValue, { key, first, second }: DuplicateKey, layouts: Layouts): Fix[] {
  const map = mapAround(root, first);
  const entry = map?.entries.find(({ keyRange }) => keyRange.start === first.start);
  if (!map || !entry) return [];
  const without = (keyRange: Range, title: string): Fix[] => {
    const edit = removeEntry(layouts.text, map, { ...entry, keyRange }, layouts.of(map));
    return edit ? [{ title, edits: [edit], safe: false }] : [];
  };
  return [...without(second, `Keep the first \`${key}\``), ...without(first, `Keep this \`${key}\``)];
}

/** The innermost map that has an entry at a place. */
function mapAround(value: YamlValue, place: Range): YamlMap | null {
  const inner =
    value.type === 'map'
      ? value.entries.map((entry) => entry.value)
      : value.type === 'list'
        ? value.items
        : [];
  for (const each of inner) {
    const found = contains(each.range, place) ? mapAround(each, place) : null;
    if (found) return found;
  }
  return value.type === 'map' && value.entries.some(({ keyRange }) => keyRange.start === place.start)
    ? value
    : null;
}
