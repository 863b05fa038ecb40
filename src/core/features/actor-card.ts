import { type Held, type OfficeAnswer, officeAt, sayHeld, sayTerm } from '../actors/offices.ts';
import type { Mention } from '../actors/mentions.ts';
import type { ActorRecord } from '../model/records.ts';
import type { Service } from '../service.ts';
import { sayDay, sayEdtf } from '../text/date-words.ts';
import { type Days, day } from '../text/dates.ts';
import type { Entry } from '../workspace/lookup.ts';
import { escapeMarkdown } from './markdown.ts';

/** The hover card as data: `actor ID` of the command line. */
export function actorCard(service: Service, id: string, asked: Days) {
  const entry = service.lookup.byId('actor', id);
  if (!entry) return null;
  const { record, path } = entry;
  const answer = officeAt(record, asked, service.lookup);
  const office = answer.then[0];
  return {
    id: entry.id,
    type: record.type,
    name: record.title?.value ?? entry.id,
    native: nativeOf(record),
    on:
      asked.earliest === asked.latest ? asked.earliest : `${asked.earliest ?? '..'}/${asked.latest ?? '..'}`,
    office: office ? officeData(office) : null,
    previous: answer.previous ? officeData(answer.previous) : null,
    next: answer.next ? officeData(answer.next) : null,
    mentions: service.uses.counts(path).mentions,
    claims: service.uses.counts(path).claims,
    checked: record.checked?.value ?? null,
    stale: isStale(record, asked),
  };
}

const officeData = ({ name, position }: Held) => ({
  name,
  capacity: position.capacity,
  start: position.start?.value ?? null,
  end: position.endUnknown ? 'unknown' : (position.end?.value ?? null),
  source: position.source?.value ?? null,
});

const nativeOf = (record: ActorRecord): string | null =>
  (
    record.names.find(({ kind }) => kind === 'native') ??
    record.names.find(({ lang }) => lang !== null && lang !== 'en')
  )?.value ?? null;

/** True where the record was last checked before the days asked for begin. */
const isStale = (record: ActorRecord, asked: Days): boolean =>
  record.checked?.days?.latest != null &&
  asked.earliest !== null &&
  record.checked.days.latest < asked.earliest;

/** The card over a mention, as Markdown of at most 12 lines. */
export function actorHover(service: Service, mention: Mention, asked: Days): string | null {
  if (mention.actor === null) return undecidedHover(service, mention, asked);
  const entry = service.lookup.entryAt(mention.actor) as Entry<ActorRecord> | null;
  if (!entry) return null;
  const [name, ...lines] = actorLines(service, entry, asked);
  const why = `Why this one: ${whyLine(mention, entry.record, asked)}`;
  return [name, ...lines.toSpliced(-2, 0, why)].join('\n\n');
}

/** What is known of an actor at a date: name, office, how often it occurs, the record's age. */
export function actorLines(
  service: Service,
  { path, id, record }: Entry<ActorRecord>,
  asked: Days,
): string[] {
  const native = nativeOf(record);
  const name = record.title?.value ?? id;
  const counts = service.uses.counts(path);
  return [
    `**${escapeMarkdown(name)}**${native && native !== name ? ` · ${escapeMarkdown(native)}` : ''}`,
    ...officeLines(service, record, asked),
    `${plural(counts.claims, 'claim')} and ${plural(counts.mentions, 'mention')} in this workspace.`,
    ageLine(record, asked),
  ];
}

function officeLines(service: Service, record: ActorRecord, asked: Days): string[] {
  if (record.type !== 'person') return record.summary ? [escapeMarkdown(record.summary)] : [];
  const answer = officeAt(record, asked, service.lookup);
  const lines = answer.then.map(
    (held) => `On ${sayAsked(asked)}: ${heldLine(held, capitalised)}${maybe(held)}.`,
  );
  if (lines.length === 0) lines.push(noOffice(answer, asked));
  const now = officeAt(record, day(service.today), service.lookup).then.filter(
    (held) => !answer.then.some((then) => then.position === held.position),
  );
  lines.push(...now.map((held) => `Now: ${heldLine(held, capitalised)}.`));
  return lines;
}

/** `President of South Korea, since 4 June 2025`; a date that can't be read stands in it as written. */
const heldLine = (held: Held, form = (text: string): string => text): string =>
  escapeMarkdown(`${form(sayHeld(held))}, ${sayTerm(held.position)}`);

const maybe = ({ cover }: Held): string => (cover === 'maybe' ? ' (the record leaves the day open)' : '');

function noOffice({ silent, previous, next }: OfficeAnswer, asked: Days): string {
  if (silent) {
    const later = next ? ` The first is ${heldLine(next)}.` : '';
    return `On ${sayAsked(asked)}: the record has no entry for that date.${later}`;
  }
  const before = previous ? ` Before: ${heldLine(previous)}.` : '';
  return `On ${sayAsked(asked)}: held no office then, by this record.${before}`;
}

const sayAsked = ({ earliest, latest }: Days): string => {
  if (earliest !== null && earliest === latest) return sayDay(earliest);
  return `${earliest ? sayDay(earliest) : '…'} to ${latest ? sayDay(latest) : '…'}`;
};

function whyLine({ how, text, title }: Mention, record: ActorRecord, asked: Days): string {
  if (how === 'link') return 'the link names this actor.';
  if (title) return titleLine(text, title, asked);
  return `“${escapeMarkdown(text)}” is a name that only ${escapeMarkdown(record.title?.value ?? 'this actor')} has here.`;
}

function titleLine(name: string, { written, standing }: NonNullable<Mention['title']>, asked: Days): string {
  const [title, called, on] = [escapeMarkdown(written), escapeMarkdown(name), sayAsked(asked)];
  return standing === 'then'
    ? `“${title}” on ${on}; no other “${called}” here held such an office then.`
    : `“${title}” on ${on}; of those called “${called}” here, only this one had held the office before.`;
}

function undecidedHover(service: Service, mention: Mention, asked: Days): string {
  const names = mention.candidates.map((path) => {
    const entry = service.lookup.entryAt(path);
    return `${escapeMarkdown(entry?.record.title?.value ?? path)} (${escapeMarkdown(entry?.id ?? path)})`;
  });
  const name = `**${escapeMarkdown(mention.text)}**`;
  const tag = 'Tag the one that is meant, as in `[[id|name]]`.';
  const title = mention.title ? ` As “${escapeMarkdown(mention.title.written)}” on ${sayAsked(asked)}` : '';
  // Of a title: somebody held such an office, only not then.
  if (names.length === 1)
    return [`${name}:${title} nobody can be meant for sure; perhaps ${names[0]}.`, tag].join('\n\n');
  const shown = names.slice(0, 8).map((line) => `- ${line}`);
  const may = title === '' ? ' may be any of' : `:${title} may be any of`;
  return [`${name}${may} ${names.length}:`, shown.join('\n'), tag].join('\n\n');
}

function ageLine(record: ActorRecord, asked: Days): string {
  const sources = [...new Set(record.positions.flatMap(({ source }) => source?.value ?? []))];
  const from = sources.length > 0 ? ` against ${escapeMarkdown(sources.join(', '))}` : '';
  if (!record.checked) return 'Record never checked against its sources.';
  const stale = isStale(record, asked) ? ' That is before the date asked about.' : '';
  return `Record checked ${escapeMarkdown(sayEdtf(record.checked.value))}${from}.${stale}`;
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

function capitalised(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
