// Reads a schema as a person would: what a key means, what may stand there, which keys are inside.

/** `common` is where references lead to another file; references within a file are its own or those of `common`. */
function resolved(context, schema) {
  if (schema.$ref === undefined) return schema;
  const { root, common } = context;
  const [file, pointer = ''] = schema.$ref.split('#');
  const [, , name] = pointer.split('/');
  const target = (file === '' && root.$defs?.[name]) || common.$defs[name];
  if (!target) throw new Error(`“${schema.$ref}” leads nowhere.`);
  const whole = { ...resolved(context, target), ...schema };
  delete whole.$ref;
  return whole;
}

const isItself = ({ $ref }) => $ref === '#';

export const keysOf = ({ properties }) => Object.entries(properties ?? {});

/** The words about a key, what its enumeration means, and the schema of the map in it, if there is one. */
export function looked(context, value) {
  if (isItself(value)) return value;
  const all = alternatives(context, value);
  const choice = all.find((one) => one.enum);
  return {
    description: value.description ?? resolved(context, value).description,
    examples: value.examples ?? resolved(context, value).examples,
    enum: choice?.enum,
    meanings: choice?.enumDescriptions,
    inside: all.map((one) => mapIn(context, one)).find((one) => one?.properties),
  };
}

/** A map with keys of its own, or one whose every value is such a map. */
function mapIn(context, schema) {
  const inner = schema.additionalProperties;
  return schema.properties || !inner || isItself(inner) ? schema : resolved(context, inner);
}

/** All schemas that a value, or an entry of it where it is a list, may follow. */
function alternatives(context, schema) {
  if (isItself(schema)) return [];
  const own = resolved(context, schema);
  const inner = own.properties ? [] : [...(own.anyOf ?? []), ...(own.items ? [own.items] : [])];
  return [own, ...inner.flatMap((one) => alternatives(context, one))];
}

const nouns = {
  string: 'text',
  number: 'number',
  integer: 'whole number',
  boolean: '`true` or `false`',
  object: 'keys and values',
  array: 'list',
};

/** Longer enumerations are told below the table. */
const shortest = 8;

/** What may stand at a key, in a few words. */
export const allowed = (context, schema) => [...new Set(sayAlternatives(context, schema))].join(', or ');

function sayAlternatives(context, schema) {
  if (isItself(schema)) return ['schema'];
  const own = resolved(context, schema);
  if (own.const !== undefined) return [`\`${own.const}\``];
  if (own.enum && own.enum.length <= shortest) return [own.enum.map((value) => `\`${value}\``).join(', ')];
  if (own.title && schema.$ref) return [own.title];
  if (own.anyOf && !own.properties) return merged(own.anyOf.map((one) => sayAlternatives(context, one)));
  if (own.type === 'array' && own.items)
    return [`list: ${sayAlternatives(context, own.items).join(', or ')}`];
  const types = [own.type ?? []].flat().map((type) => nouns[type]);
  return types.length > 0 ? types : ['any value'];
}

/** Something or a list of the same is said once. */
function merged(branches) {
  const [first = [], second = []] = branches;
  const words = first.join(', or ');
  const isPair = branches.length === 2 && second[0] === `list: ${words}`;
  return isPair ? [`${words}; one or a list`] : branches.flat();
}

export function owed({ required = [], anyOf = [] }, key) {
  if (required.includes(key)) return ' (required)';
  return anyOf.some(({ required: keys = [] }) => keys.includes(key)) ? ' (or another)' : '';
}
