import type { NoteFacts } from '../model/facts.ts';
import type { Days } from '../text/dates.ts';
import { type Range, contains, touches } from '../text/range.ts';
import type { Lookup } from '../workspace/lookup.ts';

/** The step of the ladder that decided a mention. */
export type MentionStep = 'link' | 'name';

/** A place where an actor is named. `actor` is null where it is not decided who is meant. */
export interface Mention {
  readonly range: Range;
  readonly text: string;
  /** Path of the actor's note. */
  readonly actor: string | null;
  /** Paths of all who may be meant. */
  readonly candidates: readonly string[];
  readonly how: MentionStep;
  /** The days at which it is judged; null where nothing but today is known. */
  readonly on: Days | null;
  readonly inHeading: boolean;
}

/** A name found in prose, as offsets of the file. */
export interface FoundName {
  readonly range: Range;
  readonly owners: readonly string[];
}

/** Decides who is meant: by a link, or by a full name or alias that one actor alone has. */
export function decideMentions(
  facts: NoteFacts,
  text: (range: Range) => string,
  found: readonly FoundName[],
  judgedAt: (place: Range) => Days | null,
  lookup: Lookup,
): Mention[] {
  const links = linkMentions(facts, lookup);
  const names = found
    .filter(({ range }) => !links.some((link) => overlaps(link.whole, range)))
    .map(({ range, owners }) => ({ range, owners, how: 'name' as const }));
  const tagged = links.map(({ range, owner }) => ({ range, owners: [owner], how: 'link' as const }));
  const headings = facts.prose.filter(({ block }) => block === 'heading');
  return [...tagged, ...names]
    .sort((a, b) => a.range.start - b.range.start)
    .map(({ range, owners, how }) => ({
      range,
      text: text(range),
      actor: owners.length === 1 ? (owners[0] ?? null) : null,
      candidates: owners,
      how,
      on: judgedAt(range),
      inHeading: headings.some((block) =>
        contains({ start: block.start, end: block.start + block.text.length }, range),
      ),
    }));
}

const overlaps = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;

function linkMentions(facts: NoteFacts, lookup: Lookup): { range: Range; whole: Range; owner: string }[] {
  return facts.links.flatMap((link) => {
    if (link.form !== 'wiki') return [];
    const path = lookup.link(link.target);
    const entry = path === null ? null : lookup.entryAt(path);
    if (entry?.record.kind !== 'actor') return [];
    return [{ range: link.words?.range ?? link.targetRange, whole: link.range, owner: entry.path }];
  });
}

export const mentionAt = (mentions: readonly Mention[], offset: number): Mention | null =>
  mentions.find(({ range }) => touches(range, offset)) ?? null;
