import type { ClaimFacts, NoteFacts } from '../model/facts.ts';
import type { YamlEntry, YamlList, YamlMap, YamlValue } from '../model/yaml.ts';
import type { Service } from '../service.ts';
import type { Range } from '../text/range.ts';
import { textAt, textOf } from '../yaml/values.ts';
import { schemaDocument } from './schema-document.ts';
import { endOf, extentOf, frontmatterExtent, writtenEntries, writtenItems } from './yaml-extent.ts';

export type SymbolKind = 'frontmatter' | 'key' | 'item' | 'claim' | 'note' | 'actor' | 'office' | 'source';

/** Something in a file that has a name. */
export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: SymbolKind;
  readonly range: Range;
  /** Its name, within the range. */
  readonly selection: Range;
  readonly children: readonly DocumentSymbol[];
}

/** The frontmatter and the claims of a note, the keys of attache.yaml. Headings are left to the editor. */
export function documentSymbols(service: Service, path: string): DocumentSymbol[] {
  const document = schemaDocument(service, path);
  const note = service.notes.get(path);
  const keys = document?.root ? inside(document.text, document.root) : [];
  if (!note) return keys;
  const range = document && frontmatterExtent(document.text);
  const whole = range && [frontmatterSymbol(service, note, range, keys)];
  return [...(whole ?? []), ...claimSymbols(note, null)];
}

function frontmatterSymbol(
  service: Service,
  { frontmatter }: NoteFacts,
  range: Range,
  children: readonly DocumentSymbol[],
): DocumentSymbol {
  const type = service.schemas.types().find(({ name }) => name === frontmatter?.type?.value);
  return {
    name: named(type?.title ?? 'Frontmatter'),
    detail: type ? 'Frontmatter' : '',
    kind: 'frontmatter',
    range,
    selection: { start: range.start, end: range.start + '---'.length },
    children,
  };
}

function inside(text: string, value: YamlValue): DocumentSymbol[] {
  if (value.type === 'map') return writtenEntries(value).map((entry) => keySymbol(text, entry));
  return value.type === 'list' ? itemSymbols(text, value) : [];
}

const keySymbol = (text: string, entry: YamlEntry): DocumentSymbol => ({
  name: named(entry.key),
  detail: detailOf(entry.value),
  kind: 'key',
  range: extentOf(text, entry),
  selection: entry.keyRange,
  children: inside(text, entry.value),
});

/** Only what has parts of its own is worth a line: words stand beside the key of their list. */
const itemSymbols = (text: string, list: YamlList): DocumentSymbol[] =>
  writtenItems(list).flatMap((item) => (item.type === 'map' ? [itemSymbol(text, item)] : []));

function itemSymbol(text: string, item: YamlMap): DocumentSymbol {
  const [first] = writtenEntries(item);
  const range = { start: item.range.start, end: Math.max(item.range.start, endOf(text, item)) };
  return {
    ...itemWords(item),
    kind: 'item',
    range,
    selection: first?.keyRange ?? range,
    children: inside(text, item),
  };
}

/** What tells the items of a list apart, the most telling first. */
const tellingKeys = [
  'value',
  'office',
  'title',
  'claim',
  'source',
  'name',
  'literal',
  'family',
  'id',
  'file',
];

function itemWords(item: YamlMap): { name: string; detail: string } {
  const words = tellingKeys.map((key) => textAt(item, key)).find((text) => text !== null);
  const first = item.entries.map(({ key }) => textAt(item, key)).find((text) => text !== null);
  const beside = ['start', 'lang', 'as', 'verdict', 'given'].map((key) => textAt(item, key));
  return { name: named(words ?? first ?? ''), detail: beside.find((text) => text !== null) ?? '' };
}

function detailOf(value: YamlValue): string {
  if (value.type === 'map') return '';
  if (value.type === 'scalar') return value.value === null ? '' : shortened(textOf(value));
  const words = value.items.flatMap((item) => (item.type === 'scalar' ? [textOf(item)] : []));
  return shortened(words.join(', '));
}

function claimSymbols(note: NoteFacts, parent: number | null): DocumentSymbol[] {
  return note.claims.flatMap((claim, at) =>
    claim.parent === parent ? [{ ...claimSymbol(claim), children: claimSymbols(note, at) }] : [],
  );
}

const claimSymbol = ({ id, text, kind, range, content }: ClaimFacts): DocumentSymbol => ({
  name: id ? id.value : named(text),
  detail: kind,
  kind: 'claim',
  range,
  selection: content,
  children: [],
});

const mostLetters = 60;

function shortened(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  return line.length > mostLetters ? `${line.slice(0, mostLetters - 1).trimEnd()}…` : line;
}

/** An editor takes no symbol without a name. */
const named = (text: string): string => shortened(text) || '(empty)';
