import type { YamlValue } from '../model/yaml.ts';
import { dateProblem } from '../text/date-shapes.ts';
import { didYouMean } from '../text/nearest.ts';
import { confine } from '../text/paths.ts';
import { type SchemaObject, typesOf } from './json-schema.ts';
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
    `Readers of YAML take ${asWritten(value)} for something else than these words. Put it in quotation marks.`,
  required: sayMissing,
  enum: sayChoice,
  const: sayChoice,
  type: sayType,
  format: sayFormat,
  minLength: (problem) => `${label(problem)} is empty.${example(problem)}`,
  pattern: (problem) => `${sayValue(problem)} is not how ${label(problem)} is written.${example(problem)}`,
  false: (problem, whole) => {
    const key = lastKey(problem) ?? '';
    const owner = problem.place.path.length < 2 ? whole : `\`${ownerOf(problem.place.path.slice(0, -1))}\``;
    return `${upperFirst(article(owner))} has no key “${key}”.${didYouMean(key, problem.allowed.map(String))}`;
  },
  propertyNames: (problem) => `\`${lastKey(problem) ?? ''}\` can't be a key here.`,
  minItems: ({ schema, ...problem }) =>
    `${label({ ...problem, schema })} holds too few entries; it needs ${String(schema['minItems'])}.`,
  maxItems: ({ schema, ...problem }) =>
    `${label({ ...problem, schema })} holds too many entries; ${String(schema['maxItems'])} are possible.`,
  uniqueItems: (problem) => `${label(problem)} names one thing twice.`,
  minimum: ({ schema, ...problem }) =>
    `${sayValue({ ...problem, schema })} is below ${String(schema['minimum'])}.`,
  maximum: ({ schema, ...problem }) =>
    `${sayValue({ ...problem, schema })} is above ${String(schema['maximum'])}.`,
};

function sayMissing({ place, allowed }: SchemaProblem, whole: string): string {
  const keys = allowed.map(String);
  const owner = place.path.length === 0 ? article(whole) : `an entry of \`${ownerOf(place.path)}\``;
  return `${upperFirst(owner)} needs ${keys.map(article).join(' or ')}. Add \`${keys[0] ?? ''}: …\` here.`;
}

function sayChoice(problem: SchemaProblem, whole: string): string {
  const allowed = problem.allowed.map(String);
  if (lastKey(problem) === 'version') return `This Attaché reads version ${allowed.join(' or ')}.`;
  const written = textOf(problem.place.value);
  const what = lastKey(problem) ?? whole;
  const one = allowed.length === 1 ? `it is ${allowed[0] ?? ''}` : `it is one of ${allowed.join(', ')}`;
  return `“${written}” is no ${what}; ${one}.${didYouMean(written, allowed)}`;
}

function sayType(problem: SchemaProblem): string {
  const meant = problem.allowed.map((type) => nouns[String(type)] ?? String(type));
  return `${sayValue(problem)} stands where ${meant.join(' or ')} ${meant.length === 1 && meant[0] === nouns['object'] ? 'are' : 'is'} meant.${example(problem)}`;
}

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
    return `${value} is no date that can be read: ${dateProblem(textOf(problem.place.value))}.${unknown}`;
  }
  if ((format === 'workspace-path' || format === 'glob') && leaves(textOf(problem.place.value)))
    return `${value} leaves the workspace. Paths are relative to the folder of attache.yaml and stay inside it.`;
  return `${value} is ${formatsMeant[format] ?? `no ${format}`}.`;
}

const leaves = (path: string): boolean => confine(path.replace(/^!/u, '')) === null;

/** An example from the schema as it may stand in the file. */
function example({ schema }: SchemaProblem): string {
  const [first] = schema.examples ?? [];
  return first === undefined ? '' : ` Write it as in \`${flow(first)}\`.`;
}

/** A JSON value in YAML's flow style. */
export function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return String(value);
  return `{ ${Object.entries(value)
    .map(([key, inner]) => `${key}: ${flow(inner)}`)
    .join(', ')} }`;
}

const asWritten = (value: YamlValue): string => (value.type === 'scalar' ? `\`${value.source}\`` : 'this');

const textOf = (value: YamlValue): string =>
  value.type === 'scalar' ? (typeof value.value === 'string' ? value.value : value.source) : '';

function sayValue({ place: { value } }: SchemaProblem): string {
  if (value.type === 'list') return 'A list';
  if (value.type === 'map') return 'A map of keys';
  const text = textOf(value);
  return text.length > 60 ? `“${text.slice(0, 59)}…”` : `“${text}”`;
}

const lastKey = ({ place }: SchemaProblem): string | undefined =>
  place.path.findLast((step): step is string => typeof step === 'string');

const ownerOf = (path: readonly (string | number)[]): string =>
  path.findLast((step): step is string => typeof step === 'string') ?? '';

const label = (problem: SchemaProblem): string => `\`${lastKey(problem) ?? 'this'}\``;

const article = (noun: string): string =>
  /[.`]/u.test(noun) ? noun : `${/^[aeiou]/iu.test(noun) ? 'an' : 'a'} ${noun}`;

const upperFirst = (text: string): string =>
  /[.`]/u.test(text.slice(0, 13)) ? text : text.slice(0, 1).toUpperCase() + text.slice(1);

/** What kind of value a schema takes, in a word or two, for hovers and docs. */
export function sayTypes(own: readonly SchemaObject[]): string {
  const types = [...new Set(own.flatMap((schema) => typesOf(schema) ?? []))];
  return types.map((type) => nouns[type] ?? type).join(' or ');
}
