import type { NoteFacts } from '../model/facts.ts';
import type { SourceRecord } from '../model/records.ts';
import type { Derivation } from '../model/vocabulary.ts';
import type { Schemas } from '../schema/schemas.ts';
import { rootKeys } from '../schema/walk.ts';
import { originGroups } from '../sources/origins.ts';
import type { TextEdit } from '../text/edits.ts';
import type { Entry, Lookup } from '../workspace/lookup.ts';
import { appendItems } from '../yaml/list-edits.ts';

/** Writes into a source's note that it goes back to another; null where that can't be done soundly. */
export function declaringEdit(
  { frontmatter }: NoteFacts,
  text: string,
  schemas: Schemas,
  origin: { readonly source: string; readonly as: Derivation },
): TextEdit | null {
  const schema = schemas.ofType('source');
  if (!frontmatter?.yaml || frontmatter.problems.length > 0 || !schema) return null;
  const { yaml: map, range: yaml } = frontmatter;
  return appendItems({ text, yaml, map, key: 'derived-from' }, [origin], rootKeys(schemas, schema, map));
}

/** A source whose capture is largely the same text, and that may be the original. */
export interface LikelyOrigin {
  readonly source: Entry<SourceRecord>;
  /** How much of the words of the copy stand in it. */
  readonly share: number;
  readonly as: Derivation;
}

/** From this share on the words are the original's; below, somebody has written them anew. */
const republishedFrom = 0.8;

/**
 * Sources that one may have its text from, by what their captures say: none that came out later, and none with which
 * it shares an origin already. Where dates don't tell, each of the two may be the original.
 */
export function likelyOrigins(copy: Entry<SourceRecord>, lookup: Lookup): LikelyOrigin[] {
  return lookup.alike(copy).flatMap(({ place, share, ownShare }): LikelyOrigin[] => {
    const entry = lookup.entryAt(place);
    if (entry?.record.kind !== 'source') return [];
    const source = entry as Entry<SourceRecord>;
    const isLater = isBefore(copy.record, source.record);
    if (isLater || originGroups([copy, source], true, lookup).length < 2) return [];
    const as = Math.max(share, ownShare) >= republishedFrom ? 'republished' : 'rewritten';
    return [{ source, share, as }];
  });
}

const isBefore = ({ issued: one }: SourceRecord, { issued: other }: SourceRecord): boolean =>
  one?.days?.latest != null && other?.days?.earliest != null && one.days.latest < other.days.earliest;
