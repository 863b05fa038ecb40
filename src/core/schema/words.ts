import type { YamlValue } from '../model/yaml.ts';
import { dateProblem } from '../text/date-shapes.ts';
import { didYouMean } from '../text/nearest.ts';
import { confine } from '../text/paths.ts';
import { listed } from '../text/phrases.ts';
import { valueSource } from '../yaml/scalars.ts';
import { textOf } from '../yaml/values.ts';
import { type SchemaObject, isSchemaObject, typesOf } from './json-schema.ts';
import type { SchemaProblem } from './problems.ts';

/** Says what is wrong with a value and what to do. `whole` is what the root is called: `source`, `attache.yaml`. */
export function sayProblem(problem: SchemaProblem, whole: string): string {
  const say = sentences[problem.keyword];
  return say
    ? say(problem, whole)
    : `${sayValue(problem)} does not fit the schema of ${article(whole)}.${example(problem)}`;
}

type Say = (problem: SchemaProblem, whole: string) => string;

const sentences: Readonly<Record<string, Say>> = {
  misread: ({ place: { value } }) =>
    `Some readers of YAML take ${asWritten(value)} for something other than this text. Put it in quotation marks.`,
  required: sayMissing,
  enum: sayChoice,
  const: sayChoice,
  type: sayType,
  format: sayFormat,
  minLength: (problem) =>
    wordsOf(problem.place.value).trim() === ''
      ? `${subject(problem)} is empty.${example(problem)}`
      : `${sayValue(problem)} is too short; ${label(problem)} has at least ${count(problem, 'minLength', 'character')}.`,
  maxLength: (problem) =>
    `${sayValue(problem)} is too long; ${label(problem)} has at most ${count(problem, 'maxLength', 'character')}.`,
  pattern: (problem) => `${cannotBe(problem)}.${example(problem)}`,
  false: sayUnwanted,
  propertyNames: (problem) =>
    `“${lastKey(problem) ?? ''}” can’t be a key here.${didYouMean(lastKey(problem) ?? '', problem.allowed.map(String))}`,
  dependentRequired: (problem) =>
    `Where there is ${label(problem)}, \`${String(problem.allowed[0])}\` is needed as well. Add \`${String(problem.allowed[0])}: …\`.`,
  minProperties: (problem, whole) =>
    `${upperFirst(owner(problem, whole))} needs at least ${count(problem, 'minProperties', 'key')}.`,
  maxProperties: (problem, whole) =>
    `${upperFirst(owner(problem, whole))} has at most ${count(problem, 'maxProperties', 'key')}.`,
  minItems: (problem) => `${label(problem)} needs at least ${entries(problem, 'minItems')}.`,
  maxItems: (problem) => `${label(problem)} has at most ${entries(problem, 'maxItems')}.`,
  uniqueItems: (problem) => `${label(problem)} names one thing twice. Keep one of them.`,
  contains: (problem) => `${label(problem)} needs an entry ${sayNeeded(problem)}.`,
  minContains: (problem) =>
    `${label(problem)} needs at least ${entries(problem, 'minContains')} ${sayNeeded(problem)}.`,
  maxContains: (problem) =>
    `${label(problem)} has at most ${entries(problem, 'maxContains')} ${sayNeeded(problem)}.`,
  minimum: (problem) => `${sayValue(problem)} is below ${String(problem.schema['minimum'])}.`,
  maximum: (problem) => `${sayValue(problem)} is above ${String(problem.schema['maximum'])}.`,
  exclusiveMinimum: (problem) =>
    `${sayValue(problem)} is not above ${String(problem.schema['exclusiveMinimum'])}.`,
  exclusiveMaximum: (problem) =>
    `${sayValue(problem)} is not below ${String(problem.schema['exclusiveMaximum'])}.`,
  multipleOf: (problem) => `${sayValue(problem)} is no multiple of ${String(problem.schema['multipleOf'])}.`,
  not: sayNot,
  oneOf: sayOneOf,
};

/** `3 entries`, as a schema's keyword has it. */
function count({ schema }: SchemaProblem, keyword: string, noun: string): string {
  const number = Number(schema[keyword]);
  const many = noun === 'entry' ? 'entries' : `${noun}s`;
  return `${String(number)} ${number === 1 ? noun : many}`;
}

const entries = (problem: SchemaProblem, keyword: string): string => count(problem, keyword, 'entry');

