import type { NoteFacts } from '../model/facts.ts';
import { day } from '../text/dates.ts';
import { foldMarks } from '../text/fold.ts';
import type { Range } from '../text/range.ts';
import type { Lookup } from '../workspace/lookup.ts';
import type { FoundName } from './found-names.ts';
import type { Decided, JudgedAt, MentionStep, MentionTitle } from './mentions.ts';
import { SentenceDates } from './sentence-dates.ts';
import type { TitleBeside } from './title-beside.ts';
import { type TitleDecision, decideByTitle } from './title-decision.ts';

type Step = Partial<Pick<Decided, 'actor' | 'title' | 'earlier' | 'on'>>;

const decided = (
  range: Range,
  candidates: readonly string[],
  how: MentionStep,
  more: Step = {},
): Decided => ({
  range,
  actor: candidates.length === 1 ? (candidates[0] ?? null) : null,
  candidates,
  how,
  title: null,
  earlier: null,
  on: null,
  ...more,
});

/** The steps that say who is meant, for one note; its names are given in order. */
export class Ladder {
  readonly #note: NoteFacts;
  readonly #text: (range: Range) => string;
  readonly #judgedAt: JudgedAt;
  readonly #lookup: Lookup;
  readonly #dates: SentenceDates;
  /** Who has been named so far, and where last. */
  readonly #named = new Map<string, Range>();
  /** Who may have been named by what was left open; and names that others bear, who are not known. */
  readonly #open = new Set<readonly string[]>();
  readonly #others = new Set<string>();
  #actors: readonly string[] | null = null;

  constructor(note: NoteFacts, text: (range: Range) => string, judgedAt: JudgedAt, lookup: Lookup) {
    this.#note = note;
    this.#text = text;
    this.#judgedAt = judgedAt;
    this.#lookup = lookup;
    this.#dates = new SentenceDates(note.prose);
  }

  link(range: Range, owner: string): Decided {
    return this.#noted(decided(range, [owner], 'link'));
  }

  /** What a name found in prose is taken for; null where it is no mention of anybody. */
  name(found: FoundName): Decided | null {
    if (found.kind === 'another') {
      this.#others.add(foldMarks(this.#text(found.range)));
      return null;
    }
    if (found.kind !== 'full') return this.#weak(found);
    const { range, owners } = found;
    return this.#noted(owners.length === 1 ? decided(range, owners, 'name') : this.#homonym(found));
  }

