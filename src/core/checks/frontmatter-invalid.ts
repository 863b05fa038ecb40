import type { Fix } from '../model/edit.ts';
import type { Frontmatter, NoteFacts } from '../model/facts.ts';
import type { YamlMap, YamlValue } from '../model/yaml.ts';
import type { FixContext } from '../schema/fixes.ts';
import type { Schema } from '../schema/json-schema.ts';
import { type SchemaProblem, schemaProblems } from '../schema/problems.ts';
import { describedFrontmatter } from '../schema/walk.ts';
import { surelyBefore } from '../text/dates.ts';
import { parseEdtf } from '../text/edtf.ts';
import { slipOf } from '../text/nearest.ts';
import { nameOf } from '../text/paths.ts';
import type { Located } from '../text/range.ts';
import { replaceScalar } from '../yaml/edits.ts';
import { located, locatedAt, valueOf } from '../yaml/values.ts';
import { type Check, type CheckContext, type Draft, always } from './check.ts';
import { meaning } from './meaning.ts';
import { duplicateDrafts, schemaDraft, syntaxDraft } from './yaml-drafts.ts';

export const frontmatterInvalid: Check = {
  name: 'frontmatter-invalid',
  levels: always('error'),
  summary: 'The YAML of a note does not parse, or a required key or a value is wrong.',
  about: {
    why: 'The frontmatter says what a note is: its type, its date, whether it is released. A value with a slip in it is not taken, so the note may be judged as a draft, or at the wrong day, and nobody is told why.',
    bad: `---
type: note
status: relased
---

Norland and Vessia signed at Kell.
`,
    good: `---
type: note
status: released
---

Norland and Vessia signed at Kell.
`,
    quiet:
      'There is no good reason in notes of ours. A file without a known `type` is ordinary Markdown and owes nothing but YAML that parses.',
    field:
      'YAML 1.2 and JSON Schema 2020-12. Dates are EDTF (ISO 8601-2), so a half-known date has a way to be written.',
  },
  dependsOn: ['sources'],
  *test(context) {
    const { note, schemas } = context;
    const { frontmatter, record } = note;
    if (!frontmatter) return;
    yield* notYaml(context, frontmatter);
    yield* duplicateDrafts(note.path, context.text, frontmatter.yaml, frontmatter.duplicates);
    const { type, yaml } = frontmatter;
    if (!type || !yaml) return;
    if (!record) {
      yield* unknownType(type, context);
      return;
    }
    const schema = schemas.ofType(type.value);
    if (schema === null) return;
    yield* upsideDown(context);
    // The last, since a schema of the team's may ask for something that fails: what else is wrong has been said.
    yield* wrongValues(context, schema, type, yaml);
  },
};

function* notYaml(context: CheckContext, frontmatter: Frontmatter): Generator<Draft> {
  const { closed, problems, range: yaml } = frontmatter;
  for (const problem of problems) {
    const unclosed = !closed && problem.range.end <= yaml.start;
    if (unclosed) yield { ...problem, fixes: [closing(frontmatter, context.textOf)] };
    else yield syntaxDraft(context.text, yaml, problem);
  }
}

/** Writes the line that ends the frontmatter where its keys end. */
function closing({ range }: Frontmatter, textOf: CheckContext['textOf']): Fix {
  const before = textOf(range);
  const lineBreak = /\r\n|\r|\n/u.exec(before)?.[0] ?? '\n';
  const gap = /[\r\n]$/u.test(before) ? '' : lineBreak;
  const at = { start: range.end, end: range.end };
  const edit = { range: at, newText: `${gap}---${lineBreak}`, expected: '' };
  return { title: 'Close the frontmatter here', edits: [edit], safe: false };
}

