import type { NoteFacts } from '../model/facts.ts';
import { type Day, type Days, day } from '../text/dates.ts';
import { type Range, contains, touches } from '../text/range.ts';
import type { Lookup } from '../workspace/lookup.ts';
import { type TitleStanding, decideByTitle } from './title-decision.ts';
import type { TitleBeside } from './titled-surnames.ts';

/** The step of the ladder that decided a mention: `context` is an earlier mention, `actors` the note's list of them. */
export type MentionStep = 'link' | 'name' | 'title' | 'context' | 'actors';

/** The title that decided, or left it open; its standing is null then. */
export interface MentionTitle {
  readonly written: string;
  /** `administration`: "the X administration", "government" or "cabinet". */
  readonly form: 'title' | 'administration';
  readonly standing: TitleStanding | null;
}

/** A place where an actor is named. `actor` is null where it is not decided who is meant. */
export interface Mention {
  readonly range: Range;
  readonly text: string;
  /** Path of the actor's note. */
  readonly actor: string | null;
  /** Paths of all who may be meant. */
  readonly candidates: readonly string[];
  readonly how: MentionStep;
  /** Null where no title had a say. */
  readonly title: MentionTitle | null;
  /** Where the note named the actor before, where that decided. */
  readonly earlier: Range | null;
  /** The days at which it is judged; null where nothing but today is known. */
  readonly on: Days | null;
  readonly inHeading: boolean;
}

/** A name found in prose, as offsets of the file. */
export interface FoundName {
  readonly range: Range;
  readonly owners: readonly string[];
  /** The title beside it, where it is a surname or a weak name, which mean nobody without one; null for full names. */
  readonly title: TitleBeside | null;
}

type Decided = Pick<Mention, 'range' | 'actor' | 'candidates' | 'how' | 'title' | 'earlier'>;

/** When a place is judged: its explicit date, and the day it is for what has none. */
export interface JudgedAt {
  readonly on: (place: Range) => Days | null;
  readonly today: Day;
}

/**
 * Decides who is meant: by a link, by a full name or alias that one actor alone has, or by a title beside a surname
 * or weak name.
 */
export function decideMentions(
  facts: NoteFacts,
  text: (range: Range) => string,
  found: readonly FoundName[],
  judgedAt: JudgedAt,
  lookup: Lookup,
): Mention[] {
  const links = linkMentions(facts, lookup);
  const tagged = links.map(({ range, owner }) => decided(range, [owner], 'link'));
  const named = found
    .filter(({ range }) => !links.some((link) => overlaps(link.whole, range)))
    .flatMap((name) =>
      name.title
        ? (byTitle(name, name.title, judgedAt, lookup) ?? [])
        : [decided(name.range, name.owners, 'name')],
    );
  const headings = facts.prose.filter(({ block }) => block === 'heading');
  return [...tagged, ...named]
    .sort((a, b) => a.range.start - b.range.start)
    .map((mention) => ({
      ...mention,
      text: text(mention.range),
      on: judgedAt.on(mention.range),
      inHeading: headings.some((block) =>
        contains({ start: block.start, end: block.start + block.text.length }, mention.range),
      ),
    }));
}

const decided = (range: Range, owners: readonly string[], how: 'link' | 'name'): Decided => ({
  range,
  actor: owners.length === 1 ? (owners[0] ?? null) : null,
  candidates: owners,
  how,
  title: null,
  earlier: null,
});

function byTitle(
  { range, owners }: FoundName,
  title: TitleBeside,
  { on, today }: JudgedAt,
  lookup: Lookup,
): Decided | null {
  const decision = decideByTitle(owners, title, on(range) ?? day(today), lookup);
  if (!decision) return null;
  const { actor, candidates, standing } = decision;
  const beside: MentionTitle = { written: title.written, form: 'title', standing };
  return { range, actor, candidates, how: 'title', title: beside, earlier: null };
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
