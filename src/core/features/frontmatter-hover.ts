import { type OfficeHolder, holdersAt, sayHeld, sayTerm } from '../actors/offices.ts';
import type { ActorRecord, OfficeRecord, SourceRecord } from '../model/records.ts';
import type { SchemaObject } from '../schema/json-schema.ts';
import type { Service } from '../service.ts';
import { sayDay, sayEdtf } from '../text/date-words.ts';
import type { Days } from '../text/dates.ts';
import { parseEdtf } from '../text/edtf.ts';
import type { Range } from '../text/range.ts';
import type { Entry } from '../workspace/lookup.ts';
import { actorLines } from './actor-card.ts';
import { referenceAt, refersTo } from './frontmatter-references.ts';
import type { Hover } from './hover.ts';
import { escapeMarkdown, lines } from './markdown.ts';
import {
  choicesOf,
  keyCard,
  keySchemas,
  prose,
  shortKeyCard,
  valueSchemas,
  writtenText,
} from './schema-card.ts';
import { type SchemaPlace, schemaPlaceAt } from './schema-place.ts';
import { sourceHover } from './source-card.ts';
import type { Subject } from './subjects.ts';

/** A card fits in one glance. */
const mostLines = 12;

/** The card for a key or a value of YAML with a schema; null elsewhere, and where no schema speaks of it. */
export function schemaHover(service: Service, path: string, offset: number): Hover | null {
  const place = schemaPlaceAt(service, path, offset);
  const key = place && keySchemas(service.schemas, place);
  if (!place || !key || key.own.length === 0) return null;
  if (place.role === 'key') {
    const reference = referenceAt(service, path, offset);
    const subject = reference && subjectCard(service, path, place, reference.subject, reference.range);
    const lines = subject ? [...subject.lines, shortKeyCard(key)] : keyCard(service.schemas, key);
    return { markdown: joined(lines), range: place.range };
  }
  const { lines: said, range } = valueCard(service, path, place, offset);
  // A value that means nothing where something is meant: what may stand here.
  const isLost = said.length === 0 && meansMore(service, place);
  return { markdown: joined(isLost ? keyCard(service.schemas, key) : [...said, shortKeyCard(key)]), range };
}

/** Words in place of an id, and ids that nothing bears, are told apart by the space. */
function meansMore(service: Service, place: SchemaPlace): boolean {
  const own = valueSchemas(service.schemas, place);
  if (refersTo(own).length > 0) return !/\s/u.test(writtenText(place, own));
  return choicesOf(own).length > 0 || own.some(({ format }) => format?.startsWith('edtf'));
}

/** Paragraphs as Markdown; one of several lines counts as several. The last one says which key it is, and stays. */
function joined(paragraphs: readonly string[]): string {
  const size = (text: string): number => text.split('\n').length;
  const last = paragraphs.at(-1) ?? '';
  let left = mostLines - size(last);
  const kept = paragraphs.slice(0, -1).filter((paragraph) => (left -= size(paragraph)) >= 0);
  return [...kept, last].join('\n\n');
}

interface Lines {
  readonly lines: readonly string[];
  readonly range: Range;
}

/** What this value means. */
function valueCard(service: Service, path: string, place: SchemaPlace, offset: number): Lines {
  const own = valueSchemas(service.schemas, place);
  const text = writtenText(place, own);
  const { range } = place;
  const meaning =
    choiceLine(own, text) ?? typeLine(service, place, text) ?? dateLine(own, text) ?? spanLine(own, text);
  if (meaning !== null) return { lines: [meaning], range };
  const reference = referenceAt(service, path, offset);
  // Of several ids in one value the one that is touched.
  const touched = reference && reference.value !== text ? reference.range : range;
  const found = reference && subjectCard(service, path, place, reference.subject, touched);
  return found ?? { lines: [], range: touched };
}

function choiceLine(own: readonly SchemaObject[], text: string): string | null {
  const choice = choicesOf(own).find(({ value }) => String(value) === text);
  if (!choice) return null;
  return `**${escapeMarkdown(text)}**${choice.means === '' ? '' : `: ${prose(choice.means)}`}`;
}

