import { actorCard } from '../core/features/actor-card.ts';
import { actorRows, claimRows, mentionRows, sourceRows, type Reported } from '../core/features/rows.ts';
import type { Service } from '../core/service.ts';
import { day } from '../core/text/dates.ts';
import { didYouMean } from '../core/text/nearest.ts';
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
    const on = options.on ?? day(options.today);
    const rows = actorRows(service, on, reported);
    if (options.json) return json(rows);
    const cells = rows.map((row) => [
      row.id,
      row.name,
      row.type,
      row.office,
      `${row.mentions} mentions`,
      `${row.claims} claims`,
    ]);
    return asLines(cells, 'No actors. Add a note of type person, organisation, place or event.', style);
  },
  actor(service, _reported, options, style) {
    const id = options.paths[0] ?? '';
    const card = actorCard(service, id, options.on ?? day(options.today));
    if (!card)
      throw new UsageError(`No actor is called “${id}”.${didYouMean(id, service.lookup.idsOf('actor'))}`);
    if (options.json) return json(card);
    const office = card.office
      ? `${card.office.name} (${card.office.capacity}), from ${card.office.start ?? 'a day not recorded'}`
      : 'no office recorded';
    const cells = [
      ['name', card.native === null ? card.name : `${card.name} · ${card.native}`],
      [`on ${card.on}`, office],
      ['named', `${card.mentions} mentions, ${card.claims} claims`],
      ['checked', `${card.checked ?? 'never'}${card.stale ? ' (before the day asked about)' : ''}`],
    ];
    return asLines(cells, '', style);
  },
  mentions(service, reported, options, style) {
    const rows = mentionRows(service, reported);
    if (options.json) return json(rows);
    const cells = rows.map((row) => [
      `${row.file}:${row.range.start.line + 1}:${row.range.start.character + 1}`,
      row.text,
      row.actor ?? `one of ${row.candidates.join(', ')}`,
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
};

const shorten = (text: string): string => (text.length > 70 ? `${text.slice(0, 69)}…` : text);
