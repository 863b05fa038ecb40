import assert from 'node:assert/strict';
import type { YamlMap, YamlScalar, YamlValue } from '../../src/core/model/yaml.ts';
import { type TextEdit, applyEdits } from '../../src/core/text/edits.ts';
import type { Range } from '../../src/core/text/range.ts';
import { removeEntry } from '../../src/core/yaml/edits.ts';
import { entryOf, readYaml } from '../../src/core/yaml/read.ts';
import { plainOf } from '../../src/core/yaml/values.ts';

export interface Note {
  readonly text: string;
  readonly yaml: Range;
  readonly map: YamlMap | null;
  readonly root: YamlValue | null;
}

/** Frontmatter of a note, or with `bare` a file of YAML. */
export function note(yaml: string, { lineBreak = '\n', bare = false, mark = '' } = {}): Note {
  const [before, after] = bare ? ['', ''] : ['---\n', '---\n- body: *x\n'];
  const text = mark + (before + yaml + after).replaceAll('\n', lineBreak);
  const start = mark.length + (bare ? 0 : 3 + lineBreak.length);
  const end = text.length - after.replaceAll('\n', lineBreak).length;
  return { text, yaml: { start, end }, ...read(text, { start, end }) };
}

function read(text: string, { start, end }: Range): Pick<Note, 'map' | 'root'> {
  const { value, problems } = readYaml(text.slice(start, end), start);
  assert.deepEqual(problems, [], text.slice(start, end));
  return { root: value, map: value?.type === 'map' ? value : null };
}

/** The note after an edit, as it reads then. */
export function after({ text, yaml }: Note, edit: TextEdit): Note {
  const changed = applyEdits(text, [edit]);
  const end = yaml.end + changed.length - text.length;
  return { text: changed, yaml: { start: yaml.start, end }, ...read(changed, { start: yaml.start, end }) };
}

export const yamlOf = ({ text, yaml }: Note): string => text.slice(yaml.start, yaml.end);

export const plain = ({ root }: Note): unknown => (root ? JSON.parse(JSON.stringify(plainOf(root))) : null);

/** The value at the end of keys and indexes. */
export function valueAt({ root }: Note, ...path: (string | number)[]): YamlValue {
  let value = root;
  for (const step of path) {
    if (value?.type === 'map') value = entryOf(value, String(step))!.value;
    else if (value?.type === 'list') value = value.items[Number(step)]!;
  }
  return value!;
}

export const scalarAt = (of: Note, ...path: (string | number)[]): YamlScalar =>
  valueAt(of, ...path) as YamlScalar;
export const mapAt = (of: Note, ...path: (string | number)[]): YamlMap => valueAt(of, ...path) as YamlMap;

export function removed(of: Note, path: readonly (string | number)[]): TextEdit | null {
  const holder = mapAt(of, ...path.slice(0, -1));
  return removeEntry(of.text, holder, entryOf(holder, String(path.at(-1)))!);
}
