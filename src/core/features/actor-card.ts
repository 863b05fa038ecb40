import { type Held, type OfficeAnswer, sayHeld, sayTerm } from '../actors/offices.ts';
import { freshUntil } from '../actors/record-age.ts';
import type { ActorRecord } from '../model/records.ts';
import type { Service } from '../service.ts';
import { sayDay, sayEdtf } from '../text/date-words.ts';
import type { Days } from '../text/dates.ts';
import { counted } from '../text/phrases.ts';
import type { Entry } from '../workspace/lookup.ts';
import { type ActorFacts, actorFacts } from './actor-facts.ts';
import { escapeMarkdown, shortened } from './markdown.ts';

/** The hover card as data: `actor ID` of the command line. */
export function actorCard(service: Service, id: string, asked: Days) {
  const entry = service.lookup.byId('actor', id);
  if (!entry) return null;
  const { record, path } = entry;
  const { name, native, then, answer, stale } = actorFacts(service, entry, asked);
  const { mentions, claims } = service.uses.counts(path);
  return {
    id: entry.id,
    type: record.type,
    name,
    native,
    on:
      asked.earliest === asked.latest ? asked.earliest : `${asked.earliest ?? '..'}/${asked.latest ?? '..'}`,
    office: then[0] ? officeData(then[0]) : null,
    previous: answer.previous ? officeData(answer.previous) : null,
    next: answer.next ? officeData(answer.next) : null,
    mentions,
    claims,
    checked: record.checked?.value ?? null,
    stale,
  };
}

/** What the card says besides: for people, who read text. */
export function actorDetails(service: Service, id: string, asked: Days) {
  const entry = service.lookup.byId('actor', id);
  if (!entry) return null;
  const { then, answer, now, party, country, sources } = actorFacts(service, entry, asked);
  return {
    offices: then.map(officeAndDoubt),
    /** False where the record says nothing of that time, so that no office means nothing. */
    recorded: then.length > 0 || !answer.silent,
    now: now.map(officeAndDoubt),
    party,
    country,
    undecided: service.uses.counts(entry.path).undecided,
    sources,
  };
}

const officeData = ({ name, position }: Held) => ({
  name,
  capacity: position.capacity,
  start: position.start?.value ?? null,
  end: position.endUnknown ? 'unknown' : (position.end?.value ?? null),
  source: position.source?.value ?? null,
});

const officeAndDoubt = (held: Held) => ({ ...officeData(held), perhaps: held.cover === 'maybe' });

/** What the card of an actor says besides the record: where it stands over a note. */
export interface CardPlace {
  /** Path of the note. */
  readonly note: string;
  /** Why this actor is meant, and who else may be; sentences that are Markdown. */
  readonly why: readonly string[];
}

/** Each of these has so many lines at most: a card fits in one glance. */
const most = { then: 3, now: 2, sources: 3 };

/** What is known of an actor at a date, as Markdown lines; at most 12, whatever the record holds. */
export function actorLines(
  service: Service,
  entry: Entry<ActorRecord>,
  asked: Days,
  place: CardPlace | null = null,
): string[] {
  const facts = actorFacts(service, entry, asked);
  return [
    nameLine(facts, entry.record),
    ...(entry.record.type === 'person'
      ? officeLines(facts, entry.record, asked)
      : summaryLines(entry.record)),
    ...(place?.why ?? []),
    usesLine(service, entry.path, place),
    ageLine(service, entry.record, facts),
  ];
}

/** Party and country tell those apart who share a name. */
function nameLine({ name, native, party, country, namesakes }: ActorFacts, { type }: ActorRecord): string {
  const apart = namesakes.length > 0 ? [party, country] : [];
  const more = [native === name ? null : native, ...apart, type === 'person' ? null : type];
  return [`**${words(name)}**`, ...more.flatMap((part) => (part === null ? [] : words(part)))].join(' · ');
}

const summaryLines = ({ summary }: ActorRecord): string[] =>
  summary === null ? [] : [escapeMarkdown(shortened(summary, 200))];

function officeLines({ then, answer, now }: ActorFacts, { ended }: ActorRecord, asked: Days): string[] {
  const on = `On ${sayAsked(asked)}`;
  const lines = firstOf(then, most.then, (held) => datedLine(on, held));
  // What is held now has a line of its own.
  const isToldBelow =
    !ended && now.slice(0, most.now).some(({ position }) => position === answer.next?.position);
  if (then.length === 0)
    lines.push(`${on}: ${noOffice({ ...answer, next: isToldBelow ? null : answer.next })}`);
  if (ended) return [...lines, `Died ${words(sayEdtf(ended.value))}.`];
  return [...lines, ...firstOf(now, most.now, (held) => datedLine('Now', held))];
}

/** One line for each of the first ones; the last says how many there are besides. */
function firstOf(held: readonly Held[], count: number, say: (held: Held) => string): string[] {
  const lines = held.slice(0, count).map(say);
  const more = held.length - count;
  return more > 0 ? lines.map((line, at) => (at === count - 1 ? `${line} And ${more} more.` : line)) : lines;
}

/** `President of South Korea, since 4 June 2025`; a date that can't be read stands in it as written. */
export const heldLine = (held: Held, form = (text: string): string => text): string =>
  `${words(form(sayHeld(held)))}, ${words(sayTerm(held.position))}`;

const datedLine = (when: string, held: Held): string =>
  `${when}${held.cover === 'maybe' ? ', perhaps' : ''}: ${heldLine(held, capitalised)}.`;

function noOffice({ silent, previous, next }: OfficeAnswer): string {
  const after = next ? ` ${silent ? 'The first is' : 'Next:'} ${heldLine(next)}.` : '';
  if (silent) return `the record has no entry for that date.${after}`;
  const before = previous ? ` Before: ${heldLine(previous)}.` : '';
  return `held no office then, by this record.${before}${after}`;
}

export const sayAsked = ({ earliest, latest }: Days): string => {
  if (earliest !== null && earliest === latest) return sayDay(earliest);
  return `${earliest ? sayDay(earliest) : '…'} to ${latest ? sayDay(latest) : '…'}`;
};

function usesLine(service: Service, actor: string, place: CardPlace | null): string {
  const all = service.uses.counts(actor);
  const whole = `${counted(all.claims, 'claim')} and ${counted(all.mentions, 'mention')} in this workspace`;
  const open = all.undecided > 0 ? `; ${all.undecided} more may be meant` : '';
  const here = place && service.uses.inNote(place.note, actor);
  if (!here) return `${whole}${open}.`;
  return `${counted(here.claims.length, 'claim')} and ${counted(here.mentions.length, 'mention')} in this note; ${whole}${open}.`;
}

function ageLine(service: Service, record: ActorRecord, { sources, stale }: ActorFacts): string {
  const named = sources.slice(0, most.sources).map((source) => words(source));
  const more = sources.length - named.length;
  const listed = `${named.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  if (!record.checked)
    return `Record never checked against its sources${named.length > 0 ? ` (${listed})` : ''}.`;
  const from = named.length > 0 ? ` against ${listed}` : '';
  const until = freshUntil(record, service.config.checkActorsEvery);
  const age = stale && until !== null ? ` **Stale**: it counted until ${sayDay(until)}.` : '';
  return `Record checked ${words(sayEdtf(record.checked.value))}${from}.${age}`;
}

/** Words of a record, so that none fills the card alone. */
export const words = (text: string): string => escapeMarkdown(shortened(text, 80));

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
