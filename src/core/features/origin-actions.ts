import { titleOf } from '../checks/cited-sources.ts';
import { declaringEdit, likelyOrigins } from '../checks/declaring-origins.ts';
import type { SourceRecord } from '../model/records.ts';
import type { Service } from '../service.ts';
import { sayShare } from '../sources/origins.ts';
import type { Range } from '../text/range.ts';
import { type Entry, citedAs } from '../workspace/lookup.ts';
import type { CodeAction } from './code-actions.ts';

/**
 * On the record of a source: to declare it a copy of one whose capture is largely the same text. No finding asks for
 * it, for two captures alike may both be right.
 */
export function originActions(service: Service, path: string, place: Range): CodeAction[] {
  const { lookup, schemas } = service;
  const note = service.notes.get(path);
  const text = service.text(path);
  if (note?.record?.kind !== 'source' || !note.frontmatter || text === null) return [];
  if (place.start > note.frontmatter.range.end) return [];
  const copy = lookup.entryAt(path) as Entry<SourceRecord> | null;
  if (!copy) return [];
  return likelyOrigins(copy, lookup).flatMap(({ source, share, as }): CodeAction[] => {
    const edit = declaringEdit(note, text, schemas, { source: citedAs(source), as });
    if (!edit) return [];
    const name = titleOf(source);
    const title = `Declare “${name}” as the origin: ${sayShare(share)} of these words stand there`;
    return [{ title, kind: 'refactor', finding: null, preferred: false, edits: [edit], begins: null }];
  });
}
