import type { LibraryProblem } from '../model/library.ts';
import type { YamlMap, YamlValue } from '../model/yaml.ts';
import type { Range } from '../text/range.ts';
import { readYaml } from '../yaml/read.ts';
import { jsonItems, jsonListStart, yamlItems, yamlListStart } from './csl-pieces.ts';
import { bareAt, recordOfCsl } from './csl-record.ts';
import { readJson } from './json.ts';
import { type Filled, type Piece, type Pieces, piecesOf } from './pieces.ts';
import type { ReadPiece } from './read-piece.ts';

/** CSL items as they were read; `problems` are those of the whole file. */
export interface CslRead {
  readonly pieces: readonly Filled<ReadPiece>[];
  readonly problems: readonly LibraryProblem[];
  /** Where its list begins: items are found from there alone. */
  readonly list: string;
}

/** Reads CSL-JSON, and CSL-YAML where the file's name does not end in `.json`. */
export function readCsl(path: string, text: string, before: (CslRead & Pieces<ReadPiece>) | null): CslRead {
  const isJson = /\.json$/iu.test(path);
  const json = isJson ? jsonListStart(text) : null;
  const yaml = isJson ? null : yamlListStart(text);
  const list = JSON.stringify([json, yaml]);
  if (json === null && yaml === null) return { pieces: [], problems: noList(text, isJson), list };
  const next = json !== null ? jsonItems(json) : yamlItems(yaml ?? { start: 0, indent: 0 });
  const read = isJson ? readJsonItem : readYamlItem;
  const known = before?.list === list ? before : null;
  const { pieces } = piecesOf<ReadPiece>(text, known, next, (piece) => read(text, piece));
  const problems = isJson ? separatorProblems(text, json ?? 0, pieces) : [];
  return isSomethingElse(pieces)
    ? { pieces: [], problems: [{ range: lineAt(text, json ?? yaml?.start ?? 0), message: noCsl }], list }
    : { pieces, problems, list };
}

const noCsl =
  'None of these items has an `id`, so this is no library in CSL. Export it as CSL JSON, CSL YAML or BibTeX.';
const noListOf = (what: string): string =>
  `This is no library: ${what} is a list of items, each with an \`id\`. Export it as CSL JSON, CSL YAML or BibTeX.`;

function noList(text: string, isJson: boolean): LibraryProblem[] {
  const bare = text.replace(/^\uFEFF/u, '').trim();
  const isEmpty =
    bare === '' || /^(?:---\s*)?(?:references:\s*)?(?:\[\s*\])?(?:\s*(?:---|\.\.\.))?$/u.test(bare);
  return isEmpty ? [] : [{ range: lineAt(text, 0), message: noListOf(isJson ? 'CSL-JSON' : 'CSL-YAML') }];
}

/** An export of another kind would be wrong in every item. */
const isSomethingElse = (pieces: readonly Filled<ReadPiece>[]): boolean =>
  pieces.length > 1 &&
  pieces.every(({ content }) => content.key === null && content.problem?.message === noId);

function lineAt(text: string, offset: number): Range {
  const start = text.startsWith('\uFEFF') && offset === 0 ? 1 : offset;
  const length = /^.*/u.exec(text.slice(start, start + 200))?.[0].length ?? 0;
  return { start, end: start + length };
}

const noId = 'This item has no `id`, so that nothing can cite it. Write one, as in `"id": "smith2025"`.';

function readJsonItem(text: string, piece: Piece): ReadPiece {
  const written = text.slice(piece.start, piece.end);
  const json = readJson(written);
  if ('value' in json) return withRecord(json.value, null);
  // A parser of YAML gets over some mistakes, and says what others are.
  const yaml = readYaml(written, 0);
  const range = wordAt(written, json.wrongAt);
  const message = piece.closed
    ? 'This is not valid JSON from here on: a comma, a quotation mark or a bracket is missing or too many.'
    : 'This item is never closed. Write `}` behind its last value.';
  return withRecord(yaml.value, { range, message });
}

function readYamlItem(text: string, piece: Piece): ReadPiece {
  const { value, problems } = readYaml(text.slice(piece.start, piece.end), 0);
  const item = value?.type === 'list' ? (value.items[0] ?? null) : null;
  return withRecord(item, problems[0] ?? null);
}

function withRecord(value: YamlValue | null, problem: LibraryProblem | null): ReadPiece {
  const item: YamlMap | null = value?.type === 'map' ? value : null;
  const key = item && (bareAt(item, 'id') ?? bareAt(item, 'citation-key'));
  const record = item && key ? recordOfCsl(item, key) : null;
  const missing = { range: { start: 0, end: 1 }, message: noId };
  return { key, record, problem: problem ?? (key ? null : missing) };
}

function wordAt(text: string, at: number): Range {
  const length = /^["\p{L}\p{N}]+|^\S/u.exec(text.slice(at))?.[0].length ?? 0;
  return length > 0 ? { start: at, end: at + length } : { start: Math.max(at - 1, 0), end: at };
}

/** Between two items stands one comma. A closing bracket that is missing is said at the last item. */
function separatorProblems(
  text: string,
  listStart: number,
  pieces: readonly Filled<ReadPiece>[],
): LibraryProblem[] {
  const problems: LibraryProblem[] = [];
  let from = listStart;
  for (const [index, { start, end, content }] of pieces.entries()) {
    const between = text.slice(from, start).trim();
    const isMissing = index > 0 && between === '' && pieces[index - 1]?.closed;
    if (isMissing && !content.problem)
      problems.push({
        range: { start, end: start + 1 },
        message: 'Before this item a comma is missing.',
        fixes: [
          {
            title: 'Write the comma',
            edits: [{ range: { start: from, end: from }, newText: ',', expected: '' }],
            safe: false,
          },
        ],
      });
    from = end;
  }
  const rest = text.slice(from).trimStart();
  const last = pieces.at(-1);
  if (last?.closed && !last.content.problem && !rest.startsWith(']'))
    problems.push({
      range: { start: last.end - 1, end: last.end },
      message: rest.startsWith(',')
        ? 'Behind the last item a comma is too many.'
        : 'The list of items is never closed. Write `]` behind the last one.',
    });
  return problems;
}
