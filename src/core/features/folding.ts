import type { YamlValue } from '../model/yaml.ts';
import type { Service } from '../service.ts';
import type { Range } from '../text/range.ts';
import { schemaDocument } from './schema-document.ts';
import {
  endOf,
  extentOf,
  frontmatterExtent,
  trimmedEnd,
  writtenEntries,
  writtenItems,
} from './yaml-extent.ts';

export interface Fold {
  readonly range: Range;
  /** `region`: all of these can be folded by one command. */
  readonly kind: 'region' | null;
}

/** What can be folded: the frontmatter, what is nested in it or in attache.yaml, and claims over several lines. */
export function foldsIn(service: Service, path: string): Fold[] {
  const text = service.text(path);
  if (text === null) return [];
  const note = service.notes.get(path);
  const root = schemaDocument(service, path)?.root;
  const folds: Fold[] = [];
  const frontmatter = note && frontmatterExtent(text);
  if (frontmatter) folds.push({ range: frontmatter, kind: 'region' });
  if (root) folds.push(...blocksIn(text, root).map((range) => ({ range, kind: null })));
  for (const { form, range } of note?.claims ?? [])
    if (form === 'div')
      folds.push({ range: { start: range.start, end: trimmedEnd(text, range) }, kind: null });
  return folds.filter(({ range }) => /[\r\n]/u.test(text.slice(range.start, range.end)));
}

function blocksIn(text: string, value: YamlValue): Range[] {
  if (value.type === 'scalar') return [];
  if (value.type === 'map')
    return writtenEntries(value).flatMap((entry) => [extentOf(text, entry), ...blocksIn(text, entry.value)]);
  return writtenItems(value).flatMap((item) => [
    { start: item.range.start, end: endOf(text, item) },
    ...blocksIn(text, item),
  ]);
}