  #weak(found: FoundName): Decided | null {
    const { title, owners, range } = found;
    if (!title) {
      const step = this.#bare(found);
      // A surname left open names nobody before what follows.
      if (step) return this.#noted(step);
      return found.kind === 'weak' ? decided(range, owners, 'name', { actor: null }) : null;
    }
    const decision = this.#byTitle(found, title);
    if (!decision) return this.#titleUnknown(found, title);
    const standing = title.sure ? decision.standing : null;
    const beside: MentionTitle = { written: title.written, form: title.form, standing };
    const { actor, candidates, on } = decision;
    if (actor !== null && title.sure)
      return this.#noted(decided(range, [actor], 'title', { title: beside, on }));
    const step = this.#later(found, candidates);
    return this.#noted(step ?? decided(range, candidates, 'title', { actor: null, title: beside }));
  }

  #bare(found: FoundName): Decided | null {
    const step = this.#later(found, found.owners);
    if (found.kind !== 'metonym' || step?.actor == null) return step;
    const record = this.#lookup.actorAt(step.actor)?.record;
    return record && record.type !== 'person' ? step : null;
  }

  /** A title that no bearer ever held says that somebody else is meant, except of those without a known office. */
  #titleUnknown(found: FoundName, title: TitleBeside): Decided | null {
    if (title.maybeThis || title.form === 'administration') return null;
    const step = this.#later(found, found.owners);
    if (step?.actor != null && this.#hasNoOffice(step.actor)) return this.#noted(step);
    this.#others.add(foldMarks(this.#text(found.range)));
    return null;
  }

  #hasNoOffice(path: string): boolean {
    return this.#lookup.actorAt(path)?.record.positions.length === 0;
  }

  /** A full name that several have: by the title beside it, then by one of the note's actors. */
  #homonym(found: FoundName): Decided {
    const { title, owners, range } = found;
    const decision = title ? this.#byTitle(found, title) : null;
    if (title && decision?.actor != null) {
      const { written, form } = title;
      const beside: MentionTitle = { written, form, standing: decision.standing };
      return decided(range, [decision.actor], 'title', { title: beside, on: decision.on });
    }
    const listed = this.#listed(decision ? decision.candidates : owners);
    if (listed.length === 1) return decided(range, listed, 'actors');
    return decided(range, decision ? decision.candidates : owners, 'name', { actor: null });
  }

  /**
   * By an earlier mention that fits, else by the note's actors. Two bearers named before, or one who is none of the
   * note's actors while another bearer is, leave it open.
   */
  #later({ range }: FoundName, candidates: readonly string[]): Decided | null {
    const listed = this.#listed(candidates);
    const [first, ...more] = this.#bearersBefore(candidates);
    if (first === undefined) return listed.length === 1 ? decided(range, listed, 'actors') : null;
    if (more.length > 0 || (listed.length > 0 && !listed.includes(first))) return null;
    const earlier = this.#named.get(first);
    if (listed.length === 1)
      return earlier ? decided(range, [first], 'context', { earlier }) : decided(range, listed, 'actors');
    // Somebody else of that name may have been named, too.
    const another = this.#others.has(foldMarks(this.#text(range)));
    return earlier && !another ? decided(range, [first], 'context', { earlier }) : null;
  }

  /** Those of these who have been named so far or may have been: one, or the first two. */
  #bearersBefore(candidates: readonly string[]): string[] {
    const those = setOf(candidates);
    const found = new Set<string>();
    for (const path of this.#named.keys()) if (those.has(path)) found.add(path);
    for (const open of this.#open) for (const path of sharedBy(open, candidates)) found.add(path);
    return [...found].slice(0, 2);
  }

  #byTitle({ range, holders }: FoundName, title: TitleBeside): TitleDecision | null {
    const claim = this.#judgedAt.claim(range);
    const sentence = claim && title.time !== 'then' ? [] : this.#dates.at(range);
    const note = this.#judgedAt.note ?? day(this.#judgedAt.today);
    return decideByTitle(holders, title, { claim, note, sentence });
  }

  /** Those of these who are in the note's list of actors. */
  #listed(candidates: readonly string[]): string[] {
    this.#actors ??= this.#actorsOfNote();
    return this.#actors.length === 0 ? [] : this.#actors.filter((path) => setOf(candidates).has(path));
  }

  #actorsOfNote(): string[] {
    const { record, path } = this.#note;
    // The note of an actor is about that actor.
    if (record?.kind === 'actor') return [path];
    if (record?.kind !== 'note') return [];
    const paths = record.actors.flatMap(({ value }) => this.#lookup.byId('actor', value)?.path ?? []);
    return [...new Set(paths)];
  }

  #noted(mention: Decided): Decided {
    if (mention.actor !== null) this.#named.set(mention.actor, mention.range);
    else this.#open.add(mention.candidates);
    return mention;
  }
}

const sets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** A list as a set, made once: hundreds bear a common surname, and it stands in many places. */
function setOf(list: readonly string[]): ReadonlySet<string> {
  const known = sets.get(list);
  if (known) return known;
  const made = new Set(list);
  sets.set(list, made);
  return made;
}

// Of a pair of lists by their numbers. Pairs are many, and those of one note soon come again or never.
const shared = new Map<number, readonly string[]>();
const mostPairs = 20_000;
const mostLists = 2 ** 26;

/** The first two that are in both lists. */
function sharedBy(one: readonly string[], other: readonly string[]): readonly string[] {
  const pair = numberOf(one) * mostLists + numberOf(other);
  const known = shared.get(pair);
  if (known) return known;
  const found = one.filter((path) => setOf(other).has(path)).slice(0, 2);
  if (shared.size >= mostPairs) shared.clear();
  shared.set(pair, found);
  return found;
}

const numbers = new WeakMap<readonly string[], number>();
let lastNumber = 0;

function numberOf(list: readonly string[]): number {
  const known = numbers.get(list);
  if (known !== undefined) return known;
  lastNumber += 1;
  numbers.set(list, lastNumber);
  return lastNumber;
}