/** A type that nobody knows makes a file somebody's ordinary Markdown, unless it is a slip of one that is known. */
function* unknownType(type: Located<string>, { schemas, textOf }: CheckContext): Generator<Draft> {
  const known = schemas.types().map(({ name }) => name);
  const meant = slipOf(type.value, known);
  if (meant === null || isWordOfItsOwn(type.value, meant)) return;
  const { words, fixes } = meaning(type, meant, textOf);
  yield {
    range: type.range,
    level: 'hint',
    message: `No note type is called “${type.value}”.${words}`,
    fixes,
  };
}

/** A short word with another letter in it is hardly a slip: many sites have a `node`. */
const isWordOfItsOwn = (written: string, meant: string): boolean =>
  written.length < 5 && written.length === meant.length && written.toLowerCase() !== meant;

function* wrongValues(
  context: CheckContext,
  schema: Schema,
  type: Located<string>,
  root: YamlMap,
): Generator<Draft> {
  const { note, schemas } = context;
  // The type has chosen the schema: a team's that builds on one of ours has a type of its own.
  const problems = schemaProblems(schemas, schema, root).filter(
    (problem) => problem.place.path.join() !== 'type' && !isSupplied(problem, context),
  );
  if (problems.length === 0) return;
  const yaml = note.frontmatter?.range ?? root.range;
  const guess = (key: string): string | null => guessFor(key, note);
  const fixing: FixContext = { schemas, schema, text: context.text, yaml, root, guess };
  for (const problem of problems) {
    const draft = schemaDraft(problem, type.value, fixing);
    const aboutWhole = problem.keyword === 'required' && problem.place.path.length === 0;
    yield aboutWhole ? { ...draft, range: type.range } : draft;
  }
}

/** A note that completes an entry of a library owes nothing that the entry has; what no library could say yet, neither. */
function isSupplied({ keyword, place, allowed }: SchemaProblem, { note, lookup }: CheckContext): boolean {
  const { record } = note;
  if (record?.kind !== 'source' || keyword !== 'required' || place.path.length > 0) return false;
  if (!allowed.includes('title')) return false;
  const entry = lookup.completedBy(record);
  return entry ? entry.record.title !== null : !lookup.knowsLibraries();
}

/** A note names itself by its first heading, or by its file. */
function guessFor(key: string, { headings, path }: NoteFacts): string | null {
  if (key !== 'title' && key !== 'name') return null;
  const file = nameOf(path).replace(/\.md$/iu, '').replace(/[-_]+/gu, ' ').trim();
  const named = [headings[0]?.value.trim(), file].find((words) => words !== undefined && words !== '');
  return named ?? null;
}

/** About a day, perhaps another one; and with a time, the day before or after by another clock. */
const mayMeanAnother = /[~%?T]/u;

/** Ranges whose end surely comes before their start, where the schema names the two dates. */
function* upsideDown(context: CheckContext): Generator<Draft> {
  const text = context.text;
  for (const { value, own } of context.once(describedFrontmatter)) {
    const [from, to] = own.flatMap((each) => each['x-range'] ?? []);
    if (value.type !== 'map' || from === undefined || to === undefined) continue;
    const start = locatedAt(value, from);
    const end = locatedAt(value, to);
    const [first, last] = [parseEdtf(start?.value ?? ''), parseEdtf(end?.value ?? '')];
    if (!start || !end || !first || !last || !surelyBefore(last, first)) continue;
    if ([start, end].some(({ value: written }) => mayMeanAnother.test(written))) continue;
    yield {
      range: end.range,
      message: `\`${to}\` ${end.value} lies before \`${from}\` ${start.value}. Correct one of them.`,
      fixes: () => swapped(text, valueOf(value, from), valueOf(value, to)),
    };
  }
}

/** Each in the quotes that stand in its place. */
function swapped(text: string, one: YamlValue | null, other: YamlValue | null): Fix[] {
  const [first, last] = [located(one), located(other)];
  if (one?.type !== 'scalar' || other?.type !== 'scalar' || !first || !last) return [];
  const edits = [replaceScalar(text, one, last.value), replaceScalar(text, other, first.value)];
  edits.sort((a, b) => a.range.start - b.range.start);
  return [{ title: 'Swap the two dates', edits, safe: false }];
}
