import type { Frontmatter } from '../model/facts.ts';
import type { YamlMap } from '../model/yaml.ts';
import { schemaProblems } from '../schema/problems.ts';
import type { Schema } from '../schema/json-schema.ts';
import type { Schemas } from '../schema/schemas.ts';
import { describedValues } from '../schema/walk.ts';
import { sayProblem } from '../schema/words.ts';
import { surelyBefore } from '../text/dates.ts';
import { parseEdtf } from '../text/edtf.ts';
import { nearest } from '../text/nearest.ts';
import type { Range } from '../text/range.ts';
import { locatedAt } from '../yaml/values.ts';
import { type Check, type CheckContext, type Draft, always } from './check.ts';

export const frontmatterInvalid: Check = {
  name: 'frontmatter-invalid',
  levels: always('error'),
  summary: 'The YAML of a note does not parse, or a required key or a value is wrong.',
  dependsOn: [],
  *test(context) {
    const { note, schemas } = context;
    const { frontmatter, path, record } = note;
    if (!frontmatter) return;
    for (const { message, range } of frontmatter.problems) yield { message, range };
    yield* duplicates(frontmatter, path);
    const { type, yaml } = frontmatter;
    if (!type || !yaml) return;
    if (!record) {
      yield* unknownType(type.value, type.range, schemas);
      return;
    }
    const schema = schemas.ofType(type.value);
    if (schema !== null) yield* wrongValues(context, schema, { type: type.value, head: type.range, yaml });
  },
};

function* duplicates({ duplicates: found }: Frontmatter, file: string): Generator<Draft> {
  for (const { key, first, second } of found) {
    yield {
      range: second,
      message: `The key “${key}” stands twice; readers of YAML differ in which of them counts. Keep one.`,
      related: [{ message: 'It stands here first.', file, range: first }],
    };
  }
}

/** A type that nobody knows makes a file somebody's ordinary Markdown, unless it is a slip of one that is known. */
function* unknownType(type: string, range: Range, schemas: Schemas): Generator<Draft> {
  const known = schemas.types().map(({ name }) => name);
  const meant = nearest(type, known);
  if (meant === null || type.length < 4) return;
  yield { range, level: 'hint', message: `No note type is called “${type}”. Did you mean “${meant}”?` };
}

interface Typed {
  readonly type: string;
  readonly head: Range;
  readonly yaml: YamlMap;
}

function* wrongValues(
  { schemas }: CheckContext,
  schema: Schema,
  { type, head, yaml }: Typed,
): Generator<Draft> {
  for (const problem of schemaProblems(schemas, schema, yaml)) {
    const atRoot = problem.keyword === 'required' && problem.place.path.length === 0;
    yield { range: atRoot ? head : problem.range, message: sayProblem(problem, type) };
  }
  yield* upsideDown(schemas, schema, yaml);
}

/** Ranges whose end surely comes before their start, where the schema names the two dates. */
function* upsideDown(schemas: Schemas, schema: Schema, yaml: YamlMap): Generator<Draft> {
  for (const { value, own } of describedValues(schemas, schema, yaml)) {
    const [from, to] = own.flatMap((each) => each['x-range'] ?? []);
    if (value.type !== 'map' || from === undefined || to === undefined) continue;
    const start = locatedAt(value, from);
    const end = locatedAt(value, to);
    const [first, last] = [parseEdtf(start?.value ?? ''), parseEdtf(end?.value ?? '')];
    if (!start || !end || !first || !last || !surelyBefore(last, first)) continue;
    yield {
      range: end.range,
      message: `\`${to}\` ${end.value} lies before \`${from}\` ${start.value}. Correct one of them.`,
    };
  }
}
