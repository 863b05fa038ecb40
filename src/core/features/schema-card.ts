import { sayOwed } from '../schema/owed.ts';
import { applicableInside, meansText } from '../schema/applicable.ts';
import type { SchemaObject } from '../schema/json-schema.ts';
import type { Schemas } from '../schema/schemas.ts';
import { schemasAt } from '../schema/walk.ts';
import { sayTypes } from '../schema/words.ts';
import { valueSource } from '../yaml/scalars.ts';
import { escapeMarkdown } from './markdown.ts';
import type { SchemaPlace } from './schema-place.ts';

/** A key with the schemas that speak of whatever may stand under it. */
export interface KeySchemas {
  readonly key: string;
  readonly own: readonly SchemaObject[];
  /** Those of the map that it stands in. */
  readonly parents: readonly SchemaObject[];
}

/** Of a value, the key that it stands under, at whatever place of a list. */
export function keySchemas(schemas: Schemas, { schema, root, path }: SchemaPlace): KeySchemas | null {
  const last = path.findLastIndex((step) => typeof step === 'string');
  if (last < 0) return null;
  const key = String(path[last]);
  const parents = schemasAt(schemas, schema, root, path.slice(0, last));
  return { key, parents, own: applicableInside(schemas, parents, key, null) };
}

/** What is known of one value allowed, and what it means. */
export interface Choice {
  readonly value: unknown;
  readonly means: string;
}

export function choicesOf(own: readonly SchemaObject[]): Choice[] {
  const schema = own.find((each) => each.enum !== undefined);
  return (schema?.enum ?? []).map((value, at) => ({ value, means: schema?.enumDescriptions?.[at] ?? '' }));
}

/** More would push the rest of a card out of sight. */
const mostChoices = 8;

/** Everything about a key: what it is, what may stand there, whether it is owed, an example. At most 12 lines. */
export function keyCard(schemas: Schemas, { key, own, parents }: KeySchemas): string[] {
  const items = applicableInside(schemas, own, 0, null);
  const choices = choicesOf(own);
  return [
    header(
      key,
      own,
      items,
      sayOwed(parents, key, (other) => `\`${other}\``),
    ),
    prose(descriptionOf(own)),
    choiceLines(choices.length > 0 ? choices : choicesOf(items)),
    exampleLine(key, own),
  ].filter((line) => line !== '');
}

/** Below the card of a value: which key it stands under. */
export function shortKeyCard({ key, own }: KeySchemas): string {
  const description = firstSentence(descriptionOf(own));
  return `**${escapeMarkdown(key)}**${description === '' ? '' : `: ${prose(description)}`}`;
}

function header(
  key: string,
  own: readonly SchemaObject[],
  items: readonly SchemaObject[],
  owing: string,
): string {
  const label =
    own.find(({ title }) => title !== undefined) ?? items.find(({ title }) => title !== undefined);
  const words = [label?.title ?? '', sayTypes(own), owing].filter((part) => part !== '' && part !== key);
  return [`**${escapeMarkdown(key)}**`, ...[...new Set(words)].map(prose)].join(' · ');
}

const descriptionOf = (own: readonly SchemaObject[]): string =>
  own.find(({ description }) => description !== undefined)?.description ?? '';

function choiceLines(choices: readonly Choice[]): string {
  const lines = choices
    .slice(0, mostChoices)
    .map(({ value, means }) => `- ${code(String(value))}${means === '' ? '' : ` – ${prose(means)}`}`);
  const more = choices.length - lines.length;
  return [...lines, ...(more > 0 ? [`- and ${more} more`] : [])].join('\n');
}

function exampleLine(key: string, own: readonly SchemaObject[]): string {
  const initial = own.find((schema) => schema.default !== undefined)?.default;
  const example = own.find(({ examples }) => examples !== undefined)?.examples?.[0];
  return [
    initial === undefined ? '' : `Where left out: ${code(valueSource(initial))}.`,
    example === undefined ? '' : `Example: ${code(`${key}: ${valueSource(example)}`)}`,
  ]
    .filter((part) => part !== '')
    .join(' ');
}

/** The first sentence is what the key is; the others are for those who ask about the key. */
const firstSentence = (text: string): string => /^.*?[.!?](?=\s+[\p{Lu}`“]|\s*$)/su.exec(text)?.[0] ?? text;

const longest = 500;

/**
 * Words of a schema, which may be a team's: made plain but for `code`, in which nothing can link, load or run.
 */
export function prose(text: string): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const short = line.length > longest ? `${line.slice(0, longest - 1).trimEnd()}…` : line;
  return short
    .split(/(`[^`]+`)/u)
    .map((part, at) => (at % 2 === 1 ? part : escapeMarkdown(part)))
    .join('');
}

/** What is to be typed. */
const code = (text: string): string => prose(text.includes('`') ? text : `\`${text}\``);

/** The schemas of a value as it is written. */
export const valueSchemas = (schemas: Schemas, { schema, root, path }: SchemaPlace): SchemaObject[] =>
  schemasAt(schemas, schema, root, path);

/** The text that a value is, digits as typed where text is meant. */
export function writtenText(place: SchemaPlace, own: readonly SchemaObject[]): string {
  const { value } = place;
  if (value.type !== 'scalar') return '';
  return typeof value.value === 'string' || !meansText(own) ? String(value.value) : value.source;
}
