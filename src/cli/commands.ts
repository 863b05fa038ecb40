import { actorCard, actorDetails } from '../core/features/actor-card.ts';
import { actorRows, claimRows, mentionRows, sourceRows, type Reported } from '../core/features/rows.ts';
import { verifiedCaptures } from '../core/features/verified.ts';
import type { Service } from '../core/service.ts';
import { day } from '../core/text/dates.ts';
import { didYouMean } from '../core/text/nearest.ts';
import { counted } from '../core/text/phrases.ts';
import { asLines } from './lists.ts';
import type { Options } from './options.ts';
import type { Style } from './style.ts';
import { UsageError } from './usage.ts';

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

type Command = (service: Service, reported: Reported, options: Options, style: Style) => string;

/** The commands that list something; each as text or as JSON. */
export const listCommands: Readonly<Record<string, Command>> = {
  claims(service, reported, options, style) {
    const rows = claimRows(service, reported);
    if (options.json) return json(rows);
    const cells = rows.map((row) => [
      `${row.file}:${row.line}`,
      row.status,
      row.kind,
      shorten(row.text),
      row.evidence.map(({ source }) => source).join(', '),
    ]);
    return asLines(cells, 'No claims. Mark one as `[words]{.claim #id}`.', style);
  },
  actors(service, reported, options, style) {
    const on = options.on ?? day(service.today);
    const rows = actorRows(service, on, reported);
    if (options.json) return json(rows);
    const cells = rows.map((row) => [
      row.id,
      row.name,
      row.type,
      row.office,
      counted(row.mentions, 'mention'),
      counted(row.claims, 'claim'),
    ]);
    return asLines(cells, 'No actors. Add a note of type person, organisation, place or event.', style);
  },
  actor(service, _reported, options, style) {
    const id = options.paths[0] ?? '';
    const on = options.on ?? day(service.today);
    const card = actorCard(service, id, on);
    if (!card)
      throw new UsageError(`No actor is called “${id}”.${didYouMean(id, service.lookup.idsOf('actor'))}`);
    if (options.json) return json(card);
    const details = actorDetails(service, id, on);
    return asLines(details ? cardCells({ ...card, ...details }) : [], '', style);
  },
  mentions(service, reported, options, style) {
    const rows = mentionRows(service, reported);
    if (options.json) return json(rows);
    const cells = rows.map((row) => [
      `${row.file}:${row.range.start.line + 1}:${row.range.start.character + 1}`,
      row.text,
      row.actor ?? `${row.candidates.length > 1 ? 'one of' : 'perhaps'} ${row.candidates.join(', ')}`,
      row.how,
      row.on,
    ]);
    return asLines(cells, 'No actor is named in these notes.', style);
  },
  sources(service, reported, options, style) {
    const rows = sourceRows(service, reported);
    if (options.json) return json(rows);
    const cells = rows.map((row) => [
      row.id,
      row.issued,
      row.reliability,
      row.state,
      `cited ${row.cited}`,
      `capture ${row.capture}`,
      row.title,
    ]);
    return asLines(cells, 'No sources. Add a note of type source.', style);
  },
  verify(service, reported, options, style) {
    const rows = verifiedCaptures(service, reported);
    if (options.json) return json(rows);
    const cells = rows.map((row) => [row.file, row.state, row.id, row.collected]);
    const sound = rows.filter(({ state }) => state === 'ok').length;
    const none = 'No captures. Make one with attache capture URL.';
    if (rows.length === 0) return asLines(cells, none, style);
    return `${asLines(cells, none, style)}${counted(rows.length, 'capture')}, ${sound} as they were collected.\n`;
  },
};

type Card = NonNullable<ReturnType<typeof actorCard>> & NonNullable<ReturnType<typeof actorDetails>>;

/** The card in lines that a person reads; what the record does not say is left out. */
function cardCells(card: Card): (string | null)[][] {
  const { offices, recorded, previous, next, now } = card;
  const none = recorded ? 'held no office then, by this record' : 'the record has no entry for that date';
  const others = [
    ['before', offices.length === 0 && previous ? sayOffice(previous) : null],
    ['after', offices.length === 0 && next ? sayOffice(next) : null],
    ...now.map((office) => ['now', sayOffice(office)]),
    ['party', card.party],
    ['of', card.country],
  ].filter(([, said]) => said !== null);
  const open = card.undecided > 0 ? `, ${card.undecided} more undecided` : '';
  return [
    ['name', card.native === null || card.native === card.name ? card.name : `${card.name} · ${card.native}`],
    ...(offices.length > 0 ? offices.map(sayOffice) : card.type === 'person' ? [none] : []).map((said) => [
      `on ${card.on ?? ''}`,
      said,
    ]),
    ...others,
    ['named', `${counted(card.mentions, 'mention')}${open}, ${counted(card.claims, 'claim')}`],
    ['checked', `${card.checked ?? 'never'}${card.stale ? ' (stale on that date)' : ''}`],
    ...(card.sources.length > 0 ? [['sources', card.sources.join(', ')]] : []),
  ];
}

function sayOffice(office: Card['offices'][number] | NonNullable<Card['previous']>): string {
  const { name, capacity, start, end, source } = office;
  const perhaps = 'perhaps' in office && office.perhaps ? 'perhaps ' : '';
  const as = capacity === 'substantive' ? '' : ` (${capacity})`;
  const from =
    start === null ? ', start not recorded' : end === null ? `, since ${start}` : `, from ${start}`;
  const to = end === null ? '' : end === 'unknown' ? ', left on a day not known' : ` to ${end}`;
  return `${perhaps}${name}${as}${from}${to}${source === null ? '' : ` [${source}]`}`;
}

const shorten = (text: string): string => (text.length > 70 ? `${text.slice(0, 69)}…` : text);
