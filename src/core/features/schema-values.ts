import { applicable } from '../schema/applicable.ts';
import { type Refers, type SchemaObject, typesOf } from '../schema/json-schema.ts';
import type { Service } from '../service.ts';
import { sayEdtf } from '../text/date-words.ts';
import { timeZones } from '../text/time-zones.ts';
import type { YamlCursor } from '../yaml/cursor.ts';
import { type Context, quotedLike, scalarSource } from '../yaml/scalars.ts';
import { textAt } from '../yaml/values.ts';
import { type Candidate, candidates } from './candidates.ts';
import { type Completion, type Completions, escapeSnippet } from './completion-items.ts';

interface Asked {
  readonly service: Service;
  readonly path: string;
  readonly cursor: YamlCursor;
  /** The schemas of the value. */
  readonly own: readonly SchemaObject[];
  /** What goes before the value. */
  readonly before: string;
}

/** Values that may stand at the cursor: what the schema lists, ids that are in use, dates that are at hand. */
export function valueCompletions(all: Asked): Completions {
  const asked = afterComma(all);
  const { service, cursor, path } = asked;
  const own = [...asked.own, ...itemsOf(asked)];
  const listed = isType(cursor)
    ? typeValues(service)
    : [...enumValues(own), ...dateValues(asked, own), ...zoneValues(own)];
  const found = candidates(service, path, refersTo(own), cursor.typed);
  const items = [...listed, ...found.items].map((value) => completionOf(value, cursor, asked.before));
  return { items, incomplete: found.incomplete };
}

/** In attributes of claims several ids may stand in one value, with commas between: the last is being typed. */
function afterComma(asked: Asked): Asked {
  const { cursor } = asked;
  const comma = cursor.typed.lastIndexOf(',');
  if (cursor.path[0] !== 'claims' || comma < 0 || cursor.typed.includes('\\')) return asked;
  const typed = cursor.typed.slice(comma + 1).trimStart();
  const end = cursor.replace.start + cursor.typed.length;
  const part = { ...cursor, typed, replace: { start: end - typed.length, end } };
  return { ...asked, cursor: part, before: '' };
}

const isType = ({ path }: YamlCursor): boolean => path.length === 1 && path[0] === 'type';

/** Where a list is meant one value alone is a list of one, so that its items may stand here. */
const itemsOf = ({ own, service, cursor }: Asked): SchemaObject[] =>
  cursor.root === null
    ? []
    : own.flatMap(({ items }) => (items === undefined ? [] : applicable(service.schemas, items, null)));

const refersTo = (own: readonly SchemaObject[]): Set<Refers> =>
  new Set(own.flatMap((schema) => schema['x-refers-to'] ?? []));

const typeValues = (service: Service): Candidate[] =>
  service.schemas
    .types()
    .map(({ name, title, description }) => value(name, title === name ? '' : title, description));

const value = (text: string, detail: string, documentation = ''): Candidate => ({
  value: text,
  kind: 'value',
  detail,
  documentation,
  filter: null,
});

function enumValues(own: readonly SchemaObject[]): Candidate[] {
  const enums = own.flatMap((schema) =>
    (schema.enum ?? (schema.const === undefined ? [] : [schema.const])).map((each, at) =>
      value(String(each), schema.enumDescriptions?.[at] ?? ''),
    ),
  );
  const booleans = own.some((schema) => typesOf(schema)?.includes('boolean'));
  return unique([
    ...enums,
    ...(booleans && enums.length === 0 ? [value('true', ''), value('false', '')] : []),
  ]);
}

const unique = (values: readonly Candidate[]): Candidate[] =>
  [...new Map(values.toReversed().map((each) => [each.value, each])).values()].toReversed();

function dateValues({ service, cursor }: Asked, own: readonly SchemaObject[]): Candidate[] {
  const formats = own.map(({ format }) => format ?? '').filter((format) => format.startsWith('edtf'));
  if (formats.length === 0) return [];
  const asOf = cursor.root?.type === 'map' ? textAt(cursor.root, 'as-of') : null;
  const dates: Candidate[] = [{ ...value(service.today, `today, ${sayEdtf(service.today)}`), kind: 'date' }];
  if (asOf !== null && asOf !== service.today && cursor.path[0] !== 'as-of')
    dates.push({ ...value(asOf, 'the date this note speaks for'), kind: 'date' });
  if (formats.includes('edtf-or-unknown'))
    dates.push(value('unknown', 'somebody looked, and it cannot be told'));
  return dates;
}

const zoneValues = (own: readonly SchemaObject[]): Candidate[] =>
  own.some(({ format }) => format === 'time-zone') ? timeZones().map((zone) => value(zone, '')) : [];

function completionOf(candidate: Candidate, cursor: YamlCursor, before: string): Completion {
  const context: Context = cursor.flow ? 'flow' : 'block';
  const inside = cursor.quote === null ? null : quotedLike(cursor.quote, candidate.value).slice(1, -1);
  const source = inside ?? sourceOf(candidate, context);
  return {
    label: candidate.value,
    kind: candidate.kind,
    detail: candidate.detail,
    documentation: candidate.documentation,
    ...(candidate.about === undefined ? {} : { about: candidate.about }),
    filter: candidate.filter,
    range: cursor.replace,
    snippet: before + escapeSnippet(source),
    goesOn: false,
  };
}

/** Numbers and booleans of a schema stand as they are; words are quoted where YAML would misread them. */
const sourceOf = ({ value: text, kind }: Candidate, context: Context): string =>
  kind === 'value' && /^(?:true|false|null|-?\d+(?:\.\d+)?)$/u.test(text)
    ? text
    : scalarSource(text, context);
