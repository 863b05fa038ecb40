import Papa from 'papaparse';
import { actorTypes, isActorType } from '../../model/note-types.ts';
import { type Capacity, capacities } from '../../model/vocabulary.ts';
import { LineIndex } from '../../text/lines.ts';
import { didYouMean } from '../../text/nearest.ts';
import {
  type Identifier,
  ImportError,
  type ImportedActor,
  type ImportedFile,
  type ImportedName,
  type ImportedPosition,
  type ImportProblem,
  type Report,
} from './imported.ts';
import { isName, languageByScript, languageTag, partOfName, settleNames } from './names.ts';
import { isScheme } from './popolo.ts';
import { clean, dateOf, lastDay, periodOf, shown } from './values.ts';

/*
 * A table: a row for each position, several for one actor. The first row names the columns. Rows belong together by
 * `id`, else by an identifier, else by name; what the first rows leave out may stand in later ones.
 */

/** Columns as documented; `name:LANG`, `native:LANG` and `identifier:REGISTER` beside them. */
const columns: readonly string[] = [
  ...['id', 'type', 'name', 'native', 'aliases', 'family', 'given', 'born', 'died'],
  ...['office', 'title', 'of', 'start', 'end', 'capacity', 'party', 'source', 'wikidata', 'viaf', 'isni'],
];

const registers = ['wikidata', 'viaf', 'isni'];

interface Row {
  readonly where: string;
  readonly cell: (column: string) => string | null;
  readonly names: readonly ImportedName[];
  readonly identifiers: readonly Identifier[];
}

export function readCsv(text: string): ImportedFile {
  const problems: ImportProblem[] = [];
  const report: Report = (where, message) => problems.push({ where, message });
  const rows = rowsOf(text, report);
  const actors = groupsOf(rows).flatMap((group) => actorOf(group, report) ?? []);
  return { format: 'CSV', actors, problems };
}

function rowsOf(text: string, report: Report): Row[] {
  const lines = new LineIndex(text);
  const rows: Row[] = [];
  let header: readonly string[] | null = null;
  let begin = 0;
  Papa.parse(text, {
    delimiter: delimiterOf(text),
    step: ({ data, errors, meta }) => {
      const first = begin + (/^[\r\n]*/u.exec(text.slice(begin, begin + 2))?.[0].length ?? 0);
      const where = `line ${lines.position(first).line + 1}`;
      begin = meta.cursor;
      const cells = data.map(clean);
      if (cells.every((cell) => cell === '')) return;
      if (header === null) header = headerOf(cells, where, report);
      else if (errors[0])
        report(
          where,
          `This row can’t be read: a quotation mark is never closed, or stands inside a cell undoubled.`,
        );
      else if (cells.length > header.length && cells.slice(header.length).some((cell) => cell !== ''))
        report(
          where,
          `This row has ${cells.length} cells under ${header.length} columns; it was left out. Put cells with commas in quotation marks.`,
        );
      else rows.push(rowOf(header, cells, where));
    },
  });
  return rows;
}

/** RFC 4180 has commas; spreadsheets also write semicolons and tabs. */
function delimiterOf(text: string): string {
  const header = /^[^\r\n]*/u.exec(text)?.[0] ?? '';
  const count = (sign: string): number => header.split(sign).length;
  return ['\t', ';'].find((sign) => count(sign) > count(',')) ?? ',';
}

function headerOf(cells: readonly string[], where: string, report: Report): readonly string[] {
  const names = cells.map(columnOf);
  if (!names.some((name) => name === 'name' || name.startsWith('name:')))
    throw new ImportError(
      `The first row has no column “name”, so this is neither JSON of Popolo or Wikidata nor CSV that can be read. Its columns may be ${columns.join(', ')}.`,
    );
  for (const name of names)
    if (name !== '' && !isColumn(name))
      report(where, `The column “${shown(name)}” is none that is read.${didYouMean(name, columns)}`);
  return names;
}

function columnOf(cell: string): string {
  const [name = '', detail] = cell.split(':').map((part) => part.trim().toLowerCase());
  return detail === undefined ? name.replaceAll(' ', '-') : `${name}:${detail}`;
}

const isColumn = (name: string): boolean =>
  columns.includes(name) || /^(?:(?:name|native):[a-z-]+|identifier:.+)$/u.test(name);

