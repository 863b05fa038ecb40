import type { NoteFacts, Prose } from '../model/facts.ts';
import type { ActorRecord } from '../model/records.ts';
import { type Range, contains } from '../text/range.ts';
import { type Visible, visible } from '../text/visible.ts';
import type { Entry, Lookup } from '../workspace/lookup.ts';
import { type Administration, administrationBehind } from './administrations.ts';
import { Letter, letterAt } from './letters.ts';
import type { Mention } from './mentions.ts';
import type { TitleTime } from './title-beside.ts';
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
  const inFile = ({ start: from, end: to }: Range): Range => ({
    start: base + seen.toMasked(from),
    end: base + seen.toMasked(to - 1) + 1,
  });
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
  if (titleBeside(text, start, end) === 'other') return null;
  const inEnglish = kind !== Letter.hangul && kind !== Letter.han;
  const found = (inEnglish ? english(text, start, end) : null) ?? byItsWords(text, start, end);
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

const times: readonly (readonly [RegExp, AskedTime])[] = [
  [/(?<![\p{L}\p{M}\p{N}-])(?:acting|interim|caretaker)(?:\s+|-)$/iu, 'acting'],
  [/(?<![\p{L}\p{M}\p{N}-])(?:former|ex|past|previous|one-time|sometime|late)(?:\s+|-)$/iu, 'former'],
  [/(?<![\p{L}\p{M}\p{N}-])then(?:\s+|-)$/iu, 'then'],
  [/(?<![\p{L}\p{M}\p{N}-])(?:ousted|deposed|removed|jailed|disgraced|impeached|suspended)\s+$/iu, 'began'],
  [/(?<![\p{L}\p{M}\p{N}-])(?:current|incumbent|sitting|outgoing)\s+$/iu, 'now'],
];

const yetToCome = /(?<![\p{L}\p{M}])(?:incoming|future|next|would-be|designated|aspiring)\s+$/iu;

/** "Former South Korean President Lee": the title before a name, after words that say when and whose. */
function english(text: string, start: number, end: number): Found | null {
  const title = longestBefore(text, start);
  // Of several ("Presidents Lee and Trump") it is no one's words.
  if (!title || title.several || !isHis(text, start, title)) return null;
  const { at, time, mark, country } = peeled(text, title.start);
  const lead = leadOf(text, at);
  if (yetToCome.test(lead) || !mayFollow(lead)) return null;
  return {
    form: 'title',
    written: `${mark ? text.slice(mark.start, mark.end) : ''}${title.written}`.replace(/\s+/gu, ' '),
    words: title.words,
    time,
    country,
    of: ofWhat(text, end),
    title: { start: title.start, end: title.end },
    mark,
    lead: mark ? title.start : at,
  };
}

type Peeled = Pick<Found, 'time' | 'mark' | 'country'> & { readonly at: number };

/** Takes the words off that say when and whose, from the title back. */
function peeled(text: string, title: number): Peeled {
  let found: Peeled = { at: title, time: 'now', mark: null, country: null };
  for (;;) {
    const lead = leadOf(text, found.at);
    const from = found.at - lead.length;
    const said = times.flatMap(([form, means]) => {
      const match = form.exec(lead);
      return match ? [{ start: from + match.index, means }] : [];
    })[0];
    const people = said ? null : peoplesBefore(lead);
    if (said) {
      const isFirst = found.time === 'now' && said.means !== 'now';
      const mark = isFirst ? { start: said.start, end: found.at } : found.mark;
      found = { ...found, at: said.start, time: isFirst ? said.means : found.time, mark };
    } else if (people) {
      found = { ...found, at: from + people.start, country: found.country ?? people.words };
    } else return found;
  }
}

/** Nothing but a space parts a title from its name. */
const isHis = (text: string, start: number, title: WrittenTitle): boolean =>
  /^\s+$/u.test(text.slice(title.end, start));

const ofWhat = (text: string, end: number): string | null =>
  /^ of (?:the )?(\p{Lu}[\p{L}\p{M}\p{N}'’-]*(?: \p{Lu}[\p{L}\p{M}\p{N}'’-]*)*)/u.exec(
    text.slice(end, end + 80),
  )?.[1] ?? null;

/** The title that decides who is meant, found again by its words behind the name or before it. */
function byItsWords(text: string, start: number, end: number): Found | null {
  const beside = titleBeside(text, start, end);
  if (!beside || beside === 'other') return null;
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
