import type { Fix } from '../model/edit.ts';
import type { YamlProblem } from '../model/yaml.ts';
import type { Range } from '../text/range.ts';
import { lineEnd, lineStart } from './layout.ts';
import { readYaml } from './read.ts';
import { canBePlain, quoted } from './scalars.ts';

/** A key, or the dash of an entry, with plain text behind it and perhaps a comment. */
const line =
  /^(?<before>[ \t]*(?:- +)*(?:[^\s:#"'[\]{},&*!|>%@`-][^:#]*:[ \t]+|(?<=- +)))(?<value>[^\s"'[{|>#].*?)(?:[ \t]+#.*)?[ \t]*$/u;
const glued = /^[ \t]*(?:- +)*(?<key>[^\s:#"'[\]{},&*!|>%@`]+):(?=[^\s:/])/u;

/** Each way is read again to see that it holds, at every key pressed; longer YAML is left to its writer. */
const mostText = 20_000;

/**
 * Ways to mend YAML that does not parse: only those after which the line is sound. `text` is the whole file, `yaml`
 * where the YAML stands in it.
 */
export function syntaxFixes(text: string, yaml: Range, { range: { start } }: YamlProblem): Fix[] {
  if (yaml.end - yaml.start > mostText) return [];
  const from = Math.max(lineStart(text, start), yaml.start);
  const to = Math.min(lineEnd(text, start), yaml.end);
  const written = text.slice(from, to);
  const key = glued.exec(written);
  const { before = '', value = '' } = line.exec(written)?.groups ?? {};
  const place = from + before.length;
  const candidates: Fix[] = [];
  if (key)
    candidates.push({
      title: 'Write a space behind the colon',
      edits: [insertion(from + key[0].length)],
      safe: false,
    });
  if (value !== '' && !/^[&!]/u.test(value) && !canBePlain(value, 'block'))
    candidates.push({
      title: 'Put the words in quotation marks',
      edits: [
        { range: { start: place, end: place + value.length }, newText: quoted(value), expected: value },
      ],
      safe: false,
    });
  return candidates.filter(({ edits: [edit] }) => {
    if (!edit) return false;
    const mended =
      text.slice(yaml.start, edit.range.start) + edit.newText + text.slice(edit.range.end, yaml.end);
    const grown = edit.newText.length - edit.expected.length;
    const [next] = readYaml(mended, yaml.start).problems;
    return !next || next.range.start < from || next.range.start > to + grown;
  });
}

const insertion = (at: number): Fix['edits'][number] => ({
  range: { start: at, end: at },
  newText: ' ',
  expected: '',
});
