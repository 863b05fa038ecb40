import type { NoteFacts } from '../model/facts.ts';
import { claimDate, noteDate } from '../notes/dated.ts';
import type { Day, Days } from '../text/dates.ts';
import { type Range, contains, touches } from '../text/range.ts';
import type { Lookup } from '../workspace/lookup.ts';
import type { FoundName } from './found-names.ts';
import { Ladder } from './ladder.ts';
import type { TitleStanding } from './title-decision.ts';

/** The step of the ladder that decided a mention: `context` is an earlier mention, `actors` the note's list of them. */
export type MentionStep = 'link' | 'name' | 'title' | 'context' | 'actors';

/** The title that decided, or left it open; its standing is null then. */
export interface MentionTitle {
  readonly written: string;
  /** `administration`: "the X administration", "government" or "cabinet". */
  readonly form: 'title' | 'administration';
  readonly standing: TitleStanding | null;
}

/** What a step of the ladder says of a name. */
export interface Decided {
  readonly range: Range;
  /** Path of the actor's note; null where it is not decided who is meant. */
  readonly actor: string | null;
  /** Paths of all who may be meant. */
  readonly candidates: readonly string[];
  readonly how: MentionStep;
  /** Null where no title had a say. */
  readonly title: MentionTitle | null;
  /** Where the note named the actor before, where that decided. */
  readonly earlier: Range | null;
  /** The date of the sentence, where that decided. */
  readonly on: Days | null;
}

/** A place where an actor is named. `on` are the days at which it is judged; null where nothing but today is known. */
export interface Mention extends Decided {
  readonly text: string;
  readonly inHeading: boolean;
}

/** When a place is judged: at its claim's `on`, else at the note's `as-of`, else today. */
export interface JudgedAt {
  readonly claim: (place: Range) => Days | null;
  readonly note: Days | null;
  readonly today: Day;
}

/** Decides who is meant by the links and names of a note: the first step of the ladder that leaves exactly one. */
export function decideMentions(
  facts: NoteFacts,
  text: (range: Range) => string,
  found: readonly FoundName[],
  today: Day,
  lookup: Lookup,
): Mention[] {
  const judgedAt = {
    claim: (place: Range): Days | null => claimDate(facts, place),
    note: noteDate(facts),
    today,
  };
  const links = linkMentions(facts, lookup);
  // Words that lead elsewhere say themselves whom they mean; a full name stands in them as in any other words.
  const elsewhere = facts.links.filter(({ form }) => form === 'wiki');
  const named = found.filter(
    ({ range, kind }) =>
      !links.some(({ whole }) => overlaps(whole, range)) &&
      !(kind !== 'full' && elsewhere.some((link) => overlaps(link.range, range))),
  );
  const places = [...links, ...named].sort((a, b) => a.range.start - b.range.start);
  const ladder = new Ladder(facts, text, judgedAt, lookup);
  const headings = facts.prose.filter(({ block }) => block === 'heading');
  return places.flatMap((place) => {
    const decided = 'owner' in place ? ladder.link(place.range, place.owner) : ladder.name(place);
    if (!decided) return [];
    return [
      {
        ...decided,
        text: text(decided.range),
        on: decided.on ?? judgedAt.claim(decided.range) ?? judgedAt.note,
        inHeading: headings.some((block) =>
          contains({ start: block.start, end: block.start + block.text.length }, decided.range),
        ),
      },
    ];
  });
}

const overlaps = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;

function linkMentions(facts: NoteFacts, lookup: Lookup): { range: Range; whole: Range; owner: string }[] {
  return facts.links.flatMap((link) => {
    if (link.form !== 'wiki') return [];
    const path = lookup.link(link.target);
    const actor = path === null ? null : lookup.actorAt(path);
    if (!actor) return [];
    // While `[[lee|]]` is typed there are no words yet.
    const words = link.words && link.words.range.end > link.words.range.start ? link.words.range : null;
    return [{ range: words ?? link.targetRange, whole: link.range, owner: actor.path }];
  });
}

export const mentionAt = (mentions: readonly Mention[], offset: number): Mention | null =>
  mentions.find(({ range }) => touches(range, offset)) ?? null;