function rowOf(header: readonly string[], cells: readonly string[], where: string): Row {
  const filled = header.flatMap((name, index): [string, string][] => {
    const cell = cells[index] ?? '';
    return name === '' || cell === '' ? [] : [[name, cell]];
  });
  const byColumn = new Map(filled);
  const cell = (column: string): string | null => byColumn.get(column) ?? null;
  const names = filled.flatMap(([column, value]): ImportedName[] => {
    const [kind, lang] = column.split(':');
    if (kind === 'native')
      return [{ value, lang: languageTag(lang ?? null) ?? languageByScript(value), kind: 'native' }];
    return kind === 'name' && lang !== undefined ? [{ value, lang: languageTag(lang), kind: null }] : [];
  });
  const identifiers = filled.flatMap(([column, value]): Identifier[] => {
    const scheme = column.startsWith('identifier:') ? column.slice('identifier:'.length) : column;
    const isRegister = registers.includes(column) || (scheme !== column && isScheme(scheme));
    return isRegister ? [{ scheme, value }] : [];
  });
  return { where, cell, names, identifiers };
}

function groupsOf(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const [first] = row.identifiers;
    const id = row.cell('id');
    const name = row.cell('name') ?? row.names[0]?.value ?? '';
    const key = id !== null ? `id:${id}` : first ? `${first.scheme}:${first.value}` : `name:${name}`;
    const group = groups.get(key);
    if (group) group.push(row);
    else groups.set(key, [row]);
  }
  return [...groups.values()];
}

function actorOf(group: readonly Row[], report: Report): ImportedActor | null {
  const [{ where } = { where: '' }] = group;
  const first = (column: string): string | null =>
    group.map(({ cell }) => cell(column)).find((cell) => cell !== null) ?? null;
  const names = group.flatMap((row) => row.names);
  const name = first('name') ?? names[0]?.value ?? null;
  const type = (first('type') ?? 'person').toLowerCase().replace('organization', 'organisation');
  if (name === null || !isName(name)) {
    report(where, 'This row has no name; it was left out.');
    return null;
  }
  if (!isActorType(type)) {
    report(
      where,
      `${shown(name)} was left out: there is no type “${shown(type)}”. Types are ${actorTypes.join(', ')}.`,
    );
    return null;
  }
  const id = first('id');
  if (id !== null && !/^[\p{L}\p{N}\p{M}_:-]{1,100}$/u.test(id)) {
    report(
      where,
      `${shown(name)} was left out: the id “${shown(id)}” has other signs than letters, digits, \`_\`, \`-\` and \`:\`.`,
    );
    return null;
  }
  const identifiers = group.flatMap((row) => row.identifiers);
  const twice = identifiers.find(({ scheme, value }) =>
    identifiers.some((other) => other.scheme === scheme && other.value !== value),
  );
  if (twice) {
    report(where, `${shown(name)} was left out: its rows have several identifiers in \`${twice.scheme}\`.`);
    return null;
  }
  const begin = dateOf(first('born'), 'date in `born`', where, report);
  const end = dateOf(first('died'), 'date in `died`', where, report);
  return settleNames({
    where,
    type,
    aside: false,
    id,
    identifiers,
    name,
    lang: null,
    names,
    aliases: group.flatMap(({ cell }) => (cell('aliases') ?? '').split(';').map(clean).filter(Boolean)),
    family: partOfName(first('family'), name),
    given: partOfName(first('given'), name),
    begin,
    end: lastDay(begin, end, where, report),
    positions: group.flatMap((row) => positionOf(row, name, first('died') !== null, report) ?? []),
  });
}

function positionOf(
  { where, cell }: Row,
  name: string,
  isDead: boolean,
  report: Report,
): ImportedPosition | null {
  const [office, title] = [cell('office'), cell('title')];
  const words = office ?? title;
  if (words === null) {
    const astray = ['start', 'end', 'capacity', 'of', 'party', 'source'].filter(
      (column) => cell(column) !== null,
    );
    if (astray.length > 0)
      report(
        where,
        `${shown(name)} has ${astray.map((column) => `\`${column}\``).join(', ')} without an \`office\`; that was left out.`,
      );
    return null;
  }
  const what = `${shown(name)}, ${shown(words)}`;
  const period = periodOf({ start: cell('start'), end: cell('end') }, what, where, report);
  const capacity = capacityOf(cell('capacity'), what, where, report);
  if (!period || !capacity) return null;
  const of = cell('of');
  return {
    where,
    office: { words, also: [], identifier: null },
    title: office === null ? null : title,
    of: of === null ? null : { words: of, identifier: null },
    start: period.start,
    end: period.end ?? (isDead ? 'unknown' : null),
    capacity,
    party: cell('party'),
    source: cell('source'),
  };
}

function capacityOf(written: string | null, what: string, where: string, report: Report): Capacity | null {
  if (written === null) return 'substantive';
  const capacity = capacities.find((one) => one === written.toLowerCase());
  const known = capacities.join(', ');
  if (!capacity)
    report(where, `${what} was left out: there is no capacity “${shown(written)}”. Write ${known}.`);
  return capacity ?? null;
}
