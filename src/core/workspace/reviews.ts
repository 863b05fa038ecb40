import type { DuplicateKey, YamlProblem, YamlValue } from '../model/yaml.ts';
import { type SchemaProblem, schemaProblems } from '../schema/problems.ts';
import { ourSchemas } from '../schema/schemas.ts';
import { nameOf } from '../text/paths.ts';
import { readYaml } from '../yaml/read.ts';
import type { Lookup } from './lookup.ts';

/** What is wrong with the shape of a file of verdicts; whether its claims and sources exist is another question. */
export interface ReviewRead {
  readonly value: YamlValue | null;
  /** YAML that does not parse or is no list. */
  readonly problems: readonly YamlProblem[];
  readonly duplicates: readonly DuplicateKey[];
  /** What its schema finds wrong. */
  readonly wrong: readonly SchemaProblem[];
}

export function readReview(text: string): ReviewRead {
  const start = text.startsWith('\uFEFF') ? 1 : 0;
  const { value, problems, duplicates } = readYaml(text.slice(start), start);
  const empty = !value || (value.type === 'scalar' && value.value === null);
  if (empty || problems.length > 0) return { value: null, problems, duplicates: [], wrong: [] };
  if (value.type !== 'list') {
    const message =
      'A file of verdicts is a list, one entry a verdict, as in `- { claim: basic-axis, verdict: accurate, … }`.';
    const first = value.type === 'map' ? value.entries[0]?.keyRange : null;
    return { value, problems: [{ message, range: first ?? value.range }], duplicates, wrong: [] };
  }
  return {
    value,
    problems,
    duplicates,
    wrong: schemaProblems(ourSchemas, ourSchemas.builtIn('review'), value),
  };
}

/** What a file of verdicts calls its note: `reviews/NOTE-ID.yaml`, with `%3A` for a colon. */
export const reviewedName = (path: string): string =>
  nameOf(path)
    .replace(/\.ya?ml$/u, '')
    .replaceAll('%3A', ':');

/** The note whose verdicts a file holds. */
export function reviewedNote(lookup: Lookup, path: string): string | null {
  const id = reviewedName(path);
  return lookup.byId('note', id)?.path ?? lookup.link(id);
}
