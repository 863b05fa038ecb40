import type { NoteFacts, Prose } from '../model/facts.ts';
import type { ActorRecord } from '../model/records.ts';
import { type Range, contains, shifted } from '../text/range.ts';
import { type Visible, visible } from '../text/visible.ts';
import type { Entry, Lookup } from '../workspace/lookup.ts';
import { type Administration, administrationBehind } from './administrations.ts';
import { type SaidOfOffice, beforeTitle, future } from './before-titles.ts';
import { besideInEnglish, ofWhat } from './english-titles.ts';
import { Letter, letterAt } from './letters.ts';
import type { Mention } from './mentions.ts';
import type { TitleBeside, TitleTime } from './title-beside.ts';
import { isTitleOfOffice } from './titles.ts';
import { titleBeside } from './titles-by-script.ts';
import { type WrittenTitle, leadOf, longestBefore, mayFollow, peoplesBefore } from './written-titles.ts';

/** `began`: "ousted", "jailed" and their like say that the office had been held, and not whether it was over. */
export type AskedTime = TitleTime | 'began';

/** A title as it is written with a name that is decided: what it asks for, and where it stands in the file. */
export interface TitleUse {
  readonly mention: Mention;
  readonly actor: Entry<ActorRecord>;
  readonly block: Prose;
  /** Title and name. */
  readonly range: Range;
  readonly form: 'title' | 'administration';
  /** As written, with the words that say when: `former President`. */
  readonly written: string;
  /** The title's own words, folded. */
  readonly words: string;
  readonly time: AskedTime;
  readonly country: string | null;
  readonly of: string | null;
  /** The title's own words; null where a title does not stand directly beside the name. */
  readonly title: Range | null;
  /** The words that say when, with the space behind them ("former "). */
  readonly mark: Range | null;
  /** Where words that say when may be put before the title. */
  readonly lead: number;
}

type Beside = Omit<TitleUse, 'mention' | 'actor' | 'block'>;

/** The titles beside the decided mentions of a note, in running text alone: not in headings and block quotes. */
export function titleUses(note: NoteFacts, mentions: readonly Mention[], lookup: Lookup): TitleUse[] {
  const seen = new Map<Prose, Visible>();
  return mentions.flatMap((mention) => {
    if (mention.actor === null || mention.inHeading) return [];
    const block = note.prose.find(({ start, text }) =>
      contains({ start, end: start + text.length }, mention.range),
    );
    const actor = block && !block.quoted ? lookup.actorAt(mention.actor) : null;
    if (!block || !actor) return [];
    const text = seen.get(block) ?? visible(block.text);
    seen.set(block, text);
    const beside = besideName(text, mention.range, block.start);
    return beside ? [{ ...beside, mention, actor, block }] : [];
  });
}

/** What stands beside a name; offsets of the visible text. */
type Found = Omit<Beside, 'range' | 'lead'> & { readonly lead: number | null };

function besideName(seen: Visible, name: Range, base: number): Beside | null {
  const { text } = seen;
  const start = seen.toVisible(name.start - base);
  const end = seen.toVisible(name.end - base);
  const acting = administrationBehind(text, end);
  const found = acting ? administration(text, start, acting) : besideInText(text, start, end);
  if (!found) return null;
  const inFile = ({ start: from, end: to }: Range): Range => shifted(seen.rangeOf(from, to), base);
  const parts = [name, ...[found.title, found.mark].flatMap((part) => (part ? [inFile(part)] : []))];
  return {
    ...found,
    range: {
      start: Math.min(...parts.map((part) => part.start)),
      end: Math.max(...parts.map((part) => part.end)),
    },
    title: found.title && inFile(found.title),
    mark: found.mark && inFile(found.mark),
    lead: base + seen.toMasked(found.lead ?? found.title?.start ?? start),
  };
}

function besideInText(text: string, start: number, end: number): Found | null {
  const kind = letterAt(text, start);
  const inEnglish = kind !== Letter.hangul && kind !== Letter.han;
  const before = inEnglish ? longestBefore(text, start) : null;
  const beside = inEnglish
    ? besideInEnglish(text, start, end, isTitleOfOffice, before)
    : titleBeside(text, start, end);
  if (beside === 'other') return null;
  const found =
    (before && english(text, before, start, end)) ?? (beside && byItsWords(text, beside, start, end));
  // In apposition a title may be of another time: "Yoon, president of South Korea until 2025".
  return inEnglish && found?.title && found.title.start > start ? null : found;
}

const beginning = /(?<![\p{L}\p{M}])(?:new|newly formed|next|incoming|future)\s+$/iu;

function administration(text: string, start: number, found: Administration): Found | null {
  const lead = leadOf(text, start);
  // "The new Lee government" is one that has just come, or is yet to.
  if (beginning.test(lead)) return null;
  const people = peoplesBefore(lead);
  return {
    form: 'administration',
    written: text.slice(start, found.end),
    words: 'administration',
    time: 'now',
    country: people?.words ?? null,
    of: null,
    title: { start: found.start, end: found.end },
    mark: null,
    lead: start,
  };
}

const times: Readonly<Record<SaidOfOffice, AskedTime>> = {
  acting: 'acting',
  former: 'former',
  then: 'then',
  ousted: 'began',
  suspended: 'began',
  now: 'now',
};

/** "Former South Korean President Lee": the title before a name, after words that say when and whose. */
function english(text: string, title: WrittenTitle, start: number, end: number): Found | null {
  // Of several ("Presidents Lee and Trump") it is no one's words.
  if (title.several || !isHis(text, start, title)) return null;
  const before = leadOf(text, title.start);
  const from = title.start - before.length;
  const { start: first, words, country } = beforeTitle(before);
  const lead = before.slice(0, first);
  if (future.test(lead) || !mayFollow(lead)) return null;
  const word = words.find(({ said }) => times[said] !== 'now');
  const mark = word ? { start: from + word.start, end: from + word.end } : null;
  return {
    form: 'title',
    written: `${mark ? text.slice(mark.start, mark.end) : ''}${title.written}`.replace(/\s+/gu, ' '),
    words: title.words,
    time: word ? times[word.said] : 'now',
    country,
    of: ofWhat(text, end),
    title: { start: title.start, end: title.end },
    mark,
    lead: mark ? title.start : from + first,
  };
}

/** Nothing but a space parts a title from its name. */
const isHis = (text: string, start: number, title: WrittenTitle): boolean =>
  /^\s+$/u.test(text.slice(title.end, start));

/** The title that decides who is meant, found again by its words behind the name or before it. */
function byItsWords(text: string, beside: TitleBeside, start: number, end: number): Found {
  const { written, words, time, country, of } = beside;
  const at = placeBeside(text, written, start, end);
  const title = at === null ? null : { start: at, end: at + written.length };
  const gap = title && title.start > end ? { start: end, end: title.start } : null;
  const mark = gap && time !== 'now' && text.slice(gap.start, gap.end).trim() !== '' ? gap : null;
  const shown = `${mark ? text.slice(mark.start, mark.end).trimStart() : ''}${written}`;
  return { form: 'title', written: shown, words, time, country, of, title, mark, lead: null };
}

/** Where a title stands right before a name, or right behind it after words that say when and whose (石破茂日本前首相). */
function placeBeside(text: string, title: string, start: number, end: number): number | null {
  const before = text.slice(0, start).trimEnd();
  if (before.endsWith(title) && start - before.length <= 1) return before.length - title.length;
  const at = text.slice(end, end + 8 + title.length).indexOf(title);
  return at >= 0 && /^[\p{L} ]*$/u.test(text.slice(end, end + at)) ? end + at : null;
}
