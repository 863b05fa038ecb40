import type { DuplicateKey, YamlProblem, YamlValue } from '../model/yaml.ts';
import { type SchemaProblem, schemaProblems } from '../schema/problems.ts';
import { ourSchemas } from '../schema/schemas.ts';
import { readYaml } from '../yaml/read.ts';

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