function typeLine(service: Service, { path, document }: SchemaPlace, text: string): string | null {
  if (path.length !== 1 || path[0] !== 'type' || text !== document.whole) return null;
  const type = service.schemas.types().find(({ name }) => name === text);
  return type
    ? `**${prose(type.title)}**${type.description === '' ? '' : `: ${prose(type.description)}`}`
    : null;
}

function dateLine(own: readonly SchemaObject[], text: string): string | null {
  if (!own.some(({ format }) => format?.startsWith('edtf'))) return null;
  const isUnknown = text === 'unknown' && own.some(({ format }) => format === 'edtf-or-unknown');
  if (isUnknown) return '**not known**: somebody looked, and it cannot be told.';
  return parseEdtf(text) ? `**${escapeMarkdown(sayEdtf(text))}**` : null;
}

const spanUnits: Readonly<Record<string, string>> = { d: 'day', w: 'week', m: 'month', y: 'year' };

const isSpan = (pattern: unknown): boolean => typeof pattern === 'string' && pattern.endsWith('[dwmy]$');

/** `180d`, where a schema asks for such a span. */
function spanLine(own: readonly SchemaObject[], text: string): string | null {
  const [, count = '', letter = ''] = /^([1-9]\d*)([dwmy])$/u.exec(text) ?? [];
  const unit = spanUnits[letter];
  const isMeant = own.some((schema) => isSpan(schema['pattern']));
  return unit !== undefined && isMeant ? `**${count} ${unit}${count === '1' ? '' : 's'}**` : null;
}

/** The card of what an id names. */
function subjectCard(
  service: Service,
  path: string,
  place: SchemaPlace,
  subject: Subject | null,
  range: Range,
): Lines | null {
  if (!subject) return null;
  if (subject.claim !== null) return { lines: claimLines(service, subject), range };
  const entry = service.lookup.entryAt(subject.file);
  const asked = daysAt(service, path, place);
  if (entry?.record.kind === 'actor')
    return { lines: [lines(actorLines(service, entry as Entry<ActorRecord>, asked))], range };
  if (entry?.record.kind === 'source')
    return { lines: sourceHover(service, entry as Entry<SourceRecord>, asked).split('\n\n'), range };
  return entry?.record.kind === 'office'
    ? { lines: officeLines(service, entry as Entry<OfficeRecord>, asked), range }
    : null;
}

/** In the attributes of a claim its own date counts, elsewhere the note's. */
function daysAt(service: Service, path: string, { path: at, range }: SchemaPlace): Days {
  const note = service.notes.get(path);
  if (!note) return { earliest: service.today, latest: service.today };
  const claim = at[0] === 'claims' ? note.claims.find(({ id }) => id?.value === at[1]) : undefined;
  return service.judgedDays(note, claim?.content ?? range);
}

/** Who held an office: more than a few is a matter of the record and not of a glance. */
const mostHolders = 3;

function officeLines(service: Service, office: Entry<OfficeRecord>, asked: Days): string[] {
  const held = holdersAt({ office, position: null }, asked, service.lookup);
  const holders = held.slice(0, mostHolders).map((holder) => holderLine(holder, asked));
  return [`**${escapeMarkdown(office.record.title?.value ?? office.id)}** · office`, ...holders];
}

function holderLine({ actor: { id, record }, held }: OfficeHolder, asked: Days): string {
  const on =
    asked.earliest !== null && asked.earliest === asked.latest ? `On ${sayDay(asked.earliest)}: ` : '';
  const capacity = held.position.capacity === 'substantive' ? '' : ` as ${sayHeld(held)}`;
  return `${on}${escapeMarkdown(`${record.title?.value ?? id}${capacity}, ${sayTerm(held.position)}`)}.`;
}

const mostLetters = 240;

function claimLines(service: Service, { file, claim }: Subject): string[] {
  const judged = service.judgement(file).claims.find(({ facts }) => facts.id?.value === claim);
  if (!judged) return [];
  const { facts, id, status, why } = judged;
  const words =
    facts.text.length > mostLetters ? `${facts.text.slice(0, mostLetters).trimEnd()}…` : facts.text;
  return [
    `**${escapeMarkdown(id ?? '')}** · ${facts.kind} · ${status}`,
    `“${escapeMarkdown(words)}”`,
    escapeMarkdown(why),
  ];
}