/** What an entry is to be, as far as it can be said in a word. */
function sayNeeded({ schema: { contains: schema, minContains, maxContains } }: SchemaProblem): string {
  if (!isSchemaObject(schema)) return 'of the kind that its schema describes';
  const values = schema.enum ?? (schema.const === undefined ? null : [schema.const]);
  const are = Number(minContains ?? maxContains ?? 1) === 1 ? 'is' : 'are';
  if (values) return `that ${are} ${values.map((value) => `\`${valueSource(value)}\``).join(' or ')}`;
  if (schema.required)
    return `with ${schema.required.map((key) => `\`${key}\``).join(' and ')} as its schema describes`;
  return 'of the kind that its schema describes';
}

/** As many can be said in a sentence. */
const fewKeys = 5;

/** `a`, `b` and `c`. */
const listedKeys = (keys: readonly string[], word: 'and' | 'or'): string =>
  listed(
    keys.map((key) => `\`${key}\``),
    word,
  );

function sayUnwanted(problem: SchemaProblem, whole: string): string {
  const step = problem.place.path.at(-1);
  if (step === undefined) return `This does not fit the schema of ${article(whole)}.`;
  if (typeof step === 'number') return `${label(problem)} has no place for this entry.`;
  const allowed = problem.allowed.map(String);
  const meant = didYouMean(step, allowed);
  const others =
    allowed.length > 0 && allowed.length <= fewKeys ? `; it has ${listedKeys(allowed, 'and')}` : '';
  return `${upperFirst(owner(problem, whole, 1))} has no key “${step}”${meant === '' ? others : ''}.${meant}`;
}

/** What a map of keys is called; `up` steps above the place. */
function owner({ place }: SchemaProblem, whole: string, up = 0): string {
  const path = place.path.slice(0, place.path.length - up);
  const key = path.findLast((step): step is string => typeof step === 'string');
  if (path.length === 0) return article(whole);
  const entry = typeof path.at(-1) === 'number';
  if (key === undefined) return 'an entry';
  return entry ? `an entry of \`${key}\`` : `\`${key}\``;
}

function sayNot(problem: SchemaProblem, whole: string): string {
  const not = problem.schema['not'];
  const { required = [] } = isSchemaObject(not) ? not : {};
  if (problem.place.value.type === 'map' && required.length > 0)
    return `${upperFirst(owner(problem, whole))} can’t have ${required.map((key) => `\`${key}\``).join(' and ')}${required.length > 1 ? ' together' : ''}.`;
  return problem.place.value.type === 'scalar'
    ? `${label(problem)} can’t be ${sayValue(problem)}.`
    : `${upperFirst(owner(problem, whole))} has a form that its schema rules out.`;
}

/** More than one of the forms fits. */
function sayOneOf(problem: SchemaProblem, whole: string): string {
  const keys = (problem.schema.oneOf ?? []).map((each) =>
    isSchemaObject(each) ? (each.required ?? []) : [],
  );
  if (problem.place.value.type === 'map' && keys.length > 0 && keys.every((each) => each.length === 1))
    return `${upperFirst(owner(problem, whole))} has only one of ${keys.map(([key]) => `\`${key ?? ''}\``).join(', ')}.`;
  return `${sayValue(problem)} fits several forms of which the schema allows one at a time.`;
}

function sayMissing(problem: SchemaProblem, whole: string): string {
  const keys = problem.allowed.map(String);
  const needed = keys.map((key) => `${articleOf(key)} \`${key}\``);
  return `${upperFirst(owner(problem, whole))} needs ${needed.join(' or ')}. Add \`${keys[0] ?? ''}: …\` here.`;
}

/** The value, as the sentence's subject. */
function subject({ place: { path } }: SchemaProblem): string {
  const key = path.findLast((step) => typeof step === 'string');
  if (key === undefined) return path.length === 0 ? 'This' : 'An entry';
  return typeof path.at(-1) === 'number' ? `An entry of \`${key}\`` : `\`${key}\``;
}

const cannotBe = (problem: SchemaProblem): string =>
  `${subject(problem)} can’t be ${lowerFirst(sayValue(problem))}`;

function sayChoice(problem: SchemaProblem): string {
  const allowed = problem.allowed.map((value) => valueSource(value));
  if (lastKey(problem) === 'version') return `This Attaché reads version ${allowed.join(' or ')}.`;
  const { value } = problem.place;
  if (allowed.length === 1) return `${cannotBe(problem)}; it is ${allowed[0] ?? ''}.`;
  const meant = value.type === 'scalar' ? didYouMean(textOf(value), allowed) : '';
  return `${cannotBe(problem)}; it is one of ${allowed.join(', ')}.${meant}`;
}

