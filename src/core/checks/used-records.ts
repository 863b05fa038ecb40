import type { NoteFacts } from '../model/facts.ts';
import { findClaim, fullId } from '../sources/claims.ts';
import { citedIn } from '../sources/evidence.ts';
import type { Located, Range } from '../text/range.ts';
import type { Lookup } from '../workspace/lookup.ts';
import { titleOf } from './cited-sources.ts';
import { sourceNames } from './used-source.ts';

/** A marked record that a note uses: a source, or the note of a claim. */
export interface UsedRecord {
  /** As a message speaks of it. */
  readonly name: string;
  /** What `except` may call it. */
  readonly ids: readonly string[];
  readonly file: string;
  readonly marking: Located<string>;
  /** Where it is used first. */
  readonly range: Range;
}

/** The marked records that a note uses, each once, in the order of the text and then of its claims. */
export function usedRecords(note: NoteFacts, lookup: Lookup): UsedRecord[] {
  const used = [...sourcesUsed(note, lookup), ...claimsUsed(note, lookup)];
  return used.filter((each, at) => used.findIndex(({ file }) => file === each.file) === at);
}

const sourcesUsed = (note: NoteFacts, lookup: Lookup): UsedRecord[] =>
  citedIn(note, lookup).flatMap(({ source, range }) => {
    const marking = source?.record.marking;
    if (!source || !marking || source.path === note.path) return [];
    return [{ name: `“${titleOf(source)}”`, ids: sourceNames(source), file: source.path, marking, range }];
  });

/** Claims of other notes that this one names, in attributes, among its key judgments or by a link. */
function claimsUsed(note: NoteFacts, lookup: Lookup): UsedRecord[] {
  return claimIds(note).flatMap(({ value, range }): UsedRecord[] => {
    const found = findClaim(note, value, lookup);
    if (!found || found.note.path === note.path) return [];
    const entry = lookup.entryAt(found.note.path);
    const record = entry?.record;
    const marking = record?.kind === 'note' || record?.kind === 'source' ? record.marking : null;
    if (!entry || !marking) return [];
    const id = fullId(found.note, found.claim) ?? value;
    return [{ name: `the claim “${id}”`, ids: [id, entry.id], file: entry.path, marking, range }];
  });
}

function claimIds({ claims, links, record }: NoteFacts): Located<string>[] {
  const linked = links.flatMap(({ form, target, part, targetRange }) =>
    form === 'wiki' && target !== '' && part !== null
      ? [{ value: `${target}#${part}`, range: targetRange }]
      : [],
  );
  const inAttributes = claims.flatMap(({ restsOn, contradicts }) => [...restsOn, ...contradicts]);
  return [...inAttributes, ...(record?.kind === 'note' ? record.keyJudgments : []), ...linked];
}