function sayType(problem: SchemaProblem): string {
  const types = problem.allowed.map(String);
  const meant = types.flatMap((type) => (type === 'boolean' ? ['`true`', '`false`'] : (nouns[type] ?? type)));
  const last = meant.at(-1) ?? '';
  const all = meant.length < 2 ? last : `${meant.slice(0, -1).join(', ')} or ${last}`;
  const { value } = problem.place;
  // Right, but for its quotation marks.
  const isRight = value.type === 'scalar' && value.style === 'quoted' && fitsType(textOf(value), types);
  return isRight
    ? `${subject(problem)} takes ${all}, not text. Write \`${textOf(value)}\` without quotation marks.`
    : `${subject(problem)} takes ${all}, not ${lowerFirst(sayValue(problem))}.${example(problem)}`;
}

const fitsType = (text: string, types: readonly string[]): boolean =>
  (/^-?\d+$/u.test(text) && types.includes('integer')) ||
  (/^-?\d+(?:\.\d+)?$/u.test(text) && types.includes('number')) ||
  (/^(?:true|false)$/u.test(text) && types.includes('boolean'));

const nouns: Readonly<Record<string, string>> = {
  string: 'text',
  object: 'keys and values',
  array: 'a list',
  integer: 'a whole number',
  number: 'a number',
  boolean: '`true` or `false`',
  null: 'nothing',
};

const formatsMeant: Readonly<Record<string, string>> = {
  date: 'no day of the calendar, as in `2025-06-04`',
  time: 'no time with its zone, as in `09:30:00+09:00`',
  'date-time': 'no date with a time and its zone, as in `2025-06-04T09:30:00+09:00`',
  duration: 'no length of time, as in `P3M` or `PT90M`',
  email: 'no e-mail address',
  hostname: 'no name of a host, as in `example.org`',
  ipv4: 'no IPv4 address',
  ipv6: 'no IPv6 address',
  uuid: 'no UUID',
  url: 'no address, as in `https://example.org/report`',
  'uri-reference': 'no address, in full or in part',
  'time-zone': 'no time zone. Write a name such as Asia/Seoul or UTC',
  'line-ranges': 'no range of lines, as in `8-28` or `35-60, 82-140`',
  regex: 'no regular expression',
  uri: 'no address, as in `https://example.org/report`',
};

function sayFormat(problem: SchemaProblem): string {
  const format = problem.schema.format ?? '';
  const value = sayValue(problem);
  if (format.startsWith('edtf')) {
    const unknown = format === 'edtf-or-unknown' ? ' Where nobody knows it, write `unknown`.' : '';
    return `${value} is no date that can be read: ${dateProblem(wordsOf(problem.place.value))}.${unknown}`;
  }
  if ((format === 'workspace-path' || format === 'glob') && leaves(wordsOf(problem.place.value)))
    return `${value} leaves the workspace. Paths are relative to the folder of attache.yaml and stay inside it.`;
  return `${value} is ${formatsMeant[format] ?? `no ${format}`}.`;
}

const leaves = (path: string): boolean => confine(path.replace(/^!/u, '')) === null;

/** A longer one explains nothing. */
const longestExample = 120;

/** An example from the schema as it may stand in the file. */
function example({ schema }: SchemaProblem): string {
  const [first] = schema.examples ?? [];
  const shown = first === undefined ? '' : valueSource(first);
  return shown === '' || shown.length > longestExample ? '' : ` Write it as in \`${shown}\`.`;
}

const asWritten = (value: YamlValue): string => (value.type === 'scalar' ? `\`${value.source}\`` : 'this');

const wordsOf = (value: YamlValue): string => (value.type === 'scalar' ? textOf(value) : '');

function sayValue({ place: { value } }: SchemaProblem): string {
  if (value.type === 'list') return 'A list';
  if (value.type === 'map') return 'A map of keys';
  const text = wordsOf(value).replace(/\s+/gu, ' ').trim();
  return text.length > 60 ? `“${text.slice(0, 59)}…”` : `“${text}”`;
}

const lastKey = ({ place }: SchemaProblem): string | undefined =>
  place.path.findLast((step): step is string => typeof step === 'string');

const label = (problem: SchemaProblem): string => `\`${lastKey(problem) ?? 'this'}\``;

const article = (noun: string): string => (/[.`]/u.test(noun) ? noun : `${articleOf(noun)} ${noun}`);

const articleOf = (noun: string): string => (/^[aeiou]/iu.test(noun) ? 'an' : 'a');

const lowerFirst = (text: string): string => text.slice(0, 1).toLowerCase() + text.slice(1);

const upperFirst = (text: string): string =>
  /^\S*[.`]/u.test(text) ? text : text.slice(0, 1).toUpperCase() + text.slice(1);

/** What kind of value a schema takes, in a word or two, for hovers and docs. */
export function sayTypes(own: readonly SchemaObject[]): string {
  const types = [...new Set(own.flatMap((schema) => typesOf(schema) ?? []))];
  return types.map((type) => nouns[type] ?? type).join(' or ');
}
